import Application
import BorderVocabulary
import Gate
import HTTPTypes
import Hummingbird
import HummingbirdCore
import NIOCore

/// What the templates of all pages are filled with around a page's own body.
private struct FrameView: Sendable {
    struct Item: Sendable {
        let href: String
        let word: String
        let current: Bool
    }

    struct Tongue: Sendable {
        let tongue: String
        let href: String
        let endonym: String
        let short: String
        let chosen: Bool
    }

    let tag: String
    let title: String
    let version: String
    let page: String
    let sample: Bool
    let follow: String?
    let stream: String
    let events: String
    let body: String
    let items: [Item]
    let languages: [Tongue]
    let styles: [String]
    let scripts: [String]
    let signedIn: Bool
    let csrf: String
    let person: String?
}

/// A page before it has its frame.
package struct PageDraft: Sendable {
    /// The template and the style's name of the page.
    package let name: String
    package let title: String
    /// The page in the navigation that this one is or belongs to.
    package let section: String?
    /// Whether the page follows live events.
    package let isLive: Bool
    /// The status of the answer.
    package var status: HTTPResponse.Status
    /// Files of a wing that the page needs besides, by their names in its folder of assets.
    package var styles: [String]
    package var scripts: [String]

    /// Joins the parts.
    package init(
        name: String, title: String, section: String?, isLive: Bool, status: HTTPResponse.Status = .ok,
        styles: [String] = [], scripts: [String] = []
    ) {
        self.name = name
        self.title = title
        self.section = section
        self.isLive = isLive
        self.status = status
        self.styles = styles
        self.scripts = scripts
    }
}

/// Puts pages into their frame and answers them.
package struct Framer: Sendable {
    package let templates: Templates
    package let assets: AssetShelf
    package let isSample: Bool
    let wings: [any WebWing]

    /// The page, or its body alone for `?fragment=main`; 304 when the reader has it.
    package func response(_ draft: PageDraft, _ view: some Sendable, to request: WebRequest) -> Response {
        let body = templates.render(draft.name, view, request.language)
        return response(draft, body: body, to: request)
    }

    package func response(_ draft: PageDraft, body: String, to request: WebRequest) -> Response {
        // A page that has stopped being live, such as a trip that ended, is still followed by whoever has it open.
        let isFragment = request.query["fragment"] == "main"
        let page = Page(
            uri: request.request.uri, language: request.language, identity: request.identity,
            catalogue: request.services.catalogue)
        let text = isFragment ? body : framed(draft, body, page)
        var fields: HTTPFields = [.contentType: "text/html; charset=utf-8", .contentLanguage: request.language.tag]
        fields[.vary] = "Accept-Language, Cookie"
        fields[.cacheControl] =
            request.identity == nil && request.endpoint.access == .public ? "no-cache" : "private, no-cache"
        if request.query["lang"] != nil, !isFragment {
            fields[.setCookie] = "lang=\(request.language.rawValue); Path=/; Max-Age=31536000; SameSite=Lax"
        }
        if draft.status == .ok {
            let tag = ETag.of(text.utf8)
            fields[.eTag] = tag
            if ETag.matches(request.request.headers[.ifNoneMatch], tag) {
                return Response(status: .notModified, headers: fields)
            }
        }
        return Response(status: draft.status, headers: fields, body: .init(byteBuffer: ByteBuffer(string: text)))
    }

    /// What a frame depends on beside its page.
    struct Page: Sendable {
        let uri: URI
        let language: Language
        let identity: Identity?
        let catalogue: Catalogue
    }

    func framed(_ draft: PageDraft, _ body: String, _ page: Page) -> String {
        let words = Words(page.catalogue, page.language)
        let person = page.identity.flatMap { identity in
            identity.session.map { session in
                words("foot.person", ["name": identity.person.name, "duty": words.duty(session.duty)])
            }
        }
        let frame = FrameView(
            tag: page.language.tag, title: draft.title, version: assets.version, page: draft.name, sample: isSample,
            follow: draft.isLive ? Framer.address(page.uri, adding: "fragment", "main") : nil,
            stream: Framer.stream(page.identity), events: Framer.liveEvents, body: body,
            items: items(draft, page.identity, words),
            languages: Language.allCases.map { language in
                FrameView.Tongue(
                    tongue: language.tag, href: Framer.address(page.uri, adding: "lang", language.rawValue),
                    endonym: language.endonym, short: language.short, chosen: language == page.language)
            },
            styles: draft.styles, scripts: draft.scripts, signedIn: page.identity?.session != nil,
            csrf: page.identity?.session?.csrf ?? "", person: person)
        return templates.render("layout", frame, page.language)
    }

    private func items(_ draft: PageDraft, _ identity: Identity?, _ words: Words) -> [FrameView.Item] {
        var items = [("/", "board"), ("/queue", "queue"), ("/where", "where"), ("/bulletins", "bulletins")]
        if let identity, identity.session != nil {
            if identity.usable.contains(where: CentrePage.duties.contains) { items.append(("/centre", "centre")) }
            items.append(("/search", "search"))
        } else {
            items.append(("/sign-in", "sign-in"))
        }
        let entries = wings.flatMap { $0.entries(for: identity) }
        items.insert(contentsOf: entries.map { ($0.path, $0.section) }, at: items.count - 1)
        return items.map { item in
            FrameView.Item(href: item.0, word: words("nav." + item.1), current: item.1 == draft.section)
        }
    }

    /// Where somebody begins who has just signed in.
    func home(of identity: Identity) -> String {
        if identity.usable.contains(where: CentrePage.duties.contains) { return "/centre" }
        return wings.flatMap { $0.entries(for: identity) }.first?.path ?? "/search"
    }

    /// The address of the request with one item of its query replaced.
    package static func address(_ uri: URI, adding name: String, _ value: String) -> String {
        let kept = (uri.query ?? "").split(separator: "&").filter {
            !$0.hasPrefix(name + "=") && !$0.hasPrefix("fragment=")
        }
        return uri.path + "?" + (kept.map(String.init) + [name + "=" + value]).joined(separator: "&")
    }

    /// Officers hear of every event, everybody else of the public ones.
    private static func stream(_ identity: Identity?) -> String {
        let officers = CentrePage.duties.filter { $0 != .administrator }
        let isOfficer = identity?.session != nil && identity?.usable.contains(where: officers.contains) == true
        return isOfficer ? "/api/v1/officer-events" : "/api/v1/events"
    }

    /// Kinds of events that change what pages show.
    private static let liveEvents = [
        "declared", "arrived-undeclared", "identified", "changed", "warning-accepted", "arrived", "relocated", "called",
        "called-out-of-turn", "call-missed", "moved", "admitted", "parked", "granted", "clearance-refused", "held",
        "hold-lifted", "fee-assessed", "fee-paid", "transhipped", "split-off", "merged-in", "released", "crossed",
        "went-abroad", "overstayed", "ended", "rule-set", "rule-withdrawn", "bulletin-closed",
        "call-confirmed", "skipped", "recalled",
        "slot-requested", "slot-given", "slot-listed", "slot-moved", "slot-edited", "slot-swapped", "slot-ended",
        "deposit-recorded", "slot-window-closed", "slot-drawn", "slot-not-drawn",
    ].joined(separator: " ")
}

extension Language {
    /// How the switch of languages shows it.
    var short: String {
        switch self {
        case .vi: "VI"
        case .zh: "中文"
        case .en: "EN"
        }
    }
}
