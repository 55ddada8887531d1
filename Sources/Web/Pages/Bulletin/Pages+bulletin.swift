import Application
import BorderVocabulary
import Gate
import Hummingbird

extension Pages {
    func bulletins(_ request: WebRequest) async throws(Problem) -> Response {
        let words = words(request)
        let before = try request.query["before"].map { (text) throws(Problem) in
            try Pages.date(text, parameter: "before")
        }
        let views = request.services.views
        let found = try await request.services.blocking(views: { () throws(ViewFailure) -> [Bulletin] in
            try views.bulletins(before: before, limit: BulletinList.limit + 1)
        })
        return framer.response(
            PageDraft(name: "bulletins", title: words("bulletin.list"), section: "bulletins", isLive: false),
            BulletinList(found, words: words), to: request)
    }

    func bulletin(_ request: WebRequest) async throws(Problem) -> Response {
        let words = words(request)
        let date = try request.parse(parameter: "date", LocalDate.parse)
        let views = request.services.views
        let found = try await request.services.blocking(views: {
            () throws(ViewFailure) -> (this: Bulletin, earlier: Bulletin?, later: LocalDate?)? in
            guard let this = try views.bulletin(on: date) else { return nil }
            let earlier = try views.bulletins(before: date, limit: 1).first
            let tomorrow = date.adding(days: 1)
            let later = try views.bulletin(on: tomorrow) == nil ? nil : tomorrow
            return (this, earlier, later)
        })
        guard let found else { throw Problem(.notFound) }
        let page = BulletinPage(found.this, earlier: found.earlier, later: found.later, words: words)
        return framer.response(
            PageDraft(name: "bulletin", title: page.title, section: "bulletins", isLive: false), page, to: request)
    }

    private static func date(_ text: String, parameter: String) throws(Problem) -> LocalDate {
        do {
            return try LocalDate.parse(text)
        } catch {
            throw Problem(.parameters([FieldError(pointer: parameter, error)]))
        }
    }
}
