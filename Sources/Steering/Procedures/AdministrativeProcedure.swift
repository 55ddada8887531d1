import BorderVocabulary

/// An administrative procedure as it was announced.
package struct AdministrativeProcedure: Hashable, Sendable, Codable {
    /// The level that carries it out.
    package enum Level: String, CaseIterable, Hashable, Sendable, Codable {
        case province
        /// Until 30 June 2025.
        case district
        case commune
    }

    package let code: ProcedureCode
    package let name: Line
    package let level: Level
    /// The field it belongs to, such as land.
    package let field: Line?

    /// Joins the parts.
    package init(_ code: ProcedureCode, name: Line, level: Level, field: Line? = nil) {
        self.code = code
        self.name = name
        self.level = level
        self.field = field
    }
}

/// How long a procedure may take, from a day on: dated, because the law changes it.
package struct StatutoryTerm: Hashable, Sendable, Codable {
    /// In what the period is counted.
    package enum Unit: String, CaseIterable, Hashable, Sendable, Codable {
        case workingDays = "working-days"
        case calendarDays = "calendar-days"
        /// Kept and shown; no day is computed from it, because the hours of offices are not known here.
        case hours
    }

    /// What happens to the period while the applicant is asked for more papers.
    package enum Supplement: String, CaseIterable, Hashable, Sendable, Codable {
        case runsOn = "runs-on"
        case pauses
        case restarts
    }

    package let procedure: ProcedureCode
    /// 1 to 1000.
    package let count: Int
    package let unit: Unit
    package let supplement: Supplement
    /// Dossiers received from this day on.
    package let from: LocalDate
    /// The text it comes from.
    package let basis: Line

    /// Joins the parts.
    package init(
        _ procedure: ProcedureCode, _ count: Int, _ unit: Unit, supplement: Supplement, from: LocalDate, basis: Line
    ) {
        self.procedure = procedure
        self.count = count
        self.unit = unit
        self.supplement = supplement
        self.from = from
        self.basis = basis
    }
}
