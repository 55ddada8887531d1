import Application
import BorderVocabulary
import Gate
import Hummingbird

extension Pages {
    func slots(_ request: WebRequest) async throws(Problem) -> Response {
        let words = words(request)
        let now = request.now
        let wanted = try request.parsed("place", PlaceID.parse)
        let direction = try request.coded("direction", Direction.self)
        let date = try request.parsed("date", LocalDate.parse) ?? now.localDate
        let address = CheckPage.address(of: request)
        let found = request.services.service.read { gate, _ -> SlotsPage? in
            let roads = gate.rules.slotRoads
            let road =
                roads.first { $0.place == wanted && $0.direction == direction ?? $0.direction }
                ?? (wanted == nil ? roads.first : wanted.map { ($0, direction ?? .export) })
            guard let road else {
                return SlotsPage(nil, roads: [], on: date, address: address, at: now, words: words)
            }
            guard let day = SlotDay(gate, road.place, road.direction, on: date, at: now) else { return nil }
            return SlotsPage(day, roads: roads, on: date, address: address, at: now, words: words)
        }
        guard let page = found else { throw Problem(.notFound) }
        return framer.response(
            PageDraft(name: "slots", title: words("slots.title"), section: "queue", isLive: date >= now.localDate),
            page, to: request)
    }
}
