import BorderVocabulary
import Steering
import SteeringRoom
import Web

/// A form of a petition as it came, read strictly: every wrong field at once.
struct PetitionSubmission: Sendable {
    var form: PetitionForm

    /// Reads what the public form has.
    init(_ sent: MultipartForm, on today: LocalDate) throws(Problem) {
        // A field that people do not see and machines fill in.
        guard (sent["website"] ?? "").isEmpty else { throw Problem(petition: "machine", [:]) }
        var errors: [FieldError] = []
        let text = FieldReader.read(sent["text"], "text", &errors, LongText.parse)
        let group = FieldReader.read(sent["group"], "group", &errors) { (raw) throws(ParseFailure) in
            guard let group = PetitionerGroup(rawValue: raw) else {
                throw ParseFailure(
                    raw.isEmpty ? .empty : .unknownCode, found: raw,
                    accepted: PetitionerGroup.allCases.map(\.rawValue).joined(separator: ", "))
            }
            return group
        }
        let topic = FieldReader.optional(sent["topic"], "topic", &errors, TermID.parse)
        let name = FieldReader.optional(sent["name"], "name", &errors, Self.contact) ?? ""
        let phone = FieldReader.optional(sent["phone"], "phone", &errors, Self.contact) ?? ""
        let address = FieldReader.optional(sent["address"], "address", &errors, Self.contact) ?? ""
        guard errors.isEmpty, let text, let group else { throw Problem(.fields(errors)) }
        form = PetitionForm(
            token: sent["token"] ?? "", text: text, group: group, received: today,
            contact: AuthorContact(name: name, phone: phone, address: address))
        form.topic = topic
        form.files = sent.files.map { PetitionForm.File(name: String($0.name.prefix(120)), bytes: $0.bytes) }
    }

    /// Reads what officers enter for somebody: also the way by which it came, the day, the kind and the reference.
    init(office sent: MultipartForm, on today: LocalDate) throws(Problem) {
        try self.init(sent, on: today)
        var errors: [FieldError] = []
        if let channel = FieldReader.read(sent["channel"], "channel", &errors, Self.channel) { form.channel = channel }
        if let day = FieldReader.optional(sent["received"], "received", &errors, LocalDate.parse) {
            form.received = day
        }
        form.kind = FieldReader.optional(sent["kind"], "kind", &errors, TermID.parse)
        form.dialogue = FieldReader.optional(sent["dialogue"], "dialogue", &errors, DialogueID.parse)
        form.reference = FieldReader.optional(sent["reference"], "reference", &errors, Line.parse)
        guard errors.isEmpty else { throw Problem(.fields(errors)) }
    }

    private static func channel(_ raw: String) throws(ParseFailure) -> PetitionChannel {
        guard let channel = PetitionChannel(rawValue: raw) else {
            throw ParseFailure(
                .unknownCode, found: raw, accepted: PetitionChannel.allCases.map(\.rawValue).joined(separator: ", "))
        }
        return channel
    }

    private static func contact(_ raw: String) throws(ParseFailure) -> String {
        guard raw.utf8.count <= AuthorContact.limit else {
            throw ParseFailure(.tooLong(limit: AuthorContact.limit), found: raw)
        }
        return try Line.parse(raw).description
    }
}

/// Reads fields of a form and gathers what is wrong with them.
enum FieldReader {
    /// A field that must be filled.
    static func read<Value>(
        _ raw: String?, _ name: String, _ errors: inout [FieldError], _ parse: (String) throws(ParseFailure) -> Value
    ) -> Value? {
        do throws(ParseFailure) { return try parse((raw ?? "").trimmed) } catch {
            errors.append(FieldError(pointer: "/" + name, error))
            return nil
        }
    }

    /// A field that may be empty.
    static func optional<Value>(
        _ raw: String?, _ name: String, _ errors: inout [FieldError], _ parse: (String) throws(ParseFailure) -> Value
    ) -> Value? {
        guard let raw, !raw.trimmed.isEmpty else { return nil }
        return read(raw, name, &errors, parse)
    }
}

/// What an author says on the page of a case.
enum PetitionSpeechForm {
    /// Reads the form; whoever opens a case again says why.
    static func read(_ form: Query) throws(Problem) -> PetitionDesk.Speech {
        var errors: [FieldError] = []
        let words = FieldReader.optional(form["words"], "words", &errors, LongText.parse)
        guard errors.isEmpty else { throw Problem(.fields(errors)) }
        switch form["say"] {
        case "resolved": return .judged(.resolved, words)
        case "not-resolved": return .judged(.notResolved, words)
        case "reopen":
            guard let words else {
                throw Problem(.fields([FieldError(pointer: "/words", ParseFailure(.empty, found: ""))]))
            }
            return .reopened(words)
        case let other:
            throw Problem(.fields([.code("/say", other ?? "", ["resolved", "not-resolved", "reopen"])]))
        }
    }
}
