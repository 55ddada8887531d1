import BorderVocabulary
import Steering

/// What is done about conferences, one act in each row; forms and programs give acts by the names of its columns.
package enum ConferenceActSheet {
    /// The table.
    package static let sheet = Sheet(
        "conference-acts",
        columns: [
            .needed("conference"), .needed("act"), .needed("as"), .needed("on"), .optional("item"),
            .optional("conclusion"), .optional("text"), .optional("reason"), .optional("stance"), .optional("post"),
            .optional("support"), .optional("due"), .optional("review"), .optional("attended"), .optional("document"),
            .optional("evidence"),
        ]
    ) { (row) throws(SheetFault) in [.conferences(try command(row))] }

    /// Reads one act.
    package static func command(_ row: SheetRow) throws(SheetFault) -> ConferenceCommand {
        .record(
            try row.read("conference", ConferenceID.parse), try act(row), as: try row.read("as", PostID.parse),
            on: try row.read("on", LocalDate.parse))
    }

    private static func act(_ row: SheetRow) throws(SheetFault) -> ConferenceAct {
        func reason() throws(SheetFault) -> Line { try row.read("reason", Line.parse) }
        func item() throws(SheetFault) -> Int { try number(row, "item") }
        func point() throws(SheetFault) -> Int { try number(row, "conclusion") }
        switch try row.word("act", ConferenceAct.Kind.self) {
        case .addItem:
            return .itemAdded(
                HandItem(
                    try row.read("text", Line.parse), reason: try reason(),
                    post: try row.optional("post", PostID.parse)))
        case .removeItem: return .itemRemoved(item: try item(), reason: try reason())
        case .propose: return .proposed(item: try item(), text: try row.read("text", LongText.parse))
        case .takePosition:
            return .positionTaken(
                item: try item(),
                position: MemberPosition(try row.word("stance"), note: try row.optional("reason", Line.parse)))
        case .hold: return .held(attended: try row.list("attended", PostID.parse))
        case .postpone: return .postponed(to: try row.read("due", LocalDate.parse), reason: try reason())
        case .cancel: return .cancelled(reason: try reason())
        case .conclude: return .concluded(try conclusion(row))
        case .restate:
            return .conclusionRestated(number: try point(), conclusion: try conclusion(row), reason: try reason())
        case .minute: return .minuted(document: try row.read("document", Line.parse))
        case .followUp: return .followedUp(number: try point(), progress: try row.read("text", Line.parse))
        case .close:
            return .conclusionClosed(number: try point(), evidence: try row.read("evidence", EvidenceText.parse))
        case .reopen: return .conclusionReopened(number: try point(), reason: try reason())
        }
    }

    private static func number(_ row: SheetRow, _ column: String) throws(SheetFault) -> Int {
        guard let number = try row.integer(column, in: 1...100_000) else { throw .missing(column: column) }
        return number
    }

    /// A day in `due` is a deadline; one in `review` wants the reason why there is none.
    private static func conclusion(_ row: SheetRow) throws(SheetFault) -> Conclusion {
        var due = try row.optional("due", LocalDate.parse).map { ConclusionDue.by($0) }
        if due == nil, let day = try row.optional("review", LocalDate.parse) {
            due = .review(on: day, reason: try row.read("reason", Line.parse))
        }
        return Conclusion(
            try row.read("text", LongText.parse), item: try row.integer("item", in: 1...100_000),
            lead: try row.optional("post", PostID.parse), support: try row.list("support", PostID.parse), due: due)
    }
}
