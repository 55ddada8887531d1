import BorderVocabulary
import Steering
import Web

/// What an officer asks for on the page of a case.
enum PetitionOrder: Sendable {
    case command(PetitionCommand)
    /// Forget who wrote it, and what.
    case erase(Line)

    /// The words by which forms say it.
    static let words = [
        "accept", "reject", "classify", "route", "answer", "explain", "resolve", "plan", "transfer", "merge", "unmerge",
        "summarise", "withhold", "asked", "strike", "erase",
    ]

    /// Reads the form, every wrong field at once.
    static func read(_ form: Query, _ status: PetitionStatus, today: LocalDate) throws(Problem) -> PetitionOrder {
        var reader = OrderReader(form)
        let on = reader.optional("on", LocalDate.parse) ?? today
        let word = form["deed"] ?? ""
        let id = status.id
        func act(_ deed: PetitionDeed?) -> PetitionOrder? { deed.map { .command(.act(id, $0, on: on)) } }
        let order: PetitionOrder?
        switch word {
        case "accept": order = act(.accepted)
        case "reject":
            let (reason, reply) = (reader.read("reason", TermID.parse), reader.reply())
            order = act(reason.flatMap { reason in reply.map { .rejected(reason: reason, reply: $0) } })
        case "classify":
            order = act(
                .classified(kind: reader.optional("kind", TermID.parse), topic: reader.optional("topic", TermID.parse)))
        case "route": order = act(reader.read("post", PostID.parse).map { .routed(post: $0) })
        case "answer": order = act(reader.reply().map { .answered(reply: $0) })
        case "explain": order = act(reader.reply().map { .explained(reply: $0) })
        case "resolve": order = act(reader.reply().map { .resolved(reply: $0) })
        case "plan":
            let (reply, terms) = (reader.reply(), reader.terms())
            order = reply.flatMap { reply in terms.map { .command(.plan(id, reply, $0, on: on)) } }
        case "transfer":
            let (body, reply) = (reader.read("body", Line.parse), reader.reply())
            order = act(body.flatMap { body in reply.map { .transferredOutside(to: body, reply: $0) } })
        case "merge": order = act(reader.read("petition", PetitionID.parse).map { .merged(into: $0) })
        case "unmerge": order = act(reader.read("reason", Line.parse).map { .unmerged(because: $0) })
        case "summarise":
            let number = form["act"].flatMap { Int($0) } ?? 0
            order = act(reader.read("text", LongText.parse).map { .summarised(text: $0, act: number) })
        case "withhold": order = act(reader.read("reason", Line.parse).map { .withheld(because: $0) })
        case "asked":
            guard let verdict = AuthorsVerdict(rawValue: form["verdict"] ?? "") else {
                throw Problem(
                    .fields([.code("/verdict", form["verdict"] ?? "", AuthorsVerdict.allCases.map(\.rawValue))]))
            }
            order = act(.asked(verdict: verdict))
        case "strike":
            let number = form["act"].flatMap { Int($0) } ?? 0
            order = reader.read("reason", Line.parse).map { .command(.strike(id, act: number, because: $0)) }
        case "erase": order = reader.read("reason", Line.parse).map { .erase($0) }
        case let other: throw Problem(.fields([.code("/deed", other, words)]))
        }
        guard reader.errors.isEmpty, let order else { throw Problem(.fields(reader.errors)) }
        return order
    }
}

/// What an officer says of a promise or a dialogue.
enum PromiseOrder {
    /// Reads a form that holds a dialogue, promises something at one, or says what became of a promise.
    static func read(_ form: Query) throws(Problem) -> PetitionCommand {
        var reader = OrderReader(form)
        let command: PetitionCommand?
        if form["promise"] != nil {
            command = follow(&reader, form)
        } else if form["held"] != nil {
            command = hold(&reader, form)
        } else {
            let (dialogue, terms) = (reader.read("dialogue", DialogueID.parse), reader.terms())
            let on = reader.read("on", LocalDate.parse)
            command = dialogue.flatMap { dialogue in
                terms.flatMap { terms in on.map { .promise(dialogue, terms, on: $0) } }
            }
        }
        guard reader.errors.isEmpty, let command else { throw Problem(.fields(reader.errors)) }
        return command
    }

    private static func follow(_ reader: inout OrderReader, _ form: Query) -> PetitionCommand? {
        let (promise, on) = (reader.read("promise", PromiseID.parse), reader.read("on", LocalDate.parse))
        let note = reader.read("note", Line.parse)
        let step: PromiseStep?
        switch form["step"] {
        case "kept": step = note.map { .kept(evidence: $0) }
        case "broken": step = note.map { .broken(because: $0) }
        case "linked": step = note.map { .linked(task: $0) }
        case "moved":
            let due = reader.read("due", LocalDate.parse)
            step = note.flatMap { note in due.map { .moved(due: $0, because: note) } }
        case let other:
            reader.errors.append(.code("/step", other ?? "", ["kept", "moved", "linked", "broken"]))
            step = nil
        }
        return promise.flatMap { promise in on.flatMap { on in step.map { .follow(promise, $0, on: on) } } }
    }

    private static func hold(_ reader: inout OrderReader, _ form: Query) -> PetitionCommand? {
        let (id, title) = (reader.read("dialogue", DialogueID.parse), reader.read("title", Line.parse))
        let (held, chair) = (reader.read("held", LocalDate.parse), reader.read("post", PostID.parse))
        let source = reader.optional("source", Line.parse)
        let attendees = reader.optional("attendees") { (raw) throws(ParseFailure) in
            guard let number = Int(raw), 0...1_000_000 ~= number else {
                throw ParseFailure(.outOfRange("0…1000000"), found: raw)
            }
            return number
        }
        guard let group = PetitionerGroup(rawValue: form["group"] ?? "") else {
            reader.errors.append(.code("/group", form["group"] ?? "", PetitionerGroup.allCases.map(\.rawValue)))
            return nil
        }
        guard let id, let title, let held, let chair else { return nil }
        return .hold(
            Dialogue(id, title: title, held: held, with: group, chair: chair, attendees: attendees, source: source))
    }
}

/// Reads the fields of an order.
struct OrderReader {
    let form: Query
    var errors: [FieldError] = []

    init(_ form: Query) { self.form = form }

    mutating func read<Value>(_ name: String, _ parse: (String) throws(ParseFailure) -> Value) -> Value? {
        FieldReader.read(form[name], name, &errors, parse)
    }

    mutating func optional<Value>(_ name: String, _ parse: (String) throws(ParseFailure) -> Value) -> Value? {
        FieldReader.optional(form[name], name, &errors, parse)
    }

    mutating func reply() -> Reply? {
        let (text, document) = (read("text", LongText.parse), optional("document", Line.parse))
        return text.map { Reply($0, document: document) }
    }

    mutating func terms() -> PromiseTerms? {
        let (what, due) = (read("what", Line.parse), read("due", LocalDate.parse))
        let post = read("post", PostID.parse)
        guard let what, let due, let post else { return nil }
        return PromiseTerms(what, until: due, by: post)
    }
}
