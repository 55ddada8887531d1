import Application
import Gate
import HTTPTypes
import Hummingbird

/// Live events.
enum StreamRoutes {
    static let all: [Route] = [
        Route(
            Endpoint(
                .get, "/api/v1/events", "followEvents", access: .public, rate: .stream,
                contract: Contract(
                    "live", parameters: ["After", "LastEventID"], answers: [200: .text("text/event-stream")],
                    problems: [400, 429, 503])),
            handler: { (request) throws(Problem) in try open(request, for: .everybody) }),
        Route(
            Endpoint(
                .get, "/api/v1/officer-events", "followAllEvents",
                access: .duties([
                    .gateOperator, .borderGuard, .health, .animalQuarantine, .plantQuarantine, .customs, .yard,
                    .managementCentre, .board, .auditor,
                ]), rate: .stream,
                contract: Contract(
                    "live", parameters: ["After", "LastEventID"], answers: [200: .text("text/event-stream")],
                    problems: [400, 401, 403, 429, 503])),
            handler: { (request) throws(Problem) in try open(request, for: .officers) }),
    ]

    private static func open(_ request: WebRequest, for audience: StreamAudience) throws(Problem) -> Response {
        guard let channel = request.context.channel else { throw Problem(.internal) }
        // A browser that reconnects sends the header; the address still has the position it began with.
        let text = request.request.headers[.lastEventID] ?? request.query["after"]
        var after: Position?
        if let text {
            guard let number = UInt64(text), number < UInt64(Int64.max), !text.hasPrefix("+") else {
                let detail = Phrase(
                    "parse.not-a-number", ["found": .text(String(text.prefix(64))), "accepted": .text("")])
                throw Problem(.parameters([FieldError(pointer: "after", code: "not-a-number", detail: detail)]))
            }
            after = Position(number)
        }
        var pass: StreamPass?
        if let duties = request.endpoint.access.duties {
            guard let credential = try request.services.doorkeeper.credential(of: request.request) else {
                throw Problem(.unauthenticated)
            }
            pass = StreamPass(credential, duties: duties)
        }
        let body = try request.services.live.stream(
            after: after, for: audience, by: pass, client: request.client, on: channel)
        return Response(
            status: .ok,
            headers: [
                .contentType: "text/event-stream; charset=utf-8", .cacheControl: "no-cache, no-transform",
                .accelBuffering: "no",
            ], body: body)
    }
}
