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
        let wish = try request.parsed("date", LocalDate.parse)
        let address = CheckPage.address(of: request)
        let (found, date) = request.services.service.read { gate, _ -> (SlotsPage?, LocalDate) in
            let roads = gate.rules.slotRoads
            let road =
                roads.first { $0.place == wanted && $0.direction == direction ?? $0.direction }
                ?? (wanted == nil ? roads.first : wanted.map { ($0, direction ?? .export) })
            guard let road else {
                let page = SlotsPage(
                    nil, roads: [], on: wish ?? now.localDate, address: address, at: now, words: words)
                return (page, wish ?? now.localDate)
            }
            let date = wish ?? gate.rules.slotDate(road.place, road.direction, at: now)
            guard let day = SlotDay(gate, road.place, road.direction, on: date, at: now) else { return (nil, date) }
            return (SlotsPage(day, roads: roads, on: date, address: address, at: now, words: words), date)
        }
        guard let page = found else { throw Problem(.notFound) }
        return framer.response(
            PageDraft(name: "slots", title: words("slots.title"), section: "queue", isLive: date >= now.localDate),
            page, to: request)
    }
}

extension RuleBook {
    /// The day that somebody wants to see first: today while it has slots to come, else the next one that has any.
    fileprivate func slotDate(_ place: PlaceID, _ direction: Direction, at now: Timestamp) -> LocalDate {
        let today = now.localDate
        if slots(place, direction, on: today).contains(where: { $0.slot.end > now }) { return today }
        return nextSlot(place, direction, after: now)?.start.localDate ?? today
    }
}
