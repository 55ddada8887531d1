import BorderVocabulary
import HTTPTypes
import Hummingbird
import Steering
import SteeringRoom
import Web

/// Money over HTTP.
struct MoneyRoutes: Sendable {
    let desk: RoomDesk

    var routes: [Route] {
        [
            Route(
                Endpoint(
                    .get, "/api/v1/steering/money", "money", access: .duties(RoomDuties.inside), rate: .read,
                    contract: Contract(
                        "steering", parameters: ["Year", "KnownOn", "RecordedOn"], answers: [200: .json("MoneyYear")],
                        problems: [400, 401, 403, 422, 429, 503]))
            ) { (request) async throws(Problem) in
                let view = try await desk.view(request)
                let facts = MoneyFacts(view.room.money, try MoneyQuestion(request, view))
                return MoneyRoutes.answer { MoneyAnswer.year(facts, &$0) }
            },
            Route(
                Endpoint(
                    .get, "/api/v1/steering/money/{project}", "moneyProject", access: .duties(RoomDuties.inside),
                    rate: .read,
                    contract: Contract(
                        "steering", parameters: ["Year", "KnownOn", "RecordedOn"],
                        answers: [200: .json("MoneyProject")], problems: [400, 401, 403, 404, 422, 429, 503]))
            ) { (request) async throws(Problem) in
                let facts = try await MoneyRoutes.project(desk, request)
                return MoneyRoutes.answer { MoneyAnswer.project(facts, &$0) }
            },
        ]
    }

    /// The project of a path; none of this name is not found.
    static func project(_ desk: RoomDesk, _ request: WebRequest) async throws(Problem) -> ProjectFacts {
        let view = try await desk.view(request)
        let id = try request.parse(parameter: "project", ProjectID.parse)
        guard let facts = ProjectFacts(view.room.money, id, try MoneyQuestion(request, view)) else {
            throw Problem(.notFound)
        }
        return facts
    }

    /// An answer in JSON.
    static func answer(_ body: (inout JSONWriter) -> Void) -> Response {
        var json = JSONWriter(capacity: 4_096)
        json.object(body)
        return Response(
            status: .ok, headers: [.contentType: "application/json", .cacheControl: "no-store"],
            body: .init(byteBuffer: json.buffer))
    }
}
