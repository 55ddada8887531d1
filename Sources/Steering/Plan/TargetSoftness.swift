import BorderVocabulary

/// How hard a target was to reach, said before the year began: against the last result and against the trend.
package struct TargetSoftness: Hashable, Sendable {
    /// In a word; raw values are keys of the catalogue.
    package enum Grade: String, CaseIterable, Hashable, Sendable {
        /// The last result would already have met it.
        case alreadyReached = "already-reached"
        /// The trend alone meets it in at least `likelyFrom` of ten years.
        case likely
        case open
        /// The trend alone meets it in less than `demandingBelow`.
        case demanding
        case unknown
    }

    /// From this probability of the bare trend on a target is called likely.
    package static let likelyFrom = 0.8
    /// Below this one it is called demanding.
    package static let demandingBelow = 0.2

    package let grade: Grade
    /// The year and the value of the last result.
    package let lastYear: Int?
    package let last: DecimalNumber?
    /// The bound in percent of the last result; nil where that is nothing or unknown.
    package let percentOfLast: Double?
    /// The middle of what the trend of past years alone makes of the year.
    package let trend: Double?
    /// The bound in percent of it.
    package let percentOfTrend: Double?
    /// The probability, 0 to 1, that the trend alone meets it.
    package let chance: Double?

    /// Measures an aim by what was known on a day; nil for one that is no number, or whose period is no year.
    package init?(_ aim: TargetAim, _ period: Period, _ known: PlanFigures) {
        guard period.isYear, let bound = aim.bound, let measure = aim.measure else { return nil }
        let before = known.years.last { $0 == period.year - 1 }
        last = before.flatMap { YearPath($0, known).total }
        lastYear = last == nil ? nil : before
        let forecast = ForecastAnswer.beforeTheYear(period.year, known).forecast
        trend = forecast?.p50
        chance = forecast?.probability(of: aim)
        percentOfLast = last.flatMap { Self.percent(bound, of: $0.approximation) }
        percentOfTrend = trend.flatMap { Self.percent(bound, of: $0) }
        let isReached = last.map { Attainment(.number($0), against: measure.plan, by: measure.rule).outcome == .met }
        switch (isReached, chance) {
        case (true?, _): grade = .alreadyReached
        case (_, let chance?) where chance >= Self.likelyFrom: grade = .likely
        case (_, let chance?) where chance < Self.demandingBelow: grade = .demanding
        case (_, .some): grade = .open
        case (_, nil): grade = .unknown
        }
    }

    private static func percent(_ bound: DecimalNumber, of value: Double) -> Double? {
        value > 0 ? bound.approximation / value * 100 : nil
    }
}
