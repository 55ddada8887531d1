import Application
import BorderVocabulary
import Gate
import HTTPTypes
import Hummingbird
import Steering
import SteeringRoom
import Web

/// The pages of bottlenecks and of task forces.
struct BottleneckPages: Sendable {
    let frame: RoomFrame

    static let path = "/steering/bottlenecks"
    /// Who raises one in the name of any post, as with the table of them.
    private static let speaking = BottleneckSheets.bottlenecks.right?.any ?? []

    var routes: [Route] {
        [
            frame.page(BottleneckPages.path, "page-steering-bottlenecks", .duties(RoomDuties.inside)) {
                (request) async throws(Problem) in try await list(request, sent: nil, fault: nil)
            },
            frame.form(BottleneckPages.path, "steering-bottleneck-form", .duties(RoomDuties.inside)) {
                (request) async throws(Problem) in try await raise(request)
            },
            frame.page(
                BottleneckPages.path + "/{bottleneck}", "page-steering-bottleneck", .duties(RoomDuties.inside)
            ) { (request) async throws(Problem) in try await one(request, sent: nil, fault: nil) },
            frame.form(
                BottleneckPages.path + "/{bottleneck}", "steering-bottleneck-act-form", .duties(RoomDuties.inside)
            ) { (request) async throws(Problem) in try await take(request) },
            frame.page("/steering/task-forces", "page-steering-task-forces", .duties(RoomDuties.inside)) {
                (request) async throws(Problem) in
                let view = try await frame.desk.view(request)
                return try frame.response(
                    "task-forces", title: request.text("task-forces.title"), tab: "task-forces",
                    TaskForcesView(view), to: request)
            },
        ]
    }

    private func list(_ request: WebRequest, sent: Query?, fault: Problem?) async throws(Problem) -> Response {
        let view = try await frame.desk.view(request)
        let query = try BottleneckQuery(request)
        var page = BottlenecksView(view, query, reader: BottleneckReader(request, view.room))
        if let csrf = request.identity?.session?.csrf, !view.vantage.isPast {
            let own = view.room.roster.posts(of: try request.person().person.id, on: request.now.localDate)
            let reporters = request.identity?.mayUse(BottleneckPages.speaking) == true ? nil : own
            page.raise = RaiseForm(view, reporters, today: request.now.localDate, csrf: csrf, sent: sent)
        }
        page.fault = fault.map { ActFields.sentence($0, "bottleneck", view.words) }
        return try frame.response(
            "bottlenecks", title: request.text("bottlenecks.title"), tab: "bottlenecks", page,
            status: fault?.status ?? .ok, to: request)
    }

    /// Raises one; who may not bring any in speaks for their own posts alone.
    private func raise(_ request: WebRequest) async throws(Problem) -> Response {
        let form = try await request.form()
        let id: BottleneckID
        do throws(Problem) {
            let sheet = BottleneckSheets.bottlenecks
            let commands = try ActFields.command(of: sheet, (column: "", id: ""), { form[$0] }, sheet.make)
            guard case .bottlenecks(.open(let named, let opening, _))? = commands.first,
                case .reported(let reporter) = opening.origin
            else { throw Problem(.internal) }
            let person = try request.person()
            let roster = try await frame.desk.view(request).room.roster
            guard
                person.mayUse(BottleneckPages.speaking)
                    || roster.holds(person.person.id, reporter, on: request.now.localDate)
            else { throw Problem(room: .bottlenecks(.notYourPost(reporter))) }
            id = named
            try await frame.desk.give(commands, request)
        } catch { return try await list(request, sent: form, fault: error) }
        // Who writes up a classified one for others may not read it afterwards.
        let reader = BottleneckReader(request, try await frame.desk.view(request).room)
        return BottleneckPages.seeOther(BottleneckPages.path + (reader.mayRead(id) ? "/\(id)" : ""))
    }

