import BorderVocabulary

/// A number that is computed from the gates' own logs. Its formula in words is the catalogue's, under
/// `gates.formula.<id>.v<version>`.
///
/// The declared value of goods is not among them: a gate's log carries none. It comes from customs.
package enum GateIndicator: String, CaseIterable, Hashable, Sendable, Codable {
    /// Vehicles that passed the last barrier: the line for an export, the inland barrier for an import.
    case vehicles = "gate-vehicles-crossed"
    /// Declared weights of their goods; a lower bound where goods were declared without a weight.
    case tonnes = "gate-tonnes-crossed"
    /// Fees paid, on the day of the payment.
    case fees = "gate-fees-paid"
    /// The median of the time from arrival to the first call.
    case waitingMedian = "gate-waiting-median"
    /// The time from arrival to the first call that nine of ten vehicles did not exceed.
    case waitingNinety = "gate-waiting-p90"
    /// Vehicles at the gates when the last bulletin of the period closed.
    case backlog = "gate-backlog"
    /// Gates that at least one vehicle crossed.
    case gatesCrossed = "gates-with-crossings"
    /// Gates that by the rules were open for at least a minute.
    case gatesOpen = "gates-open-by-rule"
    /// Days of gates on which at least one vehicle crossed.
    case daysCrossed = "gate-days-with-crossings"
    /// Days of gates on which by the rules they were open for at least a minute.
    case daysOpen = "gate-days-open-by-rule"

    /// The version of the formula; a formula that counts otherwise is another version.
    package var formulaVersion: Int {
        switch self {
        case .vehicles, .tonnes, .fees, .waitingMedian, .waitingNinety, .backlog, .gatesCrossed, .gatesOpen,
            .daysCrossed, .daysOpen:
            1
        }
    }

    /// The unit as it is printed in files.
    package var unit: String {
        switch self {
        case .vehicles, .backlog: "vehicles"
        case .tonnes: "tonnes"
        case .fees: "VND"
        case .waitingMedian, .waitingNinety: "minutes"
        case .gatesCrossed, .gatesOpen: "gates"
        case .daysCrossed, .daysOpen: "days"
        }
    }

    /// How the numbers of days make that of a period.
    package var aggregation: IndicatorCard.Aggregation {
        switch self {
        case .vehicles, .tonnes, .fees, .daysCrossed, .daysOpen: .sum
        case .backlog: .last
        // Counted anew over all days: neither medians nor different gates add up.
        case .waitingMedian, .waitingNinety, .gatesCrossed, .gatesOpen: .none
        }
    }

    /// Which aspects the numbers are counted by.
    package var axes: Set<GateAxis> {
        switch self {
        case .vehicles, .tonnes: [.gate, .direction, .goods]
        case .fees, .waitingMedian, .waitingNinety, .backlog, .gatesCrossed, .daysCrossed: [.gate, .direction]
        case .gatesOpen, .daysOpen: [.gate]
        }
    }

    /// The name in the series of figures.
    package var id: IndicatorID {
        do throws(ParseFailure) { return try IndicatorID.parse(rawValue) } catch {
            preconditionFailure("The names of gate indicators are slugs.")
        }
    }
}

/// An aspect by which crossings are told apart.
package enum GateAxis: String, CaseIterable, Hashable, Sendable, Codable {
    case gate
    case direction
    case goods
}

/// Which part of the gates a number is about; nil means all.
package struct GateSlice: Hashable, Sendable, Codable {
    package let place: PlaceID?
    package let direction: TradeDirection?
    package let goods: GoodsClass?

    /// Everything.
    package static let all = GateSlice()

    /// Joins the parts.
    package init(place: PlaceID? = nil, direction: TradeDirection? = nil, goods: GoodsClass? = nil) {
        self.place = place
        self.direction = direction
        self.goods = goods
    }

    /// The aspects that it narrows.
    package var axes: Set<GateAxis> {
        var axes: Set<GateAxis> = []
        if place != nil { axes.insert(.gate) }
        if direction != nil { axes.insert(.direction) }
        if goods != nil { axes.insert(.goods) }
        return axes
    }

    func has(_ way: GateWay) -> Bool {
        (place == nil || place == way.place) && (direction == nil || direction == way.direction)
    }

    func has(_ key: CrossingCell.Key) -> Bool {
        has(GateWay(key.place, key.direction)) && (goods == nil || goods == key.goods)
    }
}
