import BorderVocabulary
import Steering

/// A report as it stands now, with what else its text depends on.
package struct ReportEdition: Hashable, Sendable {
    package let report: Report
    /// The report before, with which this one is compared.
    package let previous: Report?
    /// How often figures of this period had been frozen, this time included.
    package let attempt: Int

    /// Joins the parts.
    package init(_ report: Report, previous: Report?, attempt: Int) {
        self.report = report
        self.previous = previous
        self.attempt = attempt
    }

    /// Takes a report out of its book.
    package init?(_ id: ReportID, in book: ReportBook) {
        guard let report = book[id] else { return nil }
        self.init(
            report, previous: report.snapshot.previous.flatMap { book[$0] }, attempt: book.attempt(of: report))
    }

    /// The edition that will be out once it is published like this; its bytes are what the digests are of.
    package func published(as publication: Publication) -> ReportEdition {
        ReportEdition(report.stating(publication), previous: previous, attempt: attempt)
    }

    var snapshot: ReportSnapshot { report.snapshot }
    var outline: ReportOutline { report.snapshot.outline }
}
