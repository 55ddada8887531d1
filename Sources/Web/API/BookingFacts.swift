import BorderVocabulary
import Gate

/// What an open trip has of slots, and what its carrier is held to, taken in one short look.
struct BookingFacts: Hashable, Sendable {
    let booking: Booking?
    /// Where it stands on the waiting list, from 1.
    let placeOnList: Int?
    /// How often its slot may still be changed.
    let editsLeft: Int?
    let deposit: Money
    /// What is still to be deposited; nil for nothing.
    let depositDue: Money?
    /// Until when the slot is given back at no cost.
    let freeUntil: Timestamp?
    /// What giving the slot back would cost at the moment of the look.
    let cancelling: Cost?
    /// The points for not coming at all.
    let missing: Int?
    let carrier: Carrier?

    struct Cost: Hashable, Sendable {
        let points: Int
        let forfeit: Money
    }

    /// Points against the carrier of the trip that count by the rule of its road.
    struct Carrier: Hashable, Sendable {
        let points: Int
        let suspendedFrom: Int
        let suspendedUntil: Timestamp?
    }

    init(_ gate: borrowing Gate, _ trip: Trip, at now: Timestamp) {
        let slots = gate.slots
        let booking = slots.bookings[trip.id]
        self.booking = booking
        let deposit = slots.deposits[trip.id] ?? .zero
        self.deposit = deposit
        let rule =
            booking.flatMap { gate.rules.slotRule(of: $0.slot) }
            ?? gate.rules.slotRule(trip.place, trip.direction, at: now)
            ?? gate.rules.nextSlot(trip.place, trip.direction, after: now).flatMap { gate.rules.slotRule(of: $0) }
        editsLeft = rule.map { max(0, $0.edits - (slots.edits[trip.id] ?? 0)) }
        depositDue = rule?.conduct.deposit.flatMap { $0.subtracting(deposit) }.flatMap { $0 > .zero ? $0 : nil }
        if let booking, case .listed = booking.state {
            placeOnList = slots.list(of: booking.slot).firstIndex(of: trip.id).map { $0 + 1 }
        } else {
            placeOnList = nil
        }
        if let booking, booking.isGiven, let rule {
            freeUntil = booking.slot.start - rule.conduct.freeUntil
            missing = rule.conduct.noShow
        } else {
            (freeUntil, missing) = (nil, nil)
        }
        cancelling = booking == nil ? nil : Self.costOfCancelling(gate, trip.id, at: now)
        if let conduct = rule?.conduct, let known = trip.papers.firm.flatMap({ slots.carriers[$0] }) {
            let marks = gate.marks(against: known, memory: conduct.memory, at: now)
            carrier = Carrier(
                points: marks.reduce(0) { $0 + $1.points }, suspendedFrom: conduct.suspendedFrom,
                suspendedUntil: gate.suspension(of: known, by: conduct, at: now))
        } else {
            carrier = nil
        }
    }

    /// Asks the gate itself, so that nobody is told another price than the one that is taken.
    private static func costOfCancelling(_ gate: borrowing Gate, _ id: TripID, at now: Timestamp) -> Cost? {
        let asker = Actor(user: "clock", duty: .gateOperator)
        guard let events = try? gate.decide(.book(id, .cancel), by: asker, at: now),
            case .booking(_, .ended(_, let points, let forfeit))? = events.first
        else { return nil }
        return Cost(points: points, forfeit: forfeit)
    }
}

extension JSONWriter {
    /// Writes the booking of a trip, and the points against its carrier, as members of the trip.
    mutating func bookingFacts(_ facts: BookingFacts) {
        if let booking = facts.booking {
            member("booking", object: { $0.booking(booking, facts) })
        } else {
            key("booking")
            null()
        }
        member("deposit", facts.deposit.dong)
        member("depositDue", number: facts.depositDue?.dong)
        if let carrier = facts.carrier {
            member(
                "carrier",
                object: { json in
                    json.member("points", carrier.points)
                    json.member("suspendedFromPoints", carrier.suspendedFrom)
                    json.member("suspendedUntil", carrier.suspendedUntil?.iso8601)
                })
        } else {
            key("carrier")
            null()
        }
    }

    private mutating func booking(_ booking: Booking, _ facts: BookingFacts) {
        slot(booking.slot)
        switch booking.state {
        case .requested: member("state", "requested")
        case .given(let how):
            member("state", "given")
            member("how", how.code)
        case .listed: member("state", "listed")
        }
        member("carrier", booking.carrier.description)
        member("placeOnList", number: facts.placeOnList)
        member("editsLeft", number: facts.editsLeft)
        member("freeUntil", facts.freeUntil?.iso8601)
        member("cancelPoints", number: facts.cancelling?.points)
        member("cancelForfeit", number: facts.cancelling?.forfeit.dong)
    }
}
