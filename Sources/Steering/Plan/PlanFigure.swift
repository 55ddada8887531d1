import BorderVocabulary

/// A result as a plan looks at it: one source's statement, as it was known on the day of the question.
package struct PlanFigure: Hashable, Sendable {
    /// The number of the observation, by which it can be looked up.
    package let observation: Int
    package let indicator: IndicatorID
    package let period: Period
    package let value: Value
    package let grade: FigureStatus.Grade
    /// The first day on which it is certain that it was known; nil where the source prints none.
    package let knownFrom: LocalDate?

    /// Joins the parts.
    package init(
        observation: Int, _ indicator: IndicatorID, _ period: Period, _ value: Value, grade: FigureStatus.Grade,
        knownFrom: LocalDate?
    ) {
        self.observation = observation
        self.indicator = indicator
        self.period = period
        self.value = value
        self.grade = grade
        self.knownFrom = knownFrom
    }

    /// Whether it was stated before the result was there.
    package var isExpected: Bool {
        switch grade {
        case .plan, .expected: true
        case .estimate, .preliminary, .reported, .official, .revised, .derived, .missing, .notApplicable: false
        }
    }

    /// The number that it states; nil for a bound, a range, an answer or nothing.
    var number: DecimalNumber? {
        if case .number(let number) = value { number } else { nil }
    }
}

/// All that was known on a day of the series of one target, this year's and earlier.
package struct PlanFigures: Hashable, Sendable {
    /// The day as of which all of it was known.
    package let day: LocalDate
    /// How the parts of a period make the whole.
    package let aggregation: IndicatorCard.Aggregation
    /// Per period what was said last; several where sources spoke on one day.
    package let figures: [PlanFigure]
    /// The last day on which the definition broke: figures of periods before it are not in one line with later ones.
    package let brokenOn: LocalDate?
    private let byPeriod: [Period: [PlanFigure]]

    /// Joins the parts.
    package init(
        knownOn day: LocalDate, _ aggregation: IndicatorCard.Aggregation, _ figures: [PlanFigure],
        brokenOn: LocalDate? = nil
    ) {
        self.day = day
        self.aggregation = aggregation
        self.figures = figures
        self.brokenOn = brokenOn
        byPeriod = Dictionary(grouping: figures, by: \.period)
    }

    /// The statements about exactly one period.
    func stated(_ period: Period) -> [PlanFigure] { byPeriod[period] ?? [] }

    /// The periods of a year of which something is known.
    func periods(in year: Int) -> [Period] { byPeriod.keys.filter { $0.year == year } }

    /// The one number that is stated for a period; nil where there is none or sources disagree.
    func number(_ period: Period) -> DecimalNumber? {
        let numbers = stated(period).map(\.number)
        guard let first = numbers.first ?? nil, numbers.allSatisfy({ $0?.isSame(as: first) ?? false }) else {
            return nil
        }
        return first
    }

    /// The years of which something is known and which lie in one line with the latest, oldest first.
    var years: [Int] {
        Set(byPeriod.keys.map(\.year)).filter { year in
            guard let brokenOn, let whole = Period(year: year) else { return true }
            return whole.firstDay >= brokenOn
        }.sorted()
    }
}

extension Period {
    /// The months that it covers, 1 to 12.
    var monthSpan: ClosedRange<Int> { months.first...months.last }

    /// Whether it is a whole year of the statistical calendar.
    var isYear: Bool { calendar == .statistical && part == .whole }
}
