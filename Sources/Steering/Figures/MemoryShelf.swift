import BorderVocabulary

/// A shelf in memory, for tests and for books that are small.
package struct MemoryShelf: Hashable, Sendable {
    private var all: [Observation] = []
    private var numbers: [Series: [Int]] = [:]

    /// An empty shelf.
    package init() {}

    /// Takes what happened; a mark on an observation that is not there is passed over.
    package mutating func apply(_ event: FigureEvent, at moment: Timestamp) {
        switch event {
        case .indicatorDefined, .cutOffSet: break
        case .recorded(let statement, let user):
            let entered = Observation.Mark(by: user, at: moment)
            all.append(Observation(sequence: all.count + 1, statement: statement, entered: entered))
            numbers[statement.series, default: []].append(all.count)
        case .approved(let number, let user): mark(number, \.approved, Observation.Mark(by: user, at: moment))
        case .published(let number, let user): mark(number, \.published, Observation.Mark(by: user, at: moment))
        case .withdrawn(let number, let reason, let user):
            mark(number, \.withdrawn, Observation.Mark(by: user, at: moment, reason: reason))
        }
    }

    private mutating func mark(
        _ number: Int, _ path: WritableKeyPath<Observation, Observation.Mark?>, _ mark: Observation.Mark
    ) {
        guard all.indices.contains(number - 1) else { return }
        all[number - 1][keyPath: path] = mark
    }

    private func observations(of series: Series) -> [Observation] { (numbers[series] ?? []).map { all[$0 - 1] } }
}

extension MemoryShelf: FigureShelf {
    /// Never throws.
    package func count() throws(ShelfFailure) -> Int { all.count }

    /// Never throws.
    package func observations(numbered numbers: [Int]) throws(ShelfFailure) -> [Observation?] {
        numbers.map { all.indices.contains($0 - 1) ? all[$0 - 1] : nil }
    }

    /// Never throws.
    package func observations(after number: Int, limit: Int) throws(ShelfFailure) -> [Observation] {
        Array(all.dropFirst(max(0, number)).prefix(max(0, limit)))
    }

    /// Never throws.
    package func observations(of series: [Series]) throws(ShelfFailure) -> [[Observation]] {
        series.map { observations(of: $0) }
    }

    /// Never throws; looks at every series there is.
    package func series(in range: SeriesRange, areas: [UnitID]?, limit: Int) throws(ShelfFailure) -> [ShelvedSeries] {
        page(limit) { range.contains($0) && areas?.contains($0.area) ?? true }
    }

    /// Never throws; looks at every series there is.
    package func series(
        of indicator: IndicatorID, after last: Series?, limit: Int
    ) throws(ShelfFailure) -> [ShelvedSeries] {
        page(limit) { series in series.indicator == indicator && last.map { $0.stands(before: series) } ?? true }
    }

    private func page(_ limit: Int, _ isWanted: (Series) -> Bool) -> [ShelvedSeries] {
        numbers.keys.filter(isWanted).sorted { $0.stands(before: $1) }.prefix(max(0, limit))
            .map { ShelvedSeries($0, observations(of: $0)) }
    }
}
