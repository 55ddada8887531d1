import BorderVocabulary
import Gate

/// What must hold of every call, computed from the open trips alone and one by one: slow, and nothing like the gate does it.
enum QueueLaw {
    static func complaint(about event: Event, before gate: Gate, at now: Timestamp) -> String? {
        guard case .called(let id, let lane, _, let grounds?, _) = event, let called = gate.trips[id] else {
            return nil
        }
        let rivals = gate.trips.values.filter { $0.isRival(of: called) }
        guard let rule = gate.rules.queue(at: called.place, now: now) else {
            let narrowed = rivals.filter { grounds.narrowed == nil || $0.category == grounds.narrowed }
            return narrowed.contains { $0.ticket < called.ticket } ? "\(id) was called before one that came first" : nil
        }
        func queueClass(_ trip: Trip) -> QueueClassID { rule.classOf(trip.queueKind, at: now) }
        guard grounds.queueClass == queueClass(called) else { return "\(id) was called by another class than its own" }
        if rivals.contains(where: { queueClass($0) == queueClass(called) && $0.ticket < called.ticket }) {
            return "\(id) was called before one of its class that came first"
        }
        func isAged(_ trip: Trip) -> Bool {
            rule.share(of: queueClass(trip))?.ageing.map { now - trip.ticketAt >= $0 } ?? false
        }
        // Narrowing asks for the first of a class only.
        let firsts = rivals.filter { rival in
            (grounds.narrowed == nil || rival.category == grounds.narrowed)
                && !(rivals + [called]).contains { queueClass($0) == queueClass(rival) && $0.ticket < rival.ticket }
        }
        if let aged = firsts.filter(isAged).min(by: { $0.ticket < $1.ticket }),
            !isAged(called) || aged.ticket < called.ticket
        {
            return "\(aged.id) waits beyond its bound and \(id) was called"
        }
        if (grounds.why == .aged) != isAged(called) { return "\(id) was called on wrong grounds" }
        if let limit = rule.calledLimit, gate.calledCounts[called.place] ?? 0 >= limit {
            return "\(id) was called beyond the limit"
        }
        let asked = try? gate.turn(
            at: called.place, direction: called.direction, category: grounds.narrowed, lane: lane, now: now)
        return asked == Turn(trip: id, grounds: grounds) ? nil : "\(id) was called and it is somebody else's turn"
    }
}

extension Trip {
    fileprivate func isRival(of called: Trip) -> Bool {
        guard id != called.id, road == called.road, category != .unidentified else { return false }
        if case .waiting = stage { return asideUntil == nil }
        return false
    }
}
