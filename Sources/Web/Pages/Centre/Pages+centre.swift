import Application
import BorderVocabulary
import Hummingbird

extension Pages {
    func centre(_ request: WebRequest) async throws(Problem) -> Response {
        let words = words(request)
        let (now, services) = (request.now, request.services)
        let flow = try await flow(request)
        let views = services.views
        let hourly = try await services.blocking(views: { () throws(ViewFailure) -> [HourlyFlow] in
            try views.hourly(on: now.localDate, place: nil)
        })
        let facts = services.service.read { gate, _ in CentreFacts(gate, at: now) }
        let page = CentrePage(facts, flow: flow, hourly: hourly, at: now, words: words)
        return framer.response(
            PageDraft(name: "centre", title: words("centre.title"), section: "centre", isLive: true), page, to: request)
    }
}
