import BorderVocabulary
import Gate
import HTTPTypes
import Hummingbird
import Steering
import SteeringRoom
import Web

/// Puts the pages of the room into their frame: the way through the room, and the day up to which all is known.
package struct RoomFrame: Sendable {
    package let framer: Framer
    package let desk: RoomDesk

    /// The pages of the room in the order of its tabs, with who sees them; the word is `room.tab.` and the name.
    static let tabs: [(name: String, path: String)] = [
        ("chair", "/steering"), ("targets", "/steering/targets"), ("figures", "/steering/figures"),
        ("tasks", "/steering/tasks"), ("directives", "/steering/directives"),
        ("conferences", "/steering/conferences"), ("bottlenecks", "/steering/bottlenecks"),
        ("task-forces", "/steering/task-forces"), ("money", "/steering/money"),
        ("petitions", "/steering/petitions"), ("promises", "/steering/promises"),
        ("procedures", "/steering/procedures"), ("gates", "/steering/gates"), ("calendar", "/steering/calendar"),
        ("reports", "/steering/reports"),
        ("integrity", "/steering/integrity"), ("health", "/steering/health"),
        ("sheets", "/steering/sheets"), ("files", "/steering/files"),
    ]

    /// A page that readers ask for.
    package func page(
        _ path: String, _ operation: String, _ access: Access, _ rate: RateClass = .read,
        _ handler: @escaping Route.Handler
    ) -> Route {
        Route(Endpoint(.get, path, operation, access: access, rate: rate, audience: .reader), handler: handler)
    }

    /// A form that readers send.
    package func form(
        _ path: String, _ operation: String, _ access: Access, limit: Int = 64 * 1024,
        _ handler: @escaping Route.Handler
    ) -> Route {
        Route(
            Endpoint(
                .post, path, operation, access: access, rate: .command, bodyLimit: limit, audience: .reader),
            handler: handler)
    }

    /// A page of the room: `template` filled from `view`, below the tabs and the day.
    ///
    /// `tab` is the name of the tab that is marked; without one the page is for everybody, among the tabs for everybody. Set
    /// `hasChart` where the page holds `<figure data-chart>`.
    package func response(
        _ template: String, title: String, tab: String?, _ view: some Sendable, hasChart: Bool = false,
        styles: [String] = [], status: HTTPResponse.Status = .ok, to request: WebRequest
    ) throws(Problem) -> Response {
        let words = Words(request.services.catalogue, request.language)
        let vantage = try RoomVantage(request)
        let inner = framer.templates.render(template, view, request.language)
        let shell = RoomShell(
            tabs: tab.map { RoomTabs(inside: $0, vantage, words) } ?? RoomTabs(publicOf: request, words),
            path: request.request.uri.path, day: "\(vantage.day)", today: "\(request.now.localDate)",
            said: words("room.past", ["day": words.formats.date(vantage.day)]), past: vantage.isPast,
            kept: request.query.items.filter {
                !["as-known-on", "as-recorded-on", "lang", "fragment"].contains($0.name)
            }
            .map { RoomShell.Item(name: $0.name, value: $0.value) },
            body: inner)
        let draft = PageDraft(
            name: "room", title: title, section: "steering", isLive: false, status: status,
            styles: ["room.css"] + styles,
            scripts: hasChart && framer.assets.has("chart.min.js") ? ["chart.min.js", "room.js"] : [])
        return framer.response(draft, shell, to: request)
    }

    /// What an address carries on so that the day stays the same; empty for today.
    package static func suffix(_ vantage: RoomVantage) -> String {
        vantage.isPast ? "?as-known-on=\(vantage.day)" : ""
    }
}

/// What stands around a page of the room.
private struct RoomShell: Sendable {
    struct Item: Sendable {
        let name: String
        let value: String
    }

    let tabs: RoomTabs
    let path: String
    let day: String
    let today: String
    let said: String
    let past: Bool
    let kept: [Item]
    let body: String
}
