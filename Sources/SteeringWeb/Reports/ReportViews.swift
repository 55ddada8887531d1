import Application
import BorderVocabulary
import Gate
import Steering
import SteeringReport
import SteeringRoom
import Web

extension Words {
    /// How far a report has come, in shape and word.
    func badge(_ stage: ReportStage) -> BadgeView {
        let word = self("reports.stage." + stage.rawValue)
        return switch stage {
        case .frozen: BadgeView(tone: "wait", icon: "wait", word: word)
        case .approved: BadgeView(tone: "info", icon: "info", word: word)
        case .published: BadgeView(tone: "good", icon: "yes", word: word)
        case .returned, .withdrawn: BadgeView(tone: "bad", icon: "no", word: word)
        }
    }
}

/// What the list of reports shows.
struct ReportListView: Sendable {
    struct Row: Sendable {
        let href: String
        let id: String
        let subject: String
        let period: String
        let day: String
        let badge: BadgeView
    }

    let csrf: String
    let mayFreeze: Bool
    let today: String
    let rows: [Row]
    /// Why the last form was refused.
    var problem: String?
    /// What the last form said, so that nobody types it again.
    var filled: Filled?

    /// The fields that a person typed.
    struct Filled: Sendable {
        let id: String
        let period: String
        let subject: String
        let indicators: String
        let text: String

        init(_ form: Query) {
            id = form["id"] ?? ""
            period = form["period"] ?? ""
            subject = form["subject"] ?? ""
            indicators = form["indicators"] ?? ""
            text = form["text"] ?? ""
        }
    }

    init(_ view: RoomView, _ request: WebRequest) {
        csrf = request.identity?.session?.csrf ?? ""
        mayFreeze = request.identity?.mayUse(RoomDuties.keeping) ?? false
        today = "\(request.now.localDate)"
        rows = view.room.reports.reports.reversed().prefix(200).map { report in
            Row(
                href: "/steering/reports/\(report.id)", id: "\(report.id)",
                subject: "\(report.snapshot.outline.cover.subject)", period: "\(report.snapshot.outline.period)",
                day: view.words.formats.date(report.snapshot.outline.knownOn), badge: view.words.badge(report.stage))
        }
    }
}

/// What the page of one report shows around it.
struct ReportView: Sendable {
    struct File: Sendable {
        let href: String
        let word: String
        let digest: String
    }

    struct Hand: Sendable {
        let step: String
        let person: String
        let moment: String
    }

    let csrf: String
    let id: String
    let badge: BadgeView
    let article: String
    let files: [File]
    let hands: [Hand]
    let mayApprove: Bool
    let mayReturn: Bool
    let mayPublish: Bool
    let mayWithdraw: Bool
    let today: String
    let publicPath: String?
    /// Why the last step was refused.
    var problem: String?

    init(_ edition: ReportEdition, _ article: String, _ request: WebRequest) {
        let (report, words) = (edition.report, Words(request.services.catalogue, request.language))
        func may(_ duties: [Duty]) -> Bool { request.identity?.mayUse(duties) ?? false }
        csrf = request.identity?.session?.csrf ?? ""
        id = "\(report.id)"
        badge = words.badge(report.stage)
        self.article = article
        files = ReportView.files(report, below: "/steering/reports/\(report.id)/files/", words)
        hands = [
            ("frozen", report.frozen), ("approved", report.approved), ("returned", report.returned),
            ("published", report.published), ("withdrawn", report.withdrawn),
        ].compactMap { step, mark in
            mark.map {
                Hand(
                    step: words("reports.stage." + step), person: "\($0.by)",
                    moment: words.formats.moment($0.at))
            }
        }
        mayApprove = report.stage == .frozen && may([.approver]) && report.frozen.by != request.identity?.person.id
        mayReturn = (report.stage == .frozen || report.stage == .approved) && may([.approver, .publisher])
        mayPublish = report.stage == .approved && may([.publisher])
        mayWithdraw = report.stage == .published && may([.publisher])
        today = "\(request.now.localDate)"
        publicPath = report.published == nil ? nil : "/province/reports/\(report.id)"
    }

    /// The forms of a report with the digests that were kept when it was published.
    static func files(_ report: Report, below path: String, _ words: Words) -> [File] {
        ReportFormat.allCases.map { format in
            File(
                href: path + format.rawValue, word: words("reports.format." + format.rawValue),
                digest: report.publication?.files.first { $0.format == format }.map { "\($0.digest)" } ?? "")
        }
    }
}
