import BorderVocabulary

/// Who assigned capital, and to what.
package enum PlanScope: Hashable, Sendable, Codable {
    /// The Prime Minister to the province, for a programme or in general.
    case primeMinister(programme: HeadingID?)
    /// The province, for a programme or in general, whether or not it has been given out.
    case province(programme: HeadingID?)
    /// The province to a project.
    case project(id: ProjectID)

    /// The level alone.
    package var level: PlanLevel {
        switch self {
        case .primeMinister: .primeMinister
        case .province: .province
        case .project: .allocated
        }
    }
}

/// The level at which capital is planned.
package enum PlanLevel: String, CaseIterable, Hashable, Sendable {
    case primeMinister = "prime-minister"
    case province
    case allocated
}

/// What one amount of a plan is for.
package struct PlanLine: Hashable, Sendable, Codable {
    package let year: Int
    package let scope: PlanScope
    package let source: HeadingID
    /// Whether it is last year's capital whose payment was prolonged; it is never added in without being named.
    package let isCarriedOver: Bool

    /// Joins the parts.
    package init(_ year: Int, _ scope: PlanScope, source: HeadingID, isCarriedOver: Bool = false) {
        self.year = year
        self.scope = scope
        self.source = source
        self.isCarriedOver = isCarriedOver
    }
}

/// How an amount came to be said.
///
/// An amendment changes the plan; a correction says that the plan had been written down wrongly (OCDS keeps *amendment*
/// and *update* apart for the same reason).
package enum PlanChange: Hashable, Sendable, Codable {
    case original
    case amendment(reason: Line)
    /// Of the statement with this number.
    case correction(of: Int, reason: Line)
}

/// An amount of a plan, by a document: the whole amount of its line, never a difference.
package struct PlanStatement: Said {
    package let line: PlanLine
    package let amount: Money
    package let change: PlanChange
    /// Number and title of the decision.
    package let document: Line
    /// The day of the decision.
    package let saidOn: LocalDate

    /// Joins the parts.
    package init(_ line: PlanLine, _ amount: Money, _ change: PlanChange, document: Line, saidOn: LocalDate) {
        self.line = line
        self.amount = amount
        self.change = change
        self.document = document
        self.saidOn = saidOn
    }
}

/// The original and each amendment of a line, with its amount after all corrections that were known.
package struct PlanVersion: Hashable, Sendable {
    /// The number of the original or the amendment.
    package let number: Int
    /// The numbers of its known corrections, oldest first.
    package let corrections: [Int]
    package let amount: Money
    package let saidOn: LocalDate
}

/// Until when payments count for a year's plan.
///
/// Without one it is 31 December. Laws have known other days; none is assumed here.
package struct YearEnd: Said {
    package let year: Int
    /// The last day, from 31 December of the year on.
    package let lastDay: LocalDate
    /// The law or decision.
    package let basis: Line
    package let saidOn: LocalDate

    /// Joins the parts.
    package init(_ year: Int, lastDay: LocalDate, basis: Line, saidOn: LocalDate) {
        self.year = year
        self.lastDay = lastDay
        self.basis = basis
        self.saidOn = saidOn
    }
}
