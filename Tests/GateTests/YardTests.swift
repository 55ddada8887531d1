import BorderVocabulary
import Gate
import Testing

@Suite("A yard inside the gate")
struct YardTests {
    @Test(
        arguments: [
            (Sample.xuanCuong, nil), (Sample.smallYard, .yardFull(Sample.smallYard, capacity: 1)),
            (Sample.baoNguyen, .wrongYard(Sample.baoNguyen)), ("no-yard", .unknownYard("no-yard")),
        ] as [(YardID, Refusal?)])
    func `is one of the place with room for one more`(yard: YardID, refusal: Refusal?) throws {
        var day = try GateFixture()
        _ = try day.bring(Sample.declaration(1), to: .inYard, yard: Sample.smallYard)
        let id = try day.bring(2, to: .atGate)
        #expect(day.refusal(of: .park(id, yard: yard)) == refusal)
    }

    @Test func `gives its room back when the vehicle moves on`() throws {
        var day = try GateFixture()
        let first = try day.bring(Sample.declaration(1), to: .inYard, yard: Sample.smallYard)
        let second = try day.bring(2, to: .atGate)
        #expect(try day.give(.park(first, yard: Sample.smallYard)) == [])
        #expect(day.refusal(of: .park(second, yard: Sample.smallYard)) == .yardFull(Sample.smallYard, capacity: 1))
        try day.give(.park(first, yard: Sample.xuanCuong))
        try day.give(.park(second, yard: Sample.smallYard))
        #expect(day.gate.yardCounts == [Sample.xuanCuong: 1, Sample.smallYard: 1])
    }

    @Test(
        arguments: [(Sample.xuanCuong, nil), (Sample.smallYard, .wrongYard(Sample.smallYard))] as [(YardID, Refusal?)])
    func `is designated, for two-way haulage`(yard: YardID, refusal: Refusal?) throws {
        var day = try GateFixture()
        let id = try day.bring(Sample.declaration(1, by: .twoWay), to: .atGate)
        #expect(day.refusal(of: .park(id, yard: yard)) == refusal)
    }

    @Test(arguments: StageName.allCases)
    func `takes vehicles that have passed the first barrier`(stage: StageName) throws {
        var day = try GateFixture()
        let id = try day.bring(1, to: stage)
        let refusal: Refusal? =
            [.atGate, .inYard].contains(stage) ? nil : .wrongStage(now: stage, accepted: [.atGate, .inYard])
        #expect(day.refusal(of: .park(id, yard: Sample.xuanCuong)) == refusal)
    }
}

@Suite("Transhipment onto another vehicle")
struct TranshipmentTests {
    private static func onto(
        _ id: TripID, _ vehicle: VehicleIdentity, trailer: Plate? = nil, containers: [ContainerNumber] = [],
        reason: String = "two axles only"
    ) -> Command {
        .tranship(id, vehicle: vehicle, trailer: trailer, containers: containers, reason: reason)
    }

    @Test func `frees the old vehicle, binds the new one, and is examined again as a vehicle`() throws {
        var day = try GateFixture()
        let id = try day.bring(1, to: .inYard)
        try day.clear(id)
        try day.give(Self.onto(id, Sample.truck(2)))
        let trip = try day.trip(id)
        #expect(trip.clearances.granted == AgencySet([.plantQuarantine]))
        #expect(trip.papers.vehicle == Sample.truck(2) && trip.papers.trailer == nil && trip.papers.containers.isEmpty)
        #expect(trip.papers.goods == [Sample.dragonFruit])
        #expect(day.refusal(of: .declare(Sample.declaration(1))) == nil, "the old vehicle is free")
        #expect(day.refusal(of: .declare(Sample.declaration(2))) == .alreadyOpen(.vehicle, trip: id))
    }

    @Test func `is refused where the new vehicle may not carry it`() throws {
        var day = try GateFixture()
        let other = try day.bring(9, to: .declared)
        let id = try day.bring(1, to: .inYard)
        #expect(day.refusal(of: Self.onto(id, Sample.truck(2))) == nil)
        #expect(day.refusal(of: Self.onto(id, Sample.truck(2), reason: "")) == .reasonMissing)
        #expect(day.refusal(of: Self.onto(id, Sample.truck(1), trailer: Sample.trailer(1))) == .sameValue(.vehicle))
        #expect(day.refusal(of: Self.onto(id, Sample.truck(1))) == nil, "without its trailer it is another one")
        #expect(day.refusal(of: Self.onto(id, Sample.truck(9))) == .alreadyOpen(.vehicle, trip: other))
        #expect(
            day.refusal(of: Self.onto(id, Sample.truck(2), trailer: Sample.trailer(9)))
                == .alreadyOpen(.trailer, trip: other))
        #expect(
            day.refusal(of: Self.onto(id, Sample.truck(2), containers: [Sample.container(9)]))
                == .alreadyOpen(.containers, trip: other))
        #expect(
            day.refusal(of: Self.onto(id, Sample.truck(2), containers: (20...24).map(Sample.container)))
                == .tooMany(.containers, limit: 4))
        #expect(day.refusal(of: Self.onto(id, Sample.robot(1))) == .fieldNotAllowed(.vehicle))
        #expect(day.refusal(of: Self.onto(id, Sample.chineseTruck(1))) == .driverMustBeChinese)
        try day.correct(id, .driver(Sample.chinese))
        #expect(day.refusal(of: Self.onto(id, Sample.chineseTruck(1))) == nil)
    }

    @Test(arguments: StageName.allCases.filter { $0 != .inYard })
    func `happens in a yard only, as does dividing and gathering`(stage: StageName) throws {
        var day = try GateFixture()
        let id = try day.bring(1, to: stage)
        let wrong = Refusal.wrongStage(now: stage, accepted: [.inYard])
        #expect(day.refusal(of: Self.onto(id, Sample.truck(2))) == wrong)
        #expect(day.refusal(of: .split(id, into: [Sample.papers(1), Sample.papers(2)], reason: "r")) == wrong)
        #expect(day.refusal(of: .merge(id, others: [TripID(99)], reason: "r")) == wrong)
    }

    @Test func `does not shake off a hold or a no`() throws {
        var day = try GateFixture()
        let id = try day.bring(1, to: .inYard)
        try day.give(.hold(id, .customs, reason: "r"))
        try day.give(.refuse(id, .plantQuarantine, reason: "fruit fly"))
        try day.give(Self.onto(id, Sample.truck(2)))
        #expect(try day.trip(id).clearances.held.has(.customs))
        #expect(try day.trip(id).clearances.refused.has(.plantQuarantine))
    }
}
