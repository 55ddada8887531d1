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
    let workbooks: WorkbookDesk

    /// The largest table, in bytes; larger ones are brought in on the machine itself.
    static let limit = 10 * 1024 * 1024
    /// The media type of a workbook (ECMA-376).
    static let workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

    var routes: [Route] {
        [
            Route(
                Endpoint(
                    .post, "/api/v1/steering/sheets/{sheet}", "importSheet", access: .duties(RoomDuties.entering),
                    rate: .command, bodyLimit: SheetRoutes.limit,
                    contract: Contract(
                        "steering", body: .rows, answers: [200: .json("SheetResult")],
                        problems: [400, 401, 403, 404, 413, 415, 422, 429, 503]))
            ) { (request) async throws(Problem) in try await takeSheet(request) },
            Route(
                Endpoint(
                    .post, "/api/v1/steering/workbooks", "importWorkbook", access: .duties(RoomDuties.entering),
                    rate: .bulk, bodyLimit: XLSXWorkbookReader.Limit.bytes,
                    contract: Contract(
                        "steering", body: .file(SheetRoutes.workbook), answers: [200: .json("WorkbookResult")],
                        problems: [400, 401, 403, 413, 415, 422, 429, 503]))
            ) { (request) async throws(Problem) in try await takeWorkbook(request) },
        ]
    }

    private func takeSheet(_ request: WebRequest) async throws(Problem) -> Response {
        guard let sheet = Sheets.named(request.parameter("sheet")) else { throw Problem(.notFound) }
        try sheet.check(request)
        let bytes = [UInt8](buffer: try await request.body(of: ["text/csv"]))
        let table: BroughtTable
        do throws(TableFault) {
            table = try BroughtTable.table(in: bytes, called: sheet.name + ".csv", as: sheet.name)
        } catch { throw Problem(table: error) }
        let results = try await table.take(desk, request)
        return SheetRoutes.answer { json in json.object { $0.table(results, request) } }
    }

    private func takeWorkbook(_ request: WebRequest) async throws(Problem) -> Response {
        let bytes = [UInt8](buffer: try await request.body(of: [SheetRoutes.workbook]))
        // What is no archive would be read as a table.
        guard bytes.starts(with: [0x50, 0x4B]) else {
            throw Problem(table: .notAWorkbook(.notAWorkbook("not a ZIP archive")))
        }
        let tables = try await workbooks.all(in: bytes, called: "workbook.xlsx", as: nil)
        for table in tables { try table.sheet.check(request) }
        var results: [(sheet: String, rows: [RowResult])] = []
        for table in tables { results.append((table.sheet.name, try await table.take(desk, request))) }
        return SheetRoutes.answer { json in
            json.object { json in
                json.list("tables", results) { json, result in
                    json.object { json in
                        json.member("sheet", result.sheet)
                        json.table(result.rows, request)
                    }
                }
            }
        }
    }

    private static func answer(_ write: (inout JSONWriter) -> Void) -> Response {
        var json = JSONWriter(capacity: 4_096)
        write(&json)
        return Response(
            status: .ok, headers: [.contentType: "application/json", .cacheControl: "no-store"],
            body: .init(byteBuffer: json.buffer))
    }
}

extension JSONWriter {
    fileprivate mutating func table(_ results: [RowResult], _ request: WebRequest) {
        member("taken", results.count { $0.outcome.code == "taken" })
        member("known", results.count { $0.outcome.code == "known" })
        member("refused", results.count { !$0.outcome.isTaken })
        list("rows", results) { json, result in
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
}

/// Reads files that came with requests, one workbook at a time, because reading one may take a gigabyte; others are asked
/// to come again.
struct WorkbookDesk: Sendable {
    let reader: any WorkbookReader
    private let door = Door(limit: 1)

    init(_ reader: any WorkbookReader) {
        self.reader = reader
    }

    /// Every table of a file.
    func all(in bytes: [UInt8], called name: String, as sheet: String?) async throws(Problem) -> [BroughtTable] {
        try await door.pass { () async throws(Problem) in
            do throws(TableFault) {
                return try await BroughtTable.all(in: bytes, called: name, as: sheet, by: reader)
            } catch { throw Problem(table: error) }
        }
    }
}

extension BroughtTable {
    /// Takes the rows in the name of who asks: all of them, or those that their own posts answer for.
    func take(_ desk: RoomDesk, _ request: WebRequest) async throws(Problem) -> [RowResult] {
        let person = try sheet.check(request)
        let user = person.person.id
        let takesAny = person.mayUse(sheet.right?.any ?? [])
        let (table, service, now) = (self, desk.service, request.now)
        return try await desk.ask(request) { () throws(LogFailure) in
            try takesAny
                ? service.take(table, by: user, at: now)
                : service.take(
                    own: table.rows, header: table.header, of: table.sheet, in: table.file, by: user, at: now)
        }
    }
}

extension Sheet {
    /// Who asks, if they may bring something of the table in.
    @discardableResult
    func check(_ request: WebRequest) throws(Problem) -> Identity {
        let (person, duties) = (try request.person(), right?.all ?? [])
        guard person.mayUse(duties) else { throw Problem(.forbidden(duties)) }
        return person
    }
}
