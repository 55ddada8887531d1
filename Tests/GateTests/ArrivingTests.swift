import BorderVocabulary
import Gate
import Testing

@Suite("Arriving at the gate and waiting")
struct ArrivingTests {
    @Test func `puts the vehicle into an area, a line and the count of what remains`() throws {
        var day = try GateFixture()
        let id = try day.bring(1, to: .waiting)
        let trip = try day.trip(id)
        #expect(trip.stage == .waiting(area: Sample.park, since: day.now))
        #expect(trip.arrivedAt == day.now)
        #expect(day.gate.areaCounts[Sample.park] == 1)
        #expect(day.gate.placeInLine(of: id) == 0)
        #expect(day.gate.waiting(in: trip.line) == [id])
        #expect(day.gate.remaining(Sample.huuNghi, .fruit) == 1)
        #expect(try day.give(.arrive(id, area: Sample.park)) == [], "repeating is harmless")
        #expect(
            day.refusal(of: .arrive(id, area: Sample.road)) == .wrongStage(now: .waiting, accepted: [.declared]))
    }

    @Test(
        arguments: [
            ("nowhere", .unknownArea("nowhere")), (Sample.tanThanhPark, .wrongArea(Sample.tanThanhPark)),
            (Sample.lot, .areaFull(Sample.lot, capacity: 1)), (Sample.road, nil), (Sample.park, nil),
        ] as [(HoldingAreaID, Refusal?)])
    func `wants an area of the place with room`(area: HoldingAreaID, refusal: Refusal?) throws {
        var day = try GateFixture()
        _ = try day.bring(Sample.declaration(1), to: .waiting, area: Sample.lot)
        let id = try day.declare(Sample.declaration(2))
        #expect(day.refusal(of: .arrive(id, area: area)) == refusal)
        let arrival = UndeclaredArrival(place: Sample.huuNghi, direction: .export, vehicle: Sample.truck(3), area: area)
        #expect(day.refusal(of: .registerArrival(arrival)) == refusal)
        let waiting = try day.bring(4, to: .waiting)
        let called = try day.bring(5, to: .called)
        let isThere = area == Sample.park
        #expect(day.refusal(of: .relocate(waiting, area: area)) == (isThere ? nil : refusal))
        #expect(day.refusal(of: .relocate(called, area: area)) == (isThere ? nil : refusal))
    }

    @Test func `frees the area's room only past the first barrier`() throws {
        var day = try GateFixture()
        let first = try day.bring(Sample.declaration(1), to: .called, area: Sample.lot)
        let second = try day.declare(Sample.declaration(2))
        #expect(day.refusal(of: .arrive(second, area: Sample.lot)) == .areaFull(Sample.lot, capacity: 1))
        try day.advance(first, to: .atGate)
        #expect(day.refusal(of: .arrive(second, area: Sample.lot)) == nil)
        #expect(
            day.refusal(of: .relocate(first, area: Sample.road))
                == .wrongStage(now: .atGate, accepted: [.waiting, .called]))
    }

    @Test func `keeps turn and call when a vehicle is sent to another area`() throws {
        var day = try GateFixture()
        let first = try day.bring(1, to: .waiting)
        let second = try day.bring(2, to: .waiting)
        try day.give(.relocate(first, area: Sample.road))
        #expect(day.gate.waiting(in: try day.trip(first).line) == [first, second])
        #expect(day.gate.areaCounts[Sample.park] == 1)
        #expect(day.gate.areaCounts[Sample.road] == 1)
        #expect(try day.give(.relocate(first, area: Sample.road)) == [])
        let called = try day.bring(3, to: .called)
        let before = try day.trip(called).stage
        day.wait(.minutes(5))
        try day.give(.relocate(called, area: Sample.road))
        guard case .called(_, let lane, let since, let until) = before else { throw GateFixtureError.wrongStage }
        #expect(try day.trip(called).stage == .called(area: Sample.road, lane: lane, since: since, until: until))
    }

    @Test func `ends with the place's own rule`() throws {
        var day = try GateFixture()
        let id = try day.declare(Sample.declaration(1))
        try day.give(.withdrawRule("place-hn", reason: "closed for good"))
        #expect(day.refusal(of: .arrive(id, area: Sample.park)) == .unknownPlace(Sample.huuNghi))
    }
}
