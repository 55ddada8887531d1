import Application
import BorderVocabulary
import Cryptography
import Gate
import SQLiteStore
import Testing
import TileFolder
import TransparencyLog

@Suite("The public log")
struct PublicLogTests {
    @Test(arguments: 1...6 as ClosedRange<UInt64>)
    func `is whole, in turn, and agrees with the gate's own`(seed: UInt64) async throws {
        let town = try PublicTown.traffic(seed: seed)
        try await town.publish()
        let report = try town.check()
        #expect(report.queue.position.number == UInt64(town.records.count))
        #expect(report.queue.inversions.isEmpty && report.queue.clockFaults.isEmpty)
        #expect(report.queue.total.calls > 0)
        #expect(try town.compare() == .same(Position(UInt64(town.records.count))))
    }

    @Test(arguments: 1...6 as ClosedRange<UInt64>)
    func `tells strangers who was set aside and put back, and every call is in turn`(seed: UInt64) async throws {
        let town = try PublicTown(Traffic.answeredRecords(seed: seed, commands: 400))
        try await town.publish()
        let report = try town.check()
        #expect(report.queue.inversions.isEmpty && report.queue.clockFaults.isEmpty)
        #expect(report.queue.total.calls > 0 && report.queue.total.overrides > 0)
        #expect(try town.compare() == .same(Position(UInt64(town.records.count))))
    }

    @Test func `is the same however often and wherever its publisher stops`() async throws {
        let records = Traffic.records(seed: 3, commands: 500)
        let whole = try PublicTown(records)
        try await whole.publish()
        var town = try PublicTown()
        for start in stride(from: 0, to: records.count, by: 35) {
            try town.append(Array(records[start..<min(start + 35, records.count)]))
            try await town.publish()
        }
        #expect(try town.tiles.checkpoint() == whole.tiles.checkpoint())
    }

    @Test func `names no person, no firm, no seal, and no plate unless it shows plates`() throws {
        let papers = Papers(
            vehicle: .plate(Town.plate(1)), trailer: Town.trailer(1), containers: [Town.container(1)],
            seals: [try Seal.parse("SEAL123")], driver: Driver(id: "0123456789abcdef0123", nationality: .vn),
            goods: [GoodsLine(name: "sầu riêng", hsCode: nil, weight: nil, isFruit: true)],
            firm: try TaxCode.parse("0100109106"), plannedArrival: Town.noon)
        let declaration = Declaration(
            place: Town.place, direction: .export, movement: .loaded, method: .traditional, papers: papers)
        let secrets = ["SEAL123", "0123456789abcdef0123", "sầu", "0100109106", "first-person", "second-person", "CSQU"]
        let events: [Event] = EventSamples.all.map(\.event) + [.declared(TripID(1), declaration, required: [])]
        for event in events {
            let record = LogRecord(position: Position(1), at: Town.noon, actor: Town.actor(.declarant), event: event)
            let batch = StoredBatch(first: Position(1), count: 1, bytes: RecordCodec.encode([record]))
            for shown in [false, true] {
                let leaf = try #require(
                    try PublicLeaf.leaves(of: batch, secret: PublicTown.secret, showingPlates: shown).first)
                let text = String(decoding: leaf, as: UTF8.self)
                for secret in secrets { #expect(!text.contains(secret), "\(event) shows \(secret)") }
                let back = try #require(try PublicLeaf(leaf).records.first)
                #expect(back.event == event.published(showingPlates: shown))
                #expect(back.isOpened(by: PublicTown.secret.opening(of: record)))
            }
        }
        let shown = Event.declared(TripID(1), declaration, required: []).published(showingPlates: true)
        guard case .declared(_, let open, _) = shown else { return #expect(Bool(false), "a declaration is public") }
        #expect(open.papers.vehicle == .plate(Town.plate(1)))
        #expect(open.category == .fruit)
    }

    @Test func `leads to the same waiting lines as the gate's own log`() async throws {
        let town = try PublicTown.traffic(seed: 5, commands: 600)
        var gate = Gate()
        for record in town.records { gate.apply(record.event, at: record.at) }
        try await town.publish()
        let waiting = gate.lines.values.reduce(0) { $0 + $1.count }
        #expect(waiting > 0)
        #expect(try town.check().queue.waiting == waiting)
    }

    @Test func `goes on in the next entry where a batch is too long for one`() async throws {
        let records = Traffic.records(seed: 2, commands: 3_000)
        let town = try PublicTown(records, batch: records.count)
        try await town.publish()
        let report = try town.check()
        #expect(report.checkpoint.size > 1)
        #expect(report.queue.position.number == UInt64(records.count))
    }

    @Test func `an opening shows one record and no other`() throws {
        let records = Traffic.records(seed: 1, commands: 20)
        let secret = PublicTown.secret
        let batch = StoredBatch(first: Position(1), count: records.count, bytes: RecordCodec.encode(records))
        let public_ = try PublicLeaf.leaves(of: batch, secret: secret, showingPlates: false).flatMap {
            try PublicLeaf($0).records
        }
        for (place, record) in records.enumerated() {
            for (other, open) in public_.enumerated() {
                #expect(open.isOpened(by: secret.opening(of: record)) == (place == other))
            }
        }
        let other = try #require(PublicLogSecret([UInt8](repeating: 8, count: 32)))
        #expect(!public_[0].isOpened(by: other.opening(of: records[0])))
        #expect(PublicLogSecret([UInt8](repeating: 0, count: 31)) == nil)
    }

    @Test func `lies in a folder as any web server may serve it`() async throws {
        let directory = try TemporaryDirectory()
        let folder = FolderTileStore(directory.path)
        let town = try PublicTown(Traffic.records(seed: 4, commands: 1_500), batch: 2)
        let publisher = PublicLogPublisher(
            gate: Town.gate, log: town.log, feed: EventFeed(gate: Town.gate, log: town.log, head: .start),
            store: folder, secret: PublicTown.secret, name: PublicTown.name, logger: WarningCounter().logger)
        try await publisher.catchUp()
        try await town.publish()
        #expect(try folder.checkpoint() == town.tiles.checkpoint())
        let report = try PublicLogCheck(folder, policy: town.policy).run(#require(try folder.checkpoint()))
        #expect(report.queue.position.number == UInt64(town.records.count))
        // More than a full bundle, so that something was tidied away.
        #expect(report.checkpoint.size > 256)
        let full = try #require(TilePath.tile(.entries, index: 0, inTreeOf: report.checkpoint.size))
        #expect(try folder.bytes(of: full) != nil)
        #expect(try folder.bytes(of: TilePath(.entries, index: 0, width: 7)) == nil)
    }

    @Test(arguments: 0..<300)
    func `never traps on bytes that are no entry`(seed: Int) throws {
        var dice = Dice(seed: UInt64(seed))
        let records = Traffic.records(seed: 1, commands: 30)
        let batch = StoredBatch(first: Position(1), count: records.count, bytes: RecordCodec.encode(records))
        var leaf = try PublicLeaf.leaves(of: batch, secret: PublicTown.secret, showingPlates: true)[0]
        for _ in 0..<Int.random(in: 1...4, using: &dice) {
            let place = Int.random(in: 0..<leaf.count, using: &dice)
            if Bool.random(using: &dice) {
                leaf[place] ^= UInt8.random(in: 1...255, using: &dice)
            } else {
                leaf = Array(leaf[..<max(1, place)])
            }
        }
        // Whatever is read is at least strict: nothing is left over, and numbers have one spelling.
        _ = try? PublicLeaf(leaf)
    }
}
