import BorderVocabulary
import Steering
import SteeringReport
import SteeringRoom
import Web

/// What the log of corrections shows.
struct CorrectionsView: Sendable {
    struct Row: Sendable {
        let href: String
        let name: String
        let period: String
        let value: String
        let what: String
        let day: String
    }

    let bar: KnownOnBar
    let sample: Bool
    let rows: [Row]
    let isEmpty: Bool
    let limit: String

    init(_ found: [Observation], _ shell: ProvinceShell) {
        bar = shell.bar()
        sample = shell.isSample
        limit = shell.words.number(ProvinceFacts.Limit.records)
        rows = found.map { seen in
            let statement = seen.statement
            let what =
                if let withdrawn = seen.withdrawn {
                    shell.words("province.withdrawn", ["reason": withdrawn.reason.map { "\($0)" } ?? "–"])
                } else {
                    shell.words(
                        "province.corrects",
                        [
                            "number": shell.words.number(statement.supersedes ?? 0),
                            "reason": statement.reason.map { "\($0)" } ?? "–",
                        ])
                }
            return Row(
                href: "/province/\(statement.series.indicator)" + shell.suffix(),
                name: shell.speech.name(statement.series.indicator), period: "\(statement.series.period)",
                value: shell.speech.value(statement.value), what: what,
                day: shell.words.formats.date((seen.withdrawn ?? seen.entered).at.localDate))
        }
        isEmpty = rows.isEmpty
    }
}

/// What the list of published reports shows.
struct PublicReportsView: Sendable {
    let bar: KnownOnBar
    let rows: [ReportListView.Row]
    let isEmpty: Bool

    init(_ book: ReportBook, _ shell: ProvinceShell, _ now: Timestamp) {
        bar = shell.bar()
        rows = book.published(at: shell.vantage.moment ?? now)
            .filter { $0.publication.map { $0.date <= shell.vantage.day } ?? false }.prefix(200).map { report in
                let outline = report.snapshot.outline
                return ReportListView.Row(
                    href: "/province/reports/\(report.id)", id: "\(report.id)", subject: "\(outline.cover.subject)",
                    period: "\(outline.period)", day: shell.words.formats.date(outline.knownOn),
                    badge: shell.words.badge(report.stage))
            }
        isEmpty = rows.isEmpty
    }
}

/// What the public page of one report shows around it.
struct PublicReportView: Sendable {
    let article: String
    let badge: BadgeView
    let files: [ReportView.File]

    init(_ edition: ReportEdition, _ article: String, _ words: Words) {
        self.article = article
        badge = words.badge(edition.report.stage)
        files = ReportView.files(edition.report, below: "/province/reports/\(edition.report.id)/files/", words)
    }
}
