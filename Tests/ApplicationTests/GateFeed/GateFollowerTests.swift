import Application
import BorderVocabulary
import Gate
import Logging
import Steering
import SteeringRoom
import Testing

@Suite("Following a gate to count its days")
struct GateFollowerTests {
    /// A gate's log, a steering room, and the hand that moves the clock.
    private struct Office {
        let log = MemoryEventLog()
        let rooms = MemoryEventLog()
        let room: SteeringService
        let clock = HandClock(GateRecords.moment(30))
        let warnings = WarningCounter()
        private let epoch: Epoch
        private var written = 0

        init() throws {
            room = try SteeringService(rooms, shelf: MemoryLedger())
            epoch = try log.takeLease(of: Town.gate)
        }

        /// Makes the records that are new durable, some at a time.
        mutating func write(_ records: GateRecords, by size: Int = 3) throws {
            var rest = records.all.dropFirst(written)
            written = records.all.count
            while let first = rest.first {
                let batch = Array(rest.prefix(size))
                rest = rest.dropFirst(size)
                try log.append(
                    Batch(
                        first: first.position, count: batch.count, epoch: epoch, bytes: RecordCodec.encode(batch),
                        claims: [], answers: []),
                    to: Town.gate)
            }
        }

        func follower(of other: (any EventLog)? = nil) -> GateFollower {
            GateFollower(Town.gate, in: other ?? log, room: room, wallClock: clock, logger: warnings.logger)
        }

        func vintages(_ day: Int) -> [DayTally] {
            (room.room.gates.days[Town.gate]?[GateRecords.date(day)] ?? []).map(\.content)
        }
    }

    private static func threeDays() -> GateRecords {
        var records = GateRecords()
        for day in 21...23 {
            records.pass(UInt64(day), at: GateRecords.moment(day))
            records.add(.wentAbroad(TripID(UInt64(day)), deadline: nil), at: GateRecords.moment(day))
        }
        return records
    }

