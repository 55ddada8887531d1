import Application
import BorderVocabulary
import Gate
import GRDB
import SQLiteStore
import Testing
import TransparencyLog

/// What an operator with the database in hand may try, and who notices.
@Suite("Attacks on the log")
struct AttackTests {
    /// A town whose log was published and is then exchanged for another one.
    private func exchanged(_ change: (inout [LogRecord]) -> Void) async throws -> (PublicTown, PublicTown) {
        let honest = try PublicTown.traffic(seed: 9, commands: 300)
        try await honest.publish()
        var records = honest.records
        change(&records)
        let numbered = records.enumerated().map { place, record in
            LogRecord(
                position: Position(UInt64(place + 1)), at: record.at, actor: record.actor, event: record.event)
        }
        return (honest, try PublicTown(numbered))
    }

    /// The public log of one held against the gate's log of another.
    private func compare(_ published: PublicTown, with own: PublicTown) throws -> PublicLogComparison.Verdict {
        var comparison = PublicLogComparison(gate: Town.gate, log: own.log, secret: PublicTown.secret)
        _ = try PublicLogCheck(published.tiles, policy: published.policy)
            .run(#require(try published.tiles.checkpoint())) { comparison.take($0) }
        return comparison.verdict
    }

    @Test func `two records that change places are found by whoever compares, at the first of them`() async throws {
        let (honest, changed) = try await exchanged { $0.swapAt(100, 101) }
        #expect(try compare(honest, with: changed) == .differs(Position(101)))
    }

    @Test func `a record that is dated back is found`() async throws {
        let (honest, changed) = try await exchanged { records in
            let record = records[120]
            records[120] = LogRecord(
                position: record.position, at: record.at - .milliseconds(1), actor: record.actor, event: record.event)
        }
        #expect(try compare(honest, with: changed) == .differs(Position(121)))
    }

    @Test func `a record that is taken out is found`() async throws {
        let (honest, changed) = try await exchanged { $0.remove(at: 80) }
        #expect(try compare(honest, with: changed) == .differs(Position(81)))
    }

    @Test func `a truck that is put in is found`() async throws {
        let (honest, changed) = try await exchanged { records in
            let record = records[60]
            records.insert(
                LogRecord(
                    position: record.position, at: record.at, actor: record.actor,
                    event: .declared(TripID(9_999), Town.declaration(9_999), required: [])), at: 60)
        }
        #expect(try compare(honest, with: changed) == .differs(Position(61)))
    }

    @Test func `a container that is exchanged in an old record is found although papers are not public`() async throws {
        let (honest, changed) = try await exchanged { records in
            for (place, record) in records.enumerated().reversed() {
                guard case .declared(let trip, let old, let required) = record.event else { continue }
                let new = Declaration(
                    place: old.place, direction: old.direction, movement: old.movement, method: old.method,
                    papers: old.papers.replacing(containers: [Town.container(7_777)]), warnings: old.warnings)
                records[place] = LogRecord(
                    position: record.position, at: record.at, actor: record.actor,
                    event: .declared(trip, new, required: required))
                return
            }
        }
        guard case .differs = try compare(honest, with: changed) else {
            return #expect(Bool(false), "the commitment does not fit any more")
        }
    }

    @Test func `an exchange that is given as a command stands in the public log for everybody`() async throws {
        var town = try PublicTown(Traffic.records(seed: 9, commands: 0))
        try town.append(.declared(TripID(1), Town.declaration(1, container: 1), required: []))
        try town.append(
            .changed(
                TripID(1), kind: .swap, old: .containers([Town.container(1)]), new: .containers([Town.container(2)]),
                warnings: [], category: .fruit, required: [], withdrawn: [], reason: "đổi", witness: "second-person"))
        try await town.publish()
        var kinds: [ChangeKind] = []
        _ = try PublicLogCheck(town.tiles, policy: town.policy).run(#require(try town.tiles.checkpoint())) { entry in
            for case .changed(_, let kind, .containers, _, _, _, _, _, _, _)?
                in (try? PublicLeaf(entry).records.map(\.event)) ?? []
            {
                kinds.append(kind)
            }
        }
        #expect(kinds == [.swap])
    }

    @Test func `a rule that is edited after the fact is found`() async throws {
        let (honest, changed) = try await exchanged { records in
            let record = records[2]
            records[2] = LogRecord(
                position: record.position, at: record.at, actor: record.actor,
                event: .ruleSet(
                    Town.rule("lane", .lane(Lane(id: Town.lane, place: Town.place, direction: nil, vehiclesPerHour: 1)))
                ))
        }
        #expect(try compare(honest, with: changed) == .differs(Position(3)))
    }

    @Test func `a publisher goes on with no log that was changed at its end or set back`() async throws {
        let records = Traffic.records(seed: 9, commands: 300)
        let honest = try PublicTown(records)
        try await honest.publish()
        var end = records
        let last = end.removeLast()
        end.append(
            LogRecord(position: last.position, at: last.at, actor: last.actor, event: .overstayed(TripID(1))))
        await #expect(throws: PublicLogFailure.self) {
            try await PublicTown(end).publisher(tiles: honest.tiles).catchUp()
        }
        let short = try PublicTown(Array(records.prefix(50)))
        await #expect(
            throws: PublicLogFailure.logSetBack(published: Position(UInt64(records.count)), head: Position(50))
        ) {
            try await short.publisher(tiles: honest.tiles).catchUp()
        }
        // What it had published stays.
        #expect(try honest.check().queue.position.number == UInt64(records.count))
    }

    @Test func `a publisher believes no checkpoint of another key and no tile that was touched`() async throws {
        let town = try PublicTown.traffic()
        try await town.publish()
        let other = try #require(PublicLogSecret([UInt8](repeating: 9, count: 32)))
        await #expect(throws: PublicLogFailure.self) { try await town.publisher(secret: other).catchUp() }
        let size = try town.check().checkpoint.size
        let path = try #require(TilePath.tile(.hashes(level: 0), index: 0, inTreeOf: size))
        var bytes = try #require(try town.tiles.bytes(of: path))
        bytes[5] ^= 1
        try town.tiles.store([Tile(path, bytes: bytes)])
        await #expect(throws: PublicLogFailure.self) { try await town.publish() }
        #expect(throws: PublicLogFlaw.self) { try town.check() }
    }

    @Test func `a whole new history under the old key is found by anybody who kept a checkpoint`() async throws {
        let honest = try PublicTown.traffic(seed: 1, commands: 200)
        try await honest.publish()
        let kept = try honest.tiles.checkpoint()
        let replaced = try PublicTown.traffic(seed: 2, commands: 900)
        try await replaced.publish()
        // By itself it is a perfect log.
        #expect(try replaced.check().queue.inversions.isEmpty)
        do {
            _ = try replaced.check(from: kept)
            #expect(Bool(false), "it does not go on from what was kept")
        } catch PublicLogFlaw.rewritten(let earlier, let later) {
            #expect(earlier.size < later.size)
        }
        // And it cannot be shorter either.
        #expect(throws: PublicLogFlaw.self) { try honest.check(from: replaced.tiles.checkpoint()) }
    }

    @Test func `two histories shown to two people are found when they exchange checkpoints`() async throws {
        var one = try PublicTown.traffic(seed: 1, commands: 200)
        var other = try PublicTown.traffic(seed: 1, commands: 200)
        try one.append(.declared(TripID(5_000), Town.declaration(5_000), required: []))
        try other.append(.declared(TripID(5_000), Town.declaration(5_001), required: []))
        try await one.publish()
        try await other.publish()
        let shown = try other.tiles.checkpoint()
        do {
            _ = try one.check(from: shown)
            #expect(Bool(false), "both cannot be true")
        } catch PublicLogFlaw.fork(let evidence) {
            // Whoever gets the two notes can check them without either log.
            #expect(evidence.holds(against: LogIdentity(one.publisher().verifierKey)))
        }
    }

    @Test func `a call past somebody else is found by a stranger, at that call`() async throws {
        var town = try PublicTown(Traffic.records(seed: 9, commands: 0))
        for truck in 1...3 {
            let trip = TripID(UInt64(truck))
            try town.append(.declared(trip, Town.declaration(truck), required: []))
            try town.append(.arrived(trip, area: Town.area))
        }
        let until = Town.noon + .seconds(3_600)
        try town.append(
            .calledOutOfTurn(
                TripID(3), lane: Town.lane, until: until, reason: "xe cứu trợ", witness: "b", passedOver: 2))
        try town.append(.called(TripID(2), lane: Town.lane, until: until, grounds: nil))
        try await town.publish()
        let queue = try town.check().queue
        #expect(queue.overrides.map(\.trip) == [TripID(3)])
        #expect(queue.overrides.first?.passedOver == 2)
        #expect(queue.overrides.first?.reason == "xe cứu trợ")
        #expect(queue.inversions.map(\.called) == [TripID(2)])
        #expect(queue.inversions.first?.first == TripID(1))
        #expect(queue.inversions.first?.position == town.records.last?.position)
    }

    /// What an insider would write to get a vehicle out of the way, or to spare one, and whether a stranger finds it.
    static let clocks: [(name: String, events: [(Duration, Event)], faults: Int)] = {
        let (id, other) = (TripID(1), TripID(2))
        let grounds = Turn.Grounds(why: .first, queueClass: nil, narrowed: nil)
        func called(_ seconds: Int64, _ confirm: Int64? = 300, at start: Int64 = 0) -> Event {
            .called(
                id, lane: Town.lane, until: began + .seconds(start + seconds), grounds: grounds,
                confirmBy: confirm.map { began + .seconds(start + $0) })
        }
        let recall = began + .seconds(1_200)
        return [
            ("honest", [(.zero, called(1_800)), (.seconds(300), .skipped(id, recall: recall))], 0),
            ("too short a call", [(.zero, called(60))], 1),
            ("too long a call", [(.zero, called(3_600))], 1),
            ("no time to answer", [(.zero, called(1_800, 1))], 1),
            ("no answer asked for", [(.zero, called(1_800, nil))], 1),
            ("set aside at once", [(.zero, called(1_800)), (.seconds(299), .skipped(id, recall: recall))], 1),
            (
                "set aside for long",
                [(.zero, called(1_800)), (.seconds(300), .skipped(id, recall: recall + .seconds(1)))], 1
            ),
            ("set aside uncalled", [(.zero, .skipped(other, recall: recall))], 1),
            ("missed early", [(.zero, called(1_800)), (.seconds(300), .callMissed(id))], 1),
            ("no-show early", [(.zero, called(1_800)), (.seconds(300), .ended(id, .noShow, reason: ""))], 1),
            ("confirmed late", [(.zero, called(1_800)), (.seconds(300), .callConfirmed(id))], 1),
            ("confirmed uncalled", [(.zero, .callConfirmed(other))], 1),
            ("put back uncalled", [(.zero, .recalled(other))], 1),
        ]
    }()
    private static let began = Town.noon + .seconds(10_000)

    @Test(arguments: clocks.indices)
    func `a clock of a call that was set or read otherwise than the rules say is found`(index: Int) async throws {
        var town = try PublicTown(Traffic.answeredRecords(seed: 9, commands: 0))
        for truck in 1...2 {
            let trip = TripID(UInt64(truck))
            try town.append(.declared(trip, Town.declaration(truck), required: []), after: .zero)
            try town.append(.arrived(trip, area: Town.area), after: .zero)
        }
        var last = try #require(town.records.last?.at)
        for (pause, event) in Self.clocks[index].events {
            try town.append(event, after: Self.began + pause - last)
            last = Self.began + pause
        }
        try await town.publish()
        let queue = try town.check().queue
        #expect(queue.clockFaults.count == Self.clocks[index].faults, "\(Self.clocks[index].name)")
        #expect(queue.inversions.isEmpty)
    }

    @Test func `a clock that was set back is found by a stranger`() async throws {
        var town = try PublicTown.traffic()
        try town.append(.overstayed(TripID(1)), after: .seconds(-60))
        try await town.publish()
        let last = try #require(town.records.last?.position)
        do {
            _ = try town.check()
            #expect(Bool(false), "time does not run backwards")
        } catch PublicLogFlaw.history(.backwards(let position)) {
            #expect(position == last)
        }
    }

    @Test func `a batch that is edited in the file stops the reading at its checksum`() async throws {
        let directory = try TemporaryDirectory()
        let records = Traffic.records(seed: 9, commands: 200)
        do {
            let town = try PublicTown(records, log: try SQLiteEventLog(directory: directory.path))
            try await town.publish()
        }
        try await DatabaseQueue(path: directory.path + "/log.db").write { db in
            try db.execute(
                sql: "UPDATE batch SET bytes = (SELECT bytes FROM batch WHERE first = 11) WHERE first = 21")
        }
        let log = try SQLiteEventLog(directory: directory.path, access: .readOnly)
        let honest = try PublicTown(records)
        try await honest.publish()
        var comparison = PublicLogComparison(gate: Town.gate, log: log, secret: PublicTown.secret)
        _ = try PublicLogCheck(honest.tiles, policy: honest.policy)
            .run(#require(try honest.tiles.checkpoint())) { comparison.take($0) }
        #expect(comparison.verdict == .differs(Position(21)))
    }
}
