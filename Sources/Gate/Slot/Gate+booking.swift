import BorderVocabulary

// Booking a slot, giving it back, exchanging it.
extension Gate {
    func book(
        _ id: TripID, _ order: BookingOrder, by actor: Actor, at now: Timestamp, into events: inout [Event]
    ) throws(Refusal) {
        switch order {
        case .request(let start): try request(start, for: id, at: now, into: &events)
        case .cancel: try cancelBooking(of: id, at: now, into: &events)
        case .swap(let other): try swap(id, with: other, at: now, into: &events)
        case .deposit(let amount, let receipt):
            _ = try trip(id)
            guard amount > .zero else { throw .notPositive(.amount) }
            events.append(.booking(id, .deposited(amount, receipt: receipt)))
        }
    }

    private func request(
        _ start: Timestamp, for id: TripID, at now: Timestamp, into events: inout [Event]
    ) throws(Refusal) {
        let trip = try trip(id, in: [.declared])
        guard let rule = rules.slotRule(trip.place, trip.direction, at: start), let slot = rule.slot(at: start) else {
            throw .noSlot(next: rules.nextSlot(trip.place, trip.direction, after: max(start, now))?.start)
        }
        let before = slots.bookings[id]
        if before?.slot == slot { return }
        guard let firm = trip.papers.firm else { throw .fieldMissing(.firm) }
        try requireIntake(trip.place, trip.direction, trip.category, at: start)
        // It would move by itself to a later slot, and so past the draw of that one.
        if let spoiling = disruption(of: slot, trip: id) {
            throw .slotSpoiled(spoiling.cause, rule: spoiling.rule)
        }
        if let before { try requireFreeChange(of: before, at: now) }
        if (slots.edits[id] ?? -1) >= rule.edits { throw .editsSpent(limit: rule.edits) }
        let known = slots.carriers[firm]
        let carrier = known ?? CarrierID(slots.lastCarrier + 1)
        let booked = try answer(to: slot, carrier, at: now)
        if let deposit = rule.conduct.deposit, slots.deposits[id] ?? .zero < deposit {
            throw .depositDue(deposit.subtracting(slots.deposits[id] ?? .zero) ?? deposit)
        }
        if known == nil { events.append(.carrierKnown(carrier, firm)) }
        events.append(.booking(id, booked))
    }

    /// What a carrier that asks for a slot now gets: a request equal to all others, a place that is left, or the end of
    /// the list. A pure question, for who replays the log.
    package func answer(
        to slot: Slot, _ carrier: CarrierID, at now: Timestamp
    ) throws(Refusal) -> BookingEvent {
        guard let rule = rules.slotRule(of: slot), rule.slot(at: slot.start) == slot else { throw .noSlot(next: nil) }
        guard now >= slot.start - rule.opens else { throw .slotNotOpen(opens: slot.start - rule.opens) }
        guard now < slot.start - rule.closes else { throw .slotOver(closed: slot.start - rule.closes) }
        if let until = suspension(of: carrier, by: rule.conduct, at: now) { throw .carrierSuspended(until: until) }
        let ledger = slots.ledgers[slot] ?? SlotLedger()
        switch ledger.window {
        case .closed: throw .slotBeingDrawn
        case .open where now < slot.start - rule.draws:
            guard rules.draw(at: now) != nil else { throw .drawNotArranged }
            return .requested(slot, carrier)
        case .open where slots.hasRequests(for: slot):
            // The clock's next round closes the window; until then those who asked in time are before this one.
            throw .slotBeingDrawn
        case .open, .settled, .notDrawn:
            // Whoever stands on the list comes before whoever asks now.
            return ledger.given < rule.capacity && !slots.hasList(of: slot)
                ? .given(slot, carrier, .free) : .listed(slot, carrier)
        }
    }

    private func cancelBooking(of id: TripID, at now: Timestamp, into events: inout [Event]) throws(Refusal) {
        _ = try trip(id)
        guard let booking = slots.bookings[id] else { throw .noBooking(id) }
        events.append(.booking(id, ending(.cancelled, of: booking, trip: id, at: now)))
    }

