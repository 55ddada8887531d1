import Steering
import Synchronization

/// A shelf that remembers the stretches it was asked for, for one page: the same years of a target are looked at from many
/// days, and a stretch does not depend on the day.
final class RememberingShelf: FigureShelf {
    private struct Question: Hashable {
        let range: SeriesRange
        let areas: [UnitID]?
        let limit: Int
    }

    private let shelf: any FigureShelf
    private let known = Mutex<[Question: [ShelvedSeries]]>([:])

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

    /// Asks the shelf behind it once.
    func series(in range: SeriesRange, areas: [UnitID]?, limit: Int) throws(ShelfFailure) -> [ShelvedSeries] {
        let question = Question(range: range, areas: areas, limit: limit)
        if let found = known.withLock({ $0[question] }) { return found }
        let found = try shelf.series(in: range, areas: areas, limit: limit)
        known.withLock { $0[question] = found }
        return found
    }

    /// Asks the shelf behind it.
    func series(of indicator: IndicatorID, after last: Series?, limit: Int) throws(ShelfFailure) -> [ShelvedSeries] {
        try shelf.series(of: indicator, after: last, limit: limit)
    }
}
