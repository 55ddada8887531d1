import BorderVocabulary
import Steering

/// What is done about bottlenecks, one act in each row; forms and programs give acts by the names of its columns.
package enum BottleneckActSheet {
    /// The table.
    package static let sheet = Sheet(
        "bottleneck-acts",
        columns: [
            .needed("bottleneck"), .needed("act"), .needed("as"), .needed("on"), .optional("text"), .optional("post"),
            .optional("due"), .optional("document"), .optional("evidence"), .optional("party"), .optional("name"),
            .optional("cause"), .optional("task_force"), .optional("into"),
        ] + BlockedText.columns
    ) { (row) throws(SheetFault) in [.bottlenecks(try command(row))] }

    /// Reads one act.
    package static func command(_ row: SheetRow) throws(SheetFault) -> BottleneckCommand {
        .record(
            try row.read("bottleneck", BottleneckID.parse), try act(row), as: try row.read("as", PostID.parse),
            on: try row.read("on", LocalDate.parse))
    }

    private static func act(_ row: SheetRow) throws(SheetFault) -> BottleneckAct {
        func text() throws(SheetFault) -> Line { try row.read("text", Line.parse) }
        func post() throws(SheetFault) -> PostID { try row.read("post", PostID.parse) }
        switch try row.word("act", BottleneckAct.Kind.self) {
        case .report: return .reported(progress: try text())
        case .handOver: return .handedOver(to: try post(), reason: try text())
        case .restateCause:
            return .causeRestated(
                cause: try row.read("cause", CauseID.parse), note: try row.optional("name", Line.parse),
                reason: try text())
        case .addBlocked: return .blockedAdded(things: try BlockedText.blocked(row))
        case .removeBlocked:
            guard let thing = try BlockedText.blocked(row).first else { throw .missing(column: "projects") }
            return .blockedRemoved(thing: thing, reason: try text())
        case .addAffected:
            return .affectedAdded(
                AffectedParty(
                    try row.read("party", AffectedID.parse), name: try row.read("name", Line.parse),
                    post: try row.optional("post", PostID.parse)))
        case .wantDecision:
            return .decisionWanted(
                WantedDecision(try text(), from: try post(), due: try row.optional("due", LocalDate.parse)))
        case .decide: return .decided(what: try text(), document: try row.read("document", Line.parse))
        case .giveToTaskForce:
            return .givenTo(taskForce: try row.optional("task_force", TaskForceID.parse), reason: try text())
        case .close: return .closed(evidence: try row.read("evidence", EvidenceText.parse))
        case .confirm:
            return .confirmed(
                by: try row.read("party", AffectedID.parse),
                evidence: Evidence(
                    try row.read("evidence", Line.parse), note: try row.optional("text", Line.parse)))
        case .object: return .objected(by: try row.read("party", AffectedID.parse), reason: try text())
        case .reopen: return .reopened(reason: try text())
        case .merge: return .merged(into: try row.read("into", BottleneckID.parse), reason: try text())
        case .part: return .parted(reason: try text())
        }
    }
}

/// How several pieces of evidence are written in one field: parted by semicolons.
package enum EvidenceText {
    /// Reads `BB 12/2026; ảnh 3.jpg`.
    package static func parse(_ text: String) throws(ParseFailure) -> [Evidence] {
        var evidence: [Evidence] = []
        for part in text.split(separator: ";") {
            evidence.append(Evidence(try Line.parse(part.drop { $0 == " " })))
        }
        return evidence
    }
}