    private func swap(
        _ id: TripID, with other: TripID, at now: Timestamp, into events: inout [Event]
    ) throws(Refusal) {
        let (one, two) = (try trip(id, in: [.declared]), try trip(other, in: [.declared]))
        guard id != other else { throw .sameValue(.trip) }
        guard let firm = one.papers.firm, firm == two.papers.firm else { throw .otherCarrier }
        guard one.place == two.place, one.direction == two.direction else { throw .mismatch(.place) }
        guard slots.bookings[id] != nil || slots.bookings[other] != nil else { throw .noBooking(id) }
        for id in [id, other] {
            guard let mine = slots.bookings[id] else { continue }
            // A request that is still to be drawn is drawn by its own trip's number.
            guard mine.isGiven else { throw .slotNotGiven(id) }
            guard now < mine.slot.start else { throw .slotOver(closed: mine.slot.start) }
        }
        // Whoever gets a slot has what its own rule asks for.
        for (taker, giver) in [(id, other), (other, id)] {
            guard let slot = slots.bookings[giver]?.slot, let rule = rules.slotRule(of: slot) else { continue }
            guard (slots.edits[taker] ?? 0) < rule.edits, (slots.edits[giver] ?? 0) < rule.edits else {
                throw .editsSpent(limit: rule.edits)
            }
            if let deposit = rule.conduct.deposit, slots.deposits[taker] ?? .zero < deposit {
                throw .depositDue(deposit)
            }
        }
        events.append(.booking(id, .swapped(with: other)))
    }

    private func requireFreeChange(of booking: Booking, at now: Timestamp) throws(Refusal) {
        guard booking.isGiven, let conduct = rules.slotRule(of: booking.slot)?.conduct else { return }
        let last = booking.slot.start - conduct.freeUntil
        guard now <= last else { throw .changeTooLate(since: last) }
    }

    // MARK: What carriers are held to

    /// The marks against a carrier that count at a moment: not yet forgotten, and not for a slot that something else
    /// than the vehicle spoiled, even if that became known only afterwards.
    package func marks(against carrier: CarrierID, memory: Duration, at now: Timestamp) -> [SlotBook.Mark] {
        (slots.marks[carrier] ?? []).filter { mark in
            now - mark.at < memory && rules.spoiling(mark.slot, category: mark.category) == nil
        }
    }

    /// When a carrier with too many points may book again; nil if it may now.
    package func suspension(of carrier: CarrierID, by conduct: BookingConduct, at now: Timestamp) -> Timestamp? {
        let marks = marks(against: carrier, memory: conduct.memory, at: now)
        var rest = marks.reduce(0) { $0 + $1.points }
        guard rest >= conduct.suspendedFrom else { return nil }
        for mark in marks {
            rest -= mark.points
            if rest < conduct.suspendedFrom { return mark.at + conduct.memory }
        }
        return nil
    }

    // MARK: How bookings end

    /// The end of a booking with what it costs.
    package func ending(_ how: BookingEnd, of booking: Booking, trip: TripID, at now: Timestamp) -> BookingEvent {
        let conduct = rules.slotRule(of: booking.slot)?.conduct
        let deposit = slots.deposits[trip] ?? .zero
        func costs(_ points: Int, _ hundredths: Int) -> BookingEvent {
            .ended(how, points: points, forfeit: Money(dong: deposit.dong / 100 * Int64(hundredths)))
        }
        guard let conduct, booking.isGiven else { return costs(0, 0) }
        switch how {
        case .missed: return costs(conduct.noShow, conduct.noShowForfeit)
        case .cancelled
        where now > booking.slot.start - conduct.freeUntil
            && disruption(of: booking.slot, trip: trip) == nil:
            return costs(conduct.lateCancel, conduct.lateCancelForfeit)
        case .cancelled, .used, .lapsed, .waived: return costs(0, 0)
        }
    }

