import BorderVocabulary

/// Marks names of entries of the register's lists.
package enum TermKind {}
/// Names an entry of one of the register's lists, such as a topic.
package typealias TermID = Identifier<TermKind>

/// The lists from which a petition is described; raw values are stored.
package enum TermList: String, CaseIterable, Hashable, Sendable, Codable {
    /// What a petition is about.
    case topic
    /// What it is before the rules, which decides its periods.
    case kind
    /// Why one is not taken up.
    case rejection
}

/// An entry of a list, in force from a day on. What the entries are is the province's to say; this system has none.
package struct RegisterTerm: Hashable, Sendable, Codable {
    package let list: TermList
    package let id: TermID
    /// The name in Vietnamese.
    package let vietnamese: Line
    package let chinese: Line?
    package let english: Line?
    package let from: LocalDate
    /// The last day, or nil while it goes on.
    package let until: LocalDate?
    /// The decision it comes from.
    package let basis: Line

    /// Joins the parts.
    package init(
        _ list: TermList, _ id: TermID, vietnamese: Line, chinese: Line? = nil, english: Line? = nil, from: LocalDate,
        until: LocalDate? = nil, basis: Line
    ) {
        self.list = list
        self.id = id
        self.vietnamese = vietnamese
        self.chinese = chinese
        self.english = english
        self.from = from
        self.until = until
        self.basis = basis
    }

    /// Whether it may be chosen on a day.
    package func holds(on day: LocalDate) -> Bool { from <= day && until.map { day <= $0 } ?? true }
}

/// How long the answer or the resolution of a kind of petition may take, for those received from a day on.
package struct ServicePeriod: Hashable, Sendable, Codable {
    /// What the period ends with; raw values are stored.
    package enum Clock: String, CaseIterable, Hashable, Sendable, Codable {
        /// The first word on the matter.
        case answer
        /// The matter is settled.
        case resolution
    }

    /// How days are counted; raw values are stored.
    package enum Counting: String, CaseIterable, Hashable, Sendable, Codable {
        case calendarDays = "calendar-days"
        case workingDays = "working-days"
    }

    package let kind: TermID
    package let clock: Clock
    /// How many days, 1 to 3,650; nil says that from then on none is set.
    package let days: Int?
    package let counting: Counting
    package let from: LocalDate
    /// The rule it comes from, as people cite it.
    package let basis: Line

    /// The most days that a period may have.
    package static let longest = 3_650

    /// Joins the parts.
    package init(
        _ kind: TermID, _ clock: Clock, days: Int?, _ counting: Counting, from: LocalDate, basis: Line
    ) {
        self.kind = kind
        self.clock = clock
        self.days = days
        self.counting = counting
        self.from = from
        self.basis = basis
    }

    /// The last day of the period that begins with a day, which is not counted; nil where no period is set.
    package func due(from day: LocalDate, _ calendar: WorkingCalendar) -> LocalDate? {
        guard let days else { return nil }
        return switch counting {
        case .calendarDays: day.adding(days: days)
        case .workingDays: calendar.adding(workingDays: days, to: day)
        }
    }
}
