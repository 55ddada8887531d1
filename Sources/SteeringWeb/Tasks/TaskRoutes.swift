import BorderVocabulary
import Gate
import HTTPTypes
import Hummingbird
import Steering
import SteeringRoom
import Web

/// Tasks for programs: the same lists, rates and steps as on the pages.
struct TaskRoutes: Sendable {
    let desk: RoomDesk

    /// The largest step, in bytes.
    static let limit = 64 * 1024

    var routes: [Route] {
        [
            Route(
                Endpoint(
                    .get, "/api/v1/steering/tasks", "listTasks", access: .duties(RoomDuties.inside),
                    contract: Contract(
                        "steering",
                        parameters: [
                            "Post", "TaskState", "TaskStanding", "Document", "Link", "DueFrom", "DueTo", "Silent",
                            "Offset", "KnownOn", "RecordedOn",
                        ], answers: [200: .json("SteeringTasks")], problems: [400, 401, 403, 422, 429, 503]))
            ) { (request) async throws(Problem) in try await list(request) },
            Route(
                Endpoint(
                    .get, "/api/v1/steering/tasks/{task}", "getTask", access: .duties(RoomDuties.inside),
                    contract: Contract(
                        "steering", parameters: ["KnownOn", "RecordedOn"], answers: [200: .json("SteeringTask")],
                        problems: [400, 401, 403, 404, 422, 429, 503]))
            ) { (request) async throws(Problem) in try await one(request) },
            Route(
                Endpoint(
                    .post, "/api/v1/steering/tasks/{task}/steps", "takeTaskStep", access: .duties(RoomDuties.acting),
                    rate: .command, bodyLimit: TaskRoutes.limit,
                    contract: Contract(
                        "steering", body: .json("SteeringTaskStep"), answers: [200: .json("SteeringTask")],
                        problems: [400, 401, 403, 404, 413, 415, 422, 429, 503]))
            ) { (request) async throws(Problem) in try await take(request) },
        ]
    }

    private func list(_ request: WebRequest) async throws(Problem) -> Response {
        let view = try await desk.view(request)
        let query = try TaskQuery(request, view.room.roster)
        let reader = TaskReader(request, view.room)
        let (book, moment) = (view.room.tasks, view.vantage.moment)
        let tally = book.tally(on: view.day, query.base, recordedBy: moment)
        let found = book.tasks(on: view.day, query.filter, recordedBy: moment)
        let readable = found.filter { reader.mayRead($0.task.terms.directive) }
        let page = readable.dropFirst(query.offset).prefix(TaskQuery.page)
        return TaskRoutes.json { json in
            json.member("knownOn", "\(view.day)")
            json.member("tally", object: { $0.tally(tally) })
            json.list("tasks", page) { json, found in json.object { $0.task(found, on: view.day) } }
            json.member("closed", found.count - readable.count)
            let next = query.offset + TaskQuery.page
            json.member("next", number: next < readable.count ? next : nil)
        }
    }

    private func one(_ request: WebRequest) async throws(Problem) -> Response {
        let view = try await desk.view(request)
        let id = try request.task()
        guard let found = view.room.tasks.asKnown(id, on: view.day, recordedBy: view.vantage.moment),
            let record = view.room.tasks[id],
            TaskReader(request, view.room).mayRead(found.task.terms.directive)
        else { throw Problem(.notFound) }
        let bound = view.vantage.moment ?? .latest
        let known = record.steps.prefix { $0.taken.day <= view.day && $0.at <= bound }
        return TaskRoutes.json { json in
            json.task(found, on: view.day)
            json.list("history", known) { json, entry in json.object { $0.step(entry) } }
        }
    }

    private func take(_ request: WebRequest) async throws(Problem) -> Response {
        let id = try request.task()
        let body = try await request.json()
        let values: [String: String] = try ObjectReader.body(body) { reader in
            var values: [String: String] = [:]
            for name in TaskSteps.names { values[name] = reader.text(name) }
            return values
        }
        // Whoever may not read a task is not told that there is one.
        let view = try await desk.view(request)
        guard let record = view.room.tasks[id],
            TaskReader(request, view.room).mayRead(record.terms.directive)
        else { throw Problem(.notFound) }
        try await desk.give([try TaskSteps.command(on: id) { values[$0] }], request)
        return try await one(request)
    }

