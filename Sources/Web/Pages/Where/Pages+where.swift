import Application
import BorderVocabulary
import Gate
import Hummingbird

extension Pages {
    func whereIs(_ request: WebRequest) async throws(Problem) -> Response {
        let words = words(request)
        guard let raw = request.query["plate"], !raw.isEmpty else { return answer(WherePage(), words, to: request) }
        let parsed: Parsed<Plate>
        do {
            parsed = try Plate.parse(raw)
        } catch {
            return answer(WherePage(error, words: words), words, to: request)
        }
        var page = try await find(parsed.value, words, request)
        if parsed.warnings.contains(.ocrLookAlike) {
            page.warned = words("where.read-as", ["plate": parsed.value.display])
        }
        return answer(page, words, to: request)
    }

    private func answer(_ page: WherePage, _ words: Words, to request: WebRequest) -> Response {
        framer.response(
            PageDraft(name: "where", title: words("where.title"), section: "where", isLive: page.found), page,
            to: request)
    }

    private func find(_ plate: Plate, _ words: Words, _ request: WebRequest) async throws(Problem) -> WherePage {
        let now = request.now
        let open = request.services.service.read { gate, _ -> WhereFacts? in
            guard let id = gate.openVehicles[plate.compact] ?? gate.openTrailers[plate.compact] else { return nil }
            return WhereFacts(gate, id, at: now)
        }
        if let open {
            return WherePage(open, plate, flow: try await flow(request), at: now, words: words)
        }
        guard let ended = try await recentlyEnded(plate, request), let outcome = ended.outcome,
            let endedAt = ended.endedAt, let trip = try await tripAtEnd(ended.id, request.services)
        else { return WherePage(missing: plate, words: words) }
        return WherePage(trip, plate, outcome, endedAt: endedAt, at: now, words: words)
    }

    /// The newest trip of the plate that ended within the last day; older ones are nobody's business here.
    private func recentlyEnded(_ plate: Plate, _ request: WebRequest) async throws(Problem) -> TripSummary? {
        let (views, text, since) = (request.services.views, plate.compact.string, request.now - .seconds(86_400))
        return try await request.services.blocking(views: { () throws(ViewFailure) -> TripSummary? in
            try views.search(text, firm: nil, limit: 8).first { summary in
                guard let endedAt = summary.endedAt, endedAt > since else { return false }
                return summary.vehicle == text || summary.trailer == text
            }
        })
    }

    /// A trip as it was when it ended: its own records, applied to a gate of its own.
    func tripAtEnd(_ id: TripID, _ services: WebServices) async throws(Problem) -> Trip? {
        let views = services.views
        let history = try await services.blocking(views: { () throws(ViewFailure) -> [LogRecord] in
            try views.history(of: id)
        })
        return Pages.trip(id, after: history)
    }

    static func trip(_ id: TripID, after history: [LogRecord]) -> Trip? {
        var gate = Gate()
        for record in history {
            if case .ended = record.event { break }
            gate.apply(record.event, at: record.at)
        }
        return gate.trips[id]
    }
}
