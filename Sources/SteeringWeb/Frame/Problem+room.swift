import BorderVocabulary
import HTTPTypes
import Steering
import SteeringRoom
import Web

extension Problem {
    /// The problem that a refusal of the room is.
    package init(room refusal: RoomRefusal) { self.init(room: refusal.phrase) }

    /// The problem that something that the room would refuse is, in these words.
    init(room phrase: Phrase) {
        self.init(
            code: "room-refused", status: .unprocessableContent, title: Phrase("problem.room-refused.title"),
            detail: phrase)
    }
}

extension RoomRefusal {
    /// What is wrong and what would be accepted, still in no language.
    package var phrase: Phrase {
        switch self {
        case .figures(let refusal): refusal.phrase
        case .units(let refusal): refusal.phrase
        case .reports(let refusal): refusal.phrase
        case .roster(let refusal): refusal.phrase
        case .gates(let refusal): refusal.phrase
        case .money(let refusal): refusal.phrase
        case .procedures(let refusal): refusal.phrase
        case .plans(let refusal): refusal.phrase
        case .tasks(let refusal): refusal.phrase
        case .conferences(let refusal): refusal.phrase
        case .bottlenecks(let refusal): refusal.phrase
        case .petitions(let refusal): refusal.phrase
        }
    }
}

extension SheetFault {
    /// What is wrong with the row and what would be accepted.
    package var phrase: Phrase {
        switch self {
        case .fields(let found, let expected):
            Phrase("sheet.fault.fields", ["found": .text("\(found)"), "expected": .text("\(expected)")])
        case .missing(let column): Phrase("sheet.fault.missing", ["column": .text(column)])
        case .column(let column, let failure): FieldError(pointer: column, failure).detail
        }
    }

    /// The column that is meant; nil for the row as a whole.
    package var column: String? {
        switch self {
        case .fields: nil
        case .missing(let column), .column(let column, _): column
        }
    }
}

extension RowOutcome {
    /// Why the row is not in the room; nil where it is.
    package var phrase: Phrase? {
        switch self {
        case .taken, .known: nil
        case .faulty(let fault): fault.phrase
        case .refused(let refusal): refusal.phrase
        case .foreign(.post(let post)): Phrase("sheet.fault.foreign", ["owner": .text("\(post)")])
        case .foreign(.words(let words)): Phrase("sheet.fault.foreign", ["owner": .text("\(words)")])
        case .foreign(.nobody), .foreign(.unread): Phrase("sheet.fault.foreign-nobody")
        }
    }
}

extension RosterRefusal {
    var phrase: Phrase {
        switch self {
        case .unknownPost(let post): Phrase("roster.refusal.unknown-post", ["post": .text("\(post)")])
        case .circle(let post): Phrase("roster.refusal.circle", ["post": .text("\(post)")])
        case .noSuchMembership(let user, let post):
            Phrase("roster.refusal.no-such-membership", ["user": .text("\(user)"), "post": .text("\(post)")])
        case .endsBeforeItBegins(let day): Phrase("roster.refusal.ends-before", ["day": .text("\(day)")])
        case .full(let limit): Phrase("roster.refusal.full", ["limit": .text("\(limit)")])
        }
    }
}
