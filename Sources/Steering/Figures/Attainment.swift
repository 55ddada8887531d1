import BorderVocabulary

/// The published rule by which a result is held against its plan; raw values are stored.
package enum AttainmentRule: UInt8, CaseIterable, Hashable, Sendable, CodeWord {
    /// The result reaches the plan; of a planned range, its lower end.
    case atLeast = 0
    /// The result stays within the plan; of a planned range, its upper end.
    case atMost = 1
    /// The result lies inside the planned range, both ends included.
    case insideRange = 2

    /// The word in commands.
    package var code: String {
        switch self {
        case .atLeast: "at-least"
        case .atMost: "at-most"
        case .insideRange: "inside-range"
        }
    }

    /// The rule that a direction implies, or nil where none was published.
    package init?(_ direction: IndicatorCard.Direction) {
        switch direction {
        case .higher: self = .atLeast
        case .lower: self = .atMost
        case .range: self = .insideRange
        case .none: return nil
        }
    }
}

/// Whether a plan was met, by a rule that is named.
package struct Attainment: Hashable, Sendable {
    /// The outcome.
    package enum Outcome: Hashable, Sendable {
        case met
        case notMet
        /// A figure is missing, or a bound such as “more than 5,000” leaves it open.
        case unknown
    }

    package let outcome: Outcome
    package let rule: AttainmentRule

    /// Holds one value against another: met if all that the result may be is accepted, not met if nothing of it is.
    package init(_ result: Value, against plan: Value, by rule: AttainmentRule) {
        self.rule = rule
        if case .answer(let reached) = result, case .answer(let wanted) = plan {
            outcome = reached == wanted ? .met : .notMet
            return
        }
        guard let reached = Stretch(result), let accepted = Stretch(plan)?.accepted(by: rule) else {
            outcome = .unknown
            return
        }
        if reached.lies(within: accepted) {
            outcome = .met
        } else {
            outcome = reached.touches(accepted) ? .unknown : .notMet
        }
    }

    fileprivate init(_ outcome: Outcome, by rule: AttainmentRule) {
        self.outcome = outcome
        self.rule = rule
    }
}

/// An attainment with the figures that it rests on, so that each can be looked up.
package struct Verdict: Hashable, Sendable {
    package let attainment: Attainment
    package let results: [Observation]
    package let plans: [Observation]
}

/// Why there is no verdict.
package enum VerdictFailure: Error, Hashable, Sendable {
    case refused(FigureRefusal)
    case shelf(ShelfFailure)
}

extension Figures {
    /// Whether the plan of a period was met, by what was known from where one looks.
    ///
    /// A plan of another definition is refused, even under the same name. Where several sources disagree on the day, or
    /// none spoke, the outcome is unknown. A plan without a printed date counts where no dated one was known, because a
    /// plan is set before its result; a result without one does not.
    package func verdict(
        on indicator: IndicatorID, against planned: IndicatorID, _ period: Period, area: UnitID = .province,
        from vantage: Vantage, by rule: AttainmentRule
    ) throws(VerdictFailure) -> Verdict {
        for id in [indicator, planned] where book.cards[id] == nil { throw .refused(.unknownIndicator(id)) }
        guard indicator == planned else { throw .refused(.notComparable(indicator, with: planned)) }
        do throws(ShelfFailure) {
            var plans: [Observation] = []
            for kind in [FigureKind.plan, .planRange] {
                let series = Series(planned, period, kind, area: area)
                let known = try asKnown(series, from: vantage).observations
                plans += known.isEmpty ? try withoutDate(series, from: vantage) : known
            }
            let results = try asKnown(Series(indicator, period, .result, area: area), from: vantage).observations
            let outcomes = Set(
                results.flatMap { result in
                    plans.map { Attainment(result.statement.value, against: $0.statement.value, by: rule).outcome }
                })
            let outcome = outcomes.count == 1 ? outcomes.first : nil
            return Verdict(attainment: Attainment(outcome ?? .unknown, by: rule), results: results, plans: plans)
        } catch { throw .shelf(error) }
    }
}

/// The numbers that a value may be: a stretch with ends, each in it or not; nil is without end.
private struct Stretch {
    struct End {
        let number: DecimalNumber
        let isIncluded: Bool
    }

    var low: End?
    var high: End?

    init?(_ value: Value) {
        switch value {
        case .number(let number):
            low = End(number: number, isIncluded: true)
            high = low
        case .bound(.above, let number): low = End(number: number, isIncluded: false)
        case .bound(.atLeast, let number): low = End(number: number, isIncluded: true)
        case .bound(.below, let number): high = End(number: number, isIncluded: false)
        case .bound(.atMost, let number): high = End(number: number, isIncluded: true)
        case .range(let first, let last):
            low = End(number: first, isIncluded: true)
            high = End(number: last, isIncluded: true)
        case .answer, .missing, .notApplicable: return nil
        }
    }

    /// What a plan accepts; nil where the plan has no end on the side that the rule looks at.
    func accepted(by rule: AttainmentRule) -> Stretch? {
        var accepted = self
        switch rule {
        case .atLeast:
            guard low != nil else { return nil }
            accepted.high = nil
        case .atMost:
            guard high != nil else { return nil }
            accepted.low = nil
        case .insideRange:
            guard low != nil, high != nil else { return nil }
        }
        return accepted
    }

    func lies(within other: Stretch) -> Bool {
        Stretch.covers(other.low, low, { $0.isLess(than: $1) })
            && Stretch.covers(other.high, high, { $1.isLess(than: $0) })
    }

    /// Whether the outer end leaves the inner one inside.
    private static func covers(_ outer: End?, _ inner: End?, _ isBeyond: (DecimalNumber, DecimalNumber) -> Bool) -> Bool
    {
        guard let outer else { return true }
        guard let inner else { return false }
        if outer.number.isSame(as: inner.number) { return outer.isIncluded || !inner.isIncluded }
        return isBeyond(outer.number, inner.number)
    }

    func touches(_ other: Stretch) -> Bool { !endsBefore(other) && !other.endsBefore(self) }

    private func endsBefore(_ other: Stretch) -> Bool {
        guard let high, let low = other.low else { return false }
        if high.number.isSame(as: low.number) { return !(high.isIncluded && low.isIncluded) }
        return high.number.isLess(than: low.number)
    }
}
