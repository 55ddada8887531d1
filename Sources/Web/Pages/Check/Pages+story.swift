import Application
import BorderVocabulary
import Gate
import Hummingbird

extension Pages {
    /// The story of one truck, for whoever has its number.
    func story(_ request: WebRequest) throws(Problem) -> Response {
        let words = words(request)
        let id = try request.trip()
        guard let auditor = request.services.publicLog?.auditor else { throw Problem(.notFound) }
        let today = request.now.localDate
        let standing = auditor.standing(on: today)
        var page = StoryPage(id, standing, at: CheckPage.address(of: request), words: words)
        switch auditor.story(of: id) {
        case .story(let story): page.tell(story, words: words, today: today)
        case .forgotten: page.missing = words("story.forgotten", ["trip": id.description])
        case .unknown:
            // A truck that came a moment ago is not published yet, and at a start the whole log is read first.
            let last = request.services.service.read { gate, _ in gate.lastTrip }
            guard standing.checked == nil || (id.number >= 1 && id.number <= last) else {
                throw Problem(.unknownTrip(id))
            }
            page.missing = words("story.unknown", ["trip": id.description])
        }
        return framer.response(
            PageDraft(name: "story", title: page.title, section: "queue", isLive: false), page, to: request)
    }
}
