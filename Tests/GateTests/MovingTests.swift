import BorderVocabulary
import Gate
import Testing

@Suite("Moving to another gate, and turning back")
struct MovingTests {
    @Test func `a vehicle at the gate leaves one count and joins the other at the end of its line`() throws {
        var day = try GateFixture()
        let id = try day.bring(1, to: .waiting)
        let there = try day.bring(Sample.declaration(2, place: Sample.tanThanh), to: .waiting)
        try day.give(.move(id, to: Sample.tanThanh, area: Sample.park, reason: "jam"))
        let trip = try day.trip(id)
        #expect(day.gate.waiting(in: trip.line) == [there, id])
        #expect(day.gate.remaining(Sample.huuNghi, .fruit) == 0)
        #expect(day.gate.remaining(Sample.tanThanh, .fruit) == 2)
        let figures = day.gate.bulletin(of: Sample.day, at: day.now)
        #expect(figures.vehicles(.turnedBack, place: Sample.huuNghi) == 1)
        #expect(figures.vehicles(.arrived, place: Sample.tanThanh) == 2)
    }

    @Test func `a vehicle on the road only changes its destination`() throws {
        var day = try GateFixture()
        let id = try day.declare(Sample.declaration(1))
        #expect(
            day.refusal(of: .move(id, to: Sample.tanThanh, area: Sample.park, reason: "jam")) == .fieldNotAllowed(.area)
        )
        try day.give(.move(id, to: Sample.tanThanh, area: nil, reason: "jam"))
        #expect(try day.trip(id).place == Sample.tanThanh)
        #expect(day.gate.bulletin(of: Sample.day, at: day.now).figures.isEmpty)
    }

    @Test func `a vehicle that stays in a full area which serves both gates may stay`() throws {
        var day = try GateFixture()
        let area = HoldingArea(id: Sample.park, places: [Sample.huuNghi, Sample.tanThanh], capacity: 1)
        try day.give(.setRule(Sample.rule("area-park", .holdingArea(area))))
        let id = try day.bring(1, to: .called)
        #expect(try day.give(.move(id, to: Sample.tanThanh, area: Sample.park, reason: "jam")).count == 1)
        #expect(day.gate.areaCounts[Sample.park] == 1)
        #expect(day.stage(id) == .waiting)
    }

    @Test func `is refused for every reason that the other gate may have`() throws {
        var day = try GateFixture()
        _ = try day.bring(Sample.declaration(9, place: Sample.tanThanh), to: .waiting, area: Sample.tanThanhPark)
        let id = try day.bring(1, to: .waiting)
        let swap = try day.bring(Sample.declaration(2, by: .tractorSwap), to: .waiting)
        func move(
            _ id: TripID, _ place: PlaceID = Sample.tanThanh, _ area: HoldingAreaID? = Sample.park,
            _ reason: String = "jam"
        )
            -> Refusal?
        {
            day.refusal(of: .move(id, to: place, area: area, reason: reason))
        }
        #expect(move(id, Sample.huuNghi) == .sameValue(.place))
        #expect(move(id, "chi-ma") == .unknownPlace("chi-ma"))
        #expect(move(swap) == .methodNotInForce(.tractorSwap, Sample.tanThanh))
        #expect(move(id, Sample.tanThanh, nil) == .fieldMissing(.area))
        #expect(move(id, Sample.tanThanh, Sample.tanThanhPark) == .areaFull(Sample.tanThanhPark, capacity: 1))
        #expect(move(id, Sample.tanThanh, Sample.road) == .wrongArea(Sample.road))
        #expect(move(id, Sample.tanThanh, Sample.park, "") == .reasonMissing)
        #expect(move(id) == nil)
        try day.give(
            .setRule(Sample.rule("none", .notice(Notice(place: Sample.tanThanh, direction: nil, category: nil)))))
        #expect(move(id) == .noIntake(rule: "none", until: nil))
        try day.advance(id, to: .atGate)
        #expect(move(id) == .wrongStage(now: .atGate, accepted: [.declared, .waiting, .called]))
    }

    @Test(arguments: [
        (StageName.declared, false), (.waiting, true), (.called, true), (.atGate, true), (.inYard, true),
        (.released, false), (.abroad, false),
    ])
    func `turning back is for vehicles that stand at the gate and that nobody holds`(stage: StageName, accepted: Bool)
        throws
    {
        var day = try GateFixture()
        let id = try day.bring(1, to: stage)
        guard accepted else {
            let stages: [StageName] = [.waiting, .called, .atGate, .inYard]
            #expect(day.refusal(of: .turnBack(id, reason: "r")) == .wrongStage(now: stage, accepted: stages))
            return
        }
        #expect(day.refusal(of: .turnBack(id, reason: "")) == .reasonMissing)
        try day.give(.hold(id, .borderGuard, reason: "r"))
        #expect(day.refusal(of: .turnBack(id, reason: "r")) == .heldBy([.borderGuard]))
        try day.give(.liftHold(id, .borderGuard, reason: "r"))
        try day.give(.turnBack(id, reason: "the other side is closed"))
        #expect(day.gate.trips.isEmpty)
        let figures = day.gate.bulletin(of: Sample.day, at: day.now)
        #expect(figures.vehicles(.turnedBack) == 1)
        #expect(figures.vehicles(.remaining) == 0)
        #expect(day.gate.areaCounts.values.allSatisfy { $0 == 0 } && day.gate.yardCounts.values.allSatisfy { $0 == 0 })
        #expect(day.refusal(of: .turnBack(id, reason: "r")) == .unknownTrip(id))
    }
}
