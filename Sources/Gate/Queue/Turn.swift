import BorderVocabulary

/// Whose turn it is, and why: all that a stranger needs to recompute a call.
package struct Turn: Hashable, Sendable {
    package let trip: TripID
    package let grounds: Grounds

    package init(trip: TripID, grounds: Grounds) {
        self.trip = trip
        self.grounds = grounds
    }

    /// Why the vehicle was called.
    package enum Why: UInt8, CaseIterable, Hashable, Sendable {
        /// It came first; no queue rule is in force.
        case first = 0
        /// It has waited longer than the bound of its class, and longest of those.
        case aged = 1
        /// It is the first of the class that has had least of its share.
        case share = 2
        /// It is the first of those whose classes have no share, and nobody else waits.
        case spare = 3
    }

    /// What a call says of itself.
    package struct Grounds: Hashable, Sendable {
        package let why: Why
        /// The class by which it was called; nil where no queue rule is in force.
        package let queueClass: QueueClassID?
        /// The class of goods to which the caller narrowed the choice.
        package let narrowed: GoodsCategory?
        /// How the turn moves the account of shares; see `Shares`.
        package let charge: Shares.Charge?

        package init(why: Why, queueClass: QueueClassID?, narrowed: GoodsCategory?, charge: Shares.Charge? = nil) {
            self.why = why
            self.queueClass = queueClass
            self.narrowed = narrowed
            self.charge = charge
        }
    }
}

/// What draws from one capacity: the vehicles of one direction at a place, on the roads with drivers or the closed one.
package struct Road: Hashable, Sendable {
    package let place: PlaceID
    package let direction: Direction
    package let isUnmanned: Bool

    package init(place: PlaceID, direction: Direction, isUnmanned: Bool) {
        self.place = place
        self.direction = direction
        self.isUnmanned = isUnmanned
    }

    /// The line of a class of goods on this road.
    package func line(_ category: GoodsCategory) -> WaitingLine.Key {
        WaitingLine.Key(place: place, direction: direction, category: category, isUnmanned: isUnmanned)
    }
}

/// The account of a road: how far each class is ahead of the one that has had least of its share.
///
/// Stride scheduling with whole numbers (Waldspurger and Weihl, 1995): a call by share costs a class `whole / weight`,
/// and the class with the least on its account is next. Only what is ahead is kept, so a class that nobody waits in saves
/// up no turns, and the account of a class that caught up is gone.
package struct Shares: Hashable, Sendable {
    /// The least common multiple of all weights, so that every cost is exact.
    package static let whole: UInt64 = 5_342_931_457_063_200

    /// How one call by share moves the account.
    package struct Charge: Hashable, Sendable {
        /// What the class that has had least was ahead by: every account goes down by it.
        package let advance: UInt64
        /// What the called class is ahead by afterwards.
        package let ahead: UInt64

        package init(advance: UInt64, ahead: UInt64) {
            self.advance = advance
            self.ahead = ahead
        }
    }

    /// Never holds a nought.
    package private(set) var ahead: [QueueClassID: UInt64]

    package init(_ ahead: [QueueClassID: UInt64] = [:]) {
        self.ahead = ahead.filter { $0.value > 0 }
    }

    func ahead(_ id: QueueClassID) -> UInt64 { ahead.isEmpty ? 0 : ahead[id] ?? 0 }

    /// What a call of the class would move; `least` is the lowest account of the classes that wait.
    func charge(_ id: QueueClassID, weight: Int, least: UInt64) -> Charge {
        let (sum, overflowed) = (ahead(id) - least).addingReportingOverflow(Shares.whole / UInt64(weight))
        return Charge(advance: least, ahead: overflowed ? .max : sum)
    }

    mutating func take(_ charge: Charge, by id: QueueClassID) {
        if charge.advance > 0 {
            // In place: a dictionary that is changed while it is walked is copied for each call.
            var hasNought = false
            var index = ahead.startIndex
            while index != ahead.endIndex {
                let value = ahead.values[index]
                ahead.values[index] = value > charge.advance ? value - charge.advance : 0
                hasNought = hasNought || value <= charge.advance
                ahead.formIndex(after: &index)
            }
            if hasNought { ahead = ahead.filter { $0.value > 0 } }
        }
        ahead[id] = charge.ahead > 0 ? charge.ahead : nil
    }
}
