import BorderVocabulary
import Steering

/// Projects, plans, contracts and what the treasury paid.
package enum MoneySheets {
    /// Sources of capital and national target programmes.
    package static let headings = Sheet(
        "headings", columns: [.needed("heading"), .needed("kind"), .needed("name"), .needed("basis")]
    ) { (row) throws(SheetFault) in
        [
            .money(
                .defineHeading(
                    Heading(
                        try row.read("heading", HeadingID.parse), kind: try row.word("kind"),
                        name: try row.read("name", Line.parse), basis: try row.read("basis", Line.parse))))
        ]
    }

    /// Projects, each with the body that answers for it.
    package static let projects = Sheet(
        "projects",
        columns: [
            .needed("project"), .needed("name"), .needed("owner"), .optional("unit"), .optional("programme"),
            .optional("group"), .needed("from"),
        ]
    ) { (row) throws(SheetFault) in
        [
            .money(
                .defineProject(
                    Project(
                        try row.read("project", ProjectID.parse), name: try row.read("name", Line.parse),
                        owner: try row.read("owner", PostID.parse), unit: try row.optional("unit", UnitID.parse),
                        programme: try row.optional("programme", HeadingID.parse),
                        group: try row.optionalWord("group"), from: try row.read("from", LocalDate.parse))))
        ]
    }

    /// Amounts of plans, each by a decision: originals, amendments and corrections.
    package static let plans = Sheet(
        "capital-plans",
        columns: [
            .needed("year"), .needed("level"), .optional("project"), .optional("programme"), .needed("source"),
            .optional("carried_over"), .needed("amount"), .optional("change"), .optional("corrects"),
            .optional("reason"), .needed("document"), .needed("said_on"),
        ]
    ) { (row) throws(SheetFault) in [.money(.setPlan(try plan(row)))] }

    /// How much of a year's plan is to be paid by the end of a month.
    package static let trajectories = Sheet(
        "payment-trajectories",
        columns: [
            .needed("year"), .optional("project"), .needed("points"), .needed("document"), .needed("said_on"),
        ]
    ) { (row) throws(SheetFault) in
        let project = try row.optional("project", ProjectID.parse)
        return [
            .money(
                .setTrajectory(
                    Trajectory(
                        try year(row), project.map { .project(id: $0) } ?? .province,
                        points: try row.list("points", point), document: try row.read("document", Line.parse),
                        saidOn: try row.read("said_on", LocalDate.parse))))
        ]
    }

    /// Until when payments count for a year.
    package static let yearEnds = Sheet(
        "payment-year-ends", columns: [.needed("year"), .needed("last_day"), .needed("basis"), .needed("said_on")]
    ) { (row) throws(SheetFault) in
        [
            .money(
                .setYearEnd(
                    YearEnd(
                        try year(row), lastDay: try row.read("last_day", LocalDate.parse),
                        basis: try row.read("basis", Line.parse), saidOn: try row.read("said_on", LocalDate.parse))))
        ]
    }

    /// What contracts bind.
    package static let commitments = Sheet(
        "commitments",
        columns: [
            .needed("project"), .needed("contract"), .needed("amount"), .needed("signed_on"), .needed("said_on"),
        ]
    ) { (row) throws(SheetFault) in
        [
            .money(
                .commit(
                    ContractStatement(
                        try row.read("project", ProjectID.parse), contract: try row.read("contract", Line.parse),
                        try row.read("amount", Money.parse), signedOn: try row.read("signed_on", LocalDate.parse),
                        saidOn: try row.read("said_on", LocalDate.parse))))
        ]
    }

    /// Bookings of the treasury.
    package static let payments = Sheet(
        "payments",
        columns: [
            .needed("reference"), .needed("day"), .needed("amount"), .needed("kind"), .optional("follows"),
            .optional("project"), .optional("year"), .optional("source"), .optional("carried_over"),
            .needed("said_on"),
        ]
    ) { (row) throws(SheetFault) in
        let file = row.file.closed(on: try row.read("said_on", LocalDate.parse))
        return [.money(.book([try entry(row)], from: file))]
    }

    private static func year(_ row: SheetRow) throws(SheetFault) -> Int {
        guard let year = try row.integer("year", in: MoneyBook.Limit.years) else { throw .missing(column: "year") }
        return year
    }

    /// What a payment can be in a file.
    private enum EntryWord: String, CaseIterable {
        case advance, completed, settlement, reversal
    }

    private static func entry(_ row: SheetRow) throws(SheetFault) -> TreasuryEntry {
        let kind: TreasuryEntry.Kind
        switch try row.word("kind", EntryWord.self) {
        case .advance: kind = .advance(try charge(row))
        case .completed: kind = .completed(try charge(row))
        case .settlement: kind = .settlement(of: try row.read("follows", Line.parse))
        case .reversal: kind = .reversal(of: try row.read("follows", Line.parse))
        }
        return TreasuryEntry(
            try row.read("reference", Line.parse), on: try row.read("day", LocalDate.parse),
            try row.read("amount", Money.parse), kind)
    }

    private static func charge(_ row: SheetRow) throws(SheetFault) -> Charge {
        Charge(
            try row.read("project", ProjectID.parse), year: try year(row),
            source: try row.read("source", HeadingID.parse), isCarriedOver: try row.flag("carried_over"))
    }

    /// What an amount can be in a file.
    private enum ChangeWord: String, CaseIterable {
        case original, amendment, correction
    }

    private static func plan(_ row: SheetRow) throws(SheetFault) -> PlanStatement {
        let programme = try row.optional("programme", HeadingID.parse)
        let scope: PlanScope
        switch try row.word("level", PlanLevel.self) {
        case .primeMinister: scope = .primeMinister(programme: programme)
        case .province: scope = .province(programme: programme)
        case .allocated: scope = .project(id: try row.read("project", ProjectID.parse))
        }
        let change: PlanChange
        switch try row.optionalWord("change", ChangeWord.self) ?? .original {
        case .original: change = .original
        case .amendment: change = .amendment(reason: try row.read("reason", Line.parse))
        case .correction:
            guard let number = try row.integer("corrects", in: 1...MoneyBook.Limit.plans) else {
                throw .missing(column: "corrects")
            }
            change = .correction(of: number, reason: try row.read("reason", Line.parse))
        }
        let line = PlanLine(
            try year(row), scope, source: try row.read("source", HeadingID.parse),
            isCarriedOver: try row.flag("carried_over"))
        return PlanStatement(
            line, try row.read("amount", Money.parse), change, document: try row.read("document", Line.parse),
            saidOn: try row.read("said_on", LocalDate.parse))
    }

    /// Reads `6:45.5`: by the end of June 45.5 % of the plan.
    private static func point(_ raw: String) throws(ParseFailure) -> Trajectory.Point {
        let failure = ParseFailure(.badFormat(accepted: "##:##.#"), found: raw)
        let parts = raw.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, let month = Int(parts[0]) else { throw failure }
        let share = try DecimalNumber.parse(parts[1])
        guard share.scale <= 1, 0...1000 ~= share.digits * (share.scale == 0 ? 10 : 1) else { throw failure }
        return Trajectory.Point(month: month, permille: Int(share.digits) * (share.scale == 0 ? 10 : 1))
    }
}
