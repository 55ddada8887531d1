import BorderVocabulary
import Gate
import Testing

@Suite("A slot")
struct SlotTests {
    @Test(arguments: [(7, 0, false), (8, 0, true), (8, 30, false), (19, 0, true), (20, 0, false)])
    func `begins where the hours are divided`(hour: Int, minute: Int, isSlot: Bool) {
        #expect((SlotSample.rule().slot(at: Sample.moment(hour, minute)) != nil) == isSlot)
    }

    @Test func `has its place in the timetable of the day`() {
        let slots = SlotSample.rule().slots(of: Sample.day)
        #expect(slots.count == 12)
        #expect(slots.first == SlotSample.slot(8))
        #expect(slots == slots.sorted())
    }

    @Test(arguments: [(-1, false), (0, true)])
    func `takes requests from its opening`(milliseconds: Int, isOpen: Bool) throws {
        var day = try GateFixture.slots(SlotSample.rule(opens: 5))
        let id = try day.declare(1)
        day.now = Sample.moment(9) + .milliseconds(milliseconds)
        let refusal = day.refusal(of: .book(id, .request(start: Sample.moment(14))))
        #expect(refusal == (isOpen ? nil : .slotNotOpen(opens: Sample.moment(9))))
    }

    @Test(arguments: [(-1, true), (0, false)])
    func `takes bookings until it closes`(milliseconds: Int, isOpen: Bool) throws {
        var day = try GateFixture.slots()
        let id = try day.declare(1)
        day.now = Sample.moment(13) + .milliseconds(milliseconds)
        let refusal = day.refusal(of: .book(id, .request(start: Sample.moment(14))))
        #expect(refusal == (isOpen ? nil : .slotOver(closed: Sample.moment(13))))
    }

