import Application
import BorderVocabulary
import Gate
import HTTPTypes
import Hummingbird
import NIOCore
import TransparencyLog

/// Receipts of what stands in the public log of a trip, for those who may see the trip.
///
/// They open what was committed to; whoever may not see the trip can make the proof of the public part from the files of
/// the log alone.
enum ReceiptRoutes {
    static let all: [Route] = [
        Route(
            Endpoint(
                .get, "/api/v1/trips/{trip}/receipts", "listReceipts", access: .signedIn,
                contract: Contract(
                    "trips", answers: [200: .json("Receipts")], problems: [400, 401, 403, 404, 429, 503])),
            handler: list),
        Route(
            Endpoint(
                .get, "/api/v1/trips/{trip}/receipts/{position}", "getReceipt", access: .signedIn,
                contract: Contract(
                    "trips", answers: [200: .text("text/plain")], problems: [400, 401, 403, 404, 429, 503])),
            handler: get),
    ]

    @Sendable private static func list(_ request: WebRequest) async throws(Problem) -> Response {
        let (id, records) = try await records(request)
        let positions = records.map(\.position)
        var entries: [Position: UInt64] = [:]
        if let desk = request.services.publicLog?.desk {
            entries = try await reading(request) { () throws(TileFailure) in try desk.entries(of: positions) }
        }
        return request.json { json in
            json.member("trip", id.description)
            json.list("receipts", records.filter { entries[$0.position] != nil }) { json, record in
                json.object { json in
                    json.member("position", record.position.number)
                    json.member("at", record.at.iso8601)
                    json.member("kind", record.event.kind)
                    json.member("open", record.event.published(showingPlates: false) != nil)
                    json.member("entry", entries[record.position] ?? 0)
                }
            }
        }
    }

    @Sendable private static func get(_ request: WebRequest) async throws(Problem) -> Response {
        let position = try position(request)
        let (id, records) = try await records(request)
        guard let record = records.first(where: { $0.position == position }),
            let desk = request.services.publicLog?.desk
        else { throw Problem(.notFound) }
        let receipt = try await reading(request) { () throws(TileFailure) in
            try desk.receipt(of: record, opened: true)
        }
        // Not published yet: a second later it is.
        guard let receipt else { throw Problem(.notFound) }
        return Response(
            status: .ok,
            headers: [
                .contentType: "text/plain; charset=utf-8",
                .contentDisposition: "attachment; filename=\"\(id)-\(position.number).tlog-proof\"",
                .cacheControl: "no-store",
            ],
            body: .init(byteBuffer: ByteBuffer(bytes: receipt.bytes)))
    }

    /// The records of the trip, if the caller may see it.
    private static func records(_ request: WebRequest) async throws(Problem) -> (TripID, [LogRecord]) {
        let id = try request.trip()
        let views = request.services.views
        if let firm = try Ownership.bound(request) {
            _ = try await TripRoutes.summary(of: id, firm, request)
        }
        let records = try await request.services.blocking(views: { () throws(ViewFailure) in
            try views.history(of: id)
        })
        guard !records.isEmpty else { throw Problem(.unknownTrip(id)) }
        return (id, records)
    }

    private static func position(_ request: WebRequest) throws(Problem) -> Position {
        let text = request.parameter("position")
        guard let number = UInt64(text), 1..<1 << 53 ~= number, "\(number)" == text else {
            let accepted = "1…\(1 << 53 - 1)"
            let detail = Phrase("parse.out-of-range", ["accepted": .text(accepted), "found": .text(text)])
            throw Problem(
                .parameterValues([
                    FieldError(pointer: "position", code: "out-of-range", detail: detail, accepted: accepted)
                ]))
        }
        return Position(number)
    }

    private static func reading<Value: Sendable>(
        _ request: WebRequest, _ body: @escaping @Sendable () throws(TileFailure) -> Value
    ) async throws(Problem) -> Value {
        let result = try await request.services.blocking.run { () -> Result<Value, TileFailure> in
            do throws(TileFailure) { return .success(try body()) } catch { return .failure(error) }
        }.get()
        switch result {
        case .success(let value): return value
        case .failure: throw Problem(.unavailable)
        }
    }
}
