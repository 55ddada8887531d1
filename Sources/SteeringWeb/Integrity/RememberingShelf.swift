import Steering
import Synchronization

/// A shelf that remembers the series of some areas, for one page: the same years are looked at for several targets and from
/// many days, and what was recorded of them does not depend on either.
final class RememberingShelf: FigureShelf {
    private struct Question: Hashable {
        let indicator: IndicatorID
        let kind: FigureKind
        let calendar: Period.Calendar
        let areas: [UnitID]
    }

    /// Series of one question that are remembered; of more than that each stretch is asked for by itself.
    private static let limit = 4_000
    /// A stretch of as many years is asked for with all others at once; a shorter one by itself.
    private static let long = 8

    private let shelf: any FigureShelf
    private let known = Mutex<[Question: [ShelvedSeries]?]>([:])

    /// Stands before another shelf.
    init(_ shelf: any FigureShelf) {
        self.shelf = shelf
    }

    /// Asks the shelf behind it.
    func count() throws(ShelfFailure) -> Int { try shelf.count() }

    /// Asks the shelf behind it.
    func observations(numbered numbers: [Int]) throws(ShelfFailure) -> [Observation?] {
        try shelf.observations(numbered: numbers)
    }

    /// Asks the shelf behind it.
    func observations(after number: Int, limit: Int) throws(ShelfFailure) -> [Observation] {
        try shelf.observations(after: number, limit: limit)
    }

    /// Asks the shelf behind it.
    func observations(of series: [Series]) throws(ShelfFailure) -> [[Observation]] {
        try shelf.observations(of: series)
    }

    /// Asks the shelf behind it for all years at once, and once.
    func series(in range: SeriesRange, areas: [UnitID]?, limit: Int) throws(ShelfFailure) -> [ShelvedSeries] {
        guard let areas, let all = try all(range, areas) else {
            return try shelf.series(in: range, areas: areas, limit: limit)
        }
        return Array(all.lazy.filter { range.contains($0.series) }.prefix(max(0, limit)))
    }

    /// Every period of an indicator in some areas; nil where there are too many.
    private func all(_ range: SeriesRange, _ areas: [UnitID]) throws(ShelfFailure) -> [ShelvedSeries]? {
        let calendar = range.periods.lowerBound.calendar
        let question = Question(indicator: range.indicator, kind: range.kind, calendar: calendar, areas: areas)
        if let found = known.withLock({ $0[question] }) { return found }
        guard range.periods.upperBound.year - range.periods.lowerBound.year >= Self.long,
            let first = Period(year: 1970, part: .month(1), in: calendar),
            let last = Period(year: 9999, part: .month(12), in: calendar),
            let years = SeriesRange(range.indicator, range.kind, first...last)
        else { return nil }
        let found = try shelf.series(in: years, areas: areas, limit: Self.limit)
        let answer: [ShelvedSeries]? = found.count < Self.limit ? found : nil
        known.withLock { $0[question] = .some(answer) }
        return answer
    }

    /// Asks the shelf behind it.
    func series(of indicator: IndicatorID, after last: Series?, limit: Int) throws(ShelfFailure) -> [ShelvedSeries] {
        try shelf.series(of: indicator, after: last, limit: limit)
    }
}
