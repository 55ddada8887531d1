import BorderVocabulary

/// What money is told by: where it comes from, or the programme it is spent for.
package struct Heading: Hashable, Sendable, Codable {
    /// Which of the two.
    package enum Kind: String, CaseIterable, Hashable, Sendable, Codable {
        /// A source of capital, such as the central budget.
        case source
        /// A national target programme.
        case programme
    }

    package let id: HeadingID
    package let kind: Kind
    package let name: Line
    /// The text it comes from.
    package let basis: Line

    /// Joins the parts.
    package init(_ id: HeadingID, kind: Kind, name: Line, basis: Line) {
        self.id = id
        self.kind = kind
        self.name = name
        self.basis = basis
    }
}

/// A project of public investment, as it is described from a day on.
package struct Project: Hashable, Sendable, Codable {
    /// The class that the law on public investment gives a project.
    package enum Group: String, CaseIterable, Hashable, Sendable, Codable {
        /// Of national importance.
        case national
        case a
        case b
        case c
    }

    package let id: ProjectID
    package let name: Line
    /// The body that answers for it, never a person.
    package let owner: PostID
    /// Where it stands, if it stands in one unit.
    package let unit: UnitID?
    /// The national target programme that it belongs to, or none.
    package let programme: HeadingID?
    /// Nil where no class was given.
    package let group: Group?
    /// The first day on which this description holds.
    package let from: LocalDate

    /// Joins the parts.
    package init(
        _ id: ProjectID, name: Line, owner: PostID, unit: UnitID? = nil, programme: HeadingID? = nil,
        group: Group? = nil, from: LocalDate
    ) {
        self.id = id
        self.name = name
        self.owner = owner
        self.unit = unit
        self.programme = programme
        self.group = group
        self.from = from
    }
}
