import Application
import BorderVocabulary
import Foundation
import Gate
import HTTPTypes
import Hummingbird

/// The pages of the gate for people with a browser.
package struct Pages: PageSet {
    let framer: Framer
    let catalogue: Catalogue
    let flow: RecentFlow
    let memory: PageMemory

    /// Loads templates and assets; `isSample` puts the words "sample data" on every page.
    package init(catalogue: Catalogue, isSample: Bool, wings: [any WebWing] = []) throws(TemplateFailure) {
        self.catalogue = catalogue
        framer = Framer(
            templates: try Templates.bundled(catalogue, with: wings), assets: try AssetShelf.bundled(with: wings),
            isSample: isSample, wings: wings)
        flow = RecentFlow()
        memory = PageMemory()
    }

    /// Every page and asset.
    package func routes() -> [Route] {
        [
            page("/", "page-board", .public) { request throws(Problem) in try await board(request) },
            page("/where", "page-where", .public, .lookup) { request throws(Problem) in try await whereIs(request) },
            page("/bulletins", "page-bulletins", .public) { request throws(Problem) in try await bulletins(request) },
            page("/bulletins/{date}", "page-bulletin", .public) { request throws(Problem) in
                try await bulletin(request)
            },
            page("/queue", "page-queue", .public) { request throws(Problem) in try await queue(request) },
            page("/overrides", "page-overrides", .public) { request throws(Problem) in try await overrides(request) },
            page("/slots", "page-slots", .public) { request throws(Problem) in try await slots(request) },
            page("/policy", "page-policy", .public) { request throws(Problem) in policy(request) },
            page("/about", "page-about", .public) { request throws(Problem) in about(request) },
            page("/check", "page-check", .public) { request throws(Problem) in try await check(request) },
            page("/check/{trip}", "page-story", .public) { request throws(Problem) in try story(request) },
            page("/centre", "page-centre", .duties(CentrePage.duties)) { request throws(Problem) in
                try await centre(request)
            },
            page("/trips/{trip}", "page-trip", .signedIn) { request throws(Problem) in try await trip(request) },
            Route(
                Endpoint(
                    .post, "/trips/{trip}/confirm-call", "confirm-call-form", access: .command(.confirmCall),
                    rate: .command, bodyLimit: 8_192, audience: .reader)
            ) { request throws(Problem) in try await confirmCall(request) },
            page("/trips/{trip}/slot", "page-trip-slot", .signedIn) { request throws(Problem) in
                try tripSlotPage(request)
            },
            form("/trips/{trip}/slot", "trip-slot-form", .command(.requestSlot), .command) { request throws(Problem) in
                try await tripSlot(request)
            },
            page("/search", "page-search", .signedIn) { request throws(Problem) in try await search(request) },
            page("/sign-in", "page-sign-in", .public) { request throws(Problem) in signInForm(request) },
            form("/sign-in", "sign-in-form", .public) { request throws(Problem) in try await signIn(request) },
            form("/sign-out", "sign-out-form", .signedIn) { request throws(Problem) in try await signOut(request) },
            page("/set-up", "page-set-up", .public) { request throws(Problem) in try await setUpForm(request) },
            form("/set-up", "set-up-form", .public) { request throws(Problem) in try await setUp(request) },
            page("/assets/{file}", "asset", .public, .asset) { request throws(Problem) in
                try framer.assets.response(to: request)
            },
        ] + framer.wings.flatMap { $0.pages(in: framer) }
    }

    func words(_ request: WebRequest) -> Words { Words(catalogue, request.language) }

    private func page(
        _ path: String, _ operation: String, _ access: Access, _ rate: RateClass = .read,
        _ handler: @escaping Route.Handler
    ) -> Route {
        Route(Endpoint(.get, path, operation, access: access, rate: rate, audience: .reader), handler: handler)
    }

    private func form(
        _ path: String, _ operation: String, _ access: Access, _ rate: RateClass = .signIn,
        _ handler: @escaping Route.Handler
    ) -> Route {
        Route(
            Endpoint(.post, path, operation, access: access, rate: rate, bodyLimit: 8_192, audience: .reader),
            handler: handler)
    }

    /// A page that says what is wrong; who is missing only a sign-in is sent there, and comes back afterwards.
    package func response(
        to problem: Problem, request: Request, language: Language, services: WebServices
    ) -> Response? {
        if problem.status == .unauthorized, request.method == .get || request.method == .head {
            let next = Pages.escaped(request.uri.string)
            return Response(status: .seeOther, headers: [.location: "/sign-in?next=" + next])
        }
        let words = Words(catalogue, language)
        let view = ErrorView(problem, words, retry: request.method == .get ? request.uri.string : nil)
        let draft = PageDraft(name: "error", title: view.title, section: nil, isLive: false, status: problem.status)
        let body = framer.templates.render(draft.name, view, language)
        let text = framer.framed(
            draft, body, Framer.Page(uri: request.uri, language: language, identity: nil, catalogue: catalogue))
        var fields = problem.headers
        fields[.contentType] = "text/html; charset=utf-8"
        fields[.contentLanguage] = language.tag
        fields[.cacheControl] = "no-store"
        return Response(status: problem.status, headers: fields, body: .init(byteBuffer: ByteBuffer(string: text)))
    }

    /// A text as the value of an item of a query.
    private static func escaped(_ text: String) -> String {
        let kept = CharacterSet.alphanumerics.intersection(
            CharacterSet(charactersIn: Unicode.Scalar(0)...Unicode.Scalar(127)))
        return text.addingPercentEncoding(withAllowedCharacters: kept) ?? "/"
    }

    private func about(_ request: WebRequest) -> Response {
        let words = words(request)
        let view = AboutView(
            classes: BulletinCategory.allCases.map { category in
                MarkView(class: category.code, word: words("class." + category.code + ".long"))
            })
        return framer.response(
            PageDraft(name: "about", title: words("about.title"), section: nil, isLive: false), view, to: request)
    }
}

private struct AboutView: Sendable {
    let classes: [MarkView]
}

/// A problem in the words of a page: the status says the rest.
struct ErrorView: Sendable {
    let code: String
    let title: String
    let what: String
    let retry: String?
    let signIn: String?
    let reference: String?

    init(_ problem: Problem, _ words: Words, retry: String?) {
        let status = problem.status.code
        let known: Int =
            switch status {
            case 403, 404, 503: status
            case 429: 503
            case 500...: 500
            default: 400
            }
        code = String(status)
        title = words("error.\(known).title")
        what = words("error.\(known).what")
        self.retry = known >= 500 ? retry : nil
        signIn = known == 403 ? "/sign-in" : nil
        reference = known == 404 ? nil : problem.code
    }
}
