import BorderVocabulary
import Cryptography

// What the clock does to slots: windows close, slots begin, end and move.
extension Gate {
    /// Something else than the vehicle that spoils a slot.
    package struct Spoiling: Hashable, Sendable {
        package let cause: Disruption.Cause
        package let rule: RuleID
        /// When it is over; nil if nobody knows.
        package let until: Timestamp?
    }

    /// Whether a trip waits for its call.
    package func waits(_ id: TripID) -> Bool { trips[id]?.stage.name == .waiting }

    /// What spoils a slot of a trip, as far as it is known; of several the one that lasts longest.
    package func disruption(of slot: Slot, trip id: TripID) -> Spoiling? {
        rules.spoiling(slot, category: trips[id]?.category)
    }

    /// What one thing leads to another at most: a window closes, a slot is given, and moves on.
    private static let longestChain = 16

    /// The clock's round for slots, until it has nothing more to say; answers with the bookings after it.
    func sweepSlots(at now: Timestamp, into events: inout [Event]) -> [TripID: Booking] {
        guard !slots.bookings.isEmpty || !slots.ledgers.isEmpty else { return [:] }
        var ahead = self
        for _ in 0..<Gate.longestChain {
            let caused = ahead.slotRound(at: now)
            guard !caused.isEmpty else { break }
            events.append(contentsOf: caused)
            for event in caused { ahead.apply(event, at: now) }
        }
        return ahead.slots.bookings
    }

    /// In the order of slots and trips.
    private func slotRound(at now: Timestamp) -> [Event] {
        var events: [Event] = []
        var room = SlotRoom(self)
        // Most slots are far ahead, and the clock has nothing to say of them: they are not even put in order.
        let concerned = slots.members.filter { mayConcern($0.key, $0.value, at: now) }
        for (_, members) in concerned.sorted(by: { $0.key < $1.key }) {
            for id in members.trips {
                guard let booking = slots.bookings[id], let event = round(of: id, booking, at: now, &room) else {
                    continue
                }
                events.append(.booking(id, event))
            }
        }
        let due = slots.ledgers.filter { mayClose($0.key, $0.value, at: now) || mayServe($0.key, $0.value, at: now) }
        for (slot, ledger) in due.sorted(by: { $0.key < $1.key }) {
            close(slot, ledger, at: now, room, into: &events)
            serve(slot, ledger, at: now, &room, into: &events)
        }
        return events
    }

    /// Whether the clock may have something to say of a booking of a slot.
    private func mayConcern(_ slot: Slot, _ members: SlotMembers, at now: Timestamp) -> Bool {
        if now >= slot.start { return true }
        // Before it begins only those who have a place move on: in when they may come early, elsewhere when it is spoiled.
        return !members.given.isEmpty && (members.early > 0 || rules.maySpoil(slot))
    }

    private func round(
        of id: TripID, _ booking: Booking, at now: Timestamp, _ room: inout SlotRoom
    ) -> BookingEvent? {
        let slot = booking.slot
        guard booking.isGiven else {
            guard now >= slot.start else { return nil }
            return ending(.lapsed, of: booking, trip: id, at: now)
        }
        if now >= booking.earliest, case .waiting = trips[id]?.stage {
            return ending(.used, of: booking, trip: id, at: now)
        }
        if let spoiling = disruption(of: slot, trip: id) {
            // As long as nobody knows when it is over the slot stays, and is not missed.
            guard let until = spoiling.until, until > slot.start,
                let next = room.nextSlot(
                    slot.place, slot.direction, from: max(until, now), besides: slot, category: trips[id]?.category)
            else { return nil }
            room.give(next)
            room.free(slot)
            return .moved(from: slot, to: next, cause: spoiling.cause, rule: spoiling.rule)
        }
        guard now >= slot.end + (rules.slotRule(of: slot)?.grace ?? .zero) else { return nil }
        return ending(.missed, of: booking, trip: id, at: now)
    }

    /// Ends the window of a slot whose time has come. Where everybody finds room, everybody gets a place at once.
    private func close(
        _ slot: Slot, _ ledger: SlotLedger, at now: Timestamp, _ room: SlotRoom, into events: inout [Event]
    ) {
        guard mayClose(slot, ledger, at: now) else { return }
        let isUndecided = ledger.window == .closed || slots.hasRequests(for: slot)
        if isUndecided, now >= slot.start { return events.append(.slot(slot, .notDrawn)) }
        guard ledger.window == .open, let rule = rules.slotRule(of: slot), now >= slot.start - rule.draws else {
            return
        }
        events.append(contentsOf: closing(of: slot, rule, places: room.places(in: slot)))
    }

    private func mayClose(_ slot: Slot, _ ledger: SlotLedger, at now: Timestamp) -> Bool {
        switch ledger.window {
        case .open: now >= slot.start || rules.slotRule(of: slot).map { now >= slot.start - $0.draws } ?? false
        case .closed: now >= slot.start
        case .settled, .notDrawn: false
        }
    }

    /// The events that close the window of a slot; a pure question, for who replays the log.
    package func closing(of slot: Slot, _ rule: SlotRule, places: Int) -> [Event] {
        let requests = slots.requests(for: slot)
        let places = max(0, places)
        var events: [Event] = [
            .slot(slot, .closed(requests: requests.count, places: places, carrierCap: rule.carrierCap))
        ]
        guard requests.count <= places else { return events }
        for request in requests {
            events.append(.booking(request.trip, .given(slot, request.carrier, .enough)))
        }
        return events
    }

