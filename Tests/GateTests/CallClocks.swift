import BorderVocabulary
import Gate

/// The clocks of calls as a suspicious bystander keeps them: from the events alone, in a way of its own.
struct CallClocks {
    private enum State: Equatable {
        case called(until: Timestamp, confirmBy: Timestamp?)
        case confirmed(until: Timestamp)
        case aside(recall: Timestamp)
    }

    private var states: [TripID: State] = [:]
    /// Tickets as they were when a vehicle was called.
    private var tickets: [TripID: UInt64] = [:]
    private var skips: [TripID: Int] = [:]
    private var passedOver: [TripID: Int] = [:]
    private var overrides: [LocalDate: [PlaceID: Int]] = [:]

    /// Takes down one event, before the gate applies it; answers what must not have happened.
    mutating func complaint(about event: Event, before gate: Gate, at now: Timestamp) -> String? {
        switch event {
        case .called(let id, _, let until, _, let confirmBy):
            return call(id, gate, until, confirmBy)
        case .calledOutOfTurn(let id, _, let until, _, _, let count, let rule, let confirmBy):
            guard let trip = gate.trips[id] else { return "\(id) is called and not open" }
            overrides[now.localDate, default: [:]][trip.place, default: 0] += 1
            let before = gate.trips.values.filter { other in
                guard case .waiting = other.stage, states[other.id] == nil else { return false }
                return other.road == trip.road && other.category != .unidentified && other.ticket < trip.ticket
            }
            for other in before { passedOver[other.id, default: 0] += 1 }
            if count != before.count { return "\(id) passed over \(before.count) and says \(count ?? -1)" }
            if let rule, gate.rules[rule]?.validity.contains(now) != true { return "\(rule) is the basis and is none" }
            if rule == nil, gate.rules.call(at: now).overrideNeedsRule { return "\(id) was called without a basis" }
            return call(id, gate, until, confirmBy)
        case .callConfirmed(let id):
            guard case .called(let until, let confirmBy)? = states[id], now < confirmBy ?? until else {
                return "\(id) confirmed too late, or no call"
            }
            states[id] = .confirmed(until: until)
        case .skipped(let id, let recall):
            guard case .called(_, let confirmBy?)? = states[id], confirmBy <= now, recall > now else {
                return "\(id) was set aside before its time"
            }
            skips[id, default: 0] += 1
            if skips[id, default: 0] > gate.rules.call(at: now).recalls { return "\(id) was set aside too often" }
            states[id] = .aside(recall: recall)
        case .recalled(let id):
            guard case .aside? = states.removeValue(forKey: id) else { return "\(id) was put back and was there" }
        case .callMissed(let id):
            if isRunning(id, at: now) { return "\(id) missed a call that was still good" }
            forget(id)
        case .ended(let id, let outcome, _):
            if outcome == .noShow, isRunning(id, at: now) { return "\(id) did not show and had time" }
            forget(id)
        case .admitted(let id, _):
            if !isRunning(id, at: now) { return "\(id) came in on a call that was over" }
            forget(id)
        case .moved(let id, _, _, let area, _): if area != nil { forget(id) }
        case .identified(let id, _, _): forget(id)
        default: break
        }
        return nil
    }

    private mutating func call(_ id: TripID, _ gate: Gate, _ until: Timestamp, _ confirmBy: Timestamp?) -> String? {
        if states[id] != nil { return "\(id) was called and set aside, or called already" }
        states[id] = .called(until: until, confirmBy: confirmBy)
        tickets[id] = gate.trips[id]?.ticket
        passedOver[id] = nil
        return nil
    }

    private func isRunning(_ id: TripID, at now: Timestamp) -> Bool {
        switch states[id] {
        case .called(let until, let confirmBy): now < confirmBy ?? until
        case .confirmed(let until): now < until
        case .aside, nil: false
        }
    }

    private mutating func forget(_ id: TripID) {
        states[id] = nil
        tickets[id] = nil
        skips[id] = nil
        passedOver[id] = nil
    }

    /// What the gate keeps otherwise than it was told; nil where nothing is.
    func violation(in gate: Gate, at now: Timestamp) -> String? {
        for (id, trip) in gate.trips {
            let aside: Timestamp? = if case .aside(let recall)? = states[id] { recall } else { nil }
            if trip.asideUntil != aside { return "\(id) is set aside wrongly" }
            if trip.stage.isCalled, states[id] == nil || aside != nil { return "\(id) is called and nobody called it" }
            let ticket = tickets[id]
            if ticket != nil, ticket != trip.ticket { return "\(id) lost its ticket" }
            let isInTurn = trip.stage.area != nil
            if Int(trip.calling.skips) != (isInTurn ? skips[id] ?? 0 : 0) { return "the skips of \(id) are wrong" }
            if (trip.calling.overtaken?.times ?? 0) != (isInTurn ? passedOver[id] ?? 0 : 0) {
                return "\(id) was passed over another number of times"
            }
            if (trip.turnState == nil) == isInTurn { return "\(id) has the wrong state of turn" }
        }
        for day in [now.localDate, now.localDate.adding(days: -1)] {
            for (place, count) in overrides[day] ?? [:] where gate.overrides.count(at: place, on: day) != count {
                return "\(count) were called out of turn at \(place) on \(day), and the gate says otherwise"
            }
        }
        return gate.overrides.days.count <= 2 ? nil : "the gate remembers too many days"
    }
}
