import HTTPTypes
import Hummingbird
import Web

/// The way through the pages of the room, inside or for everybody, with the page that is shown.
struct RoomTabs: Sendable {
    struct Entry: Sendable {
        let path: String
        let word: String
        let current: Bool
    }

    /// The pages of the room that everybody may see, in the order of their tabs; the word is `public.tab.` and the name.
    static let open: [(name: String, path: String)] = [
        ("province", "/province"), ("tasks", "/tasks"), ("petitions", "/petitions"), ("promises", "/promises"),
        ("reports", "/province/reports"), ("corrections", "/province/corrections"),
        ("integrity", "/province/integrity"),
    ]

    let label: String
    let entries: [Entry]

    /// The tabs of who works in the room; they keep the day.
    init(inside tab: String, _ vantage: RoomVantage, _ words: Words) {
        label = words("room.tabs")
        entries = RoomFrame.tabs.map { entry in
            Entry(
                path: entry.path + RoomFrame.suffix(vantage), word: words("room.tab." + entry.name),
                current: entry.name == tab)
        }
    }

    /// The tabs for everybody; the one whose address the request's begins with is marked.
    init(publicOf request: WebRequest, _ words: Words) {
        label = words("public.tabs")
        let path = request.request.uri.path
        let here = RoomTabs.open.filter { path == $0.path || path.hasPrefix($0.path + "/") }
            .max { $0.path.utf8.count < $1.path.utf8.count }
        let suffix = (try? RoomVantage(request)).map(RoomFrame.suffix) ?? ""
        entries = RoomTabs.open.map { entry in
            Entry(path: entry.path + suffix, word: words("public.tab." + entry.name), current: entry.name == here?.name)
        }
    }
}

/// A page for everybody below the tabs for everybody.
private struct PublicShell: Sendable {
    let tabs: RoomTabs
    let body: String
}

extension RoomFrame {
    /// A page for everybody that has its own way of asking for the day: `template` filled from `view`, below the tabs for
    /// everybody.
    func publicBody(_ template: String, _ view: some Sendable, to request: WebRequest) -> String {
        let words = Words(request.services.catalogue, request.language)
        let inner = framer.templates.render(template, view, request.language)
        let shell = PublicShell(tabs: RoomTabs(publicOf: request, words), body: inner)
        return framer.templates.render("public", shell, request.language)
    }
}
