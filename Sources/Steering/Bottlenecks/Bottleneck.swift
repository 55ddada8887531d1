import BorderVocabulary

/// Marks names of bottlenecks.
package enum BottleneckKind {}
/// Names a bottleneck.
package typealias BottleneckID = Identifier<BottleneckKind>
/// Marks names of affected parties.
package enum AffectedKind {}
/// Names an affected party within one bottleneck.
package typealias AffectedID = Identifier<AffectedKind>

/// Someone who suffers from a bottleneck and is asked when it is said to be gone: a firm, a co-operative, a commune, an
/// association; no private person's name, because the log forgets nothing.
package struct AffectedParty: Hashable, Sendable, Codable {
    package let id: AffectedID
    package let name: Line
    /// The post that speaks for it, where it has one in the roster.
    package let post: PostID?

    /// Joins the parts.
    package init(_ id: AffectedID, name: Line, post: PostID? = nil) {
        self.id = id
        self.name = name
        self.post = post
    }
}

/// A decision that would clear a bottleneck, and the post that can take it.
package struct WantedDecision: Hashable, Sendable, Codable {
    package let what: Line
    package let from: PostID
    /// The day by which it is wanted.
    package let due: LocalDate?

    /// Joins the parts.
    package init(_ what: Line, from: PostID, due: LocalDate? = nil) {
        self.what = what
        self.from = from
        self.due = due
    }
}

/// Where what is said can be looked up: a document, a photograph, a record.
package struct Evidence: Hashable, Sendable, Codable {
    /// A number of a document or an address.
    package let reference: Line
    package let note: Line?

    /// Joins the parts.
    package init(_ reference: Line, note: Line? = nil) {
        self.reference = reference
        self.note = note
    }
}

/// What a bottleneck is when it is raised.
package struct BottleneckOpening: Hashable, Sendable, Codable {
    /// How it became known.
    package enum Origin: Hashable, Sendable, Codable {
        /// A post reported it.
        case reported(by: PostID)
        /// A rule saw it in the log of a gate.
        case measured(GateTrouble)
    }

    /// What is stuck, in one line; of a measured one, the basis of its rule, because a rule has no words.
    package let title: Line
    package let statement: LongText?
    package let cause: CauseID
    /// The cause in words; wanted where it is `other`.
    package let causeNote: Line?
    /// The post that answers for it.
    package let owner: PostID
    package let origin: Origin
    package var blocked: [Blocked] = []
    package var affected: [AffectedParty] = []
    package var wanted: WantedDecision?
    package var taskForce: TaskForceID?
    /// Whether only those concerned may read it; the others are told its name, and it is counted all the same.
    package var isClassified = false
    /// Whether it is made up, to show how the room works.
    package var isSample = false

    /// Joins the parts that it cannot be without.
    package init(
        _ title: Line, statement: LongText? = nil, cause: CauseID, causeNote: Line? = nil, owner: PostID, origin: Origin
    ) {
        self.title = title
        self.statement = statement
        self.cause = cause
        self.causeNote = causeNote
        self.owner = owner
        self.origin = origin
    }
}

/// What people do about a bottleneck.
package enum BottleneckAct: Hashable, Sendable, Codable {
    /// What is going on, in words.
    case reported(progress: Line)
    case handedOver(to: PostID, reason: Line)
    case causeRestated(cause: CauseID, note: Line?, reason: Line)
    case blockedAdded(things: [Blocked])
    /// It no longer blocks this, or never did.
    case blockedRemoved(thing: Blocked, reason: Line)
    case affectedAdded(AffectedParty)
    case decisionWanted(WantedDecision)
    /// The decision that was wanted was taken, or refused.
    case decided(what: Line, document: Line)
    case givenTo(taskForce: TaskForceID?, reason: Line)
    /// The owner says that it is gone.
    case closed(evidence: [Evidence])
    /// An affected party says that it is gone.
    case confirmed(by: AffectedID, evidence: Evidence)
    /// An affected party says that it is not gone.
    case objected(by: AffectedID, reason: Line)
    case reopened(reason: Line)
    case merged(into: BottleneckID, reason: Line)
    /// A merging was wrong.
    case parted(reason: Line)
}

/// What a rule does about a bottleneck that it raised.
package enum GateAct: Hashable, Sendable, Codable {
    /// It goes on, or came back; said once a day.
    case goesOn(GateTrouble)
    /// The measure is calm; the owner may close, and nobody else does it for them.
    case subsided(GateTrouble)
    /// It was closed, and the measure says otherwise.
    case contradicted(GateTrouble)
}

/// One line of a bottleneck's history.
package enum BottleneckEntry: Hashable, Sendable {
    case opened(BottleneckOpening)
    case acted(BottleneckAct, as: PostID)
    case measured(GateAct)
    /// Another one was merged into it; those affected by that one are asked about this one now.
    case tookIn(TakenIn)
    /// It was parted from it again.
    case letGo(BottleneckID)
}

/// A bottleneck that was merged into another.
package struct TakenIn: Hashable, Sendable, Codable {
    package let id: BottleneckID
    /// Since when it had been there: merging an old one into a new one makes nothing younger.
    package let since: LocalDate
    /// Those affected by it that are not affected by the other already.
    package let affected: [AffectedParty]

    /// Joins the parts.
    package init(id: BottleneckID, since: LocalDate, affected: [AffectedParty]) {
        self.id = id
        self.since = since
        self.affected = affected
    }
}
