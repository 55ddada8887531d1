import BorderVocabulary
import HTTPTypes
import Hummingbird
import NIOCore
import Steering
import SteeringReport
import SteeringRoom
import Web

/// The public dashboard: the numbers of the inside, for everybody, at an address for each vintage.
struct ProvincePages: Sendable {
    let frame: RoomFrame
    let reports: ReportDesk

    private var desk: RoomDesk { frame.desk }

    var routes: [Route] {
        [
            page("/province", "page-province") { (request) async throws(Problem) in try await dashboard(request) },
            page("/province/corrections", "page-province-corrections") { (request) async throws(Problem) in
                try await corrections(request)
            },
            page("/province/reports", "page-province-reports") { (request) async throws(Problem) in
                try await list(request)
            },
            page("/province/reports/{report}", "page-province-report") { (request) async throws(Problem) in
                try await report(request)
            },
            page("/province/reports/{report}/files/{format}", "province-report-file", .command) {
                (request) async throws(Problem) in try await reports.file(request, isPublic: true)
            },
            page("/province/data/{format}", "province-data") { (request) async throws(Problem) in
                try await data(request)
            },
            page("/province/{indicator}", "page-province-indicator") { (request) async throws(Problem) in
                try await indicator(request)
            },
            page("/province/{indicator}/data/{format}", "province-indicator-data") {
                (request) async throws(Problem) in try await indicatorData(request)
            },
        ]
    }

    private func page(
        _ path: String, _ operation: String, _ rate: RateClass = .read, _ handler: @escaping Route.Handler
    ) -> Route {
        frame.page(path, operation, .public, rate, handler)
    }

    /// Asks what everybody may see, off the threads that serve.
    private func ask<Value: Sendable>(
        _ request: WebRequest, _ body: @escaping @Sendable (ProvinceFacts) throws(ShelfFailure) -> Value
    ) async throws(Problem) -> Value {
        let (service, vantage, now) = (desk.service, try RoomVantage(request), request.now)
        return try await desk.look(request) { () throws(ShelfFailure) in
            try body(ProvinceFacts(service.room, on: service.shelf, from: vantage, at: now))
        }
    }

    private func dashboard(_ request: WebRequest) async throws(Problem) -> Response {
        let wanted = try period(request)
        let found = try await ask(request) { (facts) throws(ShelfFailure) in
            try facts.page(of: wanted)
        }
        let view = ProvinceView(found.period, found.figures, try shell(request))
        return answer("province", request.text("province.title"), view, request)
    }

    private func indicator(_ request: WebRequest) async throws(Problem) -> Response {
        let id = try request.parse(parameter: "indicator", IndicatorID.parse)
        let found = try await ask(request) { (facts) throws(ShelfFailure) in
            (facts.cards(of: id), try facts.figures(of: id), try facts.history(of: id))
        }
        guard let cards = found.0 else { throw Problem(.notFound) }
        var view = IndicatorView(id, cards, found.1, found.2, try shell(request))
        // Without the script that draws, a figure would be an empty frame.
        if !frame.framer.assets.has("chart.min.js") { view.chart = nil }
        return answer("province-indicator", view.name, view, request, hasChart: view.chart != nil)
    }

    private func corrections(_ request: WebRequest) async throws(Problem) -> Response {
        let found = try await ask(request) { (facts) throws(ShelfFailure) in try facts.corrections() }
        let view = CorrectionsView(found, try shell(request))
        return answer("corrections", request.text("corrections.title"), view, request)
    }

    private func list(_ request: WebRequest) async throws(Problem) -> Response {
        let view = PublicReportsView(try await desk.view(request).room.reports, try shell(request), request.now)
        return answer("public-reports", request.text("province.reports"), view, request)
    }

    private func report(_ request: WebRequest) async throws(Problem) -> Response {
        let edition = try await reports.edition(request, isPublic: true)
        let article = HTMLWriter.article(reports.forms(request).document(edition))
        let view = PublicReportView(edition, article, Words(request.services.catalogue, request.language))
        return answer("public-report", "\(edition.report.snapshot.outline.cover.subject)", view, request)
    }

    private func data(_ request: WebRequest) async throws(Problem) -> Response {
        let wanted = try period(request)
        let found = try await ask(request) { (facts) throws(ShelfFailure) in
            try facts.page(of: wanted)
        }
        let name = found.period.map { "\($0)" } ?? ""
        return try file(found.figures, "province-" + name, request.text("province.title") + " " + name, request)
    }

    private func indicatorData(_ request: WebRequest) async throws(Problem) -> Response {
        let id = try request.parse(parameter: "indicator", IndicatorID.parse)
        let found = try await ask(request) { (facts) throws(ShelfFailure) in
            (facts.cards(of: id) != nil, try facts.figures(of: id))
        }
        guard found.0 else { throw Problem(.notFound) }
        let words = ReportDesk.words(ReportLanguage(request.language), request.services.catalogue)
        return try file(found.1, "\(id)", words.name(id), request)
    }

    private func file(
        _ figures: [FrozenSeries], _ name: String, _ title: String, _ request: WebRequest
    ) throws(Problem) -> Response {
        let vantage = try RoomVantage(request)
        let words = ReportDesk.words(ReportLanguage(request.language), request.services.catalogue)
        guard let format = DataFormat(rawValue: request.parameter("format")) else { throw Problem(.notFound) }
        let table = OpenTable(
            id: name, title: title, language: words.language, knownOn: vantage.day,
            recordedBy: vantage.moment ?? request.now, isSample: frame.framer.isSample, figures: figures)
        var response = ReportDesk.download(
            [UInt8](format.text(table, words).utf8), "\(name)-\(vantage.day).\(format.form.ending)",
            format.form.mediaType, request)
        // Both times are named and over, so that nobody can change the answer by saying more.
        if let moment = vantage.moment, moment < request.now {
            response.headers[.cacheControl] = "public, max-age=86400"
        }
        return response
    }

    private func period(_ request: WebRequest) throws(Problem) -> Period? {
        guard let text = request.query["period"], !text.isEmpty else { return nil }
        do throws(ParseFailure) { return try Period.parse(text) } catch {
            throw Problem(.parameterValues([FieldError(pointer: "period", error)]))
        }
    }

    private func shell(_ request: WebRequest) throws(Problem) -> ProvinceShell {
        try ProvinceShell(request, isSample: frame.framer.isSample)
    }

    private func answer(
        _ template: String, _ title: String, _ view: some Sendable, _ request: WebRequest, hasChart: Bool = false
    ) -> Response {
        let draft = PageDraft(
            name: template, title: title, section: "province", isLive: false, styles: ["room.css", "report.css"],
            scripts: hasChart ? ["chart.min.js", "room.js"] : [])
        return frame.framer.response(draft, body: frame.publicBody(template, view, to: request), to: request)
    }
}

/// The forms in which open figures are given away.
enum DataFormat: String, CaseIterable, Sendable {
    case csv
    case json
    case sdmx
    case sdmxCSV = "sdmx-csv"

    /// The form of a report that is the same.
    var form: ReportFormat {
        switch self {
        case .csv: .csv
        case .json: .json
        case .sdmx: .sdmx
        case .sdmxCSV: .sdmxCSV
        }
    }

    /// The table in this form.
    func text(_ table: OpenTable, _ words: ReportWords) -> String {
        switch self {
        case .csv: table.csv(words)
        case .json: table.json(words)
        case .sdmx: table.sdmxJSON(words)
        case .sdmxCSV: table.sdmxCSV(words)
        }
    }
}
