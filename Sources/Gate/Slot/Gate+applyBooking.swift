import BorderVocabulary

extension Gate {
    mutating func apply(_ event: BookingEvent, to id: TripID, at now: Timestamp) {
        switch event {
        case .requested(let slot, let carrier):
            book(id, slot, carrier, .requested)
            // Whose secrets decide was published before the first request, and does not change after it.
            if slots.ledgers[slot]?.arrangement == nil { slots.ledgers[slot]?.arrangement = rules.draw(at: now) }
            slots.ledgers[slot]?.asked[carrier, default: 0] += 1
        case .given(let slot, let carrier, let how):
            book(id, slot, carrier, .given(how))
            slots.ledgers[slot]?.given += 1
            switch how {
            case .enough, .drawn: slots.ledgers[slot]?.got[carrier, default: 0] += 1
            case .free, .list, .moved: break
            }
        case .listed(let slot, let carrier):
            slots.lastListed += 1
            book(id, slot, carrier, .listed(slots.lastListed))
        case .moved(_, let to, _, _):
            guard let booking = slots.bookings[id] else { return }
            let edits = slots.edits[id]
            book(id, to, booking.carrier, .given(.moved))
            // What the gate changed does not count as the carrier's change.
            slots.edits[id] = edits
            change(id) { moved in
                moved.edits = booking.edits
                moved.earliest = min(booking.earliest, to.start)
            }
            slots.ledgers[to]?.given += 1
        case .edited:
            slots.edits[id, default: 0] += 1
            change(id) { $0.edits += 1 }
        case .swapped(let other):
            swapBookings(id, other)
        case .deposited(let amount, _):
            slots.deposits[id] = (slots.deposits[id] ?? .zero).adding(amount) ?? amount
        case .ended(let how, let points, let forfeit):
            // What is kept does not lie there for the next booking.
            slots.deposits[id] = slots.deposits[id].map { $0.subtracting(forfeit) ?? $0 }
            endBooking(of: id, how, points: points, at: now)
        }
    }

    mutating func apply(_ event: SlotEvent, to slot: Slot, at now: Timestamp) {
        switch event {
        case .closed(let requests, let places, let carrierCap):
            slots.ledgers[slot, default: SlotLedger()].requests = requests
            slots.ledgers[slot]?.places = places
            slots.ledgers[slot]?.carrierCap = carrierCap
            slots.ledgers[slot]?.closedAt = now
            slots.ledgers[slot]?.window = requests > places ? .closed : .settled
            // Here and nowhere else accounts are put away, so that every replay puts the same ones away.
            slots.ledgers = slots.ledgers.filter { slot, ledger in
                now - slot.end < (ledger.isOwed ? SlotBook.keptUndrawn : SlotBook.kept)
            }
        case .drawn(let draw):
            slots.ledgers[slot, default: SlotLedger()].window = .settled
            show(draw, of: slot)
        case .drawnLate(let draw):
            show(draw, of: slot)
        case .notDrawn:
            slots.ledgers[slot, default: SlotLedger()].window = .notDrawn
        }
    }

    /// Keeps how far each party has shown its secrets.
    private mutating func show(_ draw: Draw, of slot: Slot) {
        slots.ledgers[slot]?.draw = draw
        let parties = slots.ledgers[slot]?.arrangement?.parties ?? []
        for reveal in draw.reveals {
            guard let party = parties.first(where: { $0.id == reveal.party }) else { continue }
            slots.shown[party.anchor] = SlotBook.Shown(
                count: slots.head(of: party).count + 1, value: reveal.value)
        }
    }

    mutating func know(_ carrier: CarrierID, as firm: TaxCode) {
        slots.carriers[firm] = carrier
        slots.lastCarrier = max(slots.lastCarrier, carrier.number)
    }

    /// Puts a booking in the place of another. The first one of a trip is no change; going from request to place or list
    /// of the same slot is none either.
    private mutating func book(_ id: TripID, _ slot: Slot, _ carrier: CarrierID, _ state: Booking.State) {
        slots.lastCarrier = max(slots.lastCarrier, carrier.number)
        let before = slots.bookings[id]
        if let before, before.isGiven { slots.ledgers[before.slot]?.given -= 1 }
        if before?.slot != slot {
            if let asked = before, asked.state == .requested {
                slots.ledgers[asked.slot]?.asked[carrier, default: 1] -= 1
            }
            slots.edits[id] = slots.edits[id].map { $0 + 1 } ?? 0
        }
        let booking = Booking(
            carrier: carrier, slot: slot, state: state, edits: slots.edits[id] ?? 0, earliest: slot.start)
        slots.set(booking, of: id)
        if slots.ledgers[slot] == nil { slots.ledgers[slot] = SlotLedger() }
    }

    private mutating func swapBookings(_ one: TripID, _ other: TripID) {
        let (first, second) = (slots.bookings[one], slots.bookings[other])
        slots.set(second, of: one)
        slots.set(first, of: other)
        for id in [one, other] {
            let edits = (slots.edits[id] ?? 0) + 1
            slots.edits[id] = edits
            change(id) { $0.edits = edits }
        }
    }

    private mutating func change(_ id: TripID, _ change: (inout Booking) -> Void) {
        guard var booking = slots.bookings[id] else { return }
        change(&booking)
        slots.set(booking, of: id)
    }

    private mutating func endBooking(of id: TripID, _ how: BookingEnd, points: Int, at now: Timestamp) {
        guard let booking = slots.bookings[id] else { return }
        slots.set(nil, of: id)
        switch how {
        case .used:
            slots.ledgers[booking.slot]?.used += 1
            update(id) { gate, trip in
                gate.leaveLine(trip)
                trip.isBooked = true
                // Whoever came early waited among those without a slot; the slot counts from its own beginning. Where
                // nobody asks for slots there is one line only, and the place in it stays.
                let asks = gate.rules.queue(at: trip.place, now: now)?.asksForSlots ?? false
                if case .waiting = trip.stage { gate.joinLine(&trip, at: now, newTicket: asks) }
            }
        case .missed:
            slots.ledgers[booking.slot]?.missed += 1
        case .cancelled, .waived, .lapsed:
            if booking.isGiven { slots.ledgers[booking.slot]?.given -= 1 }
            if booking.state == .requested { slots.ledgers[booking.slot]?.asked[booking.carrier, default: 1] -= 1 }
        }
        guard points > 0 else { return }
        slots.marks[booking.carrier, default: []].append(
            SlotBook.Mark(
                at: now, points: points, slot: booking.slot, category: trips[id]?.category ?? .unidentified))
        let kept = slots.marks[booking.carrier]?.suffix(SlotBook.marksKept) ?? []
        slots.marks[booking.carrier] = kept.filter { now - $0.at < SlotRule.Limit.memory }
    }
}
