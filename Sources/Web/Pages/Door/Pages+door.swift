import Application
import BorderVocabulary
import Gate
import HTTPTypes
import Hummingbird

/// The form to sign in.
struct SignInPage: Sendable {
    struct Choice: Sendable {
        let code: String
        let word: String
    }
    struct Choices: Sendable { let duties: [Choice] }

    var problem: String?
    var advice: String?
    var login = ""
    var next: String?
    var csrf: String?
    let choices: Choices?

    init(_ words: Words, next: String?, csrf: String?) {
        self.next = next
        self.csrf = csrf
        choices = Choices(
            duties: Duty.allCases.filter { $0 != .system }.map { Choice(code: $0.code, word: words.duty($0)) })
    }
}

/// The form to make the first account.
struct SetUpPage: Sendable {
    var problem: String?
    var advice: String?
    var usable = true
    var link = ""
    var name = ""
    var login = ""
}

extension Pages {
    func signInForm(_ request: WebRequest) -> Response {
        let page = SignInPage(
            words(request), next: Pages.local(request.query["next"]), csrf: request.identity?.session?.csrf)
        return answer(page, .ok, to: request)
    }

    private func answer(_ page: SignInPage, _ status: HTTPResponse.Status, to request: WebRequest) -> Response {
        let draft = PageDraft(
            name: "sign-in", title: words(request)("sign-in.title"), section: "sign-in", isLive: false, status: status)
        return framer.response(draft, page, to: request)
    }

    func signIn(_ request: WebRequest) async throws(Problem) -> Response {
        let form = try await request.form()
        let login = String((form["login"] ?? "").prefix(64))
        let next = Pages.local(form["next"])
        do throws(Problem) {
            let duty = form["duty"].flatMap { Duty(code: $0) }
            let (person, session) = try await request.services.doorkeeper.signIn(
                login: login, password: form["password"] ?? "", duty: duty)
            let identity = Identity(person: person, proof: .session(session), at: request.now)
            return Pages.seeOther(
                next ?? framer.home(of: identity), cookie: SessionCookie.set(session, request.services.configuration))
        } catch {
            var page = SignInPage(words(request), next: next, csrf: request.identity?.session?.csrf)
            page.problem = error.title.text(catalogue, request.language)
            page.advice = error.detail.text(catalogue, request.language)
            page.login = login
            return answer(page, error.status, to: request)
        }
    }

    func signOut(_ request: WebRequest) async throws(Problem) -> Response {
        try await request.services.doorkeeper.signOut(request.request)
        return Pages.seeOther("/", cookie: SessionCookie.clear(request.services.configuration))
    }

    func setUpForm(_ request: WebRequest) async throws(Problem) -> Response {
        var page = SetUpPage()
        page.link = String((request.query["token"] ?? "").prefix(128))
        page.usable = try await request.services.doorkeeper.isSetUpLinkValid(page.link)
        if !page.usable { page.problem = words(request)("set-up.problem.link") }
        return answer(page, page.usable ? .ok : .forbidden, to: request)
    }

    private func answer(_ page: SetUpPage, _ status: HTTPResponse.Status, to request: WebRequest) -> Response {
        let draft = PageDraft(
            name: "set-up", title: words(request)("set-up.title"), section: nil, isLive: false, status: status)
        var response = framer.response(draft, page, to: request)
        // The address holds a secret: no other site may learn it.
        response.headers[.cacheControl] = "no-store"
        return response
    }

    func setUp(_ request: WebRequest) async throws(Problem) -> Response {
        let form = try await request.form()
        var page = SetUpPage()
        page.link = String((form["link"] ?? "").prefix(128))
        page.name = String((form["name"] ?? "").prefix(200))
        page.login = String((form["login"] ?? "").prefix(64))
        guard !page.name.isEmpty, !page.login.isEmpty else {
            page.problem = words(request)("set-up.problem.name")
            return answer(page, .unprocessableContent, to: request)
        }
        do throws(Problem) {
            let session = try await request.services.doorkeeper.setUp(
                link: page.link, name: page.name, login: page.login, password: form["password"] ?? "")
            return Pages.seeOther("/centre", cookie: SessionCookie.set(session, request.services.configuration))
        } catch {
            page.problem = error.title.text(catalogue, request.language)
            page.advice = error.detail.text(catalogue, request.language)
            return answer(page, error.status, to: request)
        }
    }

    /// A path of our own to go back to; anything that could lead elsewhere is nil.
    static func local(_ path: String?) -> String? {
        guard let path, path.hasPrefix("/"), !path.hasPrefix("//"), !path.contains("\\"), path.utf8.count <= 512,
            path.unicodeScalars.allSatisfy({ $0.value > 0x20 && $0.value < 0x7F })
        else { return nil }
        return path
    }

    private static func seeOther(_ path: String, cookie: String) -> Response {
        Response(status: .seeOther, headers: [.location: path, .setCookie: cookie, .cacheControl: "no-store"])
    }

    /// Sends the reader of a form that was taken to a page, so that loading it again sends nothing again.
    package static func seeOther(_ path: String) -> Response {
        Response(status: .seeOther, headers: [.location: path, .cacheControl: "no-store"])
    }
}
