import BorderVocabulary
import Gate
import HTTPTypes
import Hummingbird
import NIOCore
import Steering
import SteeringReport
import SteeringRoom
import Web

/// The pages of periodic reports: which there are, one of them, and what people do with it.
struct ReportPages: Sendable {
    let frame: RoomFrame
    let reports: ReportDesk

    private var desk: RoomDesk { frame.desk }

    var routes: [Route] {
        [
            frame.page("/steering/reports", "page-steering-reports", .duties(RoomDuties.inside)) {
                (request) async throws(Problem) in try await list(request)
            },
            frame.form("/steering/reports", "steering-reports-form", .duties(RoomDuties.keeping)) {
                (request) async throws(Problem) in try await freeze(request)
            },
            frame.page("/steering/reports/{report}", "page-steering-report", .duties(RoomDuties.inside)) {
                (request) async throws(Problem) in try await show(request)
            },
            frame.page(
                "/steering/reports/{report}/files/{format}", "steering-report-file", .duties(RoomDuties.inside),
                .command
            ) { (request) async throws(Problem) in try await reports.file(request, isPublic: false) },
            step("return", .duties([.approver, .publisher])) { (id, form, _) throws(Problem) in
                .return(id, reason: try form.read("reason", Line.parse))
            },
            step("approve", .duties([.approver])) { id, _, _ in .approve(id) },
            step("withdraw", .duties([.publisher])) { (id, form, _) throws(Problem) in
                .withdraw(id, reason: try form.read("reason", Line.parse))
            },
            frame.form("/steering/reports/{report}/publish", "steering-report-publish", .duties([.publisher])) {
                (request) async throws(Problem) in
                do throws(Problem) { return try await publish(request) } catch {
                    return try await show(request, error)
                }
            },
        ]
    }

    private func step(
        _ name: String, _ access: Access,
        _ command: @escaping @Sendable (ReportID, Query, WebRequest) throws(Problem) -> ReportCommand
    ) -> Route {
        frame.form("/steering/reports/{report}/\(name)", "steering-report-\(name)", access) {
            (request) async throws(Problem) in
            let id = try request.parse(parameter: "report", ReportID.parse)
            let form = try await request.form()
            do throws(Problem) {
                try await desk.give([.reports(try command(id, form, request))], request)
            } catch { return try await show(request, error) }
            return Pages.seeOther("/steering/reports/\(id)")
        }
    }

    private func list(
        _ request: WebRequest, _ form: Query? = nil, _ problem: Problem? = nil
    ) async throws(Problem) -> Response {
        var view = ReportListView(try await desk.view(request), request)
        view.problem = problem.map { reason($0, request) }
        view.filled = form.map(ReportListView.Filled.init)
        return try frame.response(
            "reports", title: request.text("reports.title"), tab: "reports", view,
            status: problem?.status ?? .ok, to: request)
    }

    /// What was refused, as a person reads it: each field that is wrong, or the whole.
    private func reason(_ problem: Problem, _ request: WebRequest) -> String {
        let catalogue = request.services.catalogue
        let fields = problem.errors.map { $0.pointer + ": " + $0.detail.text(catalogue, request.language) }
        return fields.isEmpty ? problem.detail.text(catalogue, request.language) : fields.joined(separator: " ")
    }

    private func show(_ request: WebRequest, _ problem: Problem? = nil) async throws(Problem) -> Response {
        let edition = try await reports.edition(request, isPublic: false)
        var view = ReportView(edition, HTMLWriter.article(reports.forms(request).document(edition)), request)
        view.problem = problem.map { reason($0, request) }
        return try frame.response(
            "report", title: "\(edition.report.snapshot.outline.cover.subject)", tab: "reports", view,
            status: problem?.status ?? .ok, styles: ["report.css"], to: request)
    }

    private func freeze(_ request: WebRequest) async throws(Problem) -> Response {
        let form = try await request.form()
        do throws(Problem) { return try await freeze(form, request) } catch {
            return try await list(request, form, error)
        }
    }

