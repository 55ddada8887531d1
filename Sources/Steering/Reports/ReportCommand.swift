import BorderVocabulary

/// The forms in which a report is made.
package enum ReportFormat: String, CaseIterable, Hashable, Sendable, Codable {
    case pdf
    case docx
    case html
    case csv
    case json
    /// SDMX-JSON 2.0.
    case sdmx
    /// SDMX-CSV 2.0.
    case sdmxCSV = "sdmx-csv"
}

/// The bytes of a published form, by their digest.
package struct ReportFile: Hashable, Sendable, Codable {
    package let format: ReportFormat
    /// The SHA-256 in hexadecimal digits.
    package let digest: Line

    /// Pairs a form with its digest.
    package init(_ format: ReportFormat, digest: Line) {
        self.format = format
        self.digest = digest
    }
}

/// Under which number and date a report went out.
package struct Publication: Hashable, Sendable, Codable {
    /// Its number among the year's documents of its symbol, from 1.
    package let number: Int
    package let date: LocalDate
    package let files: [ReportFile]

    /// Joins the parts.
    package init(number: Int, date: LocalDate, files: [ReportFile] = []) {
        self.number = number
        self.date = date
        self.files = files
    }
}

/// What may be asked of the reports.
package enum ReportCommand: Hashable, Sendable {
    /// Keeps figures that were just looked up (`Figures.snapshot`) as they are.
    case freeze(ReportSnapshot)
    /// Sends a report back; a better one is another report.
    case `return`(ReportID, reason: Line)
    /// A second person stands by it.
    case approve(ReportID)
    /// A third person gives it out.
    case publish(ReportID, Publication)
    /// Says that a published report no longer holds; it stays, with the reason.
    case withdraw(ReportID, reason: Line)
}

/// What happened to the reports.
package enum ReportEvent: Hashable, Sendable, Codable {
    case frozen(ReportSnapshot)
    case returned(report: ReportID, reason: Line)
    case approved(report: ReportID)
    case published(report: ReportID, publication: Publication)
    case withdrawn(report: ReportID, reason: Line)
}

/// Why a command was not done, with what would be accepted.
package enum ReportRefusal: Error, Hashable, Sendable {
    case noSuchReport(ReportID)
    /// Another report has this name.
    case nameTaken(ReportID)
    /// A report says nothing of days to come.
    case dayToCome(today: LocalDate)
    /// The period had not begun on the day.
    case periodNotBegun(firstDay: LocalDate)
    case unknownIndicator(IndicatorID)
    /// An indicator stands in one table.
    case repeated(IndicatorID)
    /// A text cites what is in no table of the report.
    case citesUnknown(IndicatorID)
    /// The braces of a text do not name a figure.
    case badCitation(ParseFailure)
    /// What is superseded speaks of this period.
    case supersedesAnotherPeriod(Period)
    /// Who froze a report does not approve it.
    case ownReport
    /// Who froze or approved a report does not publish it.
    case needsThirdPerson
    /// Only an approved report is published.
    case notApproved
    /// It was sent back, published or withdrawn already.
    case notOpen(ReportStage)
    /// Only what was published is withdrawn.
    case notPublished
    /// Another report was published since the figures were looked up; look them up again.
    case overtaken(by: ReportID?)
    /// What the definition calls classified is not published.
    case classified(IndicatorID)
    /// A report with figures that only one person has seen is not published.
    case figuresNotApproved
    /// Another report of the year has this number.
    case numberTaken(by: ReportID)
    /// A report is dated between the day of its figures and today.
    case dateOutside(from: LocalDate, to: LocalDate)
    case full(limit: Int)
}

/// How far a report has come.
package enum ReportStage: String, CaseIterable, Hashable, Sendable, Codable {
    case frozen
    case returned
    case approved
    case published
    case withdrawn
}
