import BorderVocabulary

/// A statement as it stood when a report was frozen.
package struct FrozenStatement: Hashable, Sendable, Codable {
    /// Its number among all observations.
    package let observation: Int
    package let value: Value
    /// When the source said it, as precisely as it prints.
    package let knownOn: KnownOn
    package let status: FigureStatus
    package let source: Line
    /// Whether a second person had approved it.
    package let isApproved: Bool

    /// Copies an observation.
    package init(_ observation: Observation) {
        self.observation = observation.sequence
        value = observation.statement.value
        knownOn = observation.statement.knownOn
        status = observation.statement.status
        source = observation.statement.source
        isApproved = observation.approved != nil
    }
}

/// The answer to one question about the figures, as it stood when a report was frozen.
package struct FrozenSeries: Hashable, Sendable, Codable {
    package let indicator: IndicatorID
    package let area: UnitID
    package let period: Period
    /// The first day that the period counts.
    package let firstDay: LocalDate
    /// The last one.
    package let lastDay: LocalDate
    package let kind: FigureKind
    /// The code of the indicator's name.
    package let name: IndicatorID
    package let unit: Line
    /// Which version of the definition held, from 1.
    package let definition: Int
    /// Whether the figure may not be shown to everybody.
    package let isClassified: Bool
    /// What was known on the day: one statement, several where sources spoke on the same day, none where nobody had.
    package let said: [FrozenStatement]
    /// What this system held when the report was frozen, and what was said only after the day.
    ///
    /// It is kept so that a day cannot be chosen for the figure that it gives, without the reader being told.
    package let later: [FrozenStatement]

    /// Joins a question, the days that its period counts, a version of its definition, and the answers.
    package init(
        _ series: Series, days: ClosedRange<LocalDate>, card: IndicatorCard, definition: Int, said: [FrozenStatement],
        later: [FrozenStatement] = []
    ) {
        indicator = series.indicator
        area = series.area
        period = series.period
        firstDay = days.lowerBound
        lastDay = days.upperBound
        kind = series.kind
        name = card.name
        unit = card.unit
        isClassified = card.isClassified
        self.definition = definition
        self.said = said
        self.later = later
    }

    /// The question.
    package var series: Series { Series(indicator, period, kind, area: area) }
}

/// All that a report rests on. It is never changed, and the report is made again from it alone.
package struct ReportSnapshot: Hashable, Sendable, Codable {
    package let outline: ReportOutline
    /// Up to when this system had recorded what is in it.
    package let recordedBy: Timestamp
    /// The figures of its own period.
    package let figures: [FrozenSeries]
    /// The report published before, if any.
    package let previous: ReportID?
    /// The figures of the report before, asked again.
    package let revisited: [FrozenSeries]

    /// Joins the parts.
    package init(
        _ outline: ReportOutline, recordedBy: Timestamp, figures: [FrozenSeries], previous: ReportID? = nil,
        revisited: [FrozenSeries] = []
    ) {
        self.outline = outline
        self.recordedBy = recordedBy
        self.figures = figures
        self.previous = previous
        self.revisited = revisited
    }

    /// The figures of an indicator, in the order of their kinds.
    package func figures(of indicator: IndicatorID) -> [FrozenSeries] { figures.filter { $0.indicator == indicator } }

    /// What a citation stands for; nil where the report does not have it.
    package func figure(_ citation: Citation) -> FrozenSeries? {
        figures(of: citation.indicator).first { $0.kind.isPlan == citation.isPlan }
    }

    /// Statements that this system held when it froze the report, but that were said after its day.
    package var later: [FrozenSeries] { figures.filter { !$0.later.isEmpty } }
}

extension FigureKind {
    /// Whether it says what is wanted, and not what was reached.
    package var isPlan: Bool {
        switch self {
        case .plan, .planRange: true
        case .result, .count: false
        }
    }
}
