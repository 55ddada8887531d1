import BorderVocabulary

/// Marks names of reports.
package enum ReportKind {}

/// Names one periodic report, such as `nam-2023-lan-1`.
package typealias ReportID = Identifier<ReportKind>

/// The language in which a report speaks.
package enum ReportLanguage: String, CaseIterable, Hashable, Sendable, Codable {
    case vietnamese = "vi"
    case chinese = "zh"
    case english = "en"
}

/// What stands around the text of a report; where it stands is the format's business, not the report's.
package struct ReportCover: Hashable, Sendable, Codable {
    /// The body above the one that issues it; nil where none is printed.
    package var above: Line?
    /// The body that issues it.
    package var body: Line
    /// What follows the number, such as `BC-UBND`.
    package var symbol: Line
    /// The place before the date.
    package var place: Line
    /// What the report is about.
    package var subject: Line
    /// To whom it is sent; may be nobody.
    package var addressees: [Line]
    /// Who receives a copy.
    package var recipients: [Line]
    /// In whose name it is signed; nil where the post signs in its own.
    package var authority: Line?
    /// The post that signs.
    package var post: Line
    /// The person that signs; nil while it is open.
    package var signatory: Line?

    /// A cover with what no report is without.
    package init(body: Line, symbol: Line, place: Line, subject: Line, post: Line) {
        self.body = body
        self.symbol = symbol
        self.place = place
        self.subject = subject
        self.post = post
        addressees = []
        recipients = []
    }
}

/// A part of a report: words, and a table of what was planned and reached.
package struct ReportSection: Hashable, Sendable, Codable {
    package var heading: Line
    /// Paragraphs as their author wrote them; `{grdp-growth}` in them stands for a figure.
    package var passages: [LongText]
    /// The indicators of its table, in this order; none for no table.
    package var indicators: [IndicatorID]

    /// Joins the parts.
    package init(heading: Line, passages: [LongText] = [], indicators: [IndicatorID] = []) {
        self.heading = heading
        self.passages = passages
        self.indicators = indicators
    }
}

/// What a report is to say, before its figures are looked up.
package struct ReportOutline: Hashable, Sendable, Codable {
    package var id: ReportID
    /// The administrative unit that it is about.
    package var area: UnitID
    package var period: Period
    /// Which figures it may use; one that is to be published uses no figure that only one person has seen.
    package var view: FigureView
    /// The day up to which the world had spoken.
    package var knownOn: LocalDate
    package var language: ReportLanguage
    package var cover: ReportCover
    package var sections: [ReportSection]
    /// The report that this one takes the place of; that one stays.
    package var supersedes: ReportID?
    /// Whether it only shows what a report looks like, and says so on every form.
    package var isSample: Bool

    /// Joins the parts.
    package init(
        _ id: ReportID, area: UnitID = .province, period: Period, knownOn: LocalDate, view: FigureView = .approved,
        language: ReportLanguage = .vietnamese, cover: ReportCover, sections: [ReportSection],
        supersedes: ReportID? = nil, isSample: Bool = false
    ) {
        self.id = id
        self.area = area
        self.period = period
        self.view = view
        self.knownOn = knownOn
        self.language = language
        self.cover = cover
        self.sections = sections
        self.supersedes = supersedes
        self.isSample = isSample
    }

    /// The indicators of all tables, in their order.
    package var indicators: [IndicatorID] { sections.flatMap(\.indicators) }
}
