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
            handler: queue),
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

    @Sendable private static func queue(_ request: WebRequest) async throws(Problem) -> Response {
        let place = try request.needed("place", PlaceID.parse)
        guard let direction = try request.coded("direction", Direction.self) else {
            throw request.missing("direction")
        }
        let now = request.now
        let lines = request.services.service.read { gate, _ in
            guard gate.rules.isPlace(place, at: now) else { return nil as [(WaitingLine.Key, [Trip])]? }
            return GoodsCategory.allCases.flatMap { category in
                [false, true].map { isUnmanned in
                    let key = WaitingLine.Key(
                        place: place, direction: direction, category: category, isUnmanned: isUnmanned)
                    return (key, gate.waiting(in: key).compactMap { gate.trips[$0] })
                }
            }
        }
        guard let lines else {
            let detail = Phrase("refusal.unknown-place", ["place": .named(place)])
            throw Problem(.parameterValues([FieldError(pointer: "place", code: "unknown-place", detail: detail)]))
        }
        return request.json { json in
            json.member("place", place.description)
            json.member("direction", direction.code)
            json.list("lines", lines.filter { !$0.1.isEmpty }) { json, line in
                json.object { json in
                    json.member("category", line.0.category.code)
                    json.member("unmanned", line.0.isUnmanned)
                    json.list("waiting", line.1.enumerated()) { json, item in
                        json.object { json in
                            json.member("position", item.offset + 1)
                            json.member("trip", item.element.id.description)
                            json.member("since", item.element.stage.since?.iso8601)
                            json.member("missedCalls", item.element.missedCalls)
                        }
                    }
                }
            }
        }
    }

    @Sendable private static func whereIs(_ request: WebRequest) async throws(Problem) -> Response {
        let plate = try request.needed("plate", Plate.parse).value
        let found = request.services.service.read { gate, _ in
            let id = gate.openVehicles[plate.compact] ?? gate.openTrailers[plate.compact]
            return id.flatMap { gate.trips[$0] }.map { ($0, gate.placeInLine(of: $0.id)) }
        }
        guard let (trip, placeInLine) = found else { throw Problem(.notFound) }
        return request.json(.ok, [.cacheControl: "no-store"]) { json in
            json.member("trip", trip.id.description)
            json.member("place", trip.place.description)
            json.member("direction", trip.direction.code)
            json.member("category", trip.category.code)
            json.member("stage", trip.stage.name.code)
            json.member("since", trip.stage.since?.iso8601)
            json.member("placeInLine", number: placeInLine.map { $0 + 1 })
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
