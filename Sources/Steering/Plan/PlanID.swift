import BorderVocabulary

/// Marks names of plans.
package enum PlanKind {}
/// Marks names of targets.
package enum TargetKind {}

/// Names a plan, such as `kh-2026`.
package typealias PlanID = Identifier<PlanKind>
/// Names a target of a plan, such as `2026-budget`.
package typealias TargetID = Identifier<TargetKind>

/// Who entered or confirmed something of a plan, and when this system recorded it.
package struct PlanMark: Hashable, Sendable {
    package let by: UserID
    package let at: Timestamp

    /// Joins the two.
    package init(by user: UserID, at moment: Timestamp) {
        by = user
        at = moment
    }
}

/// What was entered, with its mark. A later entry stands beside it and changes nothing of it.
package struct PlanEntry<Content: Hashable & Sendable>: Hashable, Sendable {
    package let content: Content
    package let mark: PlanMark

    /// Joins the two.
    package init(_ content: Content, _ mark: PlanMark) {
        self.content = content
        self.mark = mark
    }
}

extension Array {
    /// The latest content that was recorded by a moment; without one, the latest.
    package func latest<Content>(recordedBy moment: Timestamp?) -> Content? where Element == PlanEntry<Content> {
        last { entry in moment.map { entry.mark.at <= $0 } ?? true }?.content
    }
}

/// The document that sets or changes something, as its source names it; nothing is looked up and nothing is invented.
package struct PlanAct: Hashable, Sendable, Codable {
    /// Number, issuer, or the address where it was read.
    package let document: Line
    /// The day on which it was adopted or told; nil where the source prints none.
    package let adopted: LocalDate?

    /// Joins the two.
    package init(_ document: Line, adopted: LocalDate?) {
        self.document = document
        self.adopted = adopted
    }
}
