import Application
import BorderVocabulary
import Gate
import HTTPTypes
import Hummingbird
import Steering
import SteeringRoom
import Web

/// The pages of tasks.
struct TaskPages: Sendable {
    let frame: RoomFrame
    let evidence: TaskEvidencePages

    init(frame: RoomFrame, evidence: EvidenceDesk) {
        self.frame = frame
        self.evidence = TaskEvidencePages(frame.desk, evidence)
    }

    var routes: [Route] {
        [
            frame.page("/steering/tasks", "page-steering-tasks", .duties(RoomDuties.inside)) {
                (request) async throws(Problem) in try await list(request, isInside: true)
            },
            frame.page("/tasks", "page-tasks", .public, .lookup) {
                (request) async throws(Problem) in try await list(request, isInside: false)
            },
            frame.page("/steering/tasks/{task}", "page-steering-task", .duties(RoomDuties.inside)) {
                (request) async throws(Problem) in try await one(request, sent: nil, fault: nil)
            },
            frame.page("/steering/tasks/{task}/steps", "page-steering-task-steps", .duties(RoomDuties.inside)) {
                // The address of the form is no page; whoever reads it, for example in another language, wants the task.
                (request) async throws(Problem) in TaskPages.back(to: try request.task())
            },
            frame.form(
                "/steering/tasks/{task}/steps", "steering-task-step-form", .duties(RoomDuties.acting),
                limit: TaskEvidencePages.limit
            ) { (request) async throws(Problem) in try await take(request) },
            frame.page("/steering/tasks/{task}/files/{digest}", "steering-task-file", .duties(RoomDuties.inside)) {
                (request) async throws(Problem) in try await evidence.file(request)
            },
        ] + DirectivePages(frame: frame).routes
    }

    /// The list for who works in the room, or for everybody: the same numbers, and of open documents alone the words.
    private func list(_ request: WebRequest, isInside: Bool) async throws(Problem) -> Response {
        let view = try await frame.desk.view(request)
        let query = try TaskQuery(request, view.room.roster)
        let reader = isInside ? TaskReader(request, view.room) : .anybody(view.room)
        let address = TaskAddress(request, tasks: isInside ? "/steering/tasks" : nil)
        // Off the threads that serve, because it walks over all tasks.
        let page = try await request.services.blocking.run {
            TasksView(view, query, reader: reader, address: address)
        }.get()
        return try frame.response(
            "tasks", title: request.text("tasks.title"), tab: isInside ? "tasks" : nil, page, to: request)
    }

    private func one(_ request: WebRequest, sent: MultipartForm?, fault: Problem?) async throws(Problem) -> Response {
        let view = try await frame.desk.view(request)
        let id = try request.task()
        let reader = TaskReader(request, view.room)
        guard let found = view.room.tasks.asKnown(id, on: view.day, recordedBy: view.vantage.moment),
            reader.mayRead(found.task.terms.directive)
        else { throw Problem(.notFound) }
        let person = try request.person()
        var forms: [TaskForm] = []
        if let csrf = person.session?.csrf, !view.vantage.isPast, person.mayUse(RoomDuties.acting) {
            forms = view.room.tasks.steps(
                on: id, for: person.person.id, today: request.now.localDate, roster: view.room.roster
            ).map { TaskForm($0, of: id, csrf: csrf, sent: sent, words: view.words) }
        }
        let page = TaskView(
            found, view, forms: forms, fault: fault.map { view.words.sentence($0) },
            calendar: view.room.roster.calendar)
        return try frame.response(
            "task", title: found.task.terms.wording.description, tab: "tasks", page, status: fault?.status ?? .ok,
            to: request)
    }

    /// Takes a step, and shows the task again: with what stood in the way, if anything did.
    private func take(_ request: WebRequest) async throws(Problem) -> Response {
        let id = try request.task()
        let form = try await evidence.form(request)
        do throws(Problem) { try await evidence.take(form, on: id, request) } catch {
            guard error.status != .notFound else { throw error }
            return try await one(request, sent: form, fault: error)
        }
        return TaskPages.back(to: id)
    }

    private static func back(to task: TaskID) -> Response {
        Response(status: .seeOther, headers: [.location: "/steering/tasks/\(task)", .cacheControl: "no-store"])
    }
}

/// Steps as forms and programs give them: by the names of the columns of the table `task-steps`.
enum TaskSteps {
    /// The names that may be given, beside that of the task.
    static let names = TaskSheets.steps.header.filter { $0 != "task" }

    /// Reads the values of a step.
    static func command(on task: TaskID, _ value: (String) -> String?) throws(Problem) -> RoomCommand {
        let header = TaskSheets.steps.header
        let fields = header.map { $0 == "task" ? "\(task)" : value($0) ?? "" }
        do throws(SheetFault) {
            return .tasks(try TaskSheets.step(try SheetRow(fields, header: header, line: 1)))
        } catch { throw Problem(.fields([FieldError(error)])) }
    }
}

extension FieldError {
    /// The field of a form or of a body that a fault of a row means.
    init(_ fault: SheetFault) {
        switch fault {
        case .column(let column, let failure): self.init(pointer: "/" + column, failure)
        case .missing(let column):
            self.init(pointer: "/" + column, code: "missing", detail: Phrase("parse.missing"))
        case .fields: self.init(pointer: "", code: "missing", detail: fault.phrase)
        }
    }
}

extension Words {
    /// What is wrong, in one sentence; of a form the fields that are meant, too.
    func sentence(_ problem: Problem) -> String {
        let details = problem.errors.map { error in
            let name = String(error.pointer.drop { $0 == "/" })
            return self("task.field." + name) + ": " + error.detail.text(catalogue, language)
        }
        return details.isEmpty ? problem.detail.text(catalogue, language) : details.joined(separator: " ")
    }
}

extension WebRequest {
    /// The task that the path names.
    func task() throws(Problem) -> TaskID { try parse(parameter: "task", TaskID.parse) }
}
