import BorderVocabulary
import Gate
import Testing

@Suite("A call, confirmed or not")
struct CallClockTests {
    private static let next = Command.callNext(
        place: Sample.huuNghi, direction: .export, category: nil, lane: Sample.out)

    private static func ahead(_ id: TripID, rule: RuleID? = nil) -> Command {
        .callOutOfTurn(id, lane: Sample.out, reason: "r", witness: GateFixture.witness, rule: rule)
    }

    /// A gate where calls are to be confirmed within 5 minutes, and who does not is set aside for 10.
    private static func gate(_ rule: CallRule = GateFixture.answering) throws -> GateFixture {
        var day = try GateFixture()
        try day.answer(by: rule)
        return day
    }

    @Test func `says until when it is to be confirmed, and only where a rule asks for it`() throws {
        var day = try GateFixture()
        let first = try day.bring(1, to: .waiting)
        let second = try day.bring(2, to: .waiting)
        try day.give(Self.next)
        #expect(try day.trip(first).calling.phase == .quiet)
        #expect(try day.trip(first).callEnds == day.now + .minutes(30))
        try day.answer()
        let events = try day.give(Self.next)
        guard case .called(second, _, day.now + .minutes(30), _, confirmBy: day.now + .minutes(5))? = events.first
        else {
            Issue.record("\(events)")
            return
        }
        #expect(try day.trip(second).callEnds == day.now + .minutes(5))
        let state = try #require(try day.trip(second).turnState)
        #expect(state == TurnState(name: .called, since: day.now, until: day.now + .minutes(5)))
    }

    @Test(
        arguments: [
            (Duration.zero, true), (.minutes(5) - .instant, true), (.minutes(5), false), (.minutes(30), false),
        ])
    func `is confirmed before its moment, by driver, operator or border guard`(late: Duration, accepted: Bool) throws {
        for duty in [Duty.declarant, .gateOperator, .borderGuard] {
            var day = try Self.gate()
            let id = try day.bring(1, to: .waiting)
            try day.give(Self.next)
            let end = day.now + .minutes(5)
            day.wait(late)
            let actor = GateFixture.actor(duty)
            #expect(day.refusal(of: .confirmCall(id), by: actor) == (accepted ? nil : .callExpired(at: end)))
            guard accepted else { continue }
            #expect(try day.give(.confirmCall(id), by: actor) == [.callConfirmed(id)])
            #expect(try day.give(.confirmCall(id), by: actor) == [])
            #expect(try day.trip(id).turnState?.name == .confirmed)
        }
    }

    @Test(
        arguments: [
            (false, Duration.minutes(5) - .instant, nil), (false, .minutes(5), "skip"),
            (true, .minutes(5), nil), (true, .minutes(30) - .instant, nil), (true, .minutes(30), "miss"),
        ] as [(Bool, Duration, String?)])
    func `is good until its end once confirmed, and else until it ought to be`(
        isConfirmed: Bool, late: Duration, what: String?
    ) throws {
        var day = try Self.gate()
        let id = try day.bring(1, to: .waiting)
        try day.give(Self.next)
        if isConfirmed { try day.give(.confirmCall(id)) }
        day.wait(late)
        let admit = Command.admit(id, lane: Sample.out, seen: Seen())
        #expect((day.refusal(of: admit) == nil) == (what == nil))
        switch what {
        case "skip": #expect(try day.give(.sweep) == [.skipped(id, recall: day.now + .minutes(10))])
        case "miss": #expect(try day.give(.sweep) == [.callMissed(id)])
        default: #expect(try day.give(.sweep) == [])
        }
    }

    @Test func `sets aside who does not confirm, keeps the place and gives the lane to the next`() throws {
        var day = try Self.gate()
        let first = try day.bring(1, to: .waiting)
        let second = try day.bring(2, to: .waiting)
        let third = try day.bring(3, to: .waiting)
        let ticket = try day.trip(first).ticket
        try day.give(Self.next)
        day.wait(.minutes(5))
        try day.give(.sweep)
        #expect(day.gate.calledCounts[Sample.huuNghi] == 0)
        #expect(day.gate.placeInLine(of: first) == nil && day.gate.placeInClass(of: first, at: day.now) == nil)
        #expect(day.refusal(of: Self.ahead(first)) == .setAside(until: day.now + .minutes(10)))
        #expect(try day.give(Self.next).first?.trip == second)
        try day.give(.confirmCall(second))
        day.wait(.minutes(10) - .instant)
        #expect(try day.give(.sweep) == [])
        day.wait(.instant)
        #expect(try day.give(.sweep) == [.recalled(first)])
        #expect(try day.trip(first).ticket == ticket)
        #expect(day.gate.waiting(in: try day.trip(third).line) == [first, third])
        #expect(try day.trip(first).turnState?.name == .recalled)
        #expect(try day.give(Self.next).first?.trip == first)
    }

