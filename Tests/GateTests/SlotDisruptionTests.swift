import BorderVocabulary
import Gate
import Testing

@Suite("A slot that something else than the vehicle spoils")
struct SlotDisruptionTests {
    @Test(arguments: [Disruption.Cause.gate, .road, .neighbour])
    func `moves by itself to the next one that is good, at no cost, and says why`(cause: Disruption.Cause) throws {
        var day = try GateFixture.slots()
        let id = try day.given(1, 14)
        try day.give(.setRule(SlotSample.disruption(cause, Sample.moment(13), Sample.moment(16, 10))))
        #expect(
            try day.give(.sweep) == [
                .booking(
                    id,
                    .moved(from: SlotSample.slot(14), to: SlotSample.slot(17), cause: cause, rule: "disruption"))
            ])
        #expect(try day.give(.sweep) == [])
        #expect(day.gate.slots.edits[id] == 0)
        // Who set out in time and comes meanwhile has not come too early.
        day.now = Sample.moment(15)
        #expect(
            try day.give(.arrive(id, area: Sample.park)).first == .booking(id, .ended(.used, points: 0, forfeit: .zero))
        )
    }

    @Test func `stays and is not missed as long as nobody knows when it is over`() throws {
        var day = try GateFixture.slots()
        let id = try day.given(1, 14)
        try day.give(.setRule(SlotSample.disruption(.road, Sample.moment(13), nil)))
        #expect(try day.sweep(at: Sample.moment(18)) == [])
        try day.give(.setRule(SlotSample.disruption(.road, Sample.moment(13), Sample.moment(18))))
        #expect(
            try day.give(.sweep).first
                == .booking(
                    id,
                    .moved(from: SlotSample.slot(14), to: SlotSample.slot(18), cause: .road, rule: "disruption")))
    }

    @Test func `by a notice for its goods moves; for others it does not`() throws {
        var day = try GateFixture.slots()
        let fruit = try day.given(1, 14)
        let notice = Notice(place: Sample.huuNghi, direction: nil, category: .fruit)
        try day.give(
            .setRule(Sample.rule("notice", .notice(notice), from: Sample.moment(13), until: Sample.moment(15))))
        let rubber = try day.declare(
            Sample.declaration(2, papers: Sample.papers(2, [Sample.rubber])))
        try day.give(.book(rubber, .request(start: Sample.moment(14))))
        #expect(
            try day.give(.sweep) == [
                .booking(
                    fruit, .moved(from: SlotSample.slot(14), to: SlotSample.slot(15), cause: .notice, rule: "notice"))
            ])
        #expect(day.gate.slots.bookings[rubber]?.slot == SlotSample.slot(14))
    }

    @Test func `moves behind nobody: into one that has room, or the first good one where none has`() throws {
        var day = try GateFixture.slots(SlotSample.rule(capacity: 1))
        let (first, second) = (try day.given(1, 14), try day.given(2, 15))
        try day.give(.setRule(SlotSample.disruption(.gate, Sample.moment(13), Sample.moment(14, 50))))
        #expect(
            try day.give(.sweep) == [
                .booking(
                    first, .moved(from: SlotSample.slot(14), to: SlotSample.slot(16), cause: .gate, rule: "disruption"))
            ])
        #expect(day.gate.slots.bookings[second]?.slot == SlotSample.slot(15))
    }

    @Test func `whose fault is known only afterwards takes its marks back`() throws {
        var day = try GateFixture.slots()
        _ = [try day.given(1, 14), try day.given(2, 14)]
        _ = try day.sweep(at: Sample.moment(15, 30))
        let third = try day.declare(3)
        let request = Command.book(third, .request(start: Sample.moment(18)))
        #expect(day.refusal(of: request) != nil)
        try day.give(.setRule(SlotSample.disruption(.road, Sample.moment(14), Sample.moment(15))))
        #expect(day.refusal(of: request) == nil)
    }

    @Test func `is given back free however late`() throws {
        var day = try GateFixture.slots()
        let id = try day.given(1, 14)
        try day.give(.setRule(SlotSample.disruption(.neighbour, Sample.moment(13), nil)))
        day.now = Sample.moment(13, 59)
        #expect(try day.give(.book(id, .cancel)) == [.booking(id, .ended(.cancelled, points: 0, forfeit: .zero))])
    }
}
