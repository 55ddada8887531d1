import BorderVocabulary

extension Figures {
    /// Looks up all that a report rests on, as it stands now.
    ///
    /// Each indicator is asked for its plan and for what was reached; what nobody planned is left out, what nobody
    /// reached is there without a statement. A plan without a printed date counts where no dated one was known. The figures
    /// of the report that stands are asked again. An indicator that nobody has defined is left out, and refused later.
    package func snapshot(
        _ outline: ReportOutline, since previous: Report?, at now: Timestamp
    ) throws(ShelfFailure) -> ReportSnapshot {
        let vantage = Vantage(knownOn: outline.knownOn, recordedBy: now, view: outline.view)
        let questions = outline.indicators.flatMap { indicator in
            FigureKind.allCases.map { Series(indicator, outline.period, $0, area: outline.area) }
        }
        let own = try frozen(questions, from: vantage, at: now)
        let figures = outline.indicators.flatMap { indicator -> [FrozenSeries] in
            let all = own.filter { $0.indicator == indicator }
            let spoken = all.filter { !$0.said.isEmpty || !$0.later.isEmpty }
            guard !spoken.contains(where: { !$0.kind.isPlan }) else { return spoken }
            return spoken + all.filter { $0.kind == .result }
        }
        let again = try frozen(previous?.snapshot.figures.map(\.series) ?? [], from: vantage, at: now)
        return ReportSnapshot(outline, recordedBy: now, figures: figures, previous: previous?.id, revisited: again)
    }

    /// What was known of each question, and what was said after the day; questions about what nobody has defined are left
    /// out.
    package func frozen(
        _ questions: [Series], from vantage: Vantage, at now: Timestamp
    ) throws(ShelfFailure) -> [FrozenSeries] {
        var latest = vantage
        latest.day = now.localDate
        let recorded = try shelf.observations(of: questions)
        return zip(questions, recorded).compactMap { series, observations in
            let days = book.calendar.days(of: series.period)
            guard let cards = book.cards[series.indicator],
                let version = cards.lastIndex(where: { $0.validFrom <= days.upperBound })
            else { return nil }
            var said = KnownAnswer(observations, from: vantage, end: days.upperBound).observations
            if said.isEmpty, series.kind.isPlan {
                said = observations.filter { $0.certainFrom == nil }.compactMap(vantage.seen)
                    .filter { $0.withdrawn == nil }
            }
            let held = Set(said.map(\.sequence))
            let today = KnownAnswer(observations, from: latest, end: days.upperBound).observations
            return FrozenSeries(
                series, days: days, card: cards[version], definition: version + 1,
                said: said.map(FrozenStatement.init),
                later: today.filter { !held.contains($0.sequence) }.map(FrozenStatement.init))
        }
    }
}
