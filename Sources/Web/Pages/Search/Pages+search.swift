import Application
import BorderVocabulary
import Gate
import Hummingbird

/// Search over all trips, open and ended.
struct SearchPage: Sendable {
    struct Row: Sendable {
        let href: String
        let vehicle: String
        let tripNumber: String
        let `class`: String
        let word: String
        let place: String
        let state: BadgeView?
        let when: String
    }

    var given = ""
    var answered: String?
    var any = false
    var rows: [Row] = []

    /// How many trips one page lists.
    static let limit = 50

    /// The form alone.
    init() {}

    init(_ given: String, _ found: [TripSummary], at now: Timestamp, words: Words) {
        self.given = given
        rows = found.prefix(SearchPage.limit).map { Row($0, at: now, words: words) }
        any = !found.isEmpty
        if found.isEmpty {
            answered = words(given.count < 2 ? "search.short" : "search.nothing")
        } else if found.count > SearchPage.limit {
            answered = words("search.found-more", ["count": words.number(SearchPage.limit)])
        } else {
            answered = words.counted("search.found", found.count)
        }
    }
}

extension SearchPage.Row {
    init(_ summary: TripSummary, at now: Timestamp, words: Words) {
        let category = BulletinCategory(
            direction: summary.direction, movement: summary.movement, category: summary.category)
        href = "/trips/\(summary.id)"
        vehicle =
            ShortText(summary.vehicle).flatMap { Plate(compact: $0) }?.display
            ?? (summary.vehicle.isEmpty ? words("trip.unknown-vehicle") : summary.vehicle)
        tripNumber = summary.id.description
        `class` = category.code
        word = words("class." + category.code)
        place = words.place(summary.place)
        state = summary.stage.map(words.badge) ?? summary.outcome.map(words.badge)
        when = words.formats.moment(summary.declaredAt, today: now.localDate)
    }
}

extension Pages {
    func search(_ request: WebRequest) async throws(Problem) -> Response {
        let words = words(request)
        let draft = PageDraft(name: "search", title: words("search.title"), section: "search", isLive: false)
        let text = String((request.query["q"] ?? "").prefix(64))
        guard !text.isEmpty else { return framer.response(draft, SearchPage(), to: request) }
        var firm: TaxCode?
        if case .only(let own) = Pages.firmBound(of: try request.person()) {
            guard let own else {
                return framer.response(draft, SearchPage(text, [], at: request.now, words: words), to: request)
            }
            firm = own
        }
        let views = request.services.views
        let found = try await request.services.blocking(views: { [firm] () throws(ViewFailure) -> [TripSummary] in
            try views.search(text, firm: firm, limit: SearchPage.limit + 1)
        })
        return framer.response(draft, SearchPage(text, found, at: request.now, words: words), to: request)
    }
}
