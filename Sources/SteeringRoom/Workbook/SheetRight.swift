import BorderVocabulary
import Gate
import Steering

/// Who may bring in a table, by duty; the books ask besides for the post whose word a row is.
package struct SheetRight: Hashable, Sendable {
    /// Who may bring in any row of it.
    package let any: [Duty]
    /// Who may bring in those rows alone that one of their own posts answers for.
    package let own: [Duty]
    /// The column that tells who answers for a row; nil where nobody is bound to the own posts.
    package let column: String?

    /// Everybody who may bring something of it.
    package var all: [Duty] { any + own }

    private init(_ any: [Duty], own: [Duty] = [], by column: String? = nil) {
        self.any = any
        self.own = own
        self.column = column
    }
}

extension SheetRight {
    /// Who sets up what the others work by: posts, units, cards, plans, rules, calendars; and who books the treasury's
    /// payments, which no owner of a project books for itself.
    private static let office = SheetRight([.office])
    /// Whose word it is, the book of tasks decides by post.
    private static let acting = SheetRight([.leader, .office, .department, .approver])
    /// Whose word it is, the books of conferences and bottlenecks decide by post.
    private static let attending = SheetRight([.leader, .office, .department, .approver, .reception])
    /// The office for all, a department for what its posts answer for.
    private static func owners(by column: String) -> SheetRight {
        SheetRight([.office], own: [.department], by: column)
    }

    /// The whole table of who may bring in what, in the order of `Sheets.all`; what is not named here nobody may bring in.
    /// The same table is in docs/steering/sheets.md, and a test holds the room to it.
    package static let table: [String: SheetRight] = [
        "posts": office,
        "appointments": office,
        "days": office,
        "units": office,
        "unit-changes": office,
        "unit-weights": office,
        "indicators": office,
        "cut-offs": office,
        "observations": owners(by: "indicator"),
        "customs": office,
        "customs-tolerances": office,
        // The difference is explained by somebody else than who brought the file in; the book asks for that.
        "customs-differences": SheetRight([.office, .department]),
        "headings": office,
        "projects": office,
        "capital-plans": office,
        "payment-trajectories": office,
        "payment-year-ends": office,
        "commitments": owners(by: "project"),
        "payments": office,
        "procedures": office,
        "procedure-terms": office,
        "dossiers": owners(by: "office"),
        "plans": office,
        "task-groups": office,
        "targets": office,
        "target-changes": office,
        "trajectories": office,
        "light-rules": office,
        "offices": office,
        "ladders": office,
        "documents": acting,
        "points": acting,
        "tasks": acting,
        "task-steps": acting,
        "causes": office,
        "gate-rules": office,
        "task-forces": office,
        "bottlenecks": SheetRight(
            [.office], own: [.leader, .department, .approver, .reception], by: "reported_by"),
        "bottleneck-acts": attending,
        "conference-series": office,
        "conferences": attending,
        "conference-acts": attending,
        "petition-terms": office,
        "petition-periods": office,
        "dialogues": SheetRight([.reception, .office, .department]),
        "petitions": SheetRight([.reception, .office]),
        "promises": SheetRight([.reception, .office, .department]),
    ]

    /// Everybody who may bring in some table.
    package static let everybody: [Duty] = Duty.allCases.filter { duty in
        table.values.contains { $0.all.contains(duty) }
    }
}

extension Sheet {
    /// Who may bring it in.
    package var right: SheetRight? { SheetRight.table[name] }
}
