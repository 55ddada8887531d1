import Application
import BorderVocabulary
import HTTPTypes
import Hummingbird

/// The story of one trip, from the public log alone.
enum StoryRoutes {
    static let all: [Route] = [
        Route(
            Endpoint(
                .get, "/api/v1/trips/{trip}/story", "getTripStory", access: .public,
                contract: Contract(
                    "gate", answers: [200: .json("TripStory")], problems: [400, 404, 429, 503])),
            handler: story)
    ]

    @Sendable private static func story(_ request: WebRequest) async throws(Problem) -> Response {
        let id = try request.trip()
        guard let auditor = request.services.publicLog?.auditor else { throw Problem(.notFound) }
        let standing = auditor.standing(on: request.now.localDate)
        switch auditor.story(of: id) {
        case .story(let story):
            return request.json(.ok, [.cacheControl: "no-store"]) { $0.members(of: story, StoryMark(standing)) }
        case .forgotten: throw Problem(.unknownTrip(id))
        // At a start the whole log is read first; what is in it is not denied meanwhile.
        case .unknown: throw Problem(standing.checked == nil ? .unavailable : .unknownTrip(id))
        }
    }
}
