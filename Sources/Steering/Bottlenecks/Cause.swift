import BorderVocabulary

/// Marks names of causes.
package enum CauseKind {}
/// Names a kind of cause, such as `land`.
package typealias CauseID = Identifier<CauseKind>

/// A kind of cause on the list, for a time: the list is dated configuration, and a name that was used keeps its meaning.
package struct Cause: Hashable, Sendable, Codable {
    package let id: CauseID
    /// The name as people read it; the causes of the first list have theirs in the catalogue.
    package let name: Line?
    package let from: LocalDate
    /// The last day, or nil while it goes on.
    package let until: LocalDate?
    /// The decision or habit that it comes from.
    package let basis: Line?

    /// Joins the parts.
    package init(
        _ id: CauseID, name: Line? = nil, from: LocalDate = .earliest, until: LocalDate? = nil, basis: Line? = nil
    ) {
        self.id = id
        self.name = name
        self.from = from
        self.until = until
        self.basis = basis
    }

    /// The cause that wants words of its own beside it.
    package static let other: CauseID = "other"

    /// The first list. No law names one: it is this system's, to be replaced by the province's own.
    package static let firstList =
        ([
            "land", "capital", "procedure", "gate-capacity", "neighbour-side", "personnel", "law", "contractor",
        ] as [CauseID] + [other]).map { Cause($0) }

    /// Whether it may be chosen on a day.
    package func holds(on day: LocalDate) -> Bool { from <= day && until.map { day <= $0 } ?? true }
}
