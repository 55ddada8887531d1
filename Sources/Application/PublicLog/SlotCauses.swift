import BorderVocabulary
import Gate

/// Holds what ends or changes a booking against the command that must have caused it: the record before or after.
struct SlotCauses: Sendable {
    /// What must stand in the next record of the same trip.
    enum Cause: Sendable {
        case arrival
        /// The trip arrived, was called, moved on or ended.
        case end
        /// Its vehicle was exchanged.
        case edit
    }

    private var expected: (cause: Cause, trip: TripID, slot: Slot)?

    /// The next record must be the cause of the one that was just read.
    mutating func expect(_ cause: Cause, of trip: TripID, _ slot: Slot) { expected = (cause, trip, slot) }

    mutating func expectEdit(of trip: TripID, _ slot: Slot) { expect(.edit, of: trip, slot) }

    /// The slot of a booking that did not end or change as it had to, by the event that comes now; nil if all is right.
    mutating func wrong(_ event: Event, of trip: TripID, in gate: borrowing Gate, at now: Timestamp) -> Slot? {
        let due = expected
        expected = nil
        if let due, due.trip != trip || !due.cause.fits(event) { return due.slot }
        guard due == nil, let booking = gate.slots.bookings[trip] else { return nil }
        // What ends or changes a booking says so in the record before.
        switch event {
        case .changed(_, _, _, let new, _, _, _, _, _, _) where new.field == .firm: return booking.slot
        case .booking: return nil
        case .arrived, .ended, .moved, .called, .calledOutOfTurn, .changed:
            let consequence = try? gate.consequence(of: event, for: booking, trip: trip, at: now)
            return consequence == .some(nil) ? nil : booking.slot
        case .declared, .arrivedUndeclared, .identified, .warningAccepted, .relocated, .callMissed, .admitted, .parked,
            .granted, .clearanceRefused, .held, .holdLifted, .feeAssessed, .feePaid, .transhipped, .splitOff, .mergedIn,
            .released, .crossed, .wentAbroad, .overstayed, .ruleSet, .ruleWithdrawn, .bulletinClosed, .slot,
            .carrierKnown, .callConfirmed, .skipped, .recalled:
            return nil
        }
    }
}

extension SlotCauses.Cause {
    fileprivate func fits(_ event: Event) -> Bool {
        switch (self, event) {
        case (.arrival, .arrived): true
        case (.end, .arrived), (.end, .called), (.end, .calledOutOfTurn), (.end, .moved), (.end, .ended): true
        case (.edit, .changed(_, _, _, let new, _, _, _, _, _, _)): new.field == .vehicle
        case (.arrival, _), (.end, _), (.edit, _): false
        }
    }
}

extension Gate {
    /// Whether a trip is on the road to the place and in the direction of a slot.
    func isOnItsWay(_ id: TripID, to slot: Slot) -> Bool {
        guard let trip = trips[id] else { return false }
        return trip.stage.name == .declared && trip.place == slot.place && trip.direction == slot.direction
    }

    /// Whether the slots of two trips may be exchanged, as far as the public log can tell: whose firm a trip is that
    /// never booked it does not say.
    func maySwap(_ one: TripID, _ other: TripID, at now: Timestamp) -> Bool {
        guard let first = trips[one], let second = trips[other], one != other,
            first.stage.name == .declared, second.stage.name == .declared, first.place == second.place,
            first.direction == second.direction
        else { return false }
        let bookings = [one, other].compactMap { slots.bookings[$0] }
        guard !bookings.isEmpty, Set(bookings.map(\.carrier)).count == 1 else { return false }
        return bookings.allSatisfy { booking in
            guard booking.isGiven, now < booking.slot.start, let rule = rules.slotRule(of: booking.slot) else {
                return false
            }
            return [one, other].allSatisfy { (slots.edits[$0] ?? 0) < rule.edits }
        }
    }
}
