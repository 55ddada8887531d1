import BorderVocabulary

/// Why a shelf could not be read.
package enum ShelfFailure: Error, Hashable, Sendable {
    /// The store says why, in its words.
    case unavailable(String)
}

/// A stretch of series that lie side by side on a shelf.
package struct SeriesRange: Hashable, Sendable {
    package let indicator: IndicatorID
    package let kind: FigureKind
    /// From the first to the last in the order of periods; both are of one calendar.
    package let periods: ClosedRange<Period>

    /// Joins the parts; nil where the periods are of two calendars.
    package init?(_ indicator: IndicatorID, _ kind: FigureKind, _ periods: ClosedRange<Period>) {
        guard periods.lowerBound.calendar == periods.upperBound.calendar else { return nil }
        self.indicator = indicator
        self.kind = kind
        self.periods = periods
    }

    /// Whether a series lies in it.
    package func contains(_ series: Series) -> Bool {
        series.indicator == indicator && series.kind == kind
            && series.period.calendar == periods.lowerBound.calendar && periods.contains(series.period)
    }
}

/// One series with everything that was ever recorded of it, withdrawn or not, in the order of recording.
package struct ShelvedSeries: Hashable, Sendable {
    package let series: Series
    package let observations: [Observation]

    /// Joins the two.
    package init(_ series: Series, _ observations: [Observation]) {
        self.series = series
        self.observations = observations
    }
}

/// Where observations stand: ten millions and more, looked up by series or by number. Every adapter answers alike.
///
/// Nothing is lost on a shelf and nothing is decided on it. What was known when is computed from what it hands out
/// (`Figures`).
package protocol FigureShelf: Sendable {
    /// How many observations there are; they are numbered from 1 without a gap.
    func count() throws(ShelfFailure) -> Int
    /// The observations of these numbers, in the order asked for; nil where there is none.
    func observations(numbered numbers: [Int]) throws(ShelfFailure) -> [Observation?]
    /// The next observations by number, after one number, at most `limit`.
    func observations(after number: Int, limit: Int) throws(ShelfFailure) -> [Observation]
    /// All of each series, in the order asked for; an empty list where nothing was recorded.
    func observations(of series: [Series]) throws(ShelfFailure) -> [[Observation]]
    /// The series of a stretch of which something was recorded, by period and then by area, at most `limit` of them;
    /// where `areas` are given, those alone.
    func series(in range: SeriesRange, areas: [UnitID]?, limit: Int) throws(ShelfFailure) -> [ShelvedSeries]
    /// The series of an indicator after one series, or from the first, by kind, calendar, period and area, at most `limit`.
    func series(of indicator: IndicatorID, after last: Series?, limit: Int) throws(ShelfFailure) -> [ShelvedSeries]
}

/// A shelf that follows the log of the steering room.
///
/// It can be thrown away and made again. What it has is what the log said up to a position, never a part of a batch.
package protocol FigureLedger: FigureShelf {
    /// The position in the log up to which everything was taken; 0 for none.
    func position() throws(ShelfFailure) -> UInt64
    /// Takes what happened after the last position up to a new one, whole or not at all.
    func take(_ records: [FigureRecord], through position: UInt64) throws(ShelfFailure)
}

/// An event with the moment at which it was recorded.
package struct FigureRecord: Hashable, Sendable {
    package let event: FigureEvent
    package let at: Timestamp

    /// Pairs the two.
    package init(_ event: FigureEvent, at moment: Timestamp) {
        self.event = event
        at = moment
    }
}

extension FigureShelf {
    /// What it has of each concern, all looked up at once, and each series once however many concerns share it.
    package func facts(_ concerns: [FigureConcern]) throws(ShelfFailure) -> [FigureFacts] {
        var places: [Series: Int] = [:]
        places.reserveCapacity(concerns.count)
        var series: [Series] = []
        for concern in concerns {
            guard let one = concern.series, places[one] == nil else { continue }
            places[one] = series.count
            series.append(one)
        }
        let lists = try observations(of: series)
        var named = try observations(numbered: concerns.compactMap(\.number))[...]
        return concerns.map { concern in
            FigureFacts(
                series: concern.series.flatMap { places[$0] }.map { lists[$0] } ?? [],
                named: concern.number.flatMap { _ in named.popFirst() ?? nil })
        }
    }
}

extension Series {
    /// The order of series on a shelf, within one indicator.
    package func stands(before other: Series) -> Bool {
        let (one, two) = (period, other.period)
        if kind != other.kind { return kind.rawValue < other.kind.rawValue }
        if one.calendar != two.calendar { return one.calendar.rawValue < two.calendar.rawValue }
        return one == two ? area < other.area : one < two
    }
}
