import Application
import BorderVocabulary
import Gate
import Hummingbird
import NIOCore
import Steering
import SteeringRoom
import Web

/// The page that says which tables can be brought in, and takes one that is pasted.
struct SheetPages: Sendable {
    let frame: RoomFrame

    /// The largest pasted table, in bytes.
    static let limit = 1024 * 1024

    var routes: [Route] {
        [
            frame.page("/steering/sheets", "page-steering-sheets", .duties(RoomDuties.inside)) {
                (request) async throws(Problem) in
                try answer(SheetsView(request), request)
            },
            frame.form(
                "/steering/sheets", "steering-sheets-form", .duties(RoomDuties.entering), limit: SheetPages.limit
            ) { (request) async throws(Problem) in try await take(request) },
        ]
    }

    private func answer(_ view: SheetsView, _ request: WebRequest) throws(Problem) -> Response {
        try frame.response("sheets", title: request.text("sheets.title"), tab: "sheets", view, to: request)
    }

    private func take(_ request: WebRequest) async throws(Problem) -> Response {
        let form = try await request.form()
        guard let sheet = Sheets.named(form["sheet"] ?? "") else {
            throw Problem(.fields([.code("sheet", form["sheet"] ?? "", Sheets.all.map(\.name))]))
        }
        var view = SheetsView(request)
        view.pasted = form["rows"] ?? ""
        do throws(Problem) {
            let table = try SheetTable(sheet, ByteBuffer(string: view.pasted))
            view.take(try await table.take(frame.desk, request), sheet, request)
        } catch {
            view.problem = error.detail.text(request.services.catalogue, request.language)
        }
        return try answer(view, request)
    }
}

/// What the page of tables shows.
private struct SheetsView: Sendable {
    struct Choice: Sendable {
        let name: String
        let columns: String
        let about: String
        let who: String
    }

    struct Row: Sendable {
        let line: String
        let badge: BadgeView
        let detail: String
    }

    let csrf: String
    let mayEnter: Bool
    /// The tables that the reader may bring in.
    let open: [String]
    let sheets: [Choice]
    var pasted = ""
    var problem: String?
    var summary: String?
    var rows: [Row] = []

    init(_ request: WebRequest) {
        csrf = request.identity?.session?.csrf ?? ""
        open = Sheets.all.filter { request.identity?.mayUse($0.right?.all ?? []) ?? false }.map(\.name)
        mayEnter = !open.isEmpty
        sheets = Sheets.all.map { sheet in
            Choice(
                name: sheet.name,
                columns: sheet.columns.map { $0.isNeeded ? $0.name : "[" + $0.name + "]" }.joined(separator: ", "),
                about: request.text("sheet." + sheet.name), who: SheetsView.who(sheet, request))
        }
    }

    /// Who may bring a table in; those in brackets for their own posts alone.
    private static func who(_ sheet: Sheet, _ request: WebRequest) -> String {
        func word(_ duty: Duty) -> String { request.text("duty." + duty.code) }
        let (any, own) = (sheet.right?.any ?? [], sheet.right?.own ?? [])
        return (any.map(word) + own.map { "[" + word($0) + "]" }).joined(separator: ", ")
    }

    mutating func take(_ results: [RowResult], _ sheet: Sheet, _ request: WebRequest) {
        let words = Words(request.services.catalogue, request.language)
        summary = words(
            "sheets.summary",
            [
                "sheet": sheet.name, "taken": words.number(results.count { $0.outcome.code == "taken" }),
                "known": words.number(results.count { $0.outcome.code == "known" }),
                "refused": words.number(results.count { !$0.outcome.isTaken }),
            ])
        rows = results.map { result in
            Row(
                line: words.number(result.line),
                badge: BadgeView(
                    tone: result.outcome.isTaken ? "good" : "bad", icon: result.outcome.isTaken ? "yes" : "no",
                    word: words("sheets.outcome." + result.outcome.code)),
                detail: result.outcome.phrase?.text(request.services.catalogue, request.language) ?? "")
        }
    }
}
