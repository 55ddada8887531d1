/// An amount of money in whole đồng; the đồng has no smaller unit in use.
package struct Money: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// Whole đồng; negative for what is given back.
    package let dong: Int64

    /// Takes whole đồng.
    @inlinable
    package init(dong: Int64) {
        self.dong = dong
    }

    /// No money.
    @inlinable package static var zero: Money { Money(dong: 0) }

    /// The sum, or nil when it exceeds 64 bits.
    package func adding(_ other: Money) -> Money? {
        let (sum, overflowed) = dong.addingReportingOverflow(other.dong)
        return overflowed ? nil : Money(dong: sum)
    }

    /// The difference, or nil when it exceeds 64 bits.
    package func subtracting(_ other: Money) -> Money? {
        let (difference, overflowed) = dong.subtractingReportingOverflow(other.dong)
        return overflowed ? nil : Money(dong: difference)
    }

    /// The amount so many times, or nil when it exceeds 64 bits.
    package func multiplied(by count: Int64) -> Money? {
        let (product, overflowed) = dong.multipliedReportingOverflow(by: count)
        return overflowed ? nil : Money(dong: product)
    }

    /// The sum of many amounts, or nil when it exceeds 64 bits.
    package static func sum(of amounts: some Sequence<Money>) -> Money? {
        var total = Money.zero
        for amount in amounts {
            guard let next = total.adding(amount) else { return nil }
            total = next
        }
        return total
    }

    /// The amount as Vietnamese forms write it, `4.000.000 ₫`.
    package var display: String {
        (dong < 0 ? "-" : "") + GroupedNumber.display(dong.magnitude) + " ₫"
    }

    /// The same as `display`.
    package var description: String { display }

    /// Reads whole đồng, with or without dots between groups of three and with or without the unit (₫, đ, VND, đồng).
    package static func parse(_ raw: some StringProtocol) throws(ParseFailure) -> Money {
        let accepted = "#.###.### ₫, #######"
        let (isNegative, magnitude) = try GroupedNumber.parse(
            raw, units: ["₫", "VNĐ", "VND", "VNđ", "ĐỒNG", "đồNG", "đ", "Đ"], accepted: accepted)
        // The most negative number has no positive counterpart, so it cannot be had by changing a sign.
        let dong =
            isNegative
            ? (magnitude == Int64.min.magnitude ? Int64.min : Int64(exactly: magnitude).map { -$0 })
            : Int64(exactly: magnitude)
        guard let dong else { throw ParseFailure(.outOfRange("\(Int64.min)…\(Int64.max)"), found: raw) }
        return Money(dong: dong)
    }

    /// Orders by amount.
    @inlinable
    package static func < (left: Money, right: Money) -> Bool { left.dong < right.dong }
}
