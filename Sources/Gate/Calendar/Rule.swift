import BorderVocabulary

/// A period in which a rule holds: from its first moment, until just before its end.
package struct Validity: Hashable, Sendable {
    package let from: Timestamp
    package let until: Timestamp?

    package init(from: Timestamp, until: Timestamp? = nil) {
        self.from = from
        self.until = until
    }

    package func contains(_ moment: Timestamp) -> Bool {
        guard moment >= from else { return false }
        guard let until else { return true }
        return moment < until
    }
}

/// A rule of the gate: dated data with the decision that it comes from. Code holds the mechanism, never the number.
///
/// Of several rules of one subject that hold at a moment, the one that was set last applies.
package struct Rule: Hashable, Sendable {
    package let id: RuleID
    package let validity: Validity
    /// The decision, notice or agreement that the rule comes from, or the words "sample" or "assumption".
    package let reference: String
    package let content: Content

    package init(id: RuleID, validity: Validity, reference: String, content: Content) {
        self.id = id
        self.validity = validity
        self.reference = reference
        self.content = content
    }

    /// What the rule speaks of.
    package enum Content: Hashable, Sendable {
        /// A place that takes vehicles.
        case place(PlaceID)
        case hours(Hours)
        case lane(Lane)
        case yard(Yard)
        case holdingArea(HoldingArea)
        case notice(Notice)
        case clearances(ClearanceRequirement)
        case method(MethodRule)
        case call(CallRule)
        /// How long a declaration is good before the vehicle must have arrived.
        case declarationLife(Duration)
        /// The hour at which the daily bulletin closes.
        case bulletinHour(LocalTime)
        /// How far ahead a planned arrival may lie.
        case bookingHorizon(Duration)
        /// The waiting time from which on a vehicle is pointed out.
        case longWait(Duration)
        /// How waiting vehicles share the calls.
        case queue(QueueRule)
        /// How slots are given out.
        case slots(SlotRule)
        /// Whose secrets decide the draws of slots.
        case draw(DrawRule)
        /// What kept vehicles from coming in their slots.
        case disruption(Disruption)
    }
}

/// Opening hours of a place in local time; `opens == closes` means closed all day.
package struct Hours: Hashable, Sendable {
    package let place: PlaceID
    package let opens: LocalTime
    package let closes: LocalTime

    package init(place: PlaceID, opens: LocalTime, closes: LocalTime) {
        self.place = place
        self.opens = opens
        self.closes = closes
    }
}

/// A notice that goods of a class are not taken in. Nil means all.
package struct Notice: Hashable, Sendable {
    package let place: PlaceID?
    package let direction: Direction?
    package let category: GoodsCategory?

    package init(place: PlaceID?, direction: Direction?, category: GoodsCategory?) {
        self.place = place
        self.direction = direction
        self.category = category
    }
}

/// Which agencies must clear which trips. All matching requirements in force add up.
package struct ClearanceRequirement: Hashable, Sendable {
    package let direction: Direction?
    package let movement: Movement?
    package let category: GoodsCategory?
    package let agencies: AgencySet

    package init(direction: Direction?, movement: Movement?, category: GoodsCategory?, agencies: AgencySet) {
        self.direction = direction
        self.movement = movement
        self.category = category
        self.agencies = agencies
    }
}

/// Where a delivery method is in force, and how long a vehicle may stay on the other side.
package struct MethodRule: Hashable, Sendable {
    package let method: DeliveryMethod
    package let places: [PlaceID]
    /// How long the vehicle may stay in the opposite yard; nil where it does not come back.
    package let stay: Duration?
    /// Whether the vehicle is to come back, which keeps the trip open after crossing.
    package let returns: Bool

    package init(method: DeliveryMethod, places: [PlaceID], stay: Duration?, returns: Bool) {
        self.method = method
        self.places = places
        self.stay = stay
        self.returns = returns
    }
}
