import BorderVocabulary
import Steering

extension TaskSheets {
    /// Steps of tasks. With a day they are written up from a paper, which `source` names; without, they are taken now.
    package static let steps = Sheet(
        "task-steps", columns: [.needed("task"), .needed("step"), .optional("day"), .optional("source")] + stepColumns
    ) { (row) throws(SheetFault) in [.tasks(try step(row))] }

    /// The columns in which the words and dates of a step stand; each step wants its own of them.
    package static let stepColumns: [Sheet.Column] = [
        .optional("note"), .optional("date"), .optional("review_reason"), .optional("basis"), .optional("post"),
        .optional("evidence"),
    ]

    /// Reads the columns of a step; forms and programs give the same by the same names.
    package static func step(_ row: SheetRow) throws(SheetFault) -> TaskCommand {
        let paper = try row.optional("day", LocalDate.parse)
        return .take(
            try taken(row), on: try row.read("task", TaskID.parse),
            paper: paper == nil
                ? nil
                : OnPaper(try row.read("day", LocalDate.parse), source: try row.read("source", Line.parse)))
    }

    private static func taken(_ row: SheetRow) throws(SheetFault) -> TaskStep {
        func note() throws(SheetFault) -> Line { try row.read("note", Line.parse) }
        func basis() throws(SheetFault) -> Line { try row.read("basis", Line.parse) }
        func date() throws(SheetFault) -> LocalDate { try row.read("date", LocalDate.parse) }
        func post() throws(SheetFault) -> PostID { try row.read("post", PostID.parse) }
        switch try row.word("step", TaskStep.Kind.self) {
        case .accepted: return .accepted
        case .reported: return .reported(note: try note(), evidence: try evidence(row))
        case .extensionAsked: return .extensionAsked(to: try date(), reason: try note())
        case .extensionRefused: return .extensionRefused(reason: try note())
        case .extended: return .extended(to: try date(), reason: try note(), basis: try basis())
        case .reviewed:
            let reason = try row.optional("review_reason", Line.parse)
            let day = try date()
            let timing = reason.map { TaskTiming.review(on: day, because: $0) } ?? .deadline(on: day)
            return .reviewed(timing: timing, finding: try note())
        case .claimed: return .claimed(note: try note(), evidence: try evidence(row))
        case .verified: return .verified(finding: try note())
        case .returned: return .returned(reason: try note())
        case .cancelled: return .cancelled(reason: try note(), basis: try basis())
        case .transferred: return .transferred(to: try post(), reason: try note(), basis: try basis())
        case .verifierReplaced: return .verifierReplaced(by: try post(), reason: try note(), basis: try basis())
        case .reopened: return .reopened(reason: try note())
        }
    }

    /// Pieces of evidence, one in each line.
    private static func evidence(_ row: SheetRow) throws(SheetFault) -> [TaskEvidence] {
        var pieces: [TaskEvidence] = []
        for line in row.text("evidence").split(whereSeparator: \.isNewline) {
            do throws(ParseFailure) { pieces.append(try TaskEvidence.parse(line)) } catch {
                throw .column("evidence", error)
            }
        }
        return pieces
    }
}
