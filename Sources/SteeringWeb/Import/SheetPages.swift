import Application
import BorderVocabulary
import Gate
import HTTPTypes
import Hummingbird
import NIOCore
import Steering
import SteeringRoom
import Web

/// The page that says which tables can be brought in, and takes one that is pasted, or a file.
struct SheetPages: Sendable {
    let frame: RoomFrame
    let workbooks: WorkbookDesk

    var routes: [Route] {
        [
            frame.page("/steering/sheets", "page-steering-sheets", .duties(RoomDuties.inside)) {
                (request) async throws(Problem) in
                try answer(SheetsView(request), request)
            },
            frame.form(
                "/steering/sheets", "steering-sheets-form", .duties(RoomDuties.entering),
                // The file, and what else the form has.
                limit: XLSXWorkbookReader.Limit.bytes + 1024 * 1024
            ) { (request) async throws(Problem) in try await take(request) },
        ]
    }

    private func answer(_ view: SheetsView, _ request: WebRequest) throws(Problem) -> Response {
        try frame.response(
            "sheets", title: request.text("sheets.title"), tab: "sheets", view,
            status: view.status, to: request)
    }

    private func take(_ request: WebRequest) async throws(Problem) -> Response {
        let form = try await request.formWithFiles()
        let name = form["sheet"] ?? ""
        guard name.isEmpty || Sheets.named(name) != nil else {
            throw Problem(.fields([.code("sheet", name, Sheets.all.map(\.name))]))
        }
        var view = SheetsView(request)
        view.pasted = form["rows"] ?? ""
        view.choose(name)
        do throws(Problem) {
            let tables = try await tables(of: form, pasted: view.pasted, as: name.isEmpty ? nil : name, request)
            for table in tables { try table.sheet.check(request) }
            for table in tables {
                let results = try await table.take(frame.desk, request)
                view.tables.append(SheetsView.Taken(results, of: table.sheet, request))
            }
        } catch {
            view.problem = error.detail.text(request.services.catalogue, request.language)
            view.status = error.status
        }
        return try answer(view, request)
    }

    /// The tables of the file, or the one that was pasted.
    private func tables(
        of form: MultipartForm, pasted: String, as sheet: String?, _ request: WebRequest
    ) async throws(Problem) -> [BroughtTable] {
        if let file = form.files.first(where: { $0.field == "file" }) {
            return try await workbooks.all(in: file.bytes, called: file.name, as: sheet)
        }
        guard pasted.contains(where: { !$0.isWhitespace }) else {
            throw Problem(
                code: "file-refused", status: .unprocessableContent, title: Phrase("problem.file-refused.title"),
                detail: Phrase("sheets.nothing"))
        }
        do throws(TableFault) {
            return [try BroughtTable.table(in: Array(pasted.utf8), called: (sheet ?? "table") + ".csv", as: sheet)]
        } catch { throw Problem(table: error) }
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

    /// What became of one table: of a long one only the rows that were refused are shown, and of these the first.
    struct Taken: Sendable {
        static let most = 200

        let summary: String
        let rows: [Row]
        let anyRows: Bool
        let more: String?

        init(_ results: [RowResult], of sheet: Sheet, _ request: WebRequest) {
            let words = Words(request.services.catalogue, request.language)
            summary = words(
                "sheets.summary",
                [
                    "sheet": sheet.name, "taken": words.number(results.count { $0.outcome.code == "taken" }),
                    "known": words.number(results.count { $0.outcome.code == "known" }),
                    "refused": words.number(results.count { !$0.outcome.isTaken }),
                ])
            let told = results.count > Taken.most ? results.filter { !$0.outcome.isTaken } : results
            rows = told.prefix(Taken.most).map { result in
                Row(
                    line: words.number(result.line),
                    badge: BadgeView(
                        tone: result.outcome.isTaken ? "good" : "bad", icon: result.outcome.isTaken ? "yes" : "no",
                        word: words("sheets.outcome." + result.outcome.code)),
                    detail: result.outcome.phrase?.text(request.services.catalogue, request.language) ?? "")
            }
            anyRows = !rows.isEmpty
            let rest = told.count - rows.count
            more = rest > 0 ? words("sheets.more", ["count": words.number(rest)]) : nil
        }
    }

    /// A table that the reader may bring in.
    struct Option: Sendable {
        let name: String
        var chosen = false
    }

    let csrf: String
    let mayEnter: Bool
    let fileNote: String
    var open: [Option]
    let sheets: [Choice]
    var pasted = ""
    var problem: String?
    var status = HTTPResponse.Status.ok
    var tables: [Taken] = []

    init(_ request: WebRequest) {
        let words = Words(request.services.catalogue, request.language)
        csrf = request.identity?.session?.csrf ?? ""
        open = Sheets.all.filter { request.identity?.mayUse($0.right?.all ?? []) ?? false }.map {
            Option(name: $0.name)
        }
        mayEnter = !open.isEmpty
        fileNote = words("sheets.file-note", ["limit": words.number(XLSXWorkbookReader.Limit.bytes >> 20)])
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

    /// Keeps what was chosen.
    mutating func choose(_ name: String) {
        for place in open.indices { open[place].chosen = open[place].name == name }
    }
}