    private func freeze(_ form: Query, _ request: WebRequest) async throws(Problem) -> Response {
        let outline = try form.outline(request)
        let (service, now) = (desk.service, request.now)
        let snapshot = try await desk.look(request) { () throws(ShelfFailure) in
            let room = service.room
            return try Figures(room.figures, on: service.shelf)
                .snapshot(outline, since: room.reports.standing(at: now), at: now)
        }
        try await desk.give([.reports(.freeze(snapshot))], request)
        return Pages.seeOther("/steering/reports/\(outline.id)")
    }

    /// Makes every form that can be made, so that its digest is kept with the publication.
    private func publish(_ request: WebRequest) async throws(Problem) -> Response {
        let id = try request.parse(parameter: "report", ReportID.parse)
        let form = try await request.form()
        let number = try form.read("number") { (text) throws(ParseFailure) in
            guard let number = Int(text), 1...99_999 ~= number else {
                throw ParseFailure(.outOfRange("1…99999"), found: text)
            }
            return number
        }
        let date = try form.read("date", LocalDate.parse)
        let edition = try await reports.edition(request, isPublic: false)
        let bare = edition.published(as: Publication(number: number, date: date))
        var files: [ReportFile] = []
        for format in ReportFormat.allCases {
            do throws(PrintFailure) {
                let digest = try await reports.forms(request).digest(bare, as: format)
                if let line = try? Line.parse(digest) { files.append(ReportFile(format, digest: line)) }
            } catch { throw Problem(print: error) }
        }
        let publication = Publication(number: number, date: date, files: files)
        try await desk.give([.reports(.publish(id, publication))], request)
        return Pages.seeOther("/steering/reports/\(id)")
    }
}

extension Query {
    /// Reads a field that must be filled.
    func read<Value>(
        _ name: String, _ parse: (String) throws(ParseFailure) -> Value
    ) throws(Problem) -> Value {
        do throws(ParseFailure) { return try parse(self[name] ?? "") } catch {
            throw Problem(.fields([FieldError(pointer: name, error)]))
        }
    }

    /// Reads a field that may be empty.
    func optional<Value>(
        _ name: String, _ parse: (String) throws(ParseFailure) -> Value
    ) throws(Problem) -> Value? {
        (self[name] ?? "").isEmpty ? nil : try read(name, parse)
    }

    /// What the form of a new report asks for.
    fileprivate func outline(_ request: WebRequest) throws(Problem) -> ReportOutline {
        var cover = ReportCover(
            body: try read("body", Line.parse), symbol: try read("symbol", Line.parse),
            place: try read("place", Line.parse), subject: try read("subject", Line.parse),
            post: try read("post", Line.parse))
        cover.authority = try optional("authority", Line.parse)
        cover.addressees = try lines("addressees")
        cover.recipients = try lines("recipients")
        let indicators = try read("indicators") { (text) throws(ParseFailure) in
            var all: [IndicatorID] = []
            for word in text.split(whereSeparator: \.isWhitespace) { all.append(try IndicatorID.parse(word)) }
            return all
        }
        var sections: [ReportSection] = []
        if let text = try optional("text", LongText.parse) {
            sections.append(
                ReportSection(heading: try read("text-heading", Line.parse), passages: text.paragraphs))
        }
        if !indicators.isEmpty {
            sections.append(ReportSection(heading: try read("table-heading", Line.parse), indicators: indicators))
        }
        return ReportOutline(
            try read("id", ReportID.parse), period: try read("period", Period.parse),
            knownOn: try read("known-on", LocalDate.parse),
            view: try read("view", FigureView.parse), language: ReportLanguage(request.language), cover: cover,
            sections: sections, supersedes: try optional("supersedes", ReportID.parse),
            isSample: self["sample"] == "yes")
    }

    private func lines(_ name: String) throws(Problem) -> [Line] {
        try read(name) { (text) throws(ParseFailure) in
            var all: [Line] = []
            for line in text.split(whereSeparator: \.isNewline) { all.append(try Line.parse(line)) }
            return all
        }
    }
}

extension LongText {
    /// The paragraphs, which empty lines part.
    var paragraphs: [LongText] {
        description.split(separator: "\n\n").compactMap { try? LongText.parse($0) }
    }
}
