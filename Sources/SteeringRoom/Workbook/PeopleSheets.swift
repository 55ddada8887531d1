import BorderVocabulary
import Steering

/// Lists and periods, dialogues, promises, and petitions of other registers.
package enum PeopleSheets {
    /// Topics, kinds and reasons of rejection.
    package static let terms = Sheet(
        "petition-terms",
        columns: [
            .needed("list"), .needed("term"), .needed("vietnamese"), .optional("chinese"), .optional("english"),
            .needed("from"), .optional("until"), .needed("basis"),
        ]
    ) { (row) throws(SheetFault) in
        [
            .petitions(
                .set(
                    RegisterTerm(
                        try row.word("list"), try row.read("term", TermID.parse),
                        vietnamese: try row.read("vietnamese", Line.parse),
                        chinese: try row.optional("chinese", Line.parse),
                        english: try row.optional("english", Line.parse), from: try row.read("from", LocalDate.parse),
                        until: try row.optional("until", LocalDate.parse), basis: try row.read("basis", Line.parse))))
        ]
    }

    /// Periods by kind; without days, that none is set from then on.
    package static let periods = Sheet(
        "petition-periods",
        columns: [
            .needed("kind"), .needed("clock"), .optional("days"), .needed("counting"), .needed("from"),
            .needed("basis"),
        ]
    ) { (row) throws(SheetFault) in
        [
            .petitions(
                .setPeriod(
                    ServicePeriod(
                        try row.read("kind", TermID.parse), try row.word("clock"),
                        days: try row.integer("days", in: 1...ServicePeriod.longest), try row.word("counting"),
                        from: try row.read("from", LocalDate.parse), basis: try row.read("basis", Line.parse))))
        ]
    }

    /// Dialogues as they were held.
    package static let dialogues = Sheet(
        "dialogues",
        columns: [
            .needed("dialogue"), .needed("title"), .needed("held"), .needed("group"), .needed("chair"),
            .optional("attendees"), .optional("source"), .optional("sample"),
        ]
    ) { (row) throws(SheetFault) in
        [
            .petitions(
                .hold(
                    Dialogue(
                        try row.read("dialogue", DialogueID.parse), title: try row.read("title", Line.parse),
                        held: try row.read("held", LocalDate.parse), with: try row.word("group"),
                        chair: try row.read("chair", PostID.parse),
                        attendees: try row.integer("attendees", in: 0...1_000_000),
                        source: try row.optional("source", Line.parse), isSample: try row.flag("sample"))))
        ]
    }

    /// Promises made at dialogues.
    package static let promises = Sheet(
        "promises",
        columns: [.needed("dialogue"), .needed("what"), .needed("due"), .needed("post"), .needed("made")]
    ) { (row) throws(SheetFault) in
        let terms = PromiseTerms(
            try row.read("what", Line.parse), until: try row.read("due", LocalDate.parse),
            by: try row.read("post", PostID.parse))
        return [
            .petitions(
                .promise(
                    try row.read("dialogue", DialogueID.parse), terms, on: try row.read("made", LocalDate.parse)))
        ]
    }

    /// Petitions of another register: no names and no original texts, but what the public may read, and what was done.
    package static let petitions = Sheet(
        "petitions",
        columns: [
            .needed("reference"), .needed("channel"), .needed("group"), .needed("received"), .optional("topic"),
            .optional("kind"), .optional("unit"), .optional("dialogue"), .optional("summary"), .optional("accepted"),
            .optional("post"), .optional("routed"), .optional("outcome"), .optional("outcome_on"), .optional("reply"),
            .optional("document"), .optional("reason"), .optional("body"), .optional("sample"),
        ], make: rows)

    /// What a row can end with.
    private enum Outcome: String, CaseIterable, Sendable {
        case answered
        case explained
        case resolved
        case rejected
        case transferredOutside = "transferred-outside"
    }

    private static let rows: Sheet.Make = { (row) throws(SheetFault) in
        let channel: PetitionChannel = try row.word("channel")
        let reference = try row.read("reference", Line.parse)
        let received = try row.read("received", LocalDate.parse)
        // The same row brought in again is the same petition.
        let digits = CaseSecrets.fingerprint(of: Array("\(channel.rawValue)|\(reference)".utf8)).description
        let id: SubmissionID = CaseSecrets.slug("t-", digits)
        let submission = SentPetition(
            id, by: CaseSecrets.slug("t-", digits), try row.word("group"), channel, received: received, text: nil,
            topic: try row.optional("topic", TermID.parse), kind: try row.optional("kind", TermID.parse),
            unit: try row.optional("unit", UnitID.parse), dialogue: try row.optional("dialogue", DialogueID.parse),
            reference: reference, isSample: try row.flag("sample"))
        var deeds: [(PetitionDeed, LocalDate)] = []
        let outcome: Outcome? = try row.optionalWord("outcome")
        let routed = try row.optional("routed", LocalDate.parse)
        let accepted = try row.optional("accepted", LocalDate.parse)
        if accepted != nil || routed != nil { deeds.append((.accepted, accepted ?? received)) }
        if let post = try row.optional("post", PostID.parse) {
            deeds.append((.routed(post: post), routed ?? accepted ?? received))
        }
        if let outcome {
            deeds.append((try deed(outcome, row), try row.read("outcome_on", LocalDate.parse)))
        }
        if let summary = try row.optional("summary", LongText.parse) {
            deeds.append((.summarised(text: summary, act: 0), deeds.last?.1 ?? received))
        }
        return [.petitions(.receive(submission))] + deeds.map { .petitions(.actOnSent(id, $0.0, on: $0.1)) }
    }

    private static func deed(_ outcome: Outcome, _ row: SheetRow) throws(SheetFault) -> PetitionDeed {
        let reply = Reply(try row.read("reply", LongText.parse), document: try row.optional("document", Line.parse))
        return switch outcome {
        case .answered: .answered(reply: reply)
        case .explained: .explained(reply: reply)
        case .resolved: .resolved(reply: reply)
        case .rejected: .rejected(reason: try row.read("reason", TermID.parse), reply: reply)
        case .transferredOutside: .transferredOutside(to: try row.read("body", Line.parse), reply: reply)
        }
    }
}