    @Test func `is answered late by saying that one is here`() throws {
        var day = try Self.gate()
        let first = try day.bring(1, to: .waiting)
        let second = try day.bring(2, to: .waiting)
        try day.give(Self.next)
        day.wait(.minutes(5))
        try day.give(.sweep)
        #expect(try day.give(.confirmCall(first), by: GateFixture.actor(.declarant)) == [.recalled(first)])
        #expect(day.gate.waiting(in: try day.trip(second).line) == [first, second])
        #expect(day.refusal(of: .confirmCall(first)) == .wrongStage(now: .waiting, accepted: [.called]))
        #expect(day.refusal(of: .confirmCall(TripID(99))) == .unknownTrip(TripID(99)))
    }

    @Test func `goes unanswered so often, then is missed, then is the end`() throws {
        var day = try Self.gate()
        let id = try day.bring(1, to: .waiting)
        var names: [String] = []
        while day.gate.trips[id] != nil, names.count < 20 {
            switch try day.trip(id).turnState?.name {
            case .waiting?, .recalled?, .passedOver?:
                try day.give(Self.next)
                day.wait(.minutes(5))
            case .skipped?: day.wait(.minutes(10))
            case .called?, .confirmed?, nil: break
            }
            for event in try day.give(.sweep) {
                switch event {
                case .skipped: names.append("skipped")
                case .recalled: names.append("recalled")
                case .callMissed: names.append("missed")
                case .ended(_, let outcome, _): names.append("\(outcome)")
                default: Issue.record("\(event)")
                }
            }
        }
        #expect(names == ["skipped", "recalled", "missed", "skipped", "recalled", "noShow"])
    }

    @Test func `is missed at once where a rule recalls nobody`() throws {
        var day = try Self.gate(CallRule(validFor: .minutes(30), missedAllowed: 1, confirmWithin: .minutes(5)))
        let id = try day.bring(1, to: .waiting)
        try day.give(Self.next)
        day.wait(.minutes(5))
        #expect(try day.give(.sweep) == [.callMissed(id)])
    }

