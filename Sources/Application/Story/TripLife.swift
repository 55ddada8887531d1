import BorderVocabulary
import Gate

/// One time of waiting under one ticket in one line.
package struct TripWait: Hashable, Sendable {
    /// How it ended.
    package struct End: Hashable, Sendable {
        /// Where the public log says so.
        package let position: Position
        /// When.
        package let at: Timestamp
        /// What ended it.
        package let cause: WaitCause
        /// The call that ended it; nil for another end.
        package let call: QueueCall?
    }

    /// Where the public log says that it began.
    package let position: Position
    /// When it began.
    package let at: Timestamp
    /// What began it.
    package let cause: WaitCause
    /// The ticket: lower came first.
    package let ticket: UInt64
    /// The road that it waits for.
    package let road: Road
    /// What a class can ask of it.
    package let kind: QueueKind
    /// Its class when it began; nil where first come is first called, and for goods that are not registered.
    package let queueClass: QueueClassID?
    /// Its place in its class when it began, from 1.
    package let placeInClass: Int
    /// How many vehicles on the road had come earlier when it began.
    package let earlier: Int
    /// How it ended; nil while it lasts.
    package fileprivate(set) var end: End?

    fileprivate init?(_ step: QueueStep, _ id: TripID, _ gate: Gate) {
        guard let trip = gate.trips[id], case .waiting = trip.stage else { return nil }
        position = step.position
        at = step.at
        cause = step.event.waitCause
        ticket = trip.ticket
        road = trip.road
        kind = trip.queueKind
        queueClass = trip.publicClass(by: gate.rules, at: step.at)
        placeInClass = (gate.placeInClass(of: id, at: step.at) ?? 0) + 1
        earlier = gate.passedOver(by: id)
    }

    fileprivate func goesOn(in gate: Gate, _ id: TripID) -> Bool {
        guard let trip = gate.trips[id], case .waiting = trip.stage else { return false }
        return trip.ticket == ticket && trip.road == road && trip.queueKind == kind
    }
}

extension Trip {
    /// Its class by the queue rule in force; nil where there is none, and for goods that are not registered.
    func publicClass(by rules: RuleBook, at now: Timestamp) -> QueueClassID? {
        guard category != .unidentified else { return nil }
        return rules.queue(at: place, now: now)?.classOf(queueKind, at: now)
    }
}

/// What the public log has of one trip: when it came, how often it waited, and what became of it.
package struct TripLife: Hashable, Sendable {
    /// How many times of waiting are kept; the oldest go first.
    package static let waitLimit = 20

    /// The trip.
    package let trip: TripID
    /// When it was first heard of.
    package let declaredAt: Timestamp
    /// When the vehicle came to the gate; nil while it is on the road.
    package private(set) var arrivedAt: Timestamp?
    /// The times of waiting, oldest first.
    package private(set) var waits: [TripWait] = []
    /// How many older ones are not kept.
    package private(set) var forgottenWaits = 0
    /// How the trip ended; nil for one that is open.
    package private(set) var outcome: Outcome?
    /// When it ended.
    package private(set) var endedAt: Timestamp?

    init(_ trip: TripID, at moment: Timestamp) {
        self.trip = trip
        declaredAt = moment
    }

    /// Whether it waits now.
    var isWaiting: Bool { waits.last.map { $0.end == nil } ?? false }

    mutating func take(_ step: QueueStep, call: QueueCall?, _ gate: Gate) {
        if case .ended(_, let outcome, _) = step.event {
            self.outcome = outcome
            endedAt = step.at
        }
        arrivedAt = arrivedAt ?? gate.trips[trip]?.arrivedAt
        if let last = waits.indices.last, waits[last].end == nil {
            if waits[last].goesOn(in: gate, trip) { return }
            waits[last].end = TripWait.End(
                position: step.position, at: step.at, cause: step.event.waitCause, call: call)
        }
        guard let wait = TripWait(step, trip, gate) else { return }
        waits.append(wait)
        if waits.count > TripLife.waitLimit {
            waits.removeFirst()
            forgottenWaits += 1
        }
    }
}
