import BorderVocabulary
import Steering

/// Bottlenecks, the task forces that clear them, and what gates and causes are judged by.
package enum BottleneckSheets {
    /// Kinds of causes.
    package static let causes = Sheet(
        "causes", columns: [.needed("cause"), .needed("name"), .needed("from"), .optional("until"), .needed("basis")]
    ) { (row) throws(SheetFault) in
        [
            .bottlenecks(
                .setCause(
                    Cause(
                        try row.read("cause", CauseID.parse), name: try row.read("name", Line.parse),
                        from: try row.read("from", LocalDate.parse), until: try row.optional("until", LocalDate.parse),
                        basis: try row.read("basis", Line.parse))))
        ]
    }

    /// When a measure at a gate raises a bottleneck.
    package static let gateRules = Sheet(
        "gate-rules",
        columns: [
            .needed("rule"), .needed("measure"), .optional("stream"), .needed("opens_at"), .needed("held_for"),
            .needed("calm_below"), .needed("calm_for"), .needed("same_within"), .needed("cause"), .needed("owner"),
            .needed("from"), .optional("until"), .needed("basis"),
        ]
    ) { (row) throws(SheetFault) in
        [
            .bottlenecks(
                .setGateRule(
                    GateRule(
                        try row.read("rule", RuleID.parse), try row.word("measure"),
                        at: try row.optional("stream", GateStream.parse), opensAt: try number(row, "opens_at"),
                        heldFor: try number(row, "held_for"), calmBelow: try number(row, "calm_below"),
                        calmFor: try number(row, "calm_for"), sameWithin: try number(row, "same_within"),
                        cause: try row.read("cause", CauseID.parse), owner: try row.read("owner", PostID.parse),
                        from: try row.read("from", LocalDate.parse), until: try row.optional("until", LocalDate.parse),
                        basis: try row.read("basis", Line.parse))))
        ]
    }

    /// Task forces.
    package static let taskForces = Sheet(
        "task-forces",
        columns: [
            .needed("task_force"), .needed("name"), .needed("mandate"), .needed("chair"), .needed("members"),
            .needed("from"), .optional("until"), .needed("set_on"), .optional("sample"),
        ]
    ) { (row) throws(SheetFault) in
        let force = TaskForce(
            try row.read("task_force", TaskForceID.parse), name: try row.read("name", Line.parse),
            mandate: try row.read("mandate", Line.parse), chair: try row.read("chair", PostID.parse),
            members: try row.list("members", PostID.parse), from: try row.read("from", LocalDate.parse),
            until: try row.optional("until", LocalDate.parse), isSample: try row.flag("sample"))
        return [.bottlenecks(.setTaskForce(force, on: try row.read("set_on", LocalDate.parse)))]
    }

    /// Bottlenecks as they were raised.
    package static let bottlenecks = Sheet(
        "bottlenecks",
        columns: [
            .needed("bottleneck"), .needed("title"), .optional("statement"), .needed("cause"), .optional("cause_note"),
            .needed("owner"), .needed("reported_by"), .needed("raised_on"), .optional("affected"), .optional("wanted"),
            .optional("wanted_from"), .optional("wanted_by"), .optional("task_force"), .optional("classified"),
            .optional("sample"),
        ] + BlockedText.columns
    ) { (row) throws(SheetFault) in
        let id = try row.read("bottleneck", BottleneckID.parse)
        return [.bottlenecks(.open(id, try opening(row), on: try row.read("raised_on", LocalDate.parse)))]
    }

    private static func number(_ row: SheetRow, _ column: String) throws(SheetFault) -> Int {
        guard let number = try row.integer(column, in: 0...1_000_000) else { throw .missing(column: column) }
        return number
    }

    private static func opening(_ row: SheetRow) throws(SheetFault) -> BottleneckOpening {
        var opening = BottleneckOpening(
            try row.read("title", Line.parse), statement: try row.optional("statement", LongText.parse),
            cause: try row.read("cause", CauseID.parse), causeNote: try row.optional("cause_note", Line.parse),
            owner: try row.read("owner", PostID.parse),
            origin: .reported(by: try row.read("reported_by", PostID.parse)))
        opening.blocked = try BlockedText.blocked(row)
        // Parties are parted by semicolons.
        opening.affected = try row.optional("affected", BlockedText.parties) ?? []
        if let wanted = try row.optional("wanted", Line.parse) {
            opening.wanted = WantedDecision(
                wanted, from: try row.read("wanted_from", PostID.parse),
                due: try row.optional("wanted_by", LocalDate.parse))
        }
        opening.taskForce = try row.optional("task_force", TaskForceID.parse)
        opening.isClassified = try row.flag("classified")
        opening.isSample = try row.flag("sample")
        return opening
    }
}

/// How what a bottleneck blocks, and whom it affects, is written in one field.
package enum BlockedText {
    /// The columns in which it stands.
    package static let columns: [Sheet.Column] = [
        .optional("projects"), .optional("targets"), .optional("tasks"), .optional("money_for"),
        .optional("money_dong"), .optional("people_group"), .optional("people"),
    ]

    /// Reads what a row says that is blocked.
    package static func blocked(_ row: SheetRow) throws(SheetFault) -> [Blocked] {
        var blocked = try row.list("projects", BlockedText.project)
        blocked += try row.list("targets", Line.parse).map { .target(id: $0) }
        blocked += try row.list("tasks", Line.parse).map { .task(id: $0) }
        if let purpose = try row.optional("money_for", Line.parse) {
            blocked.append(.money(purpose: purpose, dong: try row.read("money_dong", BlockedText.dong)))
        }
        if let group = try row.optional("people_group", Line.parse) {
            guard let count = try row.integer("people", in: 0...1_000_000_000) else {
                throw .missing(column: "people")
            }
            blocked.append(.people(group: group, count: count))
        }
        return blocked
    }

    /// Reads `7900001`, or `7900001=5000000000` with whole đồng.
    package static func project(_ text: String) throws(ParseFailure) -> Blocked {
        guard let equals = text.firstIndex(of: "=") else { return .project(code: try Line.parse(text), dong: nil) }
        return .project(
            code: try Line.parse(text[..<equals]), dong: try dong(String(text[text.index(after: equals)...])))
    }

    /// Reads whole đồng, not below zero.
    package static func dong(_ text: String) throws(ParseFailure) -> Int64 {
        let money = try Money.parse(text)
        guard money >= .zero else { throw ParseFailure(.outOfRange("0…\(Int64.max)"), found: text) }
        return money.dong
    }

    /// Reads `haulers=Hội vận tải; commune-a@xa-a=Xã A`: a name in the book, the post that speaks for it if there is one,
    /// and the name for people.
    package static func parties(_ text: String) throws(ParseFailure) -> [AffectedParty] {
        var parties: [AffectedParty] = []
        for part in text.split(separator: ";") {
            let part = part.drop { $0 == " " }
            guard let equals = part.firstIndex(of: "=") else {
                throw ParseFailure(.badFormat(accepted: "id=name; id@post=name"), found: text)
            }
            let names = part[..<equals].split(separator: "@", maxSplits: 1, omittingEmptySubsequences: false)
            parties.append(
                AffectedParty(
                    try AffectedID.parse(names[0]), name: try Line.parse(part[part.index(after: equals)...]),
                    post: names.count > 1 ? try PostID.parse(names[1]) : nil))
        }
        return parties
    }
}
