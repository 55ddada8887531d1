import BorderVocabulary
import Steering

/// Documents, their points, the tasks that they set, and what was done about them.
package enum TaskSheets {
    /// Documents that set work.
    package static let documents = Sheet(
        "documents",
        columns: [
            .needed("document"), .needed("number"), .needed("signed"), .needed("issuer"), .needed("kind"),
            .needed("title"), .optional("secrecy"), .optional("sample"),
        ]
    ) { (row) throws(SheetFault) in
        let directive = Directive(
            try row.read("document", DirectiveID.parse), number: try row.read("number", Line.parse),
            signed: try row.read("signed", LocalDate.parse), issuer: try row.read("issuer", PostID.parse),
            form: try row.word("kind"), title: try row.read("title", Line.parse),
            secrecy: try row.optionalWord("secrecy") ?? .open, isSample: try row.flag("sample"))
        return [.tasks(.issue(directive))]
    }

    /// Numbered points of documents.
    package static let points = Sheet(
        "points", columns: [.needed("document"), .needed("point"), .needed("text")]
    ) { (row) throws(SheetFault) in
        let point = DirectivePoint(
            try row.read("point", PointNumber.parse), of: try row.read("document", DirectiveID.parse),
            text: try row.read("text", LongText.parse))
        return [.tasks(.addPoint(point))]
    }

    /// Tasks on posts.
    package static let tasks = Sheet(
        "tasks",
        columns: [
            .needed("task"), .needed("document"), .needed("point"), .needed("wording"), .needed("assigned"),
            .needed("lead"), .optional("support"), .needed("verifier"), .optional("deadline"), .optional("review"),
            .optional("review_reason"), .optional("links"),
        ]
    ) { (row) throws(SheetFault) in
        let terms = TaskTerms(
            try row.read("task", TaskID.parse), point: try row.read("point", PointNumber.parse),
            of: try row.read("document", DirectiveID.parse), wording: try row.read("wording", Line.parse),
            assigned: try row.read("assigned", LocalDate.parse), lead: try row.read("lead", PostID.parse),
            support: try row.list("support", PostID.parse), verifier: try row.read("verifier", PostID.parse),
            timing: try timing(row), links: try row.list("links", TaskLink.parse))
        return [.tasks(.assign(terms))]
    }

    /// Which bodies keep the directives of which posts.
    package static let offices = Sheet(
        "offices", columns: [.needed("issuer"), .needed("office"), .needed("from"), .needed("basis")]
    ) { (row) throws(SheetFault) in
        let office = IssuingOffice(
            try row.read("office", PostID.parse), of: try row.read("issuer", PostID.parse),
            from: try row.read("from", LocalDate.parse), basis: try row.read("basis", Line.parse))
        return [.tasks(.nameOffice(office))]
    }

    /// Ladders of escalation.
    package static let ladders = Sheet(
        "ladders", columns: [.needed("from"), .needed("basis"), .needed("rungs")]
    ) { (row) throws(SheetFault) in
        let ladder = EscalationLadder(
            from: try row.read("from", LocalDate.parse), basis: try row.read("basis", Line.parse),
            rungs: try row.list("rungs", EscalationLadder.Rung.parse))
        return [.tasks(.setLadder(ladder))]
    }

    /// A deadline, or a review date with the reason why there is none; both or neither are refused.
    private static func timing(_ row: SheetRow) throws(SheetFault) -> TaskTiming {
        let deadline = try row.optional("deadline", LocalDate.parse)
        let review = try row.optional("review", LocalDate.parse)
        switch (deadline, review) {
        case (let deadline?, nil): return .deadline(on: deadline)
        case (nil, let review?): return .review(on: review, because: try row.read("review_reason", Line.parse))
        case (nil, nil): throw .missing(column: "deadline")
        case (_?, _?):
            throw .column(
                "review",
                ParseFailure(.badFormat(accepted: "deadline | review, review_reason"), found: row.text("review")))
        }
    }
}
