import Application
import BorderVocabulary
import Gate
import HTTPTypes
import Hummingbird

/// Who waits and why, and who was called before them.
enum QueueRoutes {
    static let all: [Route] = [
        Route(
            Endpoint(
                .get, "/api/v1/overrides", "listOvertakings", access: .public,
                contract: Contract(
                    "gate", parameters: ["Day"], answers: [200: .json("Overtakings")], problems: [400, 429, 503])),
            handler: overtakings)
    ]

    /// More calls out of turn in a day than any gate could answer for.
    static let overtakingLimit = 1_000

    @Sendable static func queue(_ request: WebRequest) async throws(Problem) -> Response {
        let place = try request.needed("place", PlaceID.parse)
        guard let direction = try request.coded("direction", Direction.self) else {
            throw request.missing("direction")
        }
        let now = request.now
        guard let facts = request.services.service.read({ gate, _ in QueueFacts(gate, place, direction, at: now) })
        else {
            let detail = Phrase("refusal.unknown-place", ["place": .named(place)])
            throw Problem(.parameterValues([FieldError(pointer: "place", code: "unknown-place", detail: detail)]))
        }
        return request.json { $0.queue(facts) }
    }

    @Sendable private static func overtakings(_ request: WebRequest) async throws(Problem) -> Response {
        let date = try request.parsed("date", LocalDate.parse) ?? request.now.localDate
        let found = try await overtakings(on: date, request)
        return request.json { json in
            json.member("date", date.description)
            let counts = found.all.reduce(into: [PlaceID: Int]()) { $0[$1.place, default: 0] += 1 }
            json.list("places", counts.sorted { $0.key < $1.key }) { json, count in
                json.object { json in
                    json.member("place", count.key.description)
                    json.member("overtakings", count.value)
                }
            }
            json.list("overtakings", found.all) { json, one in json.object { $0.overtaking(one) } }
            json.member("complete", found.isComplete)
        }
    }

    static func overtakings(
        on date: LocalDate, _ request: WebRequest
    ) async throws(Problem) -> (all: [Overtaking], isComplete: Bool) {
        let views = request.services.views
        let found = try await request.services.blocking(views: { () throws(ViewFailure) -> [Overtaking] in
            try views.overtakings(on: date, limit: overtakingLimit + 1)
        })
        return (Array(found.prefix(overtakingLimit)), found.count <= overtakingLimit)
    }
}

extension JSONWriter {
    fileprivate mutating func queue(_ facts: QueueFacts) {
        member("place", facts.place.description)
        member("direction", facts.direction.code)
        member("rule", text: facts.rule?.id)
        member("reference", facts.rule?.reference)
        list("classes", facts.classes) { json, one in
            json.object { json in
                json.member("class", one.id.description)
                json.share(one.share)
                json.member("basis", one.basis)
                json.member("waiting", one.waiting)
            }
        }
        list("setAside", facts.aside) { json, trip in
            json.object { json in
                json.member("trip", trip.id.description)
                json.member("category", trip.category.code)
                json.member("turn", turnOf: trip)
            }
        }
        list("lines", facts.lines) { json, line in
            json.object { json in
                json.member("category", line.key.category.code)
                json.member("unmanned", line.key.isUnmanned)
                json.list("waiting", line.vehicles.enumerated()) { json, item in
                    json.object { $0.vehicle(item.element, position: item.offset + 1) }
                }
            }
        }
    }

    private mutating func vehicle(_ vehicle: QueueFacts.Vehicle, position: Int) {
        member("position", position)
        member("trip", vehicle.trip.description)
        member("since", vehicle.since?.iso8601)
        member("missedCalls", vehicle.missedCalls)
        member("class", text: vehicle.queueClass)
        member("positionInClass", vehicle.positionInClass)
        member("over", vehicle.isOver)
        member("waitsFor", vehicle.reason.rawValue)
        member("turn", turnOf: vehicle.whole)
    }

    fileprivate mutating func overtaking(_ overtaking: Overtaking) {
        member("at", overtaking.at.iso8601)
        member("position", overtaking.position.number)
        member("place", overtaking.place.description)
        member("trip", overtaking.trip.description)
        member("reason", overtaking.reason)
        member("duty", overtaking.duty.code)
        member("passedOver", number: overtaking.passedOver)
        member("rule", text: overtaking.rule)
    }
}
