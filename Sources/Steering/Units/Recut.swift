import BorderVocabulary

/// A figure of units as it looks when it is cut along the borders of others; shown, and never recorded as if it were said.
package struct RecutFigure: Hashable, Sendable {
    /// The unit that it is shown for.
    package let unit: UnitID
    /// Nil where one of the units that belong to it gave no number.
    package let value: Value?
    /// Whether a share other than the whole was used, so that the value is an estimate.
    package let isEstimated: Bool
    /// The shares that it is made of, by code of the unit they come from.
    package let parts: [UnitWeight]
}

/// Why figures are not re-cut.
package enum RecutRefusal: Error, Hashable, Sendable {
    /// Only what adds up can be shared out: a rate of a district is not the sum of those of its communes.
    case notAdditive(IndicatorCard.Aggregation)
    /// The shares of a unit are not known, or not all of it: the rest may belong anywhere.
    case sharesIncomplete(UnitID, missing: DecimalNumber)
}

extension UnitRegister {
    /// Cuts the figures of some units along the borders of others, by one basis.
    ///
    /// Every unit given has to be shared out completely; without shares there is no answer. Numbers are multiplied exactly
    /// and rounded to nine decimals.
    package func recut(
        _ values: [UnitID: Value], by basis: IndicatorID, _ aggregation: IndicatorCard.Aggregation
    ) throws(RecutRefusal) -> [RecutFigure] {
        guard aggregation == .sum else { throw .notAdditive(aggregation) }
        var parts: [UnitID: [UnitWeight]] = [:]
        for code in values.keys.sorted() {
            let shares = weights(from: code, by: basis)
            let missing = DecimalNumber.one.minus(shares.map(\.share))
            guard missing.isSame(as: .zero) else { throw .sharesIncomplete(code, missing: missing) }
            for share in shares { parts[share.to, default: []].append(share) }
        }
        return parts.keys.sorted().map { unit in
            let own = parts[unit] ?? []
            // A part from a unit that was not given is not there to be added.
            let isWhole = sources(of: unit, by: basis).allSatisfy { values[$0] != nil }
            let value = isWhole ? sum(own.map { (values[$0.from] ?? .missing, $0.share) }) : nil
            return RecutFigure(
                unit: unit, value: value, isEstimated: own.contains { !$0.share.isSame(as: .one) }, parts: own)
        }
    }

    private func sum(_ parts: [(Value, DecimalNumber)]) -> Value? {
        var (low, high, isRange) = (DecimalNumber.zero, DecimalNumber.zero, false)
        for (value, share) in parts {
            switch value {
            case .number(let number):
                guard let (one, other) = low.plus(number, high, number, times: share) else { return nil }
                (low, high) = (one, other)
            case .range(let first, let last):
                guard let (one, other) = low.plus(first, high, last, times: share) else { return nil }
                (low, high, isRange) = (one, other, true)
            case .bound, .answer, .missing, .notApplicable: return nil
            }
        }
        return isRange ? .range(low, high) : .number(low)
    }
}

extension DecimalNumber {
    static var zero: DecimalNumber { DecimalNumber(exactly: 0) }
    static var one: DecimalNumber { DecimalNumber(exactly: 1) }

    private init(exactly number: Int64) {
        guard let decimal = DecimalNumber(digits: number) else { preconditionFailure("A digit is a number.") }
        self = decimal
    }

    /// This less all of those; the numbers are shares.
    func minus(_ others: [DecimalNumber]) -> DecimalNumber {
        others.reduce(self) { rest, other in rest.adding(other, times: DecimalNumber(exactly: -1)) ?? rest }
    }

    /// Both ends of a sum at once; nil beyond the bounds.
    fileprivate func plus(
        _ own: DecimalNumber, _ high: DecimalNumber, _ other: DecimalNumber, times share: DecimalNumber
    ) -> (DecimalNumber, DecimalNumber)? {
        guard let low = adding(own, times: share), let high = high.adding(other, times: share) else { return nil }
        return (low, high)
    }
}