    @Test func `is asked for by one trip a vehicle, whatever the gate`() throws {
        var day = try GateFixture.slots()
        let id = try day.request(1, 14)
        // The same vehicle cannot be declared again, here or elsewhere, so it cannot hold a second booking.
        #expect(
            day.refusal(of: .declare(Sample.declaration(1, place: Sample.tanThanh)))
                == .alreadyOpen(.vehicle, trip: id))
        try day.give(.book(id, .request(start: Sample.moment(15))))
        #expect(day.gate.slots.bookings.count == 1)
        #expect(day.gate.slots.bookings[id]?.slot == SlotSample.slot(15))
    }

    @Test func `that enough room is left in goes to everybody who asked`() throws {
        var day = try GateFixture.slots()
        let ids = [try day.request(1, 14), try day.request(2, 14)]
        #expect(try day.sweep(at: Sample.moment(12) - .milliseconds(1)) == [])
        let events = try day.sweep(at: Sample.moment(12))
        #expect(events.first == .slot(SlotSample.slot(14), .closed(requests: 2, places: 2, carrierCap: nil)))
        #expect(ids.map { day.state($0) } == [.given(.enough), .given(.enough)])
        #expect(try day.give(.sweep) == [])
    }

    @Test func `that more asked for waits for its draw`() throws {
        var day = try GateFixture.slots()
        let ids = try (1...5).map { try day.request($0, 14) }
        #expect(
            try day.sweep(at: Sample.moment(12)) == [
                .slot(SlotSample.slot(14), .closed(requests: 5, places: 2, carrierCap: nil))
            ])
        #expect(ids.allSatisfy { day.state($0) == .requested })
        let late = try day.declare(6)
        #expect(day.refusal(of: .book(late, .request(start: Sample.moment(14)))) == .slotBeingDrawn)

        try day.give(.drawSlot(SlotSample.slot(14), SlotSample.draw()))
        #expect(ids.count { day.state($0) == .given(.drawn) } == 2)
        #expect(day.gate.slots.list(of: SlotSample.slot(14)).count == 3)
        // The same draw again changes nothing; another is not to be had.
        #expect(try day.give(.drawSlot(SlotSample.slot(14), SlotSample.draw())) == [])
        #expect(day.refusal(of: .drawSlot(SlotSample.slot(14), SlotSample.draw(2))) == .slotNotAwaitingDraw)
    }

    @Test func `that was never drawn is nobody's, and costs nobody anything`() throws {
        var day = try GateFixture.slots()
        let ids = try (1...3).map { try day.request($0, 14) }
        try day.give(.sweep)
        _ = try day.sweep(at: Sample.moment(12))
        let events = try day.sweep(at: Sample.moment(14))
        #expect(events.contains(.slot(SlotSample.slot(14), .notDrawn)))
        for id in ids {
            #expect(events.contains(.booking(id, .ended(.lapsed, points: 0, forfeit: .zero))))
        }
        #expect(day.gate.slots.bookings.isEmpty)
        #expect(try day.give(.sweep) == [])
    }

    @Test func `with places left after the draw is booked at once, and then its list is joined`() throws {
        var day = try GateFixture.slots()
        _ = try day.given(1, 14)
        let (second, third) = (try day.request(2, 14), try day.request(3, 14))
        #expect(day.state(second) == .given(.free))
        #expect(day.gate.slots.list(of: SlotSample.slot(14)) == [third])
    }

    @Test func `that is given back goes to the first on the list`() throws {
        var day = try GateFixture.slots()
        let first = try day.given(1, 14)
        _ = try day.request(2, 14)
        let (third, fourth) = (try day.request(3, 14), try day.request(4, 14))
        try day.give(.book(first, .cancel))
        #expect(try day.give(.sweep) == [.booking(third, .given(SlotSample.slot(14), CarrierID(1), .list))])
        #expect(day.gate.slots.list(of: SlotSample.slot(14)) == [fourth])
    }

    @Test(arguments: [(0, 0), (1, 1)])
    func `is given back free until early enough, and graded later`(milliseconds: Int, points: Int) throws {
        var day = try GateFixture.slots(SlotSample.rule(draws: 4))
        let id = try day.given(1, 14)
        day.now = Sample.moment(11) + .milliseconds(milliseconds)
        #expect(
            try day.give(.book(id, .cancel)) == [.booking(id, .ended(.cancelled, points: points, forfeit: .zero))])
    }

    @Test func `is not got rid of by another way of ending its trip`() throws {
        var day = try GateFixture.slots()
        let id = try day.given(1, 14)
        let events = try day.give(.cancel(id, reason: "r"))
        #expect(events.first == .booking(id, .ended(.cancelled, points: 1, forfeit: .zero)))
    }

    @Test(
        arguments: [
            (13, 59, 59, nil), (14, 0, 0, BookingEnd.used), (15, 29, 59, .used), (15, 30, 0, .missed),
        ] as [(Int, Int, Int, BookingEnd?)])
    func `is used by whoever comes in it, or shortly after`(hour: Int, minute: Int, second: Int, end: BookingEnd?)
        throws
    {
        var day = try GateFixture.slots()
        let id = try day.given(1, 14)
        day.now = Sample.moment(hour, minute) + .seconds(second)
        let events = try day.give(.arrive(id, area: Sample.park))
        let ended = events.lazy.compactMap { event -> BookingEnd? in
            guard case .booking(_, .ended(let how, _, _)) = event else { return nil }
            return how
        }.first
        #expect(ended == end)
        #expect(try day.trip(id).isBooked == (end == .used))
    }

    @Test func `counts from its own beginning for whoever came early`() throws {
        let queue = QueueRule(
            place: nil, classes: [QueueClass(id: "booked", booked: true, share: QueueShare(weight: 3))],
            other: QueueShare(weight: 1))
        var day = try GateFixture.slots(queue: queue)
        let id = try day.given(1, 14)
        day.now = Sample.moment(12, 30)
        try day.give(.arrive(id, area: Sample.park))
        let other = try day.bring(2, to: .waiting)
        #expect(try !day.trip(id).isBooked)
        #expect(try day.sweep(at: Sample.moment(14)) == [.booking(id, .ended(.used, points: 0, forfeit: .zero))])
        #expect(try day.trip(id).isBooked)
        #expect(try day.trip(id).ticket > day.trip(other).ticket)
        #expect(day.gate.placeInClass(of: id, at: day.now) == 0)
        #expect(day.gate.placeInClass(of: other, at: day.now) == 0)
    }

    @Test func `that nobody came in is marked, and too many marks shut a carrier out for a while`() throws {
        var day = try GateFixture.slots()
        let missed = [try day.given(1, 14), try day.given(2, 14)]
        let events = try day.sweep(at: Sample.moment(15, 30))
        for id in missed { #expect(events.contains(.booking(id, .ended(.missed, points: 2, forfeit: .zero)))) }
        let third = try day.declare(3)
        let request = Command.book(third, .request(start: Sample.moment(18)))
        #expect(day.refusal(of: request) == .carrierSuspended(until: Sample.moment(15, 30) + .hours(240)))
        // Another firm is not held to it.
        _ = try day.request(4, firm: Sample.otherFirm, 18)
        day.now = Sample.moment(15, 30, day: 10)
        #expect(
            day.refusal(of: .book(third, .request(start: Sample.moment(18, day: 10))))
                != .carrierSuspended(until: day.now))
    }

    @Test func `is changed only so often, and not shortly before`() throws {
        var day = try GateFixture.slots()
        let id = try day.request(1, 14)
        try day.give(.book(id, .request(start: Sample.moment(15))))
        try day.give(.book(id, .request(start: Sample.moment(16))))
        #expect(day.refusal(of: .book(id, .request(start: Sample.moment(17)))) == .editsSpent(limit: 2))
        // Giving back and asking again is a change, too.
        try day.give(.book(id, .cancel))
        #expect(day.refusal(of: .book(id, .request(start: Sample.moment(17)))) == .editsSpent(limit: 2))

        let late = try day.given(2, 14)
        day.now = Sample.moment(11) + .milliseconds(1)
        #expect(
            day.refusal(of: .book(late, .request(start: Sample.moment(18)))) == .changeTooLate(since: Sample.moment(11))
        )
    }

    @Test func `passes to another vehicle of its carrier and to no other carrier's`() throws {
        var day = try GateFixture.slots()
        let mine = try day.given(1, 14)
        let (also, strange) = (try day.declare(2), try day.declare(3, firm: Sample.otherFirm))
        #expect(day.refusal(of: .book(mine, .swap(with: strange))) == .otherCarrier)
        try day.give(.book(mine, .swap(with: also)))
        #expect(day.state(also) == .given(.enough))
        #expect(day.state(mine) == nil)
        // Nor does it go along when the trip is written over to another firm.
        let over = Change(kind: .correction, new: .firm(Sample.otherFirm), reason: "r")
        let events = try day.give(.change(also, over))
        #expect(events.first == .booking(also, .ended(.cancelled, points: 1, forfeit: .zero)))
    }

    @Test func `whose vehicle is exchanged counts it as a change`() throws {
        var day = try GateFixture.slots(SlotSample.rule(edits: 1))
        let id = try day.given(1, 14)
        func exchange(_ number: Int) -> Command {
            .change(id, Change(kind: .swap, new: .vehicle(Sample.truck(number)), reason: "r"))
        }
        #expect(try day.give(exchange(5)).first == .booking(id, .edited))
        #expect(day.refusal(of: exchange(6)) == .editsSpent(limit: 1))
    }

    @Test func `that asks for a deposit is not given without, and keeps its part of it`() throws {
        let deposit = Money(dong: 1_000_000)
        var day = try GateFixture.slots(SlotSample.rule(conduct: SlotSample.conduct(deposit: deposit)))
        let id = try day.declare(1)
        let request = Command.book(id, .request(start: Sample.moment(14)))
        #expect(day.refusal(of: request) == .depositDue(deposit))
        try day.give(.book(id, .deposit(Money(dong: 400_000), receipt: "R1")))
        #expect(day.refusal(of: request) == .depositDue(Money(dong: 600_000)))
        try day.give(.book(id, .deposit(Money(dong: 600_000), receipt: "R2")))
        try day.give(request)
        _ = try day.sweep(at: Sample.moment(12))
        #expect(
            try day.give(.book(id, .cancel)) == [
                .booking(id, .ended(.cancelled, points: 1, forfeit: Money(dong: 500_000)))
            ])
    }
}
