import BorderVocabulary
import Steering

/// One record of a gate's log and what it adds to the count of a day: the last step from a figure to a trip.
package struct GateContribution: Hashable, Sendable {
    /// What it is counted as.
    package enum Kind: Hashable, Sendable {
        /// A vehicle crossed, with so much on it; a vehicle of several chapters counts in the first of them.
        case crossing(goods: [Load], unweighed: Bool)
        /// After it had crossed, the papers of a vehicle were corrected: what they say now takes the place of that.
        case correction(goods: [Load], unweighed: Bool)
        /// A vehicle was called for the first time after so many minutes.
        case waiting(minutes: Int)
        /// So many đồng were paid for a vehicle.
        case fee(dong: Int64)
        /// The bulletin of the day was closed.
        case bulletin
    }

    /// The goods of one class on a vehicle.
    package struct Load: Hashable, Sendable {
        package let goods: GoodsClass
        package internal(set) var kilograms: Int64

        /// Joins the parts.
        package init(_ goods: GoodsClass, kilograms: Int64) {
            self.goods = goods
            self.kilograms = kilograms
        }
    }

    /// The day that it is counted in.
    package let day: LocalDate
    /// The position of the record.
    package let position: UInt64
    package let at: Timestamp
    /// The trip; nil for a bulletin.
    package let trip: TripID?
    /// The gate and the direction; nil for a bulletin.
    package let way: GateWay?
    package let kind: Kind
}

extension GateContribution {
    /// Whether a figure is about what this record adds; that its day is one of the figure's is the asker's to see.
    package func counts(in figure: GateFigure) -> Bool {
        let slice = figure.slice
        if let way {
            guard slice.place == nil || slice.place == way.place,
                slice.direction == nil || slice.direction == way.direction
            else { return false }
        }
        switch (figure.indicator, kind) {
        case (.vehicles, .crossing(let loads, _)), (.vehicles, .correction(let loads, _)):
            return slice.goods == nil || loads.first?.goods == slice.goods
        case (.tonnes, .crossing(let loads, _)), (.tonnes, .correction(let loads, _)):
            return slice.goods == nil || loads.contains { $0.goods == slice.goods }
        case (.gatesCrossed, .crossing), (.daysCrossed, .crossing), (.fees, .fee), (.waitingMedian, .waiting),
            (.waitingNinety, .waiting), (.backlog, .bulletin):
            return true
        case (.vehicles, _), (.tonnes, _), (.gatesCrossed, _), (.daysCrossed, _), (.fees, _), (.waitingMedian, _),
            (.waitingNinety, _), (.backlog, _), (.gatesOpen, _), (.daysOpen, _):
            return false
        }
    }
}