    @Test func `takes each day into the room once it is over, in the system's name`() async throws {
        var office = try Office()
        office.clock.set(GateRecords.moment(23))
        try office.write(Self.threeDays())
        let follower = office.follower()
        try await follower.catchUp()
        #expect(office.vintages(21) == [Self.threeDays().tally(21)])
        #expect(office.vintages(22).count == 1)
        #expect(office.vintages(23).isEmpty)
        #expect(
            office.room.room.gates.days[Town.gate]?.values.allSatisfy { $0.allSatisfy { $0.by == "system" } } == true)
        #expect(follower.standing.position == Position(9))
        #expect(follower.standing.day == GateRecords.date(22))
    }

    /// What was decided before midnight may become durable a little after it.
    @Test func `waits a little after midnight`() async throws {
        var office = try Office()
        try office.write(Self.threeDays())
        let follower = office.follower()
        let midnight = GateRecords.moment(24, 0)
        office.clock.set(midnight + GateFollower.Limit.grace - .milliseconds(1))
        try await follower.catchUp()
        #expect(office.vintages(23).isEmpty)
        office.clock.set(midnight + GateFollower.Limit.grace)
        try await follower.catchUp()
        #expect(office.vintages(23).count == 1)
    }

    @Test func `stores no day twice, however often it begins anew`() async throws {
        var office = try Office()
        try office.write(Self.threeDays())
        for _ in 1...3 { try await office.follower().catchUp() }
        let head = try office.rooms.head(of: SteeringService.log)
        let follower = office.follower()
        try await follower.catchUp()
        try await follower.catchUp()
        #expect(try office.rooms.head(of: SteeringService.log) == head)
        #expect(office.vintages(23).count == 1)
    }

    @Test func `keeps the count of before beside one that a correction changed, and finds both after a restart`()
        async throws
    {
        var office = try Office()
        var records = Self.threeDays()
        try office.write(records)
        office.clock.set(GateRecords.moment(25))
        let follower = office.follower()
        try await follower.catchUp()
        records.correct(22, [GateRecords.goods("8471", 9)], at: GateRecords.moment(25))
        try office.write(records)
        office.clock.set(GateRecords.moment(26))
        try await follower.catchUp()
        #expect(office.vintages(22).map(\.rows) == [["huu-nghi export 08 1 18000 0"], ["huu-nghi export 84 1 9 0"]])
        #expect(office.vintages(22).last?.later == [10])
        let gates = office.room.room.gates
        func chapter(knownOn day: Int) throws -> String {
            let all = GateRecords.date(1)...GateRecords.date(24)
            let slice = GateSlice(goods: .chapter(84))
            return "\(try gates.figure(.vehicles, slice, over: all, knownOn: GateRecords.date(day)).value)"
        }
        #expect(try chapter(knownOn: 25) == "0")
        #expect(try chapter(knownOn: 26) == "1")
        // The room is read again from its log, the gate's from its beginning.
        let again = try SteeringService(office.rooms, shelf: MemoryLedger())
        let second = GateFollower(
            Town.gate, in: office.log, room: again, wallClock: office.clock, logger: office.warnings.logger)
        try await second.catchUp()
        #expect(again.room.gates == gates)
        #expect(second.standing.contradictions.isEmpty)
    }

    @Test func `says loudly which day a log contradicts that was edited, and takes nothing of it`() async throws {
        var office = try Office()
        try office.write(Self.threeDays())
        try await office.follower().catchUp()
        let counted = office.room.room.gates
        var forged = GateRecords()
        for day in 21...23 {
            let goods = [GateRecords.goods("0810", day == 22 ? 17_999 : 18_000)]
            forged.pass(UInt64(day), GateRecords.declaration(goods), at: GateRecords.moment(day))
            forged.add(.wentAbroad(TripID(UInt64(day)), deadline: nil), at: GateRecords.moment(day))
        }
        let other = MemoryEventLog()
        let epoch = try other.takeLease(of: Town.gate)
        try other.append(
            Batch(
                first: Position(1), count: 9, epoch: epoch, bytes: RecordCodec.encode(forged.all), claims: [],
                answers: []),
            to: Town.gate)
        let follower = office.follower(of: other)
        try await follower.catchUp()
        #expect(follower.standing.contradictions.keys.sorted() == [GateRecords.date(22)])
        #expect(office.room.room.gates == counted)
        #expect(office.warnings.all == ["a day of the gate is not what it was when it was counted"])
    }

    @Test func `finds the same from the log of anybody who has a copy`() async throws {
        var office = try Office()
        try office.write(Self.threeDays())
        try await office.follower().catchUp()
        let fresh = try GateCount.tallies(of: Town.gate, in: office.log, before: GateRecords.date(30))
        #expect(fresh.count == 9)
        #expect(fresh.allSatisfy { office.vintages($0.day.day) == [$0] })
        // Up to an earlier record the log says what it said then.
        let early = try GateCount.tallies(
            of: Town.gate, in: office.log, before: GateRecords.date(23), upTo: Position(6))
        #expect(early == Array(fresh.prefix(2)))
    }

    /// The first count of a day is made again from the records of before the correction.
    @Test func `makes every count again, those that a correction replaced, too`() async throws {
        var office = try Office()
        var records = Self.threeDays()
        try office.write(records)
        office.clock.set(GateRecords.moment(25))
        let follower = office.follower()
        try await follower.catchUp()
        records.correct(22, [GateRecords.goods("8471", 9)], at: GateRecords.moment(25))
        records.pass(9, at: GateRecords.moment(28))
        try office.write(records)
        office.clock.set(GateRecords.moment(30))
        try await follower.catchUp()
        let counts = (21...29).flatMap(office.vintages)
        #expect(counts.count == 10)
        let again = try GateCount.recount(counts, of: Town.gate, in: office.log)
        #expect(again.count == 10)
        #expect(again.allSatisfy { $0.isEqual && $0.differences.isEmpty })
        // One number more, sealed anew by somebody who knows how: the log says otherwise.
        let honest = try #require(office.vintages(23).first).content
        let forged = DayTally(
            sealing: DayTally.Content(
                log: honest.log, day: honest.day, first: honest.first, last: honest.last, records: honest.records,
                crossings: [CrossingCell(honest.crossings[0].key, vehicles: 2, kilograms: 18_000, unweighed: 0)],
                open: honest.open, chain: honest.chain))
        #expect(forged.isIntact)
        let found = try GateCount.recount([forged], of: Town.gate, in: office.log)
        #expect(found.map(\.differences) == [["crossings", "seal"]])
        // The same without a new seal does not even need the log.
        let clumsy = DayTally(forged.content, seal: try #require(office.vintages(23).first).seal)
        #expect(!clumsy.isIntact)
        // A day that the log does not have.
        let invented = DayTally(
            sealing: DayTally.Content(
                log: Town.gate, day: GateRecords.date(1), first: nil, last: nil, records: 0, chain: honest.chain))
        #expect(try GateCount.recount([invented], of: Town.gate, in: office.log).map(\.differences) == [["log"]])
    }

    /// The month of the administration ends on the 14th; this one has two days that were counted.
    private static func twoMonths() -> GateRecords {
        var records = GateRecords()
        for day in 13...14 { records.pass(UInt64(day), at: GateRecords.moment(day)) }
        records.add(.wentAbroad(TripID(14), deadline: nil), at: GateRecords.moment(14))
        return records
    }

    @Test func `says the figures of a period once it is over, again when they change, and never the same twice`()
        async throws
    {
        var office = try Office()
        let series = Series(GateIndicator.tonnes.id, try Period.parse("A2024-08"), .result)
        func said() throws -> [Observation] { try office.room.shelf.observations(of: [series])[0] }
        var records = Self.twoMonths()
        try office.write(records)
        let follower = office.follower()
        office.clock.set(GateRecords.moment(14, 23))
        try await follower.catchUp()
        #expect(try said().isEmpty)
        office.clock.set(GateRecords.moment(15))
        try await follower.catchUp()
        try await follower.catchUp()
        let first = try #require(try said().first)
        #expect(try said().count == 1)
        #expect("\(first.statement.value)" == "36.000")
        #expect(first.statement.knownOn == .day(GateRecords.date(15)))
        #expect("\(first.statement.status.words)" == "preliminary; not reconciled with customs; 29 days not counted")
        #expect("\(first.statement.source)".hasPrefix("gate log lang-son positions 1–5 sha256:"))
        #expect(first.entered.by == "system")
        // Whoever begins anew says nothing twice.
        try await office.follower().catchUp()
        #expect(try said().count == 1)
        records.correct(14, [GateRecords.goods("8471", 1)], at: GateRecords.moment(16))
        try office.write(records)
        office.clock.set(GateRecords.moment(17))
        try await follower.catchUp()
        #expect(try said().map { "\($0.statement.value)" } == ["36.000", "18.001"])
        #expect(try said()[1].statement.supersedes == first.sequence)
        #expect(try said()[1].statement.reason != nil)
        // The month of statistics is not over.
        let other = Series(GateIndicator.tonnes.id, try Period.parse("2024-08"), .result)
        #expect(try office.room.shelf.observations(of: [other])[0].isEmpty)
    }

    @Test func `says that a figure is reconciled once customs has matched every day`() async throws {
        var office = try Office()
        var records = GateRecords()
        for day in 1...31 { records.pass(UInt64(day), at: GateRecords.moment(day)) }
        try office.write(records)
        office.clock.set(GateRecords.moment(32))
        let follower = office.follower()
        try await follower.catchUp()
        let series = Series(GateIndicator.vehicles.id, try Period.parse("2024-08"), .result)
        func words() throws -> [String] {
            try office.room.shelf.observations(of: [series])[0].map {
                "\($0.statement.value) \($0.statement.status.words)"
            }
        }
        #expect(try words() == ["31 preliminary; not reconciled with customs"])
        let source = try Line.parse("sample file")
        let rows = (1...31).map { day in
            RoomCommand.gates(
                .sayCustoms(
                    CustomsRow(GateRecords.date(day), GateWay(Town.place, .export), vehicles: 1, source: source)))
        }
        for answer in try office.room.give(rows, by: "lan", at: office.clock.now()) { _ = try answer.get() }
        try await follower.catchUp()
        #expect(try words().last == "31 reported; reconciled with customs, difference 0 vehicles")
        #expect(try words().count == 2)
    }

    /// A vehicle stands at an open gate, and nobody crosses for three hours; the rule wants two of it.
    @Test func `opens a bottleneck by the rule, once, with the records that show it`() async throws {
        var office = try Office()
        let (day, basis) = (GateRecords.date(1), try Line.parse("sample decision"))
        let rule = GateRule(
            "sample-rule", .noCrossing, opensAt: 120, heldFor: 15, calmBelow: 60, calmFor: 60, sameWithin: 7,
            cause: "gate-capacity", owner: "sample-board", from: day, basis: basis)
        let settings: [RoomCommand] = [
            .roster(.define(Post("sample-board", name: try Line.parse("sample board"), kind: .body))),
            .bottlenecks(.setGateRule(rule)),
        ]
        for answer in try office.room.give(settings, by: "lan", at: GateRecords.moment(20)) { _ = try answer.get() }
        var records = GateRecords()
        for rule in Town.rules { records.add(.ruleSet(rule.lasting(from: day)), at: GateRecords.moment(22, 8)) }
        records.add(.declared(TripID(1), GateRecords.declaration(), required: []), at: GateRecords.moment(22, 8))
        records.add(.arrived(TripID(1), area: Town.area), at: GateRecords.moment(22, 8))
        try office.write(records)
        office.clock.set(GateRecords.moment(22, 9, 50))
        let follower = office.follower()
        try await follower.catchUp()
        #expect(office.room.room.bottlenecks.bottlenecks(on: GateRecords.date(22)).isEmpty)
        office.clock.set(GateRecords.moment(22, 11))
        try await follower.catchUp()
        let open = office.room.room.bottlenecks.bottlenecks(on: GateRecords.date(22))
        let trouble = try #require(open.first?.troubles.first)
        #expect(open.count == 1)
        #expect(trouble.kind == .noCrossing && trouble.stream == GateStream(Town.place))
        #expect("\(trouble.evidence.log)" == "lang-son" && trouble.evidence.last == UInt64(records.all.count))
        // Whoever begins anew measures the same, and raises nothing twice.
        try await office.follower().catchUp()
        #expect(office.room.room.bottlenecks.bottlenecks(on: GateRecords.date(22)).count == 1)
    }
}

extension Rule {
    /// The same from the beginning of a day on.
    fileprivate func lasting(from day: LocalDate) -> Rule {
        Rule(
            id: id, validity: Validity(from: Timestamp(date: day, time: .midnight)), reference: reference,
            content: content)
    }
}
