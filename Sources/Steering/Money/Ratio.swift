import BorderVocabulary

/// A share that keeps what it was divided from: nobody is shown a per cent without its two amounts.
package struct Ratio: Hashable, Sendable {
    package let part: Money
    /// What it is a part of; nil where nobody has said.
    package let whole: Money?

    /// Joins the two.
    package init(_ part: Money, of whole: Money?) {
        self.part = part
        self.whole = whole
    }

    /// The share in hundredths of a per cent, halves away from zero; nil where the whole is unknown or nothing.
    package var basisPoints: Int? {
        guard let whole, whole != .zero else { return nil }
        return Int(clamping: Ratio.divide(Int128(part.dong) * 10_000, by: Int128(whole.dong)))
    }

    /// A part of an amount in thousandths, halves away from zero.
    static func share(_ permille: Int, of amount: Money) -> Money {
        Money(dong: Int64(clamping: divide(Int128(amount.dong) * Int128(permille), by: 1000)))
    }

    /// Divides, halves away from zero.
    static func divide(_ dividend: Int128, by divisor: Int128) -> Int128 {
        let (quotient, rest) = dividend.quotientAndRemainder(dividingBy: divisor)
        guard rest.magnitude * 2 >= divisor.magnitude else { return quotient }
        return quotient + ((rest < 0) == (divisor < 0) ? 1 : -1)
    }
}

extension Money {
    /// Sums lie within the turnover that a book accepts; what is beyond can only be damaged, and stays at the bound.
    static func += (total: inout Money, amount: Money) {
        total = total.adding(amount) ?? (amount < .zero ? Money(dong: .min) : Money(dong: .max))
    }

    static func -= (total: inout Money, amount: Money) { total += Money(dong: -amount.dong) }

    static func + (left: Money, right: Money) -> Money {
        var total = left
        total += right
        return total
    }
}
