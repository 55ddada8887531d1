import BorderVocabulary

/// The statements of a stretch that are looked at: of ten million the ones that were recorded last.
///
/// A question about an earlier day looks at what had been recorded by the end of that day; where nothing had, because the
/// past was brought in later, at what was recorded last.
struct FigureWindow {
    /// In the order of recording; all of them were said within the stretch.
    let statements: [Observation]
    /// Whether there were more.
    let isCut: Bool

    init(_ scope: IntegrityScope) throws(ShelfFailure) {
        let shelf = scope.figures.shelf
        let count = try shelf.count()
        let recorded = try FigureWindow.lastRecorded(of: count, scope)
        let last = recorded == 0 ? count : recorded
        let first = max(0, last - IntegrityScope.Limit.statements)
        statements = try shelf.observations(after: first, limit: last - first).filter { observation in
            scope.isSeen(observation) && scope.isOpen(observation.statement.series.indicator)
                && observation.certainFrom.map(scope.days.contains) ?? false
        }
        isCut = first > 0
    }

    /// The number of the last statement that was recorded by the end of the day; 0 for none.
    ///
    /// Moments of recording do not go back, so it is found by halving.
    private static func lastRecorded(of count: Int, _ scope: IntegrityScope) throws(ShelfFailure) -> Int {
        func isRecorded(_ number: Int) throws(ShelfFailure) -> Bool {
            guard let entered = try scope.figures.shelf.observations(numbered: [number])[0]?.entered.at else {
                return false
            }
            return entered.localDate <= scope.day && scope.moment.map { entered <= $0 } ?? true
        }
        if count == 0 { return 0 }
        if try isRecorded(count) { return count }
        var (low, high) = (0, count)
        // All up to `low` were recorded by then, and `high` was not.
        while high - low > 1 {
            let middle = low + (high - low) / 2
            if try isRecorded(middle) { low = middle } else { high = middle }
        }
        return low
    }
}

/// The days on which figures were reviewed, as far as the log tells.
///
/// A figure is reviewed when a report that has it is published, or when a conference is held on whose agenda stands the
/// target that it decides. Without either the review is still to come.
struct ReviewDays {
    private let reports: [(day: LocalDate, series: Set<Series>)]
    private let conferences: [(day: LocalDate, targets: Set<String>)]
    private let targets: [Series: [TargetID]]

    init(_ scope: IntegrityScope) {
        let moment = scope.moment
        reports = scope.room.reports.reports.suffix(IntegrityScope.Limit.reports).compactMap { report in
            guard let mark = report.published, mark.at.localDate <= scope.day, moment.map({ mark.at <= $0 }) ?? true
            else { return nil }
            return (mark.at.localDate, Set(report.snapshot.figures.map(\.series)))
        }
        conferences = scope.room.conferences.conferences(on: scope.day, recordedBy: moment).compactMap { conference in
            guard case .held(let day) = conference.state else { return nil }
            let subjects = conference.items.filter(\.isOn).compactMap(\.subject).filter { $0.kind == .target }
            return subjects.isEmpty ? nil : (day, Set(subjects.map(\.key.description)))
        }
        var targets: [Series: [TargetID]] = [:]
        for target in scope.standings.flatMap(\.targets).map(\.target) {
            targets[Series(target.indicator, target.period, .result, area: target.area), default: []].append(target.id)
        }
        self.targets = targets
    }

    /// The first review of a figure on or after a day.
    func first(of series: Series, after close: LocalDate) -> LocalDate? {
        let names = Set((targets[series] ?? []).map(\.description))
        let told = reports.filter { close <= $0.day && $0.series.contains(series) }.map(\.day)
        let held = conferences.filter { close <= $0.day && !$0.targets.isDisjoint(with: names) }.map(\.day)
        return (told + held).min()
    }
}
