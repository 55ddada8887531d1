import BorderVocabulary

/// A shelf in memory, on top of another or on nothing: for tests, and for what a batch adds before it is durable.
package struct MemoryShelf: Sendable {
    private let base: (any FigureShelf)?
    private let baseCount: Int
    /// Observations that were added or marked here, by number.
    private var changed: [Int: Observation] = [:]
    /// Numbers that were added here, in order.
    private var added: [Series: [Int]] = [:]
    private var last: Int

    /// An empty shelf.
    package init() {
        base = nil
        baseCount = 0
        last = 0
    }

    /// A shelf that shows what another has, and keeps to itself what is added.
    package init(on base: any FigureShelf) throws(ShelfFailure) {
        self.base = base
        baseCount = try base.count()
        last = baseCount
    }

    /// Takes what happened; a mark on an observation that is not there is passed over.
    package mutating func apply(_ event: FigureEvent, at moment: Timestamp) throws(ShelfFailure) {
        switch event {
        case .indicatorDefined, .cutOffSet: break
        case .recorded(let statement, let user):
            last += 1
            changed[last] = Observation(
                sequence: last, statement: statement, entered: Observation.Mark(by: user, at: moment))
            added[statement.series, default: []].append(last)
        case .approved(let number, let user): try mark(number, \.approved, Observation.Mark(by: user, at: moment))
        case .published(let number, let user): try mark(number, \.published, Observation.Mark(by: user, at: moment))
        case .withdrawn(let number, let reason, let user):
            try mark(number, \.withdrawn, Observation.Mark(by: user, at: moment, reason: reason))
        }
    }

    private mutating func mark(
        _ number: Int, _ path: WritableKeyPath<Observation, Observation.Mark?>, _ mark: Observation.Mark
    ) throws(ShelfFailure) {
        guard var observation = try observations(numbered: [number])[0] else { return }
        observation[keyPath: path] = mark
        changed[number] = observation
    }
}

extension MemoryShelf: FigureShelf {
    /// Never throws by itself.
    package func count() throws(ShelfFailure) -> Int { last }

    /// Never throws by itself.
    package func observations(numbered numbers: [Int]) throws(ShelfFailure) -> [Observation?] {
        let missing = numbers.filter { changed[$0] == nil && 1...max(1, baseCount) ~= $0 }
        var found: [Int: Observation] = [:]
        if let base, !missing.isEmpty {
            for (number, observation) in zip(missing, try base.observations(numbered: missing)) {
                found[number] = observation
            }
        }
        return numbers.map { changed[$0] ?? found[$0] }
    }

    /// Never throws by itself.
    package func observations(after number: Int, limit: Int) throws(ShelfFailure) -> [Observation] {
        let first = max(number, 0) + 1
        guard first <= last, limit > 0 else { return [] }
        return try observations(numbered: Array(first...min(last, first + limit - 1))).compactMap(\.self)
    }

    /// Never throws by itself.
    package func observations(of series: [Series]) throws(ShelfFailure) -> [[Observation]] {
        let below = try base?.observations(of: series)
        return series.indices.map { merged(series[$0], below?[$0] ?? []) }
    }

    /// Never throws by itself. Looks at all that was added.
    package func series(in range: SeriesRange, areas: [UnitID]?, limit: Int) throws(ShelfFailure) -> [ShelvedSeries] {
        let own = added.keys.filter { range.contains($0) && areas?.contains($0.area) ?? true }
        return merged(try base?.series(in: range, areas: areas, limit: limit) ?? [], own, limit)
    }

    /// Never throws by itself. Looks at all that was added.
    package func series(
        of indicator: IndicatorID, after last: Series?, limit: Int
    ) throws(ShelfFailure) -> [ShelvedSeries] {
        let own = added.keys.filter { series in
            series.indicator == indicator && last.map { $0.stands(before: series) } ?? true
        }
        return merged(try base?.series(of: indicator, after: last, limit: limit) ?? [], own, limit)
    }

    private func merged(_ below: [ShelvedSeries], _ own: [Series], _ limit: Int) -> [ShelvedSeries] {
        let found = Dictionary(uniqueKeysWithValues: below.map { ($0.series, $0.observations) })
        let all = Set(own).union(found.keys).sorted { $0.stands(before: $1) }
        return all.prefix(max(0, limit)).map { ShelvedSeries($0, merged($0, found[$0] ?? [])) }
    }

    private func merged(_ series: Series, _ below: [Observation]) -> [Observation] {
        below.map { changed[$0.sequence] ?? $0 } + (added[series] ?? []).compactMap { changed[$0] }
    }
}
