import Application
import BorderVocabulary
import Gate
import HTTPTypes
import Hummingbird

/// What those ask who keep the server running.
enum ServiceRoutes {
    static let all: [Route] = [
        Route(
            Endpoint(
                .get, "/health", "getHealth", access: .public, rate: .probe,
                contract: Contract("service", answers: [200: .json("Health")], problems: [400, 503])),
            handler: { (request) async throws(Problem) in try await health(request) }),
        Route(
            Endpoint(
                .get, "/health/live", "getLiveness", access: .public, rate: .probe,
                contract: Contract("service", answers: [200: .json("Liveness")], problems: [400])),
            handler: { (request) throws(Problem) in request.json { $0.member("status", "live") } }),
        Route(
            Endpoint(
                .get, "/health/ready", "getReadiness", access: .public, rate: .probe,
                contract: Contract("service", answers: [200: .json("Health")], problems: [400, 503])),
            handler: { (request) async throws(Problem) in try await health(request) }),
        Route(
            Endpoint(
                .get, "/metrics", "getMetrics", access: .public, rate: .probe,
                contract: Contract("service", answers: [200: .text("text/plain")], problems: [400])),
            handler: { (request) throws(Problem) in metrics(request) }),
    ]

    /// Ready means: the tables answer and are not far behind the log. Whether the log can be written, the writer says.
    private static func health(_ request: WebRequest) async throws(Problem) -> Response {
        let services = request.services
        let views = services.views
        let cursor = try await services.blocking(views: { () throws(ViewFailure) in try views.cursor() })
        let head = services.service.head
        return request.json(.ok, [.cacheControl: "no-store"]) { json in
            json.member("status", "ready")
            json.member("gate", services.service.gate.description)
            json.member("position", head.number)
            json.member("viewsBehind", head > cursor ? head.number - cursor.number : 0)
            json.member("eventsBehind", head > services.live.head ? head.number - services.live.head.number : 0)
            json.member("at", request.now.iso8601)
        }
    }

    private static func metrics(_ request: WebRequest) -> Response {
        GateMeters.update(request.services)
        return Response(
            status: .ok,
            headers: [.contentType: "text/plain; version=0.0.4; charset=utf-8", .cacheControl: "no-store"],
            body: .init(byteBuffer: ByteBuffer(string: request.services.metrics.text())))
    }
}
