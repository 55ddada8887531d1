import BorderVocabulary

/// How old the newest figure of an indicator is, and whether the next one should be there.
///
/// No rule says when a figure is due, so it is measured by its own habit: the next one is due when as many days have passed
/// since the end of its period as it took before, in the middle.
package struct FigureAge: Hashable, Sendable {
    package let indicator: IndicatorID
    package let owner: Line?
    /// The newest period of which something is known, and the day on which it was first said.
    package let newest: Period
    package let knownFrom: LocalDate
    /// Days since then.
    package let age: Int
    /// Days from the end of a period to its first figure, in the middle; nil where too few periods tell.
    package let usualDays: Int?
    /// The day by which the next figure would be there; nil without a habit.
    package let due: LocalDate?

    /// The fewest periods that make a habit.
    package static let leastPeriods = 4
    /// The most that are looked at.
    package static let mostPeriods = 12
    /// The most stretches of one indicator that are read: all that so many years can have, and one more year.
    static let mostStretches = (mostPeriods + 2) * 32

    /// For how many days the next figure has been missing; nil where none is, or nobody can say.
    package func daysLate(on day: LocalDate) -> Int? { due.flatMap { $0 < day ? $0.days(to: day) : nil } }
}

/// The figures of one owner together.
package struct OwnerAge: Hashable, Sendable {
    package let owner: Line?
    /// Its indicators of which something is known.
    package let all: [FigureAge]
    /// Those whose next figure is missing.
    package let late: [FigureAge]
    /// Those without a habit.
    package let withoutHabit: Int
    /// Days since the newest figure of the one that is oldest.
    package let oldest: Int
}

/// The ages of the figures of the room.
package struct FigureAges: Hashable, Sendable {
    package let ages: [FigureAge]
    package let day: LocalDate
    /// Whether there are more indicators than are looked at.
    package let isCut: Bool

    /// Looks at the indicators of the year's targets first, then at the others by their names.
    package init(_ scope: IntegrityScope) throws(ShelfFailure) {
        let wanted = Set(scope.targetsOfYear.map(\.target.indicator))
        let open = scope.room.figures.cards.keys.filter(scope.isOpen)
        let order = open.filter(wanted.contains).sorted() + open.filter { !wanted.contains($0) }.sorted()
        var ages: [FigureAge] = []
        for indicator in order.prefix(IntegrityScope.Limit.indicators) {
            if let age = try FigureAges.age(of: indicator, scope) { ages.append(age) }
        }
        (self.ages, day, isCut) = (ages, scope.day, order.count > IntegrityScope.Limit.indicators)
    }

    /// By owner, those with most that is missing first.
    package var owners: [OwnerAge] {
        Dictionary(grouping: ages, by: \.owner).map { owner, all in
            OwnerAge(
                owner: owner, all: all, late: all.filter { $0.daysLate(on: day) != nil },
                withoutHabit: all.count { $0.usualDays == nil }, oldest: all.map(\.age).max() ?? 0)
        }.sorted {
            ($1.late.count, $1.all.count, $0.owner?.description ?? "")
                < ($0.late.count, $0.all.count, $1.owner?.description ?? "")
        }
    }

    private static func age(of indicator: IndicatorID, _ scope: IntegrityScope) throws(ShelfFailure) -> FigureAge? {
        let card = scope.room.figures.card(of: indicator, on: scope.day)
        let calendar = card?.calendar ?? .statistical
        guard let first = Period(year: max(1970, scope.day.year - FigureAge.mostPeriods - 1), in: calendar),
            let last = Period(year: scope.day.year, part: .month(12), in: calendar),
            let range = SeriesRange(indicator, .result, first...last)
        else { return nil }
        let known = try scope.figures.asKnown(
            in: range, areas: [.province], from: scope.sight.vantage, limit: FigureAge.mostStretches)
        // When each period was first told, the latest period last.
        let told = known.compactMap { series -> (period: Period, from: LocalDate)? in
            guard case .known(let latest, _, let before) = series.answer else { return nil }
            let from = (latest + before).filter(\.statement.isResult).compactMap(\.certainFrom).min()
            return from.map { (series.series.period, $0) }
        }
        guard let newest = told.max(by: { ($0.period.lastDay, $0.from) < ($1.period.lastDay, $1.from) }) else {
            return nil
        }
        let habit = habit(told, scope)
        return FigureAge(
            indicator: indicator, owner: card?.owner, newest: newest.period, knownFrom: newest.from,
            age: newest.from.days(to: scope.day), usualDays: habit?.days, due: habit?.due)
    }

    /// The shortest rhythm in which an indicator is told: how long it takes, and when the next is due by it.
    private static func habit(
        _ told: [(period: Period, from: LocalDate)], _ scope: IntegrityScope
    ) -> (days: Int, due: LocalDate)? {
        let calendar = scope.room.figures.calendar
        for months in [1, 3, 6, 12] {
            let own = told.filter { $0.period.monthSpan.count == months && $0.period.isOfRhythm }.sorted {
                $0.period < $1.period
            }
            .suffix(FigureAge.mostPeriods)
            guard own.count >= FigureAge.leastPeriods, let last = own.last?.period, let next = last.next else {
                continue
            }
            // What was told before the end of its period was an estimate of it and says nothing of how long it takes.
            let lags = own.map { calendar.days(of: $0.period).upperBound.days(to: $0.from) }.filter { $0 >= 0 }
            guard lags.count >= FigureAge.leastPeriods, let middle = Robust.median(lags.map(Double.init)) else {
                continue
            }
            let days = Int(middle.rounded(.up))
            return (days, calendar.days(of: next).upperBound.adding(days: days))
        }
        return nil
    }
}

extension Period {
    /// Whether it is one of those that follow each other: months, quarters, halves, years.
    fileprivate var isOfRhythm: Bool {
        switch part {
        case .month, .quarter, .half, .whole: true
        case .firstMonths: false
        }
    }

    /// The period of the same kind after it.
    fileprivate var next: Period? {
        switch part {
        case .whole: Period(year: year + 1, in: calendar)
        case .half(let half): Period(year: half == 2 ? year + 1 : year, part: .half(half % 2 + 1), in: calendar)
        case .quarter(let quarter):
            Period(year: quarter == 4 ? year + 1 : year, part: .quarter(quarter % 4 + 1), in: calendar)
        case .month(let month): Period(year: month == 12 ? year + 1 : year, part: .month(month % 12 + 1), in: calendar)
        case .firstMonths: nil
        }
    }
}