    /// Gives what is free to the first on the list.
    private func serve(
        _ slot: Slot, _ ledger: SlotLedger, at now: Timestamp, _ room: inout SlotRoom, into events: inout [Event]
    ) {
        guard mayServe(slot, ledger, at: now) else { return }
        // What those leave who are moved is worth nothing, and would move again, past the draws of later slots.
        guard rules.spoiling(slot, category: nil) == nil else { return }
        var free = room.places(in: slot)
        guard free > 0 else { return }
        for id in slots.list(of: slot) {
            guard free > 0, let booking = slots.bookings[id] else { return }
            guard disruption(of: slot, trip: id) == nil else { continue }
            free -= 1
            room.give(slot)
            events.append(.booking(id, .given(slot, booking.carrier, .list)))
        }
    }

    private func mayServe(_ slot: Slot, _ ledger: SlotLedger, at now: Timestamp) -> Bool {
        (ledger.window == .settled || ledger.window == .notDrawn) && now < slot.start && slots.hasList(of: slot)
    }
}

extension Gate {
    /// Where a spoiled booking moves to; a pure question, for who replays the log.
    package func refuge(of booking: Booking, trip id: TripID, at now: Timestamp) -> Slot? {
        guard booking.isGiven, let until = disruption(of: booking.slot, trip: id)?.until, until > booking.slot.start
        else {
            return nil
        }
        var room = SlotRoom(self)
        return room.nextSlot(
            booking.slot.place, booking.slot.direction, from: max(until, now), besides: booking.slot,
            category: trips[id]?.category)
    }
}

/// What is free in slots while one round of the clock gives and takes.
struct SlotRoom {
    private let rules: RuleBook
    private let ledgers: [Slot: SlotLedger]
    private var change: [Slot: Int] = [:]
    /// The slot that comes next after a moment: vehicles that move all look for the same ones, and each day has to be
    /// divided for the answer.
    private var following: [Moment: Slot?] = [:]

    private struct Moment: Hashable {
        let place: PlaceID
        let direction: Direction
        let after: Timestamp
    }

    /// How many slots ahead a moved vehicle looks for a free place before it takes one that is full.
    private static let looksAhead = 48

    init(_ gate: borrowing Gate) {
        rules = gate.rules
        ledgers = gate.slots.ledgers
    }

    mutating func give(_ slot: Slot) { change[slot, default: 0] += 1 }
    mutating func free(_ slot: Slot) { change[slot, default: 0] -= 1 }

    func places(in slot: Slot) -> Int {
        (rules.slotRule(of: slot)?.capacity ?? 0) - (ledgers[slot]?.given ?? 0) - (change[slot] ?? 0)
    }

    /// The first slot from a moment on that nothing spoils and that has a place; the first that nothing spoils where none
    /// of the next has.
    mutating func nextSlot(
        _ place: PlaceID, _ direction: Direction, from moment: Timestamp, besides own: Slot, category: GoodsCategory?
    ) -> Slot? {
        var full: Slot?
        var last = moment - .milliseconds(1)
        for _ in 0..<SlotRoom.looksAhead {
            guard let slot = slot(following: Moment(place: place, direction: direction, after: last)) else { break }
            last = slot.start
            guard slot != own, rules.spoiling(slot, category: category) == nil else { continue }
            if places(in: slot) > 0 { return slot }
            full = full ?? slot
        }
        return full
    }

    private mutating func slot(following moment: Moment) -> Slot? {
        if let known = following[moment] { return known }
        let slot = rules.nextSlot(moment.place, moment.direction, after: moment.after)
        following[moment] = .some(slot)
        return slot
    }
}

extension RuleBook {
    /// The rule by which a slot is given: the one in force at its start.
    package func slotRule(of slot: Slot) -> SlotRule? { slotRule(slot.place, slot.direction, at: slot.start) }

    /// The first slot that begins after a moment, within the next 14 days.
    package func nextSlot(_ place: PlaceID, _ direction: Direction, after moment: Timestamp) -> Slot? {
        var date = moment.localDate
        for _ in 0...14 {
            let later = slotRules(place, direction).flatMap { rule in
                rule.slots(of: date).filter {
                    $0.start > moment && slotRule(place, direction, at: $0.start) == rule
                }
            }
            if let first = later.min() { return first }
            date = date.adding(days: 1)
        }
        return nil
    }

    /// What spoils a slot: a disruption or a notice whose period touches it, or the time after it that is allowed.
    func spoiling(_ slot: Slot, category: GoodsCategory?) -> Gate.Spoiling? {
        let end = slot.end + (slotRule(of: slot)?.grace ?? .zero)
        var found: Gate.Spoiling?
        func consider(_ cause: Disruption.Cause, _ rule: RuleID, _ validity: Validity) {
            guard validity.from < end, validity.until.map({ $0 > slot.start }) ?? true else { return }
            // One without an end lasts longest.
            if let known = found {
                guard let until = known.until else { return }
                if let other = validity.until, other <= until { return }
            }
            found = Gate.Spoiling(cause: cause, rule: rule, until: validity.until)
        }
        for (rule, validity, disruption) in disruptions
        where (disruption.place ?? slot.place) == slot.place
            && (disruption.direction ?? slot.direction) == slot.direction
        {
            consider(disruption.cause, rule, validity)
        }
        for (rule, validity, notice) in allNotices
        where (notice.place ?? slot.place) == slot.place && (notice.direction ?? slot.direction) == slot.direction
            && (notice.category == nil || notice.category == category)
        {
            consider(.notice, rule, validity)
        }
        return found
    }
}
