import BorderVocabulary
import Gate

/// What the page *where is my truck* tells of an open trip.
struct WhereFacts: Sendable {
    let trip: Trip
    /// How many vehicles of its class stand before it; nil if it does not wait.
    let before: Int?
    /// Its class by the queue rule in force; nil where first come is first called.
    let queueClass: QueueClassID?
    /// The slot that was given to it; nil for none, also while it is only asked for.
    let slot: Slot?
    /// Whether the method brings the vehicle back.
    let returns: Bool
    let place: BoardFacts.Place

    init?(_ gate: borrowing Gate, _ id: TripID, at now: Timestamp) {
        guard let trip = gate.trips[id] else { return nil }
        self.trip = trip
        before = gate.placeInClass(of: id, at: now)
        let rules = gate.rules
        queueClass = trip.queueClass(by: rules, at: now)
        slot = gate.slots.bookings[id].flatMap { $0.isGiven ? $0.slot : nil }
        returns = rules.method(trip.method, at: trip.place, on: now)?.returns ?? false
        place = BoardFacts.Place(
            id: trip.place, hours: rules.hours(of: trip.place, at: now), isOpen: rules.isOpen(trip.place, at: now),
            opensAt: nil, waiting: [:], called: 0, waits: [])
    }

    /// The documented rule of the expected call; nil where it cannot say.
    ///
    /// The vehicles of the class before this one, plus one, divided by those of the class called here in the last 60
    /// minutes. Asked for: an open place, a whole hour read, at least three calls, and a result before closing.
    func expectedCall(_ flow: RecentFlow.Counts, at now: Timestamp) -> (at: Timestamp, perHour: Int)? {
        guard let before, flow.isWhole, let closes = place.closing(after: now) else { return nil }
        let line = RecentFlow.Line(place: trip.place, direction: trip.direction, category: trip.category)
        let byClass = queueClass.map {
            flow.calledByClass[
                RecentFlow.ClassLine(place: trip.place, direction: trip.direction, queueClass: $0), default: 0]
        }
        guard let perHour = byClass ?? flow.called[line], perHour >= 3 else { return nil }
        let expected = now + .seconds((before + 1) * 3_600 / perHour)
        return expected < closes ? (expected, perHour) : nil
    }
}

extension Trip {
    /// Its class by the queue rule in force; nil where there is none, and for goods that are not registered.
    func queueClass(by rules: RuleBook, at now: Timestamp) -> QueueClassID? {
        guard category != .unidentified else { return nil }
        return rules.queue(at: place, now: now)?.classOf(queueKind, at: now)
    }
}