    /// An object as an answer that nobody keeps.
    static func json(_ body: (inout JSONWriter) -> Void) -> Response {
        var json = JSONWriter(capacity: 4_096)
        json.object(body)
        return Response(
            status: .ok, headers: [.contentType: "application/json", .cacheControl: "no-store"],
            body: .init(byteBuffer: json.buffer))
    }
}

extension JSONWriter {
    /// Writes counts of tasks with the two rates, each with its denominator.
    mutating func tally(_ tally: TaskTally) {
        member("total", tally.total)
        member("due", tally.due)
        member(
            "standings",
            object: { json in
                for standing in TaskStanding.allCases { json.member(standing.rawValue, tally[standing]) }
            })
        member("extendedAtAll", tally.extendedAtAll)
        member("extendedMoreThanOnce", tally.extendedMoreThanOnce)
        member("returned", tally.returned)
        member("reopened", tally.reopened)
        member("onTimeByPaperAlone", tally.onTimeByPaperAlone)
        member("onTime", object: { $0.share(tally.onTime) })
        member("completionAsReported", object: { $0.share(tally.completionAsReported) })
    }

    private mutating func share(_ share: TaskShare) {
        member("part", share.part)
        member("whole", share.whole)
        member("hundredthsOfPercent", number: share.hundredthsOfPercent)
    }

    /// Writes where a task stands on a day.
    mutating func task(_ found: StandingTask, on day: LocalDate) {
        let task = found.task
        member("task", "\(task.terms.id)")
        member("document", "\(task.terms.directive)")
        member("point", "\(task.terms.point)")
        member("wording", "\(task.terms.wording)")
        member("state", task.state.rawValue)
        member("standing", found.standing.rawValue)
        member("lead", "\(task.lead)")
        member("answerable", "\(task.answerable)")
        list("support", texts: task.support.map(\.description))
        member("verifier", "\(task.verifier)")
        member("assigned", "\(task.terms.assigned)")
        member("firstDeadline", text: task.original)
        member("deadline", text: task.timing.deadline)
        member("review", text: task.timing.deadline == nil ? task.timing.day : nil)
        member("extensions", task.extensions)
        member("completed", text: task.completed)
        member("daysOver", task.daysOver(on: day))
        list("links", texts: task.terms.links.map(\.description))
    }

    /// Writes one step of a task's history.
    fileprivate mutating func step(_ entry: TaskRecord.Entry) {
        let step = entry.taken.step
        member("step", step.kind.rawValue)
        member("day", "\(entry.taken.day)")
        member("post", "\(entry.taken.post)")
        member("by", "\(entry.by)")
        member("recordedAt", entry.at.iso8601)
        member("source", text: entry.taken.source)
        member("note", text: step.note)
        member("date", text: step.date)
        list("evidence", step.evidence) { json, piece in
            json.object { json in
                json.member("reference", "\(piece.reference)")
                json.member("sha256", text: piece.digest)
                json.member("mediaType", text: piece.file?.mediaType.mime)
                json.member("bytes", number: piece.file?.bytes)
            }
        }
    }
}

extension TaskStep {
    /// The words that came with it.
    fileprivate var note: Line? {
        switch self {
        case .accepted: nil
        case .reported(let note, _), .claimed(let note, _), .extensionAsked(_, let note), .extensionRefused(let note),
            .extended(_, let note, _), .reviewed(_, let note), .verified(let note), .returned(let note),
            .cancelled(let note, _), .transferred(_, let note, _), .verifierReplaced(_, let note, _),
            .reopened(let note):
            note
        }
    }

    /// The date that it asks for or sets.
    fileprivate var date: LocalDate? {
        switch self {
        case .extensionAsked(let day, _), .extended(let day, _, _): day
        case .reviewed(let timing, _): timing.day
        case .accepted, .reported, .extensionRefused, .claimed, .verified, .returned, .cancelled, .transferred,
            .verifierReplaced, .reopened:
            nil
        }
    }
}
