import BorderVocabulary

extension SteeringBook {
    /// The figures of a report, as they stand when it is frozen.
    ///
    /// Each indicator is asked for its plan and for what was reached; what nobody planned is left out, what nobody
    /// reached is there without a statement. A plan without a printed date counts where no dated one was known.
    package func frozen(for outline: ReportOutline, at now: Timestamp) -> [FrozenSeries] {
        outline.indicators.flatMap { indicator -> [FrozenSeries] in
            let all = FigureKind.allCases.compactMap { kind in
                frozen(Series(indicator, outline.period, kind), on: outline.knownOn, at: now)
            }
            let spoken = all.filter { !$0.said.isEmpty || !$0.later.isEmpty }
            guard !spoken.contains(where: { !$0.kind.isPlan }) else { return spoken }
            return spoken + all.filter { $0.kind == .result }
        }
    }

    /// The same questions as another report's, asked again on a later day.
    package func frozen(
        revisiting earlier: ReportSnapshot, on day: LocalDate, at now: Timestamp
    ) -> [FrozenSeries] {
        earlier.figures.compactMap { frozen($0.series, on: day, at: now) }
    }

    private func frozen(_ series: Series, on day: LocalDate, at now: Timestamp) -> FrozenSeries? {
        guard let cards = cards[series.indicator],
            let version = cards.lastIndex(where: { $0.validFrom <= series.period.lastDay })
        else { return nil }
        let today = asKnown(on: now.localDate, series, recordedBy: now).statements
        var said = asKnown(on: day, series, recordedBy: now).statements
        if said.isEmpty, series.kind.isPlan { said = withoutDate(series, recordedBy: now) }
        let held = Set(said.map(\.sequence))
        return FrozenSeries(
            series, name: cards[version].name, unit: cards[version].unit, definition: version + 1,
            said: said.map(FrozenStatement.init),
            later: today.filter { !held.contains($0.sequence) }.map(FrozenStatement.init))
    }
}

extension KnownAnswer {
    /// What was said last; nothing where nobody had spoken.
    fileprivate var statements: [Observation] {
        switch self {
        case .known(let observations, _, _): observations
        case .noInformation: []
        }
    }
}
