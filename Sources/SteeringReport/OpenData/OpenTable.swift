import BorderVocabulary
import Steering

/// Figures that are given away as data: what was said, by whom, when, and by which definition.
///
/// Nothing is rounded and nothing is left out: a question that nobody had answered has a row, too.
package struct OpenTable: Hashable, Sendable {
    /// One statement, or the question that nobody had answered.
    package struct Row: Hashable, Sendable {
        package let question: FrozenSeries
        package let statement: FrozenStatement?
    }

    /// Names the table, in letters that every format takes.
    package let id: String
    package let title: String
    package let language: ReportLanguage
    /// The day up to which the world had spoken.
    package let knownOn: LocalDate
    /// The moment up to which this system had recorded what is in it.
    package let recordedBy: Timestamp
    package let isSample: Bool
    package let rows: [Row]

    /// Lays figures out in rows.
    package init(
        id: String, title: String, language: ReportLanguage, knownOn: LocalDate, recordedBy: Timestamp,
        isSample: Bool = false, figures: [FrozenSeries]
    ) {
        self.id = id
        self.title = title
        self.language = language
        self.knownOn = knownOn
        self.recordedBy = recordedBy
        self.isSample = isSample
        rows = figures.flatMap { series in
            series.said.isEmpty
                ? [Row(question: series, statement: nil)] : series.said.map { Row(question: series, statement: $0) }
        }
    }

    /// The figures of a report.
    package init(_ snapshot: ReportSnapshot) {
        let outline = snapshot.outline
        self.init(
            id: "\(outline.id)", title: "\(outline.cover.subject)", language: outline.language,
            knownOn: outline.knownOn, recordedBy: snapshot.recordedBy, isSample: outline.isSample,
            figures: snapshot.figures)
    }
}

extension Value {
    /// The number that stands for the value, where one number can.
    var single: DecimalNumber? {
        switch self {
        case .number(let number), .bound(_, let number): number
        case .range, .answer, .missing, .notApplicable: nil
        }
    }

    /// The ends between which the value lies; nil for an end that is open or unknown.
    var ends: (low: DecimalNumber?, high: DecimalNumber?) {
        switch self {
        case .number(let number): (number, number)
        case .bound(.above, let number), .bound(.atLeast, let number): (number, nil)
        case .bound(.below, let number), .bound(.atMost, let number): (nil, number)
        case .range(let low, let high): (low, high)
        case .answer, .missing, .notApplicable: (nil, nil)
        }
    }
}
