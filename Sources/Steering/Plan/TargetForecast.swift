import BorderVocabulary

/// What a year may come to, with how sure that is and how wrong the same method would have been before.
///
/// The method is published (docs/steering/plan.md) and knows nothing but past figures: no chance, no judgement. For each
/// past year it looks at how the year's value stood to what was known then (the value so far, or the value of the year
/// before); for sums as a ratio, for others as a difference. This year's is taken to be one more of the same kind: it
/// lies around their mean as Student's t says.
package struct TargetForecast: Hashable, Sendable {
    /// What the forecast goes out from.
    package enum Method: Hashable, Sendable {
        /// The value by the end of this month of the year.
        case soFar(month: Int)
        /// The value of the year before.
        case yearBefore
    }

    /// One past year, forecast by the same method from the other past years.
    package struct Trial: Hashable, Sendable {
        package let year: Int
        package let p10: Double
        package let p50: Double
        package let p90: Double
        package let actual: Double

        /// Whether the year came to lie between P10 and P90.
        package var isInside: Bool { p10 <= actual && actual <= p90 }
        /// How far the middle was off, in the unit.
        package var error: Double { (actual - p50).magnitude }
    }

    package let year: Int
    package let method: Method
    package let p10: Double
    package let p50: Double
    package let p90: Double
    /// What it goes out from.
    package let base: DecimalNumber
    /// Every past year that it rests on, as the method would have told it.
    package let trials: [Trial]
    private let spread: Spread

    /// The number of the method; it changes when the method does.
    package static let version = 1
    /// The fewest past years: each has to be forecast from at least three others.
    package static let fewestYears = 4
    /// The first month whose value so far says more of the year than the year before does.
    package static let firstMonth = 3
    /// The most past years; what lies further back was another province.
    package static let mostYears = 12

    /// Half of the past errors were smaller than this, in the unit.
    package var medianError: Double { median(trials.map(\.error)) }

    /// Half of the past errors were smaller than this, in percent of what the year came to; nil where a year was nothing.
    package var medianErrorPercent: Double? {
        guard trials.allSatisfy({ $0.actual != 0 }) else { return nil }
        return median(trials.map { $0.error / $0.actual.magnitude * 100 })
    }

    /// How many past years lay between P10 and P90, of `trials.count`; eight in ten should.
    package var inside: Int { trials.count { $0.isInside } }

    /// The probability, 0 to 1, that the year meets an aim; nil where that is no number.
    package func probability(of aim: TargetAim) -> Double? {
        guard let accepted = aim.accepted else { return nil }
        let below = accepted.from.map { spread.below($0.approximation) } ?? 0
        let within = accepted.to.map { spread.upTo($0.approximation) } ?? 1
        return max(0, within - below)
    }

    init(_ fit: Fit, for path: YearPath, from base: DecimalNumber) {
        year = path.year
        method = fit.method
        self.base = base
        trials = fit.trials
        // A sum that has never gone down does not go below what it is.
        spread = fit.spread(from: base.approximation, floor: fit.neverFell && !path.fell)
        (p10, p50, p90) = (spread.p10, spread.p50, spread.p90)
    }
}

/// A forecast, or why there is none.
package enum ForecastAnswer: Hashable, Sendable {
    case forecast(TargetForecast)
    /// The year's value is known; there is nothing to forecast.
    case settled
    /// So many past years are usable, and so many are needed.
    case tooLittleData(pastYears: Int, needed: Int)
    /// Only years are forecast.
    case notAYear

    /// The forecast where there is one.
    package var forecast: TargetForecast? {
        if case .forecast(let forecast) = self { forecast } else { nil }
    }

    /// Forecasts a year from what was known on a day.
    ///
    /// From `firstMonth` on it goes out from the value so far, before it from the year before; where the one has too few
    /// years, the other serves. The choice does not look at past errors: choosing by them makes what is left look surer
    /// than it is.
    package init(_ period: Period, _ known: PlanFigures) {
        guard period.isYear else {
            self = .notAYear
            return
        }
        let path = YearPath(period.year, known)
        let isOver = period.lastDay < known.day
        if isOver, path.total != nil {
            self = .settled
            return
        }
        self = Self.forecast(path, known)
    }

    /// What could have been forecast before the year had a figure: by this a plan's ambition is measured.
    package static func beforeTheYear(_ year: Int, _ known: PlanFigures) -> ForecastAnswer {
        let figures = known.figures.filter { $0.period.year < year }
        let past = PlanFigures(knownOn: known.day, known.aggregation, figures, brokenOn: known.brokenOn)
        return forecast(YearPath(year, past), past)
    }

    private static func forecast(_ path: YearPath, _ known: PlanFigures) -> ForecastAnswer {
        let earlier = known.years.filter { $0 < path.year }.suffix(TargetForecast.mostYears)
        let past = earlier.map { YearPath($0, known) }
        let soFar = soFar(path, past, known.aggregation == .sum)
        let yearBefore = yearBefore(path, past, known.aggregation == .sum)
        let isEarly = soFar?.month ?? 0 < TargetForecast.firstMonth
        guard let (fit, base) = isEarly ? yearBefore ?? soFar?.start : soFar?.start ?? yearBefore else {
            let usable = past.count { $0.total != nil }
            return .tooLittleData(pastYears: usable, needed: TargetForecast.fewestYears)
        }
        return .forecast(TargetForecast(fit, for: path, from: base))
    }

    private typealias Start = (fit: Fit, base: DecimalNumber)

    /// From the latest month that is known of this year and of enough others.
    private static func soFar(_ path: YearPath, _ past: [YearPath], _ isRatio: Bool) -> (month: Int, start: Start)? {
        for month in stride(from: min(path.lastMonth, 11), through: 1, by: -1) {
            guard let base = path.soFar[month], !isRatio || base.approximation > 0,
                let fit = Fit(.soFar(month: month), past, isRatio)
            else { continue }
            return (month, (fit, base))
        }
        return nil
    }

    private static func yearBefore(_ path: YearPath, _ past: [YearPath], _ isRatio: Bool) -> Start? {
        guard let before = past.last, before.year == path.year - 1, let base = before.total,
            !isRatio || base.approximation > 0, let fit = Fit(.yearBefore, past, isRatio)
        else { return nil }
        return (fit, base)
    }
}

func median(_ numbers: [Double]) -> Double {
    let sorted = numbers.sorted()
    guard !sorted.isEmpty else { return 0 }
    return (sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2
}
