import Cryptography
import Testing
import TransparencyLog

@Suite("Who reads a whole log again")
struct LogAuditTests {
    private static let size = 66_000

    @Test func `sees every entry once and in order`() throws {
        let sample = try SampleLog(LogAuditTests.size)
        var next: UInt64 = 0
        try LogAudit(sample.tiles).check(try sample.checkpoint()) { index, entry in
            #expect(index == next)
            #expect(Array(entry) == SampleLog.entry(Int(index)))
            next += 1
        }
        #expect(next == UInt64(LogAuditTests.size))
    }

    @Test(arguments: [0, 1, 255, 256, 700, 65_536, 66_000])
    func `may begin at a checkpoint that is believed`(start: Int) throws {
        var sample = try SampleLog(start)
        let earlier = try sample.checkpoint()
        try sample.grow(to: LogAuditTests.size)
        var count = 0
        try LogAudit(sample.tiles).check(try sample.checkpoint(), from: earlier) { _, _ in count += 1 }
        #expect(count == LogAuditTests.size - start)
    }

    @Test func `finds one changed bit in any tile or bundle`() throws {
        var random = Seeded(5)
        let sample = try SampleLog(LogAuditTests.size)
        let checkpoint = try sample.checkpoint()
        let paths = sample.tiles.tiles.keys.sorted { $0.description < $1.description }
        for _ in 0..<12 {
            let path = try #require(paths.randomElement(using: &random))
            var tiles = sample.tiles
            let place = Int.random(in: 0..<(tiles.tiles[path]?.count ?? 1), using: &random)
            tiles.tiles[path]?[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
            #expect(throws: AuditFlaw.self, "\(path), byte \(place)") { try LogAudit(tiles).check(checkpoint) }
        }
    }

    @Test func `finds entries that were exchanged, with tiles made to fit`() throws {
        let sample = try SampleLog(1_000)
        var forged = GrowingLog()
        var tiles = MemoryTiles()
        for index in 0..<1_000 {
            try forged.append(SampleLog.entry(index == 400 ? 401 : index == 401 ? 400 : index))
        }
        tiles.store(forged.takeTiles())
        #expect(throws: AuditFlaw.wrongRoot(size: 1_000)) { try LogAudit(tiles).check(try sample.checkpoint()) }
    }

    @Test func `finds a log that was rewritten after a checkpoint`() throws {
        let earlier = try SampleLog(500).checkpoint()
        var rewritten = GrowingLog()
        var tiles = MemoryTiles()
        for index in 1..<1_001 { try rewritten.append(SampleLog.entry(index)) }
        tiles.store(rewritten.takeTiles())
        let later = Checkpoint(origin: earlier.origin, size: 1_000, root: rewritten.root)
        #expect(throws: AuditFlaw.wrongRoot(size: 500)) { try LogAudit(tiles).check(later, from: earlier) }
        try LogAudit(tiles).check(later)
    }

    @Test func `finds a log that shrank, and one with missing entries`() throws {
        var sample = try SampleLog(600)
        let checkpoint = try sample.checkpoint()
        #expect(throws: AuditFlaw.shrunk(from: 600, to: 100)) {
            try LogAudit(sample.tiles).check(try SampleLog(100).checkpoint(), from: checkpoint)
        }
        let path = TilePath(.entries, index: 1, width: 256)
        sample.tiles.tiles[path] = nil
        #expect(throws: AuditFlaw.tile(.missing(path))) { try LogAudit(sample.tiles).check(checkpoint) }
    }
}
