import BorderVocabulary
import Gate
import HTTPTypes
import Hummingbird
import Steering
import SteeringReport
import SteeringRoom
import Web

/// Reports for programs: which there are, and the parts of one. Everybody reads those that were published.
struct ReportRoutes: Sendable {
    let reports: ReportDesk

    /// Reports on one page of the list.
    private static let size = 100

    var routes: [Route] {
        [
            list("/api/v1/reports", "listPublicReports", .public, [], isPublic: true),
            one("/api/v1/reports/{report}", "getPublicReport", .public, [], isPublic: true),
            list(
                "/api/v1/steering/reports", "listReports", .duties(RoomDuties.inside), [401, 403], isPublic: false),
            one(
                "/api/v1/steering/reports/{report}", "getReport", .duties(RoomDuties.inside), [401, 403],
                isPublic: false),
        ]
    }

    private func list(
        _ path: String, _ operation: String, _ access: Access, _ problems: [Int], isPublic: Bool
    ) -> Route {
        Route(
            Endpoint(
                .get, path, operation, access: access,
                contract: Contract(
                    "steering", parameters: ["Offset"], answers: [200: .json("Reports")],
                    problems: problems + [400, 422, 429, 503]))
        ) { (request) async throws(Problem) in
            let book = try await reports.desk.view(request).room.reports
            let all = isPublic ? book.published(at: .latest) : Array(book.reports.reversed())
            let offset = try BottleneckQuery.offset(request)
            return TaskRoutes.json { json in
                json.list("reports", all.dropFirst(offset).prefix(ReportRoutes.size)) { json, report in
                    json.object { $0.head(report, isPublic: isPublic) }
                }
                let next = offset + ReportRoutes.size
                json.member("next", number: next < all.count ? next : nil)
            }
        }
    }

    private func one(
        _ path: String, _ operation: String, _ access: Access, _ problems: [Int], isPublic: Bool
    ) -> Route {
        Route(
            Endpoint(
                .get, path, operation, access: access,
                contract: Contract(
                    "steering", answers: [200: .json("Report")], problems: problems + [400, 404, 422, 429, 503]))
        ) { (request) async throws(Problem) in
            let edition = try await reports.edition(request, isPublic: isPublic)
            return TaskRoutes.json { json in
                json.head(edition.report, isPublic: isPublic)
                json.parts(edition)
            }
        }
    }
}

extension JSONWriter {
    /// Writes what a list says of a report; outside no person is named.
    fileprivate mutating func head(_ report: Report, isPublic: Bool) {
        let outline = report.snapshot.outline
        member("report", "\(report.id)")
        member("subject", "\(outline.cover.subject)")
        member("period", "\(outline.period)")
        member("area", "\(outline.area)")
        member("knownOn", "\(outline.knownOn)")
        member("recordedBy", report.snapshot.recordedBy.iso8601)
        member("view", outline.view.rawValue)
        member("language", outline.language.rawValue)
        member("stage", report.stage.rawValue)
        member("number", number: report.publication?.number)
        member("date", text: report.publication?.date)
        member("reason", text: report.stage == .withdrawn || !isPublic ? report.reason : nil)
        member("supersedes", text: outline.supersedes)
        member("supersededBy", text: report.supersededBy)
        member("sample", outline.isSample)
        guard !isPublic else { return }
        let marks = [
            ("frozen", report.frozen), ("approved", report.approved), ("returned", report.returned),
            ("published", report.published), ("withdrawn", report.withdrawn),
        ]
        list("hands", marks.compactMap { step, mark in mark.map { (step, $0) } }) { json, hand in
            json.object { json in
                json.member("step", hand.0)
                json.member("by", "\(hand.1.by)")
                json.member("at", hand.1.at.iso8601)
            }
        }
    }

    /// Writes the parts of a report: cover, sections, figures, what changed since the one before, and its files.
    fileprivate mutating func parts(_ edition: ReportEdition) {
        let (report, snapshot) = (edition.report, edition.report.snapshot)
        let cover = snapshot.outline.cover
        member("attempt", edition.attempt)
        member(
            "cover",
            object: { json in
                json.member("above", text: cover.above)
                json.member("body", "\(cover.body)")
                json.member("symbol", "\(cover.symbol)")
                json.member("place", "\(cover.place)")
                json.list("addressees", texts: cover.addressees.map(\.description))
                json.list("recipients", texts: cover.recipients.map(\.description))
                json.member("authority", text: cover.authority)
                json.member("post", "\(cover.post)")
                json.member("signatory", text: cover.signatory)
            })
        list("sections", snapshot.outline.sections) { json, section in
            json.object { json in
                json.member("heading", "\(section.heading)")
                json.list("passages", texts: section.passages.map(\.description))
                json.list("indicators", texts: section.indicators.map(\.description))
            }
        }
        list("figures", snapshot.figures) { json, series in json.object { $0.frozen(series) } }
        member("previous", text: snapshot.previous)
        let changes = edition.previous.map { snapshot.differences(since: $0.snapshot) } ?? []
        list("changes", changes) { json, change in json.object { $0.change(change) } }
        list("files", report.publication?.files ?? []) { json, file in
            json.object { json in
                json.member("format", file.format.rawValue)
                json.member("sha256", "\(file.digest)")
            }
        }
    }

    private mutating func frozen(_ series: FrozenSeries) {
        member("indicator", "\(series.indicator)")
        member("period", "\(series.period)")
        member("firstDay", "\(series.firstDay)")
        member("lastDay", "\(series.lastDay)")
        member("kind", series.kind.code)
        member("area", "\(series.area)")
        member("unit", "\(series.unit)")
        member("definition", series.definition)
        list("said", series.said) { json, said in json.object { $0.frozen(said) } }
        list("later", series.later) { json, said in json.object { $0.frozen(said) } }
    }

    private mutating func frozen(_ said: FrozenStatement) {
        member("number", said.observation)
        member("value", "\(said.value)")
        member("saidOn", "\(said.knownOn)")
        member("status", "\(said.status.words)")
        member("source", "\(said.source)")
        member("approved", said.isApproved)
    }

    private mutating func change(_ change: ReportDifference) {
        func values(_ series: FrozenSeries) -> [String] { series.said.map { "\($0.value)" } }
        switch change {
        case .revised(let now, let before):
            member("change", "revised")
            member("indicator", "\(now.indicator)")
            member("period", "\(now.period)")
            list("before", texts: values(before))
            list("now", texts: values(now))
        case .redefined(let now, let before):
            member("change", "redefined")
            member("indicator", "\(now.indicator)")
            member("period", "\(now.period)")
            list("before", texts: ["\(before.definition)"])
            list("now", texts: ["\(now.definition)"])
        case .added(let indicator):
            member("change", "added")
            member("indicator", "\(indicator)")
        case .dropped(let indicator):
            member("change", "dropped")
            member("indicator", "\(indicator)")
        }
    }
}
