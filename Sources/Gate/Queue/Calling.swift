import BorderVocabulary

/// The clocks of a vehicle whose turn comes: asked to confirm, confirmed, set aside, put back, passed over.
///
/// They run beside the stage, waiting or called, and end with it. See
/// docs/decisions/0014-called-confirmed-skipped-recalled.md.
package struct Calling: Hashable, Sendable {
    /// What the present call, or the last one on this ticket, has come to.
    package enum Phase: Hashable, Sendable {
        /// Not called on this ticket, or called by a rule that asks for no answer.
        case quiet
        /// Called, and to be confirmed before this moment.
        case asked(by: Timestamp)
        /// Called, and somebody said that the vehicle comes.
        case confirmed(at: Timestamp)
        /// Waiting, and set aside until the second moment because nobody answered: not callable, the ticket kept.
        case skipped(at: Timestamp, recall: Timestamp)
        /// Waiting, and put back in line on the old ticket.
        case recalled(at: Timestamp)
    }

    /// How often vehicles that came later were called out of turn while this one waited, and since when.
    package struct Overtaken: Hashable, Sendable {
        package let times: Int
        package let since: Timestamp

        package init(times: Int, since: Timestamp) {
            self.times = times
            self.since = since
        }
    }

    package var phase: Phase
    /// How often the vehicle was set aside on its present ticket.
    package var skips: UInt8
    /// Nil while nobody went ahead of the vehicle by an order; ends when it is called.
    package var overtaken: Overtaken?

    package init(phase: Phase = .quiet, skips: UInt8 = 0, overtaken: Overtaken? = nil) {
        self.phase = phase
        self.skips = skips
        self.overtaken = overtaken
    }
}

extension Trip {
    /// Until when the vehicle is set aside; nil for one that is not.
    package var asideUntil: Timestamp? {
        switch calling.phase {
        case .skipped(_, let recall): recall
        case .quiet, .asked, .confirmed, .recalled: nil
        }
    }

    /// The first moment at which the present call is no longer good: when it ought to have been confirmed, and after that
    /// its end; nil for a vehicle that is not called.
    package var callEnds: Timestamp? {
        guard case .called(_, _, _, let until) = stage else { return nil }
        switch calling.phase {
        case .asked(let by): return min(by, until)
        case .quiet, .confirmed, .skipped, .recalled: return until
        }
    }
}

// Saying that one comes, and what happens to who does not.
extension Gate {
    /// "I come", of a vehicle that is called; "I am here", of one that is set aside because it did not say so.
    func confirmCall(_ id: TripID, at now: Timestamp, into events: inout [Event]) throws(Refusal) {
        let trip = try trip(id)
        if trip.asideUntil != nil { return events.append(.recalled(id)) }
        guard let ends = trip.callEnds else { throw .wrongStage(now: trip.stage.name, accepted: [.called]) }
        switch trip.calling.phase {
        case .confirmed: return
        case .quiet, .asked, .skipped, .recalled: break
        }
        guard now < ends else { throw .callExpired(at: ends) }
        events.append(.callConfirmed(id))
    }

    /// What becomes of a call that has run out: set aside, to the end of the line, or out.
    package func lapse(of trip: Trip, by rule: CallRule, at now: Timestamp) -> Event? {
        guard let ends = trip.callEnds, ends <= now else { return nil }
        // Who said that it comes and did not has missed the call, as has who was set aside often enough.
        if case .asked = trip.calling.phase, let recallAfter = rule.recallAfter, Int(trip.calling.skips) < rule.recalls
        {
            return .skipped(trip.id, recall: now + recallAfter)
        }
        return Int(trip.missedCalls) < rule.missedAllowed ? .callMissed(trip.id) : .ended(trip.id, .noShow, reason: "")
    }

    /// Takes a vehicle that did not answer out of its call. It keeps its ticket and stands in no line.
    mutating func skip(_ trip: inout Trip, recall: Timestamp, at now: Timestamp) {
        guard case .called(let area, _, _, _) = trip.stage else { return }
        setStage(&trip, .waiting(area: area, since: now))
        trip.calling.phase = .skipped(at: now, recall: recall)
        if trip.calling.skips < .max { trip.calling.skips += 1 }
    }

    /// Puts a vehicle that was set aside where its old ticket belongs.
    mutating func recall(_ trip: inout Trip, at now: Timestamp) {
        guard trip.asideUntil != nil else { return }
        trip.calling.phase = .recalled(at: now)
        insertIntoLine(trip)
    }

    /// Counts a call out of turn: for its day, and with each vehicle on the road that came earlier and is still waiting.
    mutating func overtake(by id: TripID, at now: Timestamp) {
        guard let trip = trips[id], case .waiting = trip.stage else { return }
        overrides.add(at: trip.place, on: now.localDate)
        for category in GoodsCategory.allCases where category != .unidentified {
            for strand in lines[trip.road.line(category)]?.strands ?? [] {
                for ticket in strand.tickets.prefix(strand.count(before: trip.ticket)) {
                    let before = trips[ticket.trip]?.calling.overtaken
                    trips[ticket.trip]?.calling.overtaken = Calling.Overtaken(
                        times: (before?.times ?? 0) + 1, since: before?.since ?? now)
                }
            }
        }
    }
}
