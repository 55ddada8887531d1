import Cryptography
import Testing
import TransparencyLog

@Suite("The tiles of a log")
struct TileTests {
    @Test(arguments: [
        ("tile/0/000", TilePath(.hashes(level: 0), index: 0, width: 256)),
        ("tile/0/x001/x234/067", TilePath(.hashes(level: 0), index: 1_234_067, width: 256)),
        ("tile/0/x001/000.p/1", TilePath(.hashes(level: 0), index: 1000, width: 1)),
        ("tile/63/999.p/255", TilePath(.hashes(level: 63), index: 999, width: 255)),
        ("tile/entries/x001/x234/067", TilePath(.entries, index: 1_234_067, width: 256)),
        ("tile/entries/001.p/7", TilePath(.entries, index: 1, width: 7)),
        (
            "tile/0/x018/x446/x744/x073/x709/x551/615", TilePath(.hashes(level: 0), index: .max, width: 256)
        ),
    ])
    func `lie where the specification says`(text: String, path: TilePath) {
        #expect(path.description == text)
        #expect(TilePath(text) == path)
    }

    @Test(arguments: [
        "", "tile", "tile/0", "tile/0/", "/tile/0/000", "tile/64/000", "tile/-1/000", "tile/+1/000", "tile/00/000",
        "tile/0/1", "tile/0/0000", "tile/0/x000/001", "tile/0/001/001", "tile/0/x001", "tile/0/000.p", "tile/0/000.p/",
        "tile/0/000.p/0", "tile/0/000.p/256", "tile/0/000.p/01", "tile/0/000/1", "tile/entry/000", "tile/0/../000",
        "tile/0/x018/x446/x744/x073/x709/x551/616", "tile/0/x001/x018/x446/x744/x073/x709/x551/615", "tile/0/०००",
    ])
    func `lie nowhere else`(text: String) {
        #expect(TilePath(text) == nil)
    }

    @Test func `are those of the example of 70,000 entries`() throws {
        let paths = TilePath.stored(whenGrowingFrom: 0, to: 70_000)
        let level0 = paths.filter { $0.content == .hashes(level: 0) }
        #expect(level0.count == 274)
        #expect(level0.last == TilePath(.hashes(level: 0), index: 273, width: 112))
        let level1 = paths.filter { $0.content == .hashes(level: 1) }
        #expect(level1.map(\.width) == [256, 17])
        #expect(paths.filter { $0.content == .hashes(level: 2) }.map(\.width) == [1])
        #expect(paths.filter { $0.content == .entries }.count == 274)
        #expect(Set(try SampleLog(70_000).tiles.tiles.keys) == Set(paths))
        #expect(
            TilePath.stored(whenGrowingFrom: 0, to: 256).map(\.description)
                == ["tile/entries/000", "tile/0/000", "tile/1/000.p/1"])
    }

    @Test(arguments: [11, 12, 13, 14] as [UInt64])
    func `are the same in whatever batches the log grows`(seed: UInt64) throws {
        var random = Seeded(seed)
        var sample = try SampleLog()
        var stored: Set<TilePath> = []
        while sample.log.size < 67_000 {
            let before = sample.log.size
            let most = [2, 256, 700, 20_000][Int.random(in: 0..<4, using: &random)]
            try sample.grow(to: Int(before) + Int.random(in: 0...most, using: &random))
            stored.formUnion(TilePath.stored(whenGrowingFrom: before, to: sample.log.size))
            #expect(Set(sample.tiles.tiles.keys) == stored)
        }
        let whole = try SampleLog(Int(sample.log.size))
        for (path, bytes) in whole.tiles.tiles { #expect(sample.tiles.tiles[path] == bytes, "\(path)") }
        #expect(whole.log.root == sample.log.root)
    }

    @Test func `let a log go on after a stop`() throws {
        var sample = try SampleLog(300)
        var restarted = try GrowingLog(size: 300, from: sample.tiles)
        var tiles = sample.tiles
        for index in 300..<600 { try restarted.append(SampleLog.entry(index)) }
        tiles.store(restarted.takeTiles())
        try sample.grow(to: 600)
        #expect(restarted.root == sample.log.root)
        #expect(tiles.tiles == sample.tiles.tiles)
        #expect(restarted.takeTiles().isEmpty)
    }

    @Test func `need no partial tile where the full one is kept`() throws {
        var sample = try SampleLog(300)
        let root = sample.log.root
        try sample.grow(to: 70_000)
        sample.tiles.tiles = sample.tiles.tiles.filter { !$0.key.isPartial || $0.key.width != 44 }
        var tree = sample.tree(300)
        #expect(try tree.root() == root)
        #expect(try tree.entry(299) == SampleLog.entry(299))
    }

    @Test func `of an earlier size need not be kept where the size of now is known`() throws {
        let earlier = try SampleLog(300)
        let now = try SampleLog(70_001)
        var tree = TileTree(size: 300, from: now.tiles, grownTo: 70_001)
        #expect(try tree.root() == earlier.log.root)
        #expect(
            try tree.inclusionProof(of: 299)
                == {
                    var tree = earlier.tree(); return try tree.inclusionProof(of: 299)
                }())
        #expect(try LogTree(size: 300, from: now.tiles, grownTo: 70_001).root == earlier.log.root)
        let path = TilePath(.hashes(level: 1), index: 0, width: 1)
        #expect(throws: TileFailure.missing(path)) { try LogTree(size: 300, from: try SampleLog(600).tiles) }
    }

    @Test func `hold entries of up to 65,535 bytes`() throws {
        var log = GrowingLog()
        try log.append([])
        try log.append([UInt8](repeating: 7, count: 65_535))
        let before = log.root
        #expect(throws: GrowingLog.EntryTooLong(bytes: 65_536)) {
            try log.append([UInt8](repeating: 7, count: 65_536))
        }
        #expect(log.size == 2)
        #expect(log.root == before)
        let bundle = try #require(log.takeTiles().first)
        #expect(bundle.path.description == "tile/entries/000.p/2")
        let entries = try #require(EntryBundle(bundle.bytes))
        #expect(entries.count == 2)
        #expect(entries[0].isEmpty)
        #expect(entries[1].count == 65_535)
    }

    @Test(arguments: [[0], [0, 1], [0, 2, 7], [0, 0, 0]] as [[UInt8]])
    func `are refused where an entry has no end`(bytes: [UInt8]) {
        #expect(EntryBundle(bytes) == nil)
    }

    @Test func `have no more bytes than their width allows`() {
        #expect(TilePath(.hashes(level: 3), index: 0, width: 256).mostBytes == 8_192)
        #expect(TilePath(.entries, index: 0, width: 2).mostBytes == 131_074)
    }

    @Test func `are refused where they do not have their width`() throws {
        let path = TilePath(.hashes(level: 0), index: 0, width: 2)
        let bundle = TilePath(.entries, index: 0, width: 2)
        var tiles = MemoryTiles()
        #expect(throws: TileFailure.missing(path)) { try tiles.hashes(of: path) }
        for count in [0, 31, 32, 63, 65, 96] {
            tiles.tiles[path] = [UInt8](repeating: 0, count: count)
            #expect(throws: TileFailure.malformed(path)) { try tiles.hashes(of: path) }
        }
        for count in [0, 2, 6, 514] {
            tiles.tiles[bundle] = [UInt8](repeating: 0, count: count)
            #expect(throws: TileFailure.malformed(bundle)) { try tiles.entries(of: bundle) }
        }
    }
}