    /// What other commands do to a booking, put before or after their own events, so that no way of ending or changing
    /// a trip is a way around what a booking costs.
    func addBookings(to events: inout [Event], from start: Int, at now: Timestamp) throws(Refusal) {
        guard !slots.bookings.isEmpty else { return }
        var index = start
        var ended: Set<TripID> = []
        while index < events.count {
            let event = events[index]
            if case .booking(let id, .ended) = event { ended.insert(id) }
            if let id = event.trip, !ended.contains(id), let booking = slots.bookings[id],
                let own = try consequence(of: event, for: booking, trip: id, at: now)
            {
                events.insert(.booking(id, own), at: index)
                if case .ended = own { ended.insert(id) }
                index += 1
            }
            index += 1
        }
    }

    package func consequence(
        of event: Event, for booking: Booking, trip id: TripID, at now: Timestamp
    ) throws(Refusal) -> BookingEvent? {
        switch event {
        case .arrived:
            return arrivalEnd(of: booking, trip: id, at: now)
        case .ended(_, let outcome, _):
            switch outcome {
            case .cancelled: return ending(.cancelled, of: booking, trip: id, at: now)
            case .noShow:
                let isSpoiled = disruption(of: booking.slot, trip: id) != nil
                let how: BookingEnd = !booking.isGiven ? .lapsed : isSpoiled ? .waived : .missed
                return ending(how, of: booking, trip: id, at: now)
            case .completed, .returnedEmpty, .returnedLoaded, .rejected, .turnedBack, .split, .merged:
                return ending(.waived, of: booking, trip: id, at: now)
            }
        case .moved, .calledOutOfTurn, .called:
            // Elsewhere the slot is worth nothing, and a vehicle that is called needs none.
            return ending(.waived, of: booking, trip: id, at: now)
        case .changed(_, _, let old, let new, _, let category, _, _, _, _):
            switch new.field {
            case .vehicle:
                let limit = rules.slotRule(of: booking.slot)?.edits ?? 0
                guard (slots.edits[id] ?? 0) < limit else { throw .editsSpent(limit: limit) }
                return .edited
            case .firm where old != new:
                // A slot never goes from one carrier to another.
                return ending(.cancelled, of: booking, trip: id, at: now)
            case .goods:
                // With goods that the slot's hour does not take it would move, past the draw of a later one.
                if disruption(of: booking.slot, trip: id) == nil,
                    let spoiling = rules.spoiling(booking.slot, category: category)
                {
                    throw .slotSpoiled(spoiling.cause, rule: spoiling.rule)
                }
                return nil
            case .firm, .trip, .place, .direction, .movement, .method, .trailer, .containers, .seals, .driver,
                .lineDriver, .declarations, .plannedArrival, .area, .lane, .yard, .agency, .reason, .witness,
                .amount, .receipt, .warning, .returnOf, .rule, .date, .parts, .category, .basis, .start:
                return nil
            }
        case .declared, .arrivedUndeclared, .identified, .warningAccepted, .relocated, .callMissed, .admitted,
            .parked, .granted, .clearanceRefused, .held, .holdLifted, .feeAssessed, .feePaid, .transhipped, .splitOff,
            .mergedIn, .released, .crossed, .wentAbroad, .overstayed, .ruleSet, .ruleWithdrawn, .bulletinClosed,
            .booking, .slot, .carrierKnown, .callConfirmed, .skipped, .recalled:
            return nil
        }
    }

    /// What an arrival makes of a booking: used inside of the slot, missed after it, nothing yet before it.
    private func arrivalEnd(of booking: Booking, trip id: TripID, at now: Timestamp) -> BookingEvent? {
        guard booking.isGiven else { return ending(.lapsed, of: booking, trip: id, at: now) }
        guard now >= booking.earliest else { return nil }
        let grace = rules.slotRule(of: booking.slot)?.grace ?? .zero
        let isInTime =
            now < booking.slot.end + grace || disruption(of: booking.slot, trip: id) != nil
        return ending(isInTime ? .used : .missed, of: booking, trip: id, at: now)
    }
}
