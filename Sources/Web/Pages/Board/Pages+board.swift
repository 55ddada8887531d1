import Application
import Gate
import Hummingbird

extension Pages {
    func board(_ request: WebRequest) async throws(Problem) -> Response {
        let words = words(request)
        let draft = PageDraft(name: "board", title: words("board.title"), section: "board", isLive: true)
        let (now, services) = (request.now, request.services)
        if let body = memory.body(request.language) {
            return framer.response(draft, body: body, to: request)
        }
        let start = ContinuousClock.now
        let flow = try await flow(request)
        let bulletin = try await latestBulletin(services)
        let facts = services.service.read { gate, _ in BoardFacts(gate, at: now) }
        let page = BoardPage(facts, flow: flow, bulletin: bulletin, at: now, words: words)
        let body = framer.templates.render(draft.name, page, request.language)
        memory.keep(body, request.language, madeAt: start)
        return framer.response(draft, body: body, to: request)
    }

    /// What passed in the last 60 minutes.
    func flow(_ request: WebRequest) async throws(Problem) -> RecentFlow.Counts {
        do {
            return try await flow.counts(at: request.now, of: request.services.service)
        } catch {
            throw Problem(.unavailable)
        }
    }

    private func latestBulletin(_ services: WebServices) async throws(Problem) -> Bulletin? {
        let views = services.views
        return try await services.blocking(views: { () throws(ViewFailure) -> Bulletin? in
            try views.bulletins(before: nil, limit: 1).first
        })
    }
}
