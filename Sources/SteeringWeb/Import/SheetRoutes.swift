import Application
import BorderVocabulary
import Gate
import HTTPTypes
import Hummingbird
import NIOCore
import Steering
import SteeringRoom
import Web

/// Tables over HTTP, row by row.
struct SheetRoutes: Sendable {
    let desk: RoomDesk

    /// The largest table, in bytes; larger ones are brought in on the machine itself.
    static let limit = 10 * 1024 * 1024

    var routes: [Route] {
        [
            Route(
                Endpoint(
                    .post, "/api/v1/steering/sheets/{sheet}", "importSheet", access: .duties(RoomDuties.entering),
                    rate: .command, bodyLimit: SheetRoutes.limit,
                    contract: Contract(
                        "steering", body: .rows, answers: [200: .json("SheetResult")],
                        problems: [400, 401, 403, 404, 413, 415, 422, 429, 503]))
            ) { (request) async throws(Problem) in
                let table = try await SheetTable(request)
                return SheetRoutes.answer(try await table.take(desk, request), request)
            }
        ]
    }

    private static func answer(_ results: [RowResult], _ request: WebRequest) -> Response {
        var json = JSONWriter(capacity: 4_096)
        json.object { json in
            json.member("taken", results.count { $0.outcome.code == "taken" })
            json.member("known", results.count { $0.outcome.code == "known" })
            json.member("refused", results.count { !$0.outcome.isTaken })
            json.list("rows", results) { json, result in
                json.object { json in
                    json.member("line", result.line)
                    json.member("result", result.outcome.code)
                    guard let phrase = result.outcome.phrase else { return }
                    json.member("detail", phrase.text(request.services.catalogue, request.language))
                    if case .faulty(let fault) = result.outcome, let column = fault.column {
                        json.member("column", column)
                    }
                }
            }
        }
        return Response(
            status: .ok, headers: [.contentType: "application/json", .cacheControl: "no-store"],
            body: .init(byteBuffer: json.buffer))
    }
}

/// A table that came with a request.
struct SheetTable: Sendable {
    let sheet: Sheet
    let header: [String]
    let rows: [(line: Int, fields: [String])]
    let file: SheetFile

    /// Reads a body of comma-separated values.
    init(_ request: WebRequest) async throws(Problem) {
        guard let sheet = Sheets.named(request.parameter("sheet")) else { throw Problem(.notFound) }
        try SheetTable.check(sheet, request)
        let buffer = try await request.body(of: ["text/csv"])
        try self.init(sheet, buffer)
    }

    /// Reads the bytes of a table.
    init(_ sheet: Sheet, _ buffer: ByteBuffer) throws(Problem) {
        let read: Result<[CSVRows.Row], CSVRows.Failure> = buffer.withUnsafeReadableBytes { bytes in
            do throws(CSVRows.Failure) {
                return .success(try CSVRows.read(bytes, limit: Sheet.Limit.rows + 1))
            } catch { return .failure(error) }
        }
        let all: [CSVRows.Row]
        switch read {
        case .success(let rows): all = rows
        case .failure(.invalidUTF8(let offset)): throw Problem(.invalidUTF8(at: offset))
        case .failure(.strayQuote(let line)): throw Problem(.strayQuote(line: line))
        case .failure(.tooManyRows): throw Problem(.tooManyRows(limit: Sheet.Limit.rows))
        }
        guard let header = all.first?.fields, sheet.accepts(header) else {
            throw Problem(.wrongTable(expected: sheet.header.joined(separator: ",")))
        }
        self.sheet = sheet
        self.header = header
        rows = all.dropFirst().map { ($0.line, $0.fields) }
        file = buffer.withUnsafeReadableBytes { SheetFile($0, name: sheet.name + ".csv", sheet: sheet) }
    }

    /// Takes the rows in the name of who asks: all of them, or those that their own posts answer for.
    func take(_ desk: RoomDesk, _ request: WebRequest) async throws(Problem) -> [RowResult] {
        let person = try SheetTable.check(sheet, request)
        let user = person.person.id
        let takesAny = person.mayUse(sheet.right?.any ?? [])
        let (table, service, now) = (self, desk.service, request.now)
        return try await desk.ask(request) { () throws(LogFailure) in
            try takesAny
                ? service.take(
                    table.rows, header: table.header, of: table.sheet, in: table.file, by: user, at: now)
                : service.take(
                    own: table.rows, header: table.header, of: table.sheet, in: table.file, by: user, at: now)
        }
    }

    /// Who asks, if they may bring something of the table in.
    @discardableResult
    static func check(_ sheet: Sheet, _ request: WebRequest) throws(Problem) -> Identity {
        let (person, duties) = (try request.person(), sheet.right?.all ?? [])
        guard person.mayUse(duties) else { throw Problem(.forbidden(duties)) }
        return person
    }
}
