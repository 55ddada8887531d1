import BorderVocabulary

/// Marks names of task forces.
package enum TaskForceKind {}
/// Names a task force, such as `to-cong-tac-giai-ngan`.
package typealias TaskForceID = Identifier<TaskForceKind>

/// A body for a time that is to clear bottlenecks: its mandate, and its members as posts.
package struct TaskForce: Hashable, Sendable, Codable {
    package let id: TaskForceID
    package let name: Line
    /// The document that set it up, or last changed it.
    package let mandate: Line
    package let chair: PostID
    package let members: [PostID]
    package let from: LocalDate
    /// The last day, or nil where the document sets none.
    package let until: LocalDate?
    /// Whether it is made up, to show how the room works.
    package let isSample: Bool

    /// Joins the parts.
    package init(
        _ id: TaskForceID, name: Line, mandate: Line, chair: PostID, members: [PostID], from: LocalDate,
        until: LocalDate? = nil, isSample: Bool = false
    ) {
        self.id = id
        self.name = name
        self.mandate = mandate
        self.chair = chair
        self.members = members
        self.from = from
        self.until = until
        self.isSample = isSample
    }

    /// Whether it is at work on a day.
    package func works(on day: LocalDate) -> Bool { from <= day && until.map { day <= $0 } ?? true }
}

/// What a task force has brought about by a day; every number beside the one that it is a part of.
package struct TaskForceYield: Hashable, Sendable {
    /// Bottlenecks that were ever given to it, those that were merged away not counted.
    package var given = 0
    /// Of these, those that were taken from it again or went to another.
    package var takenAway = 0
    /// Of those that it still has: closed, and every affected party said so too.
    package var confirmed = 0
    /// Closed by the owner, and not confirmed by all.
    package var unconfirmed = 0
    /// Of those that it still has, open.
    package var open = 0
    /// How often a closing was undone.
    package var reopenings = 0
    /// The days of age of those that are open, longest first.
    package var agesOfOpen: [Int] = []
    /// The days from raising to closing of those that are closed, longest first.
    package var agesOfClosed: [Int] = []
    /// What the open ones block.
    package var toll = Toll(of: [])
}