    @Test func `sweeps in the order of trips, whatever is due`() throws {
        var day = try Self.gate()
        let ids = try (1...4).map { try day.bring($0, to: .waiting) }
        for _ in ids { try day.give(Self.next) }
        try day.give(.confirmCall(ids[2]))
        day.wait(.minutes(30))
        let recall = day.now + .minutes(10)
        #expect(
            try day.give(.sweep) == [
                .skipped(ids[0], recall: recall), .skipped(ids[1], recall: recall), .callMissed(ids[2]),
                .skipped(ids[3], recall: recall),
            ])
        day.wait(.minutes(10))
        #expect(try day.give(.sweep) == [.recalled(ids[0]), .recalled(ids[1]), .recalled(ids[3])])
        #expect(day.gate.waiting(in: try day.trip(ids[0]).line) == [ids[0], ids[1], ids[3], ids[2]])
    }

    @Test func `who is set aside may be corrected, moved within the gate, sent back and taken back`() throws {
        var day = try Self.gate()
        let id = try day.bring(1, to: .waiting)
        let other = try day.bring(2, to: .waiting)
        try day.setAside(id)
        try day.correct(id, .goods([Sample.rubber]))
        #expect(try day.trip(id).asideUntil != nil && day.gate.placeInLine(of: id) == nil)
        try day.give(.relocate(id, area: Sample.road))
        #expect(day.gate.areaCounts[Sample.road] == 1)
        #expect(day.refusal(of: .turnBack(id, reason: "r")) == nil)
        #expect(day.refusal(of: .cancel(id, reason: "r"), by: GateFixture.actor(.declarant)) == nil)
        try day.give(.confirmCall(id))
        #expect(day.gate.waiting(in: try day.trip(id).line) == [id])
        #expect(day.gate.waiting(in: try day.trip(other).line) == [other])
    }

    @Test func `a move to another place begins a new wait`() throws {
        var day = try Self.gate()
        let id = try day.bring(1, to: .waiting)
        try day.setAside(id)
        try day.give(.move(id, to: Sample.tanThanh, area: Sample.park, reason: "r"))
        #expect(try day.trip(id).calling == Calling())
        #expect(day.gate.placeInLine(of: id) == 0)
    }

    @Test func `out of turn is remembered by those who were passed over until they are called`() throws {
        var day = try GateFixture()
        let first = try day.bring(1, to: .waiting)
        let rubber = try day.bring(
            Sample.declaration(2, papers: Sample.papers(2, [Sample.rubber])), to: .waiting)
        let (third, fourth) = (try day.bring(3, to: .waiting), try day.bring(4, to: .waiting))
        let since = day.now
        try day.give(Self.ahead(third))
        day.wait(.minutes(3))
        try day.give(Self.ahead(fourth))
        for id in [first, rubber] {
            #expect(try day.trip(id).calling.overtaken == Calling.Overtaken(times: 2, since: since))
            #expect(try day.trip(id).turnState == TurnState(name: .passedOver, since: since, until: nil))
        }
        #expect(try day.trip(third).calling.overtaken == nil)
        #expect(day.gate.overrides.count(at: Sample.huuNghi, on: day.now.localDate) == 2)
        try day.give(Self.next)
        #expect(try day.trip(first).calling.overtaken == nil)
        #expect(try day.trip(rubber).calling.overtaken != nil)
    }

    @Test func `out of turn is counted for today and yesterday`() throws {
        var day = try GateFixture()
        for (hours, counts) in [(0, [1]), (24, [1, 1]), (48, [1, 1, 0]), (120, [1, 0])] {
            day.now = Sample.morning + .hours(hours)
            try day.give(Self.ahead(try day.bring(hours + 1, to: .waiting)))
            let found = counts.indices.map {
                day.gate.overrides.count(at: Sample.huuNghi, on: day.now.localDate.adding(days: -$0))
            }
            #expect(found == counts)
        }
    }

    @Test func `out of turn names a rule that holds, and has to where a rule says so`() throws {
        var day = try GateFixture()
        let id = try day.bring(1, to: .waiting)
        try day.give(.setRule(Sample.rule("tet", .longWait(.hours(3)), from: day.now + .hours(1))))
        #expect(day.refusal(of: Self.ahead(id)) == nil)
        #expect(day.refusal(of: Self.ahead(id, rule: "nothing")) == .unknownRule("nothing"))
        #expect(day.refusal(of: Self.ahead(id, rule: "tet")) == .ruleNotInForce("tet"))
        try day.answer(by: CallRule(validFor: .minutes(30), missedAllowed: 1, overrideNeedsRule: true))
        #expect(day.refusal(of: Self.ahead(id)) == .fieldMissing(.rule))
        day.wait(.hours(1))
        let events = try day.give(Self.ahead(id, rule: "tet"))
        guard case .calledOutOfTurn(id, _, _, _, _, 0, rule: "tet", confirmBy: nil)? = events.first else {
            Issue.record("\(events)")
            return
        }
    }

    @Test(
        arguments: [
            (CallRule(validFor: .minutes(30), missedAllowed: 1, confirmWithin: .minutes(30) - .instant), nil),
            (
                CallRule(validFor: .minutes(30), missedAllowed: 1, confirmWithin: .minutes(30)),
                .flawedCallRule(.confirmedTooLate)
            ),
            (CallRule(validFor: .minutes(30), missedAllowed: 1, confirmWithin: .zero), .notPositive(.rule)),
            (
                CallRule(
                    validFor: .minutes(30), missedAllowed: 1, confirmWithin: .minutes(1), recallAfter: .zero,
                    recalls: 1), .notPositive(.rule)
            ),
            (
                CallRule(validFor: .minutes(30), missedAllowed: 1, confirmWithin: .minutes(1), recalls: 1),
                .flawedCallRule(.recallsWithoutTime)
            ),
            (
                CallRule(
                    validFor: .minutes(30), missedAllowed: 1, confirmWithin: .minutes(1), recallAfter: .minutes(1)),
                .flawedCallRule(.recallsWithoutTime)
            ),
            (
                CallRule(validFor: .minutes(30), missedAllowed: 1, recallAfter: .minutes(1), recalls: 1),
                .flawedCallRule(.recallsWithoutConfirming)
            ),
            (
                CallRule(
                    validFor: .minutes(30), missedAllowed: 1, confirmWithin: .minutes(1), recallAfter: .minutes(1),
                    recalls: 101), .flawedCallRule(.recallsOutOfBounds)
            ),
            (
                CallRule(
                    validFor: .minutes(30), missedAllowed: 1, confirmWithin: .minutes(1), recallAfter: .minutes(1),
                    recalls: 100), nil
            ),
            (
                CallRule(
                    validFor: .minutes(30), missedAllowed: 1, confirmWithin: .minutes(1), recalls: -1),
                .flawedCallRule(.recallsOutOfBounds)
            ),
        ] as [(CallRule, Refusal?)])
    func `rules that would not do what they say are refused`(rule: CallRule, refusal: Refusal?) throws {
        let day = try GateFixture()
        #expect(day.refusal(of: .setRule(Sample.rule("call", .call(rule)))) == refusal)
    }
}
