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
