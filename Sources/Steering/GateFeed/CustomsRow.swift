import BorderVocabulary

/// What customs says of one gate and direction on one day. Nil is what it leaves out, which is not zero.
package struct CustomsRow: Hashable, Sendable, Codable {
    package let day: LocalDate
    package let place: PlaceID
    package let direction: TradeDirection
    /// Customs declarations; the gate does not count them.
    package let declarations: Int?
    package let vehicles: Int?
    package let kilograms: Int64?
    /// Declared value in US cents; the gate's log carries no value.
    package let cents: Int64?
    /// The file or document that it stands in.
    package let source: Line

    /// Joins the parts.
    package init(
        _ day: LocalDate, _ way: GateWay, declarations: Int? = nil, vehicles: Int? = nil, kilograms: Int64? = nil,
        cents: Int64? = nil, source: Line
    ) {
        self.day = day
        place = way.place
        direction = way.direction
        self.declarations = declarations
        self.vehicles = vehicles
        self.kilograms = kilograms
        self.cents = cents
        self.source = source
    }

    /// The gate and the direction.
    package var way: GateWay { GateWay(place, direction) }

    /// Whether it says nothing.
    var isEmpty: Bool { declarations == nil && vehicles == nil && kilograms == nil && cents == nil }

    /// The number that customs gives for a measure.
    package func amount(_ measure: CustomsMeasure) -> Int64? {
        switch measure {
        case .vehicles: vehicles.map(Int64.init)
        case .kilograms: kilograms
        }
    }
}

/// What both the gate and customs count, so that the two can be held against each other.
package enum CustomsMeasure: String, CaseIterable, Hashable, Sendable, Codable {
    case vehicles
    case kilograms

    /// The gate's indicator of the same thing; no other may be compared with it.
    package var indicator: GateIndicator {
        switch self {
        case .vehicles: .vehicles
        case .kilograms: .tonnes
        }
    }

    /// The measure of an indicator, or nil where customs counts no such thing.
    package init?(_ indicator: GateIndicator) {
        switch indicator {
        case .vehicles: self = .vehicles
        case .tonnes: self = .kilograms
        case .fees, .waitingMedian, .waitingNinety, .backlog, .gatesCrossed, .gatesOpen, .daysCrossed, .daysOpen:
            return nil
        }
    }
}

/// How far the gate and customs may lie apart and still be called the same, from a day on.
///
/// A difference is within it if it is no larger than so many units, or than so many thousandths of what customs says.
package struct Tolerance: Hashable, Sendable, Codable {
    package let measure: CustomsMeasure
    /// The first day whose figures it is for.
    package let from: LocalDate
    /// Vehicles or kilograms.
    package let units: Int64
    package let permille: Int
    /// The decision it comes from.
    package let basis: Line

    /// Joins the parts.
    package init(_ measure: CustomsMeasure, from: LocalDate, units: Int64, permille: Int, basis: Line) {
        self.measure = measure
        self.from = from
        self.units = units
        self.permille = permille
        self.basis = basis
    }

    /// Whether a difference is within it.
    package func covers(difference: Int64, customs: Int64) -> Bool {
        let distance = difference.magnitude
        let share = customs.magnitude.multipliedFullWidth(by: UInt64(permille.magnitude))
        return distance <= units.magnitude || share.high > 0 || distance <= share.low / 1_000
    }
}

/// A person's word for why the gate and customs differ. It holds only for the two numbers that it was given for.
package struct Explanation: Hashable, Sendable, Codable {
    package let day: LocalDate
    package let place: PlaceID
    package let direction: TradeDirection
    package let measure: CustomsMeasure
    package let gate: Int64?
    package let customs: Int64?
    package let reason: Line
    /// Joins the parts.
    package init(
        day: LocalDate, way: GateWay, measure: CustomsMeasure, gate: Int64?, customs: Int64?, reason: Line
    ) {
        self.day = day
        place = way.place
        direction = way.direction
        self.measure = measure
        self.gate = gate
        self.customs = customs
        self.reason = reason
    }
}
