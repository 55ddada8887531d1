import BorderVocabulary
import Gate

/// What the public may know of the vehicles that wait at a place in one direction, taken in one short look.
struct QueueFacts: Sendable {
    /// What a vehicle waits for.
    enum Reason: String, Sendable {
        /// Its goods are not registered: it cannot be called.
        case registration
        /// The place is closed.
        case opening
        /// As many are called as the place and the neighbour take.
        case calledLimit = "called-limit"
        /// Others are before it.
        case turn
    }

    struct Vehicle: Sendable {
        let trip: TripID
        let since: Timestamp?
        let ticketAt: Timestamp
        let missedCalls: UInt8
        let category: GoodsCategory
        /// Nil where no queue rule is in force, and for goods that are not registered.
        let queueClass: QueueClassID?
        let positionInClass: Int
        /// Whether it has waited beyond the bound of its class.
        let isOver: Bool
        let reason: Reason
        let whole: Trip
    }

    struct Line: Sendable {
        let key: WaitingLine.Key
        let vehicles: [Vehicle]
    }

    /// A class with what it is given and who waits in it.
    struct ClassFacts: Sendable {
        let id: QueueClassID
        let share: QueueShare
        let basis: String?
        /// The matching rule; nil for those that no class takes.
        let matches: QueueClass?
        let waiting: Int
    }

    let place: PlaceID
    let direction: Direction
    let rule: Rule?
    let classes: [ClassFacts]
    let lines: [Line]
    let called: Int
    /// Vehicles that did not answer their call and stand in no line, first ticket first.
    let aside: [Trip]
    let isOpen: Bool

    /// Nil where the place is none.
    init?(_ gate: borrowing Gate, _ place: PlaceID, _ direction: Direction, at now: Timestamp) {
        guard gate.rules.isPlace(place, at: now) else { return nil }
        self.place = place
        self.direction = direction
        let found = gate.rules.queueRule(at: place, now: now)
        var queue: QueueRule?
        if let found, case .queue(let content) = found.content { queue = content }
        rule = found
        isOpen = gate.rules.isOpen(place, at: now)
        called = gate.calledCounts[place] ?? 0
        aside = gate.trips.values.filter {
            $0.place == place && $0.direction == direction && $0.asideUntil != nil
        }.sorted { $0.ticket < $1.ticket }
        let isFull = queue?.calledLimit.map { [called] in called >= $0 } ?? false
        let reason: Reason = !isOpen ? .opening : isFull ? .calledLimit : .turn
        // Positions are counted off in the order of the tickets, so that a long line costs one walk.
        var positions: [Road: [QueueClassID?: Int]] = [:]
        var waiting: [QueueClassID: Int] = [:]
        var vehicles: [WaitingLine.Key: [Vehicle]] = [:]
        let keys = GoodsCategory.allCases.flatMap { category in
            [false, true].map {
                WaitingLine.Key(place: place, direction: direction, category: category, isUnmanned: $0)
            }
        }
        let trips = keys.flatMap { gate.waiting(in: $0) }.compactMap { gate.trips[$0] }
        for trip in trips.sorted(by: { $0.ticket < $1.ticket }) {
            let isKnown = trip.category != .unidentified
            let id = isKnown ? queue?.classOf(trip.queueKind, at: now) : nil
            let position: Int
            if id == nil {
                position = (vehicles[trip.line]?.count ?? 0) + 1
            } else {
                position = (positions[trip.road]?[id] ?? 0) + 1
                positions[trip.road, default: [:]][id] = position
            }
            if let id { waiting[id, default: 0] += 1 }
            let ageing = id.flatMap { queue?.share(of: $0)?.ageing }
            vehicles[trip.line, default: []].append(
                Vehicle(
                    trip: trip.id, since: trip.stage.since, ticketAt: trip.ticketAt, missedCalls: trip.missedCalls,
                    category: trip.category, queueClass: id, positionInClass: position,
                    isOver: ageing.map { now - trip.ticketAt >= $0 } ?? false,
                    reason: isKnown ? reason : .registration, whole: trip))
        }
        lines = keys.compactMap { key in vehicles[key].map { Line(key: key, vehicles: $0) } }
        classes = queue.map { QueueFacts.classes(of: $0, direction, waiting) } ?? []
    }

    private static func classes(
        of rule: QueueRule, _ direction: Direction, _ waiting: [QueueClassID: Int]
    ) -> [ClassFacts] {
        rule.classes.filter { $0.direction == nil || $0.direction == direction }.map {
            ClassFacts(id: $0.id, share: $0.share, basis: $0.basis, matches: $0, waiting: waiting[$0.id] ?? 0)
        } + [
            ClassFacts(
                id: QueueRule.otherClass, share: rule.other, basis: nil, matches: nil,
                waiting: waiting[QueueRule.otherClass] ?? 0)
        ]
    }
}