    private func one(_ request: WebRequest, sent: Query?, fault: Problem?) async throws(Problem) -> Response {
        let view = try await frame.desk.view(request)
        let id = try request.bottleneck()
        let book = view.room.bottlenecks
        let reader = BottleneckReader(request, view.room)
        guard let bottleneck = book.bottleneck(id, on: view.day, recordedBy: view.vantage.moment), reader.mayRead(id)
        else { throw Problem(.notFound) }
        var page = BottleneckView(bottleneck, view)
        if let csrf = request.identity?.session?.csrf, !view.vantage.isPast {
            let today = request.now.localDate
            let acts = book.acts(
                on: id, for: try request.person().person.id, today: today, roster: view.room.roster)
            let maker = BottleneckForms(bottleneck, view, reader)
            page.forms = acts.map { maker.form($0.kind, $0.posts, today: today, csrf: csrf, sent: sent) }
        }
        page.fault = fault.map { ActFields.sentence($0, "bottleneck", view.words) }
        return try frame.response(
            "bottleneck", title: bottleneck.opening.title.description, tab: "bottlenecks", page,
            status: fault?.status ?? .ok, to: request)
    }

    /// Takes an act, and shows the bottleneck again: with what stood in the way, if anything did.
    private func take(_ request: WebRequest) async throws(Problem) -> Response {
        let id = try request.bottleneck()
        let form = try await request.form()
        do throws(Problem) {
            let command = try ActFields.command(
                of: BottleneckActSheet.sheet, (column: "bottleneck", id: "\(id)"), { form[$0] },
                BottleneckActSheet.command)
            try await frame.desk.give([.bottlenecks(command)], request)
        } catch { return try await one(request, sent: form, fault: error) }
        return BottleneckPages.seeOther(BottleneckPages.path + "/\(id)")
    }

    static func seeOther(_ path: String) -> Response {
        Response(status: .seeOther, headers: [.location: path, .cacheControl: "no-store"])
    }
}

/// What a reader wants to see of the bottlenecks.
struct BottleneckQuery: Sendable {
    /// Which of them, by whether they are gone.
    enum Which: String, CaseIterable, Sendable {
        case open
        case unconfirmed
        case confirmed
        case all
    }

    let which: Which
    let owner: PostID?
    let cause: CauseID?
    let taskForce: TaskForceID?
    let offset: Int

    /// How many stand on a page.
    static let page = 100

    init(_ request: WebRequest) throws(Problem) {
        which =
            try BottleneckQuery.read("state", request) { (text) throws(ParseFailure) in
                if let which = Which(rawValue: text) { return which }
                throw ParseFailure(
                    .unknownCode, found: text, accepted: Which.allCases.map(\.rawValue).joined(separator: ", "))
            } ?? .open
        owner = try BottleneckQuery.read("post", request, PostID.parse)
        cause = try BottleneckQuery.read("cause", request, CauseID.parse)
        taskForce = try BottleneckQuery.read("task-force", request, TaskForceID.parse)
        offset = try BottleneckQuery.offset(request)
    }

    /// How many of a list are skipped.
    static func offset(_ request: WebRequest) throws(Problem) -> Int {
        try read("offset", request) { (text) throws(ParseFailure) in
            guard let number = Int(text), 0...500_000 ~= number else {
                throw ParseFailure(.outOfRange("0…500000"), found: text)
            }
            return number
        } ?? 0
    }

    private static func read<Value>(
        _ name: String, _ request: WebRequest, _ parse: (String) throws(ParseFailure) -> Value
    ) throws(Problem) -> Value? {
        guard let text = request.query[name], !text.isEmpty else { return nil }
        do throws(ParseFailure) { return try parse(text) } catch {
            throw Problem(.parameterValues([FieldError(pointer: name, error)]))
        }
    }

    /// Whether a bottleneck is looked for.
    func takes(_ bottleneck: Bottleneck) -> Bool {
        if let owner, bottleneck.owner != owner { return false }
        if let cause, bottleneck.cause != cause { return false }
        if let taskForce, bottleneck.taskForce != taskForce { return false }
        return switch (which, bottleneck.state) {
        case (.open, .open), (.unconfirmed, .closedUnconfirmed), (.confirmed, .closedConfirmed), (.all, _): true
        case (.open, _), (.unconfirmed, _), (.confirmed, _): false
        }
    }
}
