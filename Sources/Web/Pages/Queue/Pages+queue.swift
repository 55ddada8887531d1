import Application
import BorderVocabulary
import Gate
import Hummingbird

extension Pages {
    func queue(_ request: WebRequest) async throws(Problem) -> Response {
        let words = words(request)
        let wanted = try request.parsed("place", PlaceID.parse)
        let now = request.now
        let found = request.services.service.read { gate, _ -> QueuePage? in
            var waiting: [PlaceID: Int] = [:]
            for (key, line) in gate.lines { waiting[key.place, default: 0] += line.count }
            let places = PlaceOrder.published.sorted(gate.rules.places(at: now))
            // Without a wish, the place where most wait.
            let busiest = places.max { waiting[$0] ?? 0 < waiting[$1] ?? 0 }
            guard let place = wanted ?? busiest else {
                return QueuePage([], "none", places: [], at: now, words: words)
            }
            let facts = Direction.allCases.compactMap { QueueFacts(gate, place, $0, at: now) }
            guard !facts.isEmpty else { return nil }
            return QueuePage(
                facts, place, places: places.map { ($0, waiting[$0] ?? 0) }, at: now, words: words)
        }
        guard let page = found else { throw Problem(.notFound) }
        return framer.response(
            PageDraft(name: "queue", title: words("queue.title"), section: "queue", isLive: true), page, to: request)
    }

    func overrides(_ request: WebRequest) async throws(Problem) -> Response {
        let words = words(request)
        let today = request.now.localDate
        let date = try request.parsed("date", LocalDate.parse) ?? today
        let found = try await QueueRoutes.overtakings(on: date, request)
        let page = OverridesPage(found.all, isComplete: found.isComplete, on: date, today: today, words: words)
        return framer.response(
            PageDraft(name: "overrides", title: page.title, section: "queue", isLive: date == today), page,
            to: request)
    }

    func policy(_ request: WebRequest) -> Response {
        let words = words(request)
        let now = request.now
        let rules = request.services.service.read { gate, _ in gate.rules }
        return framer.response(
            PageDraft(name: "policy", title: words("policy.title"), section: "queue", isLive: false),
            PolicyPage(rules, at: now, words: words), to: request)
    }
}
