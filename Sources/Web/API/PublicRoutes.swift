import Application
import BorderVocabulary
import Gate
import HTTPTypes
import Hummingbird

/// What everybody may read: nothing of it names a person, a firm or, unless the asker knows it, a vehicle.
enum PublicRoutes {
    static let all: [Route] = [
        Route(
            Endpoint(
                .get, "/api/v1/board", "getBoard", access: .public,
                contract: Contract("gate", answers: [200: .json("Board")], problems: [400, 429, 503])),
            handler: board),
        Route(
            Endpoint(
                .get, "/api/v1/queue", "getQueue", access: .public,
                contract: Contract(
                    "gate", parameters: ["PlaceNeeded", "DirectionNeeded"], answers: [200: .json("Queue")],
                    problems: [400, 429])),
            handler: QueueRoutes.queue),
        Route(
            Endpoint(
                .get, "/api/v1/where", "whereIs", access: .public, rate: .lookup,
                contract: Contract(
                    "gate", parameters: ["Plate"], answers: [200: .json("Whereabouts")], problems: [400, 404, 429])),
            handler: whereIs),
        Route(
            Endpoint(
                .get, "/api/v1/rules", "listRules", access: .public,
                contract: Contract("gate", answers: [200: .json("Rules")], problems: [400, 429])),
            handler: rules),
    ]

    @Sendable private static func board(_ request: WebRequest) async throws(Problem) -> Response {
        let now = request.now
        let views = request.services.views
        let (today, yesterday) = try await request.services.blocking(views: { () throws(ViewFailure) in
            let today = try views.hourly(on: now.localDate, place: nil)
            let isFirstHour = now.localTime.hour == 0
            return (today, isFirstHour ? try views.hourly(on: now.localDate.adding(days: -1), place: nil) : [])
        })
        let places = BoardPlace.all(request.services.service, at: now, today: today, yesterday: yesterday)
        return request.json { json in
            json.member("at", now.iso8601)
            json.member("position", request.services.service.head.number)
            json.list("places", places) { json, place in
                json.object { json in
                    place.write(to: &json)
                    json.member("name", request.services.catalogue.find("place.\(place.id)", request.language))
                }
            }
        }
    }

    @Sendable private static func whereIs(_ request: WebRequest) async throws(Problem) -> Response {
        let plate = try request.needed("plate", Plate.parse).value
        let now = request.now
        let found = request.services.service.read { gate, _ in
            let id = gate.openVehicles[plate.compact] ?? gate.openTrailers[plate.compact]
            return id.flatMap { gate.trips[$0] }.map {
                (
                    $0, gate.placeInLine(of: $0.id), gate.placeInClass(of: $0.id, at: now),
                    $0.queueClass(by: gate.rules, at: now)
                )
            }
        }
        guard let (trip, placeInLine, placeInClass, queueClass) = found else { throw Problem(.notFound) }
        return request.json(.ok, [.cacheControl: "no-store"]) { json in
            json.member("trip", trip.id.description)
            json.member("place", trip.place.description)
            json.member("direction", trip.direction.code)
            json.member("category", trip.category.code)
            json.member("stage", trip.stage.name.code)
            json.member("since", trip.stage.since?.iso8601)
            json.member("placeInLine", number: placeInLine.map { $0 + 1 })
            json.member("turn", turnOf: trip)
            json.member("class", text: queueClass)
            json.member("placeInClass", number: placeInClass.map { $0 + 1 })
            switch trip.stage {
            case .called(_, let lane, _, let until):
                json.member("lane", lane.description)
                json.member("until", until.iso8601)
            case .declared, .waiting, .atGate, .inYard, .released, .abroad: break
            }
        }
    }

    @Sendable private static func rules(_ request: WebRequest) async throws(Problem) -> Response {
        let rules = request.services.service.read { gate, _ in gate.rules.all }
        return request.json { json in
            json.list("rules", rules) { json, rule in json.object { $0.members(of: rule) } }
        }
    }
}
