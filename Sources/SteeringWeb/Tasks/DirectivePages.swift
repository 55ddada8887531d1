import Application
import BorderVocabulary
import HTTPTypes
import Hummingbird
import Steering
import SteeringRoom
import Web

/// The page of documents: what they set, what waits to be set, and the forms to do so.
struct DirectivePages: Sendable {
    let frame: RoomFrame

    private static let path = "/steering/directives"

    var routes: [Route] {
        [
            frame.page(DirectivePages.path, "page-steering-directives", .duties(RoomDuties.inside)) {
                (request) async throws(Problem) in try await show(request, sent: nil, fault: nil)
            },
            frame.form(DirectivePages.path, "steering-directives-form", .duties(RoomDuties.acting)) {
                (request) async throws(Problem) in try await take(request)
            },
        ]
    }

    private func show(_ request: WebRequest, sent: Query?, fault: Problem?) async throws(Problem) -> Response {
        let view = try await frame.desk.view(request)
        let reader = TaskReader(request, view.room)
        let person = try request.person()
        var forms: [TaskForm] = []
        if let csrf = person.session?.csrf, !view.vantage.isPast, person.mayUse(RoomDuties.acting) {
            forms = SettingForms(view, reader, csrf: csrf, given: sent ?? request.query, isSent: sent != nil).all
        }
        let sentence = fault.map { view.words.sentence($0) }
        let page = try await request.services.blocking.run {
            DirectivesView(view, reader: reader, forms: forms, fault: sentence)
        }.get()
        return try frame.response(
            "directives", title: request.text("directives.title"), tab: "directives", page,
            status: fault?.status ?? .ok, to: request)
    }

    /// Takes a document, or a task with its point; shows the page again with what stood in the way, if anything did.
    private func take(_ request: WebRequest) async throws(Problem) -> Response {
        let form = try await request.form()
        do throws(Problem) {
            switch form["step"] {
            case "document":
                try await frame.desk.give(try DirectivePages.read(form, TaskSheets.documents), request)
                return Pages.seeOther(DirectivePages.path)
            case "set":
                let isNew = form["text"].map { !$0.isEmpty } ?? false
                let point = isNew ? try DirectivePages.read(form, TaskSheets.points) : []
                try await frame.desk.give(point + (try DirectivePages.read(form, TaskSheets.tasks)), request)
                return Pages.seeOther("/steering/tasks/" + (form["task"] ?? ""))
            case let other: throw Problem(.fields([.code("/step", other ?? "", ["document", "set"])]))
            }
        } catch {
            return try await show(request, sent: form, fault: error)
        }
    }

    /// The fields of a form as the row of a table that has columns of these names.
    private static func read(_ form: Query, _ sheet: Sheet) throws(Problem) -> [RoomCommand] {
        do throws(SheetFault) {
            let fields = sheet.header.map { form[$0] ?? "" }
            return try sheet.make(try SheetRow(fields, header: sheet.header, line: 1))
        } catch { throw Problem(.fields([FieldError(error)])) }
    }
}

/// The forms by which documents and tasks are set; none where somebody speaks for no issuer.
private struct SettingForms {
    let all: [TaskForm]

    init(_ view: RoomView, _ reader: TaskReader, csrf: String, given: Query, isSent: Bool) {
        let (book, words, today) = (view.room.tasks, view.words, view.day)
        let issuers = book.issuers(for: reader.posts, on: today)
        guard !issuers.isEmpty else {
            all = []
            return
        }
        func field(
            _ prefix: String, _ name: String, _ shape: TaskForm.Field.Shape, needed: Bool = true,
            standard: String = "", _ options: [TasksView.Option] = []
        ) -> TaskForm.Field {
            let isMine = !isSent || given["step"] == prefix
            let value = isMine ? given[name] ?? standard : standard
            return TaskForm.Field(
                name, shape, isNeeded: needed, value: value, prefix: prefix, options: options, words: words)
        }
        func choices<Value: CaseIterable & RawRepresentable<String>>(
            _ key: String, _: Value.Type
        ) -> [TasksView.Option] {
            Value.allCases.map {
                TasksView.Option(value: $0.rawValue, word: words(key + $0.rawValue), chosen: false)
            }
        }
        let documents = book.directives.keys.compactMap { book.directive($0) }
            .filter { issuers.contains($0.issuer) }.sorted { ($0.signed, $0.id) > ($1.signed, $1.id) }
            .map { TasksView.Option(value: "\($0.id)", word: "\($0.number) · \($0.title)", chosen: false) }
        let speakers = issuers.map {
            TasksView.Option(value: "\($0)", word: words.post($0, view.room.roster), chosen: false)
        }
        let document = TaskForm(
            "document", action: "/steering/directives", csrf: csrf, title: words("directives.record"),
            open: isSent && given["step"] == "document",
            fields: [
                field("document", "document", .line), field("document", "number", .line),
                field("document", "signed", .date, standard: "\(today)"),
                field("document", "issuer", .choice, speakers),
                field("document", "kind", .choice, choices("task.form.", Directive.Form.self)),
                field("document", "title", .text),
                field("document", "secrecy", .choice, choices("task.secrecy.", Directive.Secrecy.self)),
            ])
        guard !documents.isEmpty else {
            all = [document]
            return
        }
        let set = TaskForm(
            "set", action: "/steering/directives", csrf: csrf, title: words("directives.set"),
            open: (isSent && given["step"] == "set") || (!isSent && given["wording"] != nil),
            fields: [
                field("set", "document", .choice, documents), field("set", "point", .line),
                field("set", "text", .text, needed: false),
                field("set", "task", .line, standard: "nv-\(book.records.count + 1)"), field("set", "wording", .text),
                field("set", "assigned", .date, standard: "\(today)"), field("set", "lead", .post),
                field("set", "support", .line, needed: false), field("set", "verifier", .post),
                field("set", "deadline", .date, needed: false), field("set", "review", .date, needed: false),
                field("set", "review_reason", .text, needed: false), field("set", "links", .line, needed: false),
            ])
        all = [set, document]
    }
}
