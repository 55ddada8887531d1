import BorderVocabulary
import Gate
import Testing

@Suite("Calling vehicles from the line")
struct CallingTests {
    private static func callNext(
        _ category: GoodsCategory? = nil, _ direction: Direction = .export, lane: LaneID = Sample.out,
        place: PlaceID = Sample.huuNghi
    ) -> Command {
        .callNext(place: place, direction: direction, category: category, lane: lane)
    }

    private static func rubber(_ number: Int) -> Declaration {
        Sample.declaration(number, papers: Sample.papers(number, [Sample.rubber]))
    }

    @Test func `first come, first called, over all classes unless one is named`() throws {
        var day = try GateFixture()
        let rubber = try day.bring(Self.rubber(1), to: .waiting)
        let fruit = try day.bring(2, to: .waiting)
        let moreRubber = try day.bring(Self.rubber(3), to: .waiting)
        let until = day.now + .minutes(30)
        func called(_ id: TripID, _ narrowed: GoodsCategory? = nil) -> [Event] {
            let grounds = Turn.Grounds(why: .first, queueClass: nil, narrowed: narrowed)
            return [.called(id, lane: Sample.out, until: until, grounds: grounds)]
        }
        #expect(try day.give(Self.callNext(.fruit)) == called(fruit, .fruit))
        #expect(try day.give(Self.callNext()) == called(rubber))
        #expect(try day.give(Self.callNext()) == called(moreRubber))
        #expect(day.refusal(of: Self.callNext()) == .queueEmpty)
        #expect(try day.trip(fruit).stage == .called(area: Sample.park, lane: Sample.out, since: day.now, until: until))
    }

    @Test func `does not look at the other direction, place or road`() throws {
        var day = try GateFixture()
        _ = try day.bring(1, to: .waiting)
        let robot = Papers(vehicle: Sample.robot(2), goods: [Sample.dragonFruit])
        let unmanned = try day.bring(Sample.declaration(2, by: .unmanned, papers: robot), to: .waiting)
        #expect(day.refusal(of: Self.callNext(nil, .import, lane: Sample.inward)) == .queueEmpty)
        #expect(day.refusal(of: Self.callNext(lane: Sample.tanThanhLane, place: Sample.tanThanh)) == .queueEmpty)
        #expect(day.refusal(of: Self.callNext(.other)) == .queueEmpty)
        #expect(try day.give(Self.callNext(lane: Sample.unmannedLane)).first?.trip == unmanned)
    }

    @Test(
        arguments: [
            (Sample.out, nil), (Sample.narrow, nil), ("no-lane", .unknownLane("no-lane")),
            (Sample.inward, .wrongLane(Sample.inward)), (Sample.tanThanhLane, .wrongLane(Sample.tanThanhLane)),
            (Sample.shut, .laneClosed(Sample.shut)),
        ] as [(LaneID, Refusal?)])
    func `wants an open lane of this place and direction`(lane: LaneID, refusal: Refusal?) throws {
        var day = try GateFixture()
        let id = try day.bring(1, to: .waiting)
        #expect(day.refusal(of: Self.callNext(lane: lane)) == refusal)
        #expect(day.refusal(of: .callOutOfTurn(id, lane: lane, reason: "r", witness: "w")) == refusal)
    }

    @Test(arguments: [
        (Sample.moment(6, 59), false), (Sample.moment(7), true), (Sample.moment(20) - .instant, true),
        (Sample.moment(20), false),
    ])
    func `is done only while the place is open`(moment: Timestamp, isOpen: Bool) throws {
        var day = try GateFixture(at: Sample.moment(5))
        let id = try day.bring(1, to: .waiting)
        day.now = moment
        let opens = moment < Sample.moment(7) ? Sample.moment(7) : Sample.moment(7, day: 1)
        let refusal: Refusal? = isOpen ? nil : .closed(Sample.huuNghi, opens: opens)
        #expect(day.refusal(of: Self.callNext()) == refusal)
        #expect(day.refusal(of: .callOutOfTurn(id, lane: Sample.out, reason: "r", witness: "w")) == refusal)
    }

    @Test func `out of turn wants a reason and a second person`() throws {
        var day = try GateFixture()
        let first = try day.bring(1, to: .waiting)
        let second = try day.bring(2, to: .waiting)
        func out(_ reason: String, _ witness: UserID) -> Command {
            .callOutOfTurn(second, lane: Sample.out, reason: reason, witness: witness)
        }
        #expect(day.refusal(of: out(" ", "second-person")) == .reasonMissing)
        #expect(day.refusal(of: out("chick embryos", "first-person")) == .witnessIsActor)
        let events = try day.give(out("chick embryos", "second-person"))
        #expect(
            events == [
                .calledOutOfTurn(
                    second, lane: Sample.out, until: day.now + .minutes(30), reason: "chick embryos",
                    witness: "second-person", passedOver: 1)
            ])
        #expect(day.gate.waiting(in: try day.trip(first).line) == [first])
        #expect(day.refusal(of: out("again", "second-person")) == .wrongStage(now: .called, accepted: [.waiting]))
        #expect(day.refusal(of: Self.callNext(place: "chi-ma")) == .unknownPlace("chi-ma"))
    }

    @Test func `a missed call costs the turn, a second one the trip`() throws {
        var day = try GateFixture()
        let late = try day.bring(1, to: .waiting)
        let other = try day.bring(2, to: .waiting)
        try day.give(Self.callNext())
        day.wait(.minutes(30) - .instant)
        #expect(try day.give(.sweep) == [])
        day.wait(.instant)
        #expect(try day.give(.sweep) == [.callMissed(late)])
        #expect(day.gate.waiting(in: try day.trip(late).line) == [other, late])
        #expect(try day.trip(late).stage == .waiting(area: Sample.park, since: day.now))
        try day.give(Self.callNext())
        try day.give(Self.callNext())
        day.wait(.minutes(30))
        #expect(try day.give(.sweep) == [.ended(late, .noShow, reason: ""), .callMissed(other)])
        #expect(day.gate.bulletin(of: Sample.day, at: day.now).vehicles(.withdrawn) == 1)
        #expect(day.gate.areaCounts[Sample.park] == 1)
    }

    @Test func `counts missed calls without end where the rule allows without end`() throws {
        var day = try GateFixture()
        try day.give(.setRule(Sample.rule("call", .call(CallRule(validFor: .seconds(1), missedAllowed: 1000)))))
        let id = try day.bring(1, to: .waiting)
        for _ in 0..<300 {
            try day.give(Self.callNext())
            day.wait(.seconds(1))
            try day.give(.sweep)
        }
        #expect(try day.trip(id).missedCalls == 255)
    }

    @Test func `a vehicle whose class is corrected keeps its ticket in the new line`() throws {
        var day = try GateFixture()
        let first = try day.bring(1, to: .waiting)
        let second = try day.bring(Self.rubber(2), to: .waiting)
        try day.correct(first, .goods([Sample.starch]))
        #expect(day.gate.waiting(in: try day.trip(second).line) == [first, second])
        #expect(day.gate.remaining(Sample.huuNghi, .other) == 2)
        #expect(day.gate.remaining(Sample.huuNghi, .fruit) == 0)
    }
}
