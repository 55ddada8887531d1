import BorderVocabulary

/// What was known, or that nothing was.
package enum KnownAnswer: Hashable, Sendable {
    /// What was said last before or on the day: one observation, or several where sources spoke on the same day.
    ///
    /// `age` is how many days before the day asked for that was; `before` is what had been known earlier, latest first.
    case known([Observation], age: Int, before: [Observation])
    /// Nobody had said anything; `age` is for how many days the period had been over, nil while it was not.
    case noInformation(age: Int?)

    /// Folds all that was ever recorded of one series, in the order of recording.
    ///
    /// Takes no part: what cannot be seen from there, what was withdrawn, what a known correction has replaced, and what
    /// nobody dated. `end` is the last day of the period.
    package init(_ observations: [Observation], from vantage: Vantage, end: LocalDate) {
        // Of most figures there is one statement.
        if observations.count == 1, let certain = observations[0].certainFrom, certain <= vantage.day,
            let seen = vantage.seen(observations[0]), seen.withdrawn == nil
        {
            self = .known([seen], age: certain.days(to: vantage.day), before: [])
            return
        }
        let visible = observations.compactMap { observation -> (certain: LocalDate, seen: Observation)? in
            guard let certain = observation.certainFrom, certain <= vantage.day, let seen = vantage.seen(observation),
                seen.withdrawn == nil
            else { return nil }
            return (certain, seen)
        }
        let replaced = Set(visible.compactMap(\.seen.statement.supersedes))
        let standing = visible.filter { !replaced.contains($0.seen.sequence) }
        guard let last = standing.map(\.certain).max() else {
            self = .noInformation(age: end < vantage.day ? end.days(to: vantage.day) : nil)
            return
        }
        let latest = standing.filter { $0.certain == last }.map(\.seen)
        let before = visible.filter { $0.certain != last || replaced.contains($0.seen.sequence) }
            .sorted { ($0.certain, $0.seen.sequence) > ($1.certain, $1.seen.sequence) }.map(\.seen)
        self = .known(latest, age: last.days(to: vantage.day), before: before)
    }

    /// What was known, empty where nothing was.
    package var observations: [Observation] {
        switch self {
        case .known(let observations, _, _): observations
        case .noInformation: []
        }
    }
}

/// A series with what was known of it.
package struct KnownSeries: Hashable, Sendable {
    package let series: Series
    package let answer: KnownAnswer
}

/// Answers questions about figures: the book says what they are, the shelf what was said of them.
///
/// The current figure is stored nowhere. Each answer is folded from everything that was recorded of its series, at most
/// `FigureBook.Limit.ofSeries` observations.
package struct Figures: Sendable {
    /// Definitions and calendars.
    package let book: FigureBook
    /// The observations.
    package let shelf: any FigureShelf

    /// Joins the two, which are of the same moment.
    package init(_ book: FigureBook, on shelf: any FigureShelf) {
        self.book = book
        self.shelf = shelf
    }

    /// What was known of a series.
    package func asKnown(_ series: Series, from vantage: Vantage) throws(ShelfFailure) -> KnownAnswer {
        try asKnown([series], from: vantage)[0]
    }

    /// What was known of several series at once, in the order asked for: one indicator over periods, or a page of many.
    package func asKnown(_ series: [Series], from vantage: Vantage) throws(ShelfFailure) -> [KnownAnswer] {
        zip(series, try shelf.observations(of: series)).map { answer($0, $1, vantage) }
    }

    /// What was known of every series of a stretch that has been spoken of, by period and area: one period over all areas,
    /// or one area over periods. At most `limit` series are looked at.
    package func asKnown(
        in range: SeriesRange, areas: [UnitID]? = nil, from vantage: Vantage, limit: Int
    ) throws(ShelfFailure) -> [KnownSeries] {
        try shelf.series(in: range, areas: areas, limit: limit).map {
            KnownSeries(series: $0.series, answer: answer($0.series, $0.observations, vantage))
        }
    }

    /// A page of an indicator's series, after one series or from the first.
    package func asKnown(
        of indicator: IndicatorID, after last: Series?, from vantage: Vantage, limit: Int
    ) throws(ShelfFailure) -> [KnownSeries] {
        try shelf.series(of: indicator, after: last, limit: limit).map {
            KnownSeries(series: $0.series, answer: answer($0.series, $0.observations, vantage))
        }
    }

    /// What this system would have answered at a moment to what is known by the day of that moment.
    package func asRecorded(at moment: Timestamp, _ series: Series) throws(ShelfFailure) -> KnownAnswer {
        try asKnown(series, from: Vantage(knownOn: moment.localDate, recordedBy: moment))
    }

    /// Everything that was ever recorded of an indicator and a period in an area, withdrawn or not, in the order of
    /// recording.
    package func history(
        _ indicator: IndicatorID, _ period: Period, area: UnitID = .province
    ) throws(ShelfFailure) -> [Observation] {
        let all = FigureKind.allCases.map { Series(indicator, period, $0, area: area) }
        return try shelf.observations(of: all).flatMap(\.self).sorted { $0.sequence < $1.sequence }
    }

    /// What was said without a date, and so has no place in time.
    package func withoutDate(_ series: Series, from vantage: Vantage) throws(ShelfFailure) -> [Observation] {
        try shelf.observations(of: [series])[0].filter { $0.certainFrom == nil }.compactMap(vantage.seen)
            .filter { $0.withdrawn == nil }
    }

    private func answer(_ series: Series, _ observations: [Observation], _ vantage: Vantage) -> KnownAnswer {
        let calendar = vantage.moment.map { book.calendar.asRecorded(at: $0) } ?? book.calendar
        return KnownAnswer(observations, from: vantage, end: calendar.days(of: series.period).upperBound)
    }
}

extension Observation {
    /// The first day on which it is certain that this was known.
    package var certainFrom: LocalDate? { statement.knownOn.certainFrom }

    /// Whether this figure was certainly said before another of its series, of which `history` is all that was recorded.
    ///
    /// What is dated by its month counts from the month's end, and so comes behind what was said on a day of that month,
    /// although it may have been said before it. The answer keeps to its rule; who shows it can say that the order is not
    /// printed.
    package func isSaid(before later: Observation, in history: [Observation]) -> Bool {
        if history.contains(where: { $0.statement.supersedes == sequence }) { return true }
        guard let end = certainFrom, let start = later.statement.knownOn.possibleFrom else { return false }
        return end < start
    }
}
