import BorderVocabulary

// The gate itself: its rules, its clock, its bulletin.
extension Gate {
    func set(_ rule: Rule, at now: Timestamp, into events: inout [Event]) throws(Refusal) {
        if let until = rule.validity.until, until <= rule.validity.from { throw .ruleEndsBeforeItBegins }
        guard rule.reference.utf8.contains(where: { $0 > 0x20 }) else { throw .fieldMissing(.basis) }
        guard rule.reference.utf8.count <= Limit.reference else { throw .tooLong(.basis, limit: Limit.reference) }
        switch rule.content {
        case .lane(let lane) where lane.vehiclesPerHour < 0: throw .notPositive(.lane)
        case .yard(let yard) where yard.capacity < 0: throw .notPositive(.yard)
        case .holdingArea(let area) where area.capacity.map({ $0 < 0 }) ?? false: throw .notPositive(.area)
        case .call(let call) where !call.isPositive: throw .notPositive(.rule)
        case .declarationLife(let time) where time <= .zero, .bookingHorizon(let time) where time <= .zero,
            .longWait(let time) where time <= .zero:
            throw .notPositive(.rule)
        case .method(let method) where method.stay.map({ $0 <= .zero }) ?? false: throw .notPositive(.rule)
        case .slots(let slots):
            if let flaw = slots.flaw { throw .flawedSlotRule(flaw) }
            guard rules.isPlace(slots.place, at: max(now, rule.validity.from)) else { throw .unknownPlace(slots.place) }
        case .draw(let draw):
            if let flaw = draw.flaw { throw .flawedDrawRule(flaw) }
        case .place, .hours, .lane, .yard, .holdingArea, .notice, .clearances, .method, .declarationLife, .bulletinHour,
            .bookingHorizon, .longWait, .disruption:
            break
        case .call(let call):
            if let flaw = call.flaw { throw .flawedCallRule(flaw) }
        case .queue(let queue):
            if let flaw = queue.flaw { throw .flawedQueueRule(flaw) }
        }
        if rules[rule.id] == rule { return }
        events.append(.ruleSet(rule))
    }

    func withdraw(_ id: RuleID, reason: String, into events: inout [Event]) throws(Refusal) {
        guard rules[id] != nil else { throw .unknownRule(id) }
        try require(reason: reason)
        events.append(.ruleWithdrawn(id, reason: reason))
    }

    /// The clock's round. In the order of trip numbers, so that the same moment always gives the same events.
    func sweep(at now: Timestamp, into events: inout [Event]) {
        let bookings = sweepSlots(at: now, into: &events)
        let callRule = rules.call(at: now)
        let life = rules.declarationLife(at: now)
        var due: [Event] = []
        for trip in trips.values {
            switch trip.stage {
            case .called:
                if let lapse = lapse(of: trip, by: callRule, at: now) { due.append(lapse) }
            case .waiting:
                if let recall = trip.asideUntil, recall <= now { due.append(.recalled(trip.id)) }
            case .abroad:
                recordOverstay(of: trip, at: now, into: &due)
            case .declared:
                guard let life else { continue }
                let planned = max(trip.declaredAt, trip.papers.plannedArrival ?? trip.declaredAt)
                // Few are so late, and only for them it matters whether they hold a slot.
                guard planned + life < now else { continue }
                let start = max(planned, bookings[trip.id]?.slot.end ?? planned)
                // Whoever cannot come because of something else than the vehicle is not late.
                if let booking = bookings[trip.id], booking.isGiven, disruption(of: booking.slot, trip: trip.id) != nil
                {
                    continue
                }
                if start + life < now { due.append(.ended(trip.id, .noShow, reason: "")) }
            case .atGate, .inYard, .released:
                break
            }
        }
        due.sort { left, right in
            guard let left = left.trip, let right = right.trip else { return false }
            return left < right
        }
        events.append(contentsOf: due)
    }

    func closeBulletin(_ date: LocalDate, at now: Timestamp, into events: inout [Event]) throws(Refusal) {
        if let lastBulletin, date <= lastBulletin { throw .bulletinClosed(lastBulletin) }
        let due = Timestamp(date: date, time: rules.bulletinHour(at: Timestamp(date: date, time: .midnight)))
        guard now >= due else { throw .bulletinNotDue(at: due) }
        events.append(.bulletinClosed(bulletin(of: date, at: now)))
    }

    /// The figures as they stand now: what a bulletin closed at this moment would print.
    package func bulletin(of date: LocalDate, at now: Timestamp) -> Bulletin {
        let figures = tally.filter { $0.value != 0 }.map { Bulletin.Figure(cell: $0.key, vehicles: $0.value) }
        return Bulletin(date: date, closedAt: now, figures: figures.sorted { $0.cell < $1.cell })
    }
}

extension BulletinCell: Comparable {
    package static func < (left: BulletinCell, right: BulletinCell) -> Bool {
        (left.place, left.measure.rawValue, left.category.rawValue)
            < (right.place, right.measure.rawValue, right.category.rawValue)
    }
}
