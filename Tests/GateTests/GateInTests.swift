import BorderVocabulary
import Gate
import Testing

@Suite("A truck at the first barrier")
struct GateInTests {
    @Test func `is let in, once, and its area has room again`() throws {
        var day = try GateFixture()
        let id = try day.bring(1, to: .called)
        #expect(try day.give(.admit(id, lane: Sample.out, seen: Seen())) == [.admitted(id, lane: Sample.out)])
        #expect(try day.trip(id).stage == .atGate(lane: Sample.out, since: day.now))
        #expect(day.gate.areaCounts[Sample.park] == 0)
        #expect(day.gate.laneUse[Sample.out]?.vehicles == 1)
        #expect(try day.give(.admit(id, lane: Sample.out, seen: Seen())) == [], "the camera may report twice")
        #expect(
            day.refusal(of: .admit(id, lane: Sample.narrow, seen: Seen()))
                == .wrongStage(now: .atGate, accepted: [.called]))
    }

    @Test(
        arguments: [
            (Seen(vehicle: Sample.truck(1), trailer: Sample.trailer(1), containers: [Sample.container(1)]), nil),
            (Seen(), nil),
            (Seen(vehicle: Sample.truck(2)), .mismatch(.vehicle)),
            (Seen(vehicle: Sample.truck(1), trailer: Sample.trailer(2)), .mismatch(.trailer)),
            (Seen(vehicle: Sample.truck(1), containers: []), .mismatch(.containers)),
            (Seen(containers: [Sample.container(1), Sample.container(2)]), .mismatch(.containers)),
        ] as [(Seen, Refusal?)])
    func `must be what its papers say, as far as it was looked at`(seen: Seen, refusal: Refusal?) throws {
        var day = try GateFixture()
        let called = try day.bring(1, to: .called)
        #expect(day.refusal(of: .admit(called, lane: Sample.out, seen: seen)) == refusal)
        try day.advance(called, to: .released)
        #expect(day.refusal(of: .cross(called, seen: seen)) == refusal)
    }

    @Test func `may show its containers in any order`() throws {
        var day = try GateFixture()
        let papers = Sample.papers(1).replacing(containers: [Sample.container(1), Sample.container(2)])
        let id = try day.bring(Sample.declaration(1, papers: papers), to: .called)
        let seen = Seen(containers: [Sample.container(2), Sample.container(1)])
        #expect(day.refusal(of: .admit(id, lane: Sample.out, seen: seen)) == nil)
    }

    @Test func `waits until an officer has accepted every warning`() throws {
        var day = try GateFixture()
        let declaration = Sample.declaration(1, warnings: [.containerCheckDigit, .unusualPlate])
        let id = try day.bring(declaration, to: .called)
        let admit = Command.admit(id, lane: Sample.out, seen: Seen())
        #expect(day.refusal(of: admit) == .warningsOpen([.containerCheckDigit, .unusualPlate]))
        #expect(day.refusal(of: .acceptWarning(id, .ocrLookAlike, reason: "seen")) == .warningNotOpen(.ocrLookAlike))
        #expect(day.refusal(of: .acceptWarning(id, .unusualPlate, reason: "")) == .reasonMissing)
        try day.give(.acceptWarning(id, .unusualPlate, reason: "Chinese domestic box"))
        #expect(day.refusal(of: admit) == .warningsOpen([.containerCheckDigit]))
        try day.give(.acceptWarning(id, .containerCheckDigit, reason: "Chinese domestic box"))
        #expect(day.refusal(of: admit) == nil)
        #expect(day.refusal(of: .acceptWarning(id, .unusualPlate, reason: "r")) == .warningNotOpen(.unusualPlate))
    }

    @Test(arguments: [
        (Duration.zero, true), (.minutes(30) - .instant, true), (.minutes(30), false), (.hours(2), false),
    ])
    func `comes before its call runs out`(after: Duration, admitted: Bool) throws {
        var day = try GateFixture()
        let id = try day.bring(1, to: .called)
        let until = day.now + .minutes(30)
        day.wait(after)
        #expect(
            day.refusal(of: .admit(id, lane: Sample.out, seen: Seen())) == (admitted ? nil : .callExpired(at: until)))
    }

    @Test func `is not let into a closed place, at either barrier`() throws {
        var day = try GateFixture(at: Sample.moment(19, 45))
        let called = try day.bring(1, to: .called)
        let released = try day.bring(2, to: .released)
        day.now = Sample.moment(20) - .instant
        #expect(day.refusal(of: .admit(called, lane: Sample.out, seen: Seen())) == nil)
        #expect(day.refusal(of: .cross(released, seen: Seen())) == nil)
        day.now = Sample.moment(20)
        let closed = Refusal.closed(Sample.huuNghi, opens: Sample.moment(7, day: 1))
        #expect(day.refusal(of: .admit(called, lane: Sample.out, seen: Seen())) == closed)
        #expect(day.refusal(of: .cross(released, seen: Seen())) == closed)
    }

    @Test(
        arguments: [
            (Sample.narrow, nil), (Sample.inward, .wrongLane(Sample.inward)), (Sample.shut, .laneClosed(Sample.shut)),
            (Sample.unmannedLane, .wrongLane(Sample.unmannedLane)), ("no-lane", .unknownLane("no-lane")),
        ] as [(LaneID, Refusal?)])
    func `may use another lane than it was called to, if it is one of its own`(lane: LaneID, refusal: Refusal?) throws {
        var day = try GateFixture()
        let id = try day.bring(1, to: .called)
        #expect(day.refusal(of: .admit(id, lane: lane, seen: Seen())) == refusal)
    }

    @Test func `finds a lane full until the hour turns`() throws {
        var day = try GateFixture(at: Sample.moment(8, 50))
        let trucks = try (1...4).map { try day.bring($0, to: .called) }
        for id in trucks.prefix(2) { try day.give(.admit(id, lane: Sample.narrow, seen: Seen())) }
        let third = Command.admit(trucks[2], lane: Sample.narrow, seen: Seen())
        day.now = Sample.moment(9) - .instant
        #expect(day.refusal(of: third) == .laneFull(Sample.narrow, nextFree: Sample.moment(9)))
        #expect(day.refusal(of: .admit(trucks[2], lane: Sample.out, seen: Seen())) == nil)
        day.now = Sample.moment(9)
        try day.give(third)
        #expect(day.gate.laneUse[Sample.narrow]?.vehicles == 1)
        #expect(day.refusal(of: .admit(trucks[3], lane: Sample.narrow, seen: Seen())) == nil)
    }

    @Test func `shares the lane's hour with those that leave through it`() throws {
        var day = try GateFixture()
        let leaving = try day.bring(1, to: .released)
        try day.give(.release(leaving, lane: Sample.narrow))
        let entering = try (2...3).map { try day.bring($0, to: .called) }
        for id in entering { try day.give(.admit(id, lane: Sample.narrow, seen: Seen())) }
        #expect(
            day.refusal(of: .cross(leaving, seen: Seen())) == .laneFull(Sample.narrow, nextFree: Sample.moment(9)))
    }

    @Test func `cannot pass a lane that passes nobody`() throws {
        var day = try GateFixture()
        let id = try day.bring(1, to: .called)
        try day.give(.setRule(Sample.rule("lane-out", Sample.lane(Sample.out, Sample.huuNghi, .export, perHour: 0))))
        #expect(day.refusal(of: .admit(id, lane: Sample.out, seen: Seen())) == .laneClosed(Sample.out))
    }
}
