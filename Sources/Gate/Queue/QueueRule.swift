import BorderVocabulary

/// How the vehicles that wait at a place share its calls: a version of the policy, as dated data.
///
/// A vehicle belongs to the first class that matches it at the moment of the call, and to `other` if none does. Inside a
/// class the order is that of the tickets. Where no such rule is in force, first come is first called.
/// See docs/decisions/0011-whose-turn.md.
package struct QueueRule: Hashable, Sendable {
    /// Nil speaks of every place.
    package let place: PlaceID?
    package let classes: [QueueClass]
    /// What is left for vehicles that no class matches.
    package let other: QueueShare
    /// Vehicles that may be called and not yet at the gate at one time: what the lanes of the neighbour take.
    package let calledLimit: Int?
    /// What each class takes; follows from the classes.
    private let filters: [QueueFilter]

    package init(place: PlaceID?, classes: [QueueClass], other: QueueShare, calledLimit: Int? = nil) {
        self.place = place
        self.classes = classes
        self.other = other
        self.calledLimit = calledLimit
        filters = classes.map(QueueFilter.init)
    }

    /// Whether any class asks whether a vehicle came in a slot.
    package var asksForSlots: Bool { classes.contains { $0.booked != nil } }

    /// The class of vehicles that no class matches.
    package static var otherClass: QueueClassID { "other" }

    /// Bounds on what one rule may carry.
    package enum Limit {
        package static let classes = 16
        package static let windows = 8
        /// Up to this weight every turn is a whole number of `Shares.whole`, so that no share is ever rounded.
        package static let weight = 40
        /// UTF-8 bytes.
        package static let basis = 500
        package static let called = 1_000_000
    }

    /// Where in `classes` the class of a vehicle stands; their count means `other`.
    func index(of kind: QueueKind, at time: LocalTime) -> Int {
        let bits = QueueFilter.bits(of: kind)
        for index in filters.indices
        where filters[index].takes(bits) && (filters[index].isAllDay || classes[index].isOpen(at: time)) {
            return index
        }
        return classes.count
    }

    func id(at index: Int) -> QueueClassID { index < classes.count ? classes[index].id : QueueRule.otherClass }

    func share(at index: Int) -> QueueShare { index < classes.count ? classes[index].share : other }

    /// The share of a class; nil where the rule does not know it.
    package func share(of id: QueueClassID) -> QueueShare? {
        if id == QueueRule.otherClass { return other }
        return classes.first { $0.id == id }?.share
    }

    /// The class of a vehicle at a moment.
    package func classOf(_ kind: QueueKind, at now: Timestamp) -> QueueClassID {
        id(at: index(of: kind, at: now.localTime))
    }
}

/// What a class is given of a place's calls.
package struct QueueShare: Hashable, Sendable {
    /// The share, in proportion to the weights of the other classes that wait; 0 is called only when nobody else waits.
    package let weight: Int
    /// How long a vehicle waits at most before it goes ahead of all shares; nil for no such bound.
    package let ageing: Duration?

    package init(weight: Int, ageing: Duration? = nil) {
        self.weight = weight
        self.ageing = ageing
    }
}

/// A class of vehicles: what it matches, what it is given, and by which decision.
package struct QueueClass: Hashable, Sendable {
    package let id: QueueClassID
    /// Nil matches every direction; the same for the following four.
    package let direction: Direction?
    package let category: GoodsCategory?
    package let movement: Movement?
    package let method: DeliveryMethod?
    /// Whether the vehicle came in a slot that was given to it.
    package let booked: Bool?
    /// The hours of each day in which the class holds; none for the whole day.
    package let windows: [DailyWindow]
    package let share: QueueShare
    /// The decision or law that the class comes from; nil where the rule's own reference says it.
    package let basis: String?

    package init(
        id: QueueClassID, direction: Direction? = nil, category: GoodsCategory? = nil, movement: Movement? = nil,
        method: DeliveryMethod? = nil, booked: Bool? = nil, windows: [DailyWindow] = [], share: QueueShare,
        basis: String? = nil
    ) {
        self.id = id
        self.direction = direction
        self.category = category
        self.movement = movement
        self.method = method
        self.booked = booked
        self.windows = windows
        self.share = share
        self.basis = basis
    }

    func isOpen(at time: LocalTime) -> Bool { windows.isEmpty || windows.contains { $0.contains(time) } }
}

/// What a class asks of a vehicle.
package struct QueueKind: Hashable, Sendable {
    package let direction: Direction
    package let category: GoodsCategory
    package let movement: Movement
    package let method: DeliveryMethod
    package let isBooked: Bool

    package init(
        direction: Direction, category: GoodsCategory, movement: Movement, method: DeliveryMethod,
        isBooked: Bool = false
    ) {
        self.direction = direction
        self.category = category
        self.movement = movement
        self.method = method
        self.isBooked = isBooked
    }

    init(direction: Direction, category: GoodsCategory, strand: WaitingLine.StrandKey) {
        self.init(
            direction: direction, category: category, movement: strand.movement, method: strand.method,
            isBooked: strand.isBooked)
    }
}

/// Hours of each day in local time: from the first minute until just before the last; `until` midnight is the day's end.
package struct DailyWindow: Hashable, Sendable {
    package let from: LocalTime
    package let until: LocalTime

    package init(from: LocalTime, until: LocalTime) {
        self.from = from
        self.until = until
    }

    package func contains(_ time: LocalTime) -> Bool { from <= time && (time < until || until == .midnight) }

    var isForward: Bool { until == .midnight || from < until }
}
