import Application
import BorderVocabulary
import Cryptography
import Gate
import HTTPTypes
import Hummingbird

/// The timetable of slots: who may ask for what until when, what is given, and how it was drawn.
enum SlotRoutes {
    static let all: [Route] = [
        Route(
            Endpoint(
                .get, "/api/v1/slots", "listSlots", access: .public,
                contract: Contract(
                    "gate", parameters: ["PlaceNeeded", "DirectionNeeded", "Day"], answers: [200: .json("Slots")],
                    problems: [400, 429])),
            handler: slots)
    ]

    @Sendable private static func slots(_ request: WebRequest) async throws(Problem) -> Response {
        let place = try request.needed("place", PlaceID.parse)
        guard let direction = try request.coded("direction", Direction.self) else {
            throw request.missing("direction")
        }
        let now = request.now
        let date = try request.parsed("date", LocalDate.parse) ?? now.localDate
        guard
            let day = request.services.service.read({ gate, _ in SlotDay(gate, place, direction, on: date, at: now) })
        else {
            let detail = Phrase("refusal.unknown-place", ["place": .named(place)])
            throw Problem(.parameterValues([FieldError(pointer: "place", code: "unknown-place", detail: detail)]))
        }
        return request.json { json in
            json.member("place", place.description)
            json.member("direction", direction.code)
            json.member("date", date.description)
            json.list("slots", day.entries) { json, entry in json.object { $0.entry(entry) } }
            json.list("shares", day.shares) { json, share in json.object { $0.share(share) } }
        }
    }
}

extension JSONWriter {
    fileprivate mutating func entry(_ entry: SlotDay.Entry) {
        times(of: entry.slot)
        member("capacity", entry.rule.capacity)
        member("window", entry.ledger.window.code)
        member("answer", entry.answer.rawValue)
        member("opensAt", entry.opens.iso8601)
        member("drawsAt", entry.draws.iso8601)
        member("closesAt", entry.closes.iso8601)
        member("requests", entry.requests)
        member("given", entry.ledger.given)
        member("free", entry.free)
        member("listed", entry.listed)
        member("moved", entry.moved)
        member("used", entry.ledger.used)
        member("missed", entry.ledger.missed)
        list("parties", texts: (entry.ledger.arrangement?.parties ?? []).map(\.id.description))
        if let draw = entry.ledger.draw {
            member(
                "draw",
                object: { json in
                    json.draw(draw)
                    json.member("seed", SlotDraw.seed(of: entry.slot, draw).hex)
                })
        } else {
            key("draw")
            null()
        }
        list("shares", entry.shares) { json, share in json.object { $0.share(share) } }
        list("disruptions", entry.disruptions) { json, trouble in
            json.object { json in
                json.member("rule", trouble.rule.id.description)
                json.member("cause", trouble.cause.code)
                json.member("category", code: trouble.category)
                json.member("from", trouble.rule.validity.from.iso8601)
                json.member("until", trouble.rule.validity.until?.iso8601)
                json.member("reference", trouble.rule.reference)
            }
        }
    }

    fileprivate mutating func share(_ share: SlotDay.Share) {
        member("size", share.size.rawValue)
        member("carriers", share.carriers)
        member("requests", share.requests)
        member("given", share.given)
    }
}
