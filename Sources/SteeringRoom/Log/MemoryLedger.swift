import Steering
import Synchronization

/// A shelf in memory that follows the log: for tests, and for looking into a folder whose shelf is not there.
package final class MemoryLedger: FigureLedger {
    private struct State {
        var shelf = MemoryShelf()
        var position: UInt64 = 0
    }

    private let state = Mutex(State())

    /// An empty shelf at the beginning of the log.
    package init() {}

    private var shelf: MemoryShelf { state.withLock { $0.shelf } }

    /// Never throws.
    package func position() throws(ShelfFailure) -> UInt64 { state.withLock { $0.position } }

    /// Never throws; what lies at or before its position is passed over.
    package func take(_ records: [FigureRecord], through position: UInt64) throws(ShelfFailure) {
        state.withLock { state in
            guard position > state.position else { return }
            for record in records { state.shelf.apply(record.event, at: record.at) }
            state.position = position
        }
    }

    /// Never throws.
    package func count() throws(ShelfFailure) -> Int { try shelf.count() }

    /// Never throws.
    package func observations(numbered numbers: [Int]) throws(ShelfFailure) -> [Observation?] {
        try shelf.observations(numbered: numbers)
    }

    /// Never throws.
    package func observations(after number: Int, limit: Int) throws(ShelfFailure) -> [Observation] {
        try shelf.observations(after: number, limit: limit)
    }

    /// Never throws.
    package func observations(of series: [Series]) throws(ShelfFailure) -> [[Observation]] {
        try shelf.observations(of: series)
    }

    /// Never throws.
    package func series(in range: SeriesRange, areas: [UnitID]?, limit: Int) throws(ShelfFailure) -> [ShelvedSeries] {
        try shelf.series(in: range, areas: areas, limit: limit)
    }

    /// Never throws.
    package func series(
        of indicator: IndicatorID, after last: Series?, limit: Int
    ) throws(ShelfFailure) -> [ShelvedSeries] {
        try shelf.series(of: indicator, after: last, limit: limit)
    }
}
