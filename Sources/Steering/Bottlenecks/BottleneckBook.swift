import BorderVocabulary

/// What may be asked of the book of bottlenecks.
package enum BottleneckCommand: Hashable, Sendable {
    /// Puts a kind of cause on the list, or ends it.
    case setCause(Cause)
    /// Says when a measure at a gate is trouble, from a day on.
    case setGateRule(GateRule)
    /// Sets up a task force, or changes it by a later document.
    case setTaskForce(TaskForce, on: LocalDate)
    /// Raises a bottleneck on a day.
    case open(BottleneckID, BottleneckOpening, on: LocalDate)
    /// Enters what was done about one, for a post.
    case record(BottleneckID, BottleneckAct, as: PostID, on: LocalDate)
    /// Takes what a rule found in the log of a gate; nobody's word can stand in for it.
    case hear(GateFinding)
}

/// What happened to the book of bottlenecks.
package enum BottleneckEvent: Hashable, Sendable, Codable {
    case causeSet(Cause)
    case gateRuleSet(GateRule)
    case taskForceSet(TaskForce, on: LocalDate)
    case opened(id: BottleneckID, opening: BottleneckOpening, on: LocalDate)
    case acted(id: BottleneckID, act: BottleneckAct, as: PostID, on: LocalDate)
    case measured(id: BottleneckID, act: GateAct, on: LocalDate)
    case tookIn(id: BottleneckID, other: TakenIn, on: LocalDate)
    case letGo(id: BottleneckID, other: BottleneckID, on: LocalDate)
}

/// Why the book of bottlenecks was not changed, with what would be accepted.
package enum BottleneckRefusal: Error, Hashable, Sendable {
    case unknownBottleneck(BottleneckID)
    /// The name stands for another one already.
    case nameTaken(BottleneckID)
    /// What a rule measured is not typed by hand.
    case measuredByRuleAlone
    case unknownPost(PostID)
    /// No such kind of cause on the day.
    case unknownCause(accepted: [CauseID])
    /// The cause `other` wants words.
    case causeWantsWords
    /// No such task force, or not at work on the day.
    case unknownTaskForce(accepted: [TaskForceID])
    case unknownParty(accepted: [AffectedID])
    /// Two affected parties of one bottleneck have the same name in the book.
    case partyTaken(AffectedID)
    /// The person does not hold the post today.
    case notYourPost(PostID)
    /// The act belongs to one of these posts.
    case onlyFor([PostID])
    /// Those who answer for a bottleneck do not speak for those who suffer from it.
    case ownerSpeaksForAffected
    /// Nothing is entered before it happens.
    case inFuture(today: LocalDate)
    /// Something later was entered already.
    case before(LocalDate)
    case notOpen(BottleneckID)
    /// Nobody has said that it is gone.
    case notClosed(BottleneckID)
    /// It is counted with another one, which takes the acts.
    case mergedInto(BottleneckID)
    case notMerged(BottleneckID)
    case intoItself(BottleneckID)
    /// A closing wants to be shown.
    case noEvidence
    /// The bottleneck does not block this.
    case notBlocked
    /// An amount is below zero.
    case badAmount
    /// A rule's bounds contradict each other.
    case badRule(RuleID)
    /// A task force needs a day on which it works, and members.
    case badTaskForce(TaskForceID)
    /// A later version is there already; versions are not rewritten.
    case notLater(than: LocalDate)
    /// No decision was asked for.
    case nothingWanted
    case full(limit: Int)
}

/// All bottlenecks, with their whole histories, the task forces that clear them and the rules by which gates raise them.
package struct BottleneckBook: Hashable, Sendable {
    /// The bounds of what is held in memory.
    package enum Limit {
        /// Bottlenecks of all times.
        package static let bottlenecks = 50_000
        /// Entries in the history of one.
        package static let entries = 2_000
        /// Things that one blocks, parties that it affects, proofs of one closing; each.
        package static let lines = 200
        /// Task forces of all times.
        package static let taskForces = 2_000
        /// Members of one.
        package static let members = 100
        /// Versions of causes, and of rules for gates; each.
        package static let settings = 2_000
    }

    /// The history of each bottleneck.
    package private(set) var histories: [BottleneckID: Chronicle<BottleneckEntry>] = [:]
    /// The versions of each task force, oldest first.
    package private(set) var taskForces: [TaskForceID: Chronicle<TaskForce>] = [:]
    /// The causes, in the order in which they were set; the first list ahead.
    package private(set) var causes = Cause.firstList
    /// Every version of every rule for gates.
    package private(set) var gateRules: [GateRule] = []
    /// The bottleneck that a rule raised last for a stream.
    private(set) var lastRaised: [GateOrigin: BottleneckID] = [:]
    /// Those that were raised as classified.
    private(set) var classified: Set<BottleneckID> = []
    /// How many were raised by rules.
    private(set) var raisedByRule = 0

    /// An empty book with the first list of causes.
    package init() {}

    /// Takes what happened; never refuses.
    package mutating func apply(_ event: BottleneckEvent, by user: UserID, at moment: Timestamp) {
        func add(_ entry: BottleneckEntry, to id: BottleneckID, on day: LocalDate) {
            histories[id, default: Chronicle()].add(entry, on: day, by: user, at: moment)
        }
        switch event {
        case .causeSet(let cause):
            causes.removeAll { $0.id == cause.id && $0.from == cause.from }
            causes.append(cause)
        case .gateRuleSet(let rule): gateRules.append(rule)
        case .taskForceSet(let force, let day):
            taskForces[force.id, default: Chronicle()].add(force, on: day, by: user, at: moment)
        case .opened(let id, let opening, let day):
            add(.opened(opening), to: id, on: day)
            if opening.isClassified { classified.insert(id) }
            guard case .measured(let trouble) = opening.origin else { return }
            lastRaised[trouble.origin] = id
            raisedByRule += 1
        case .acted(let id, let act, let post, let day): add(.acted(act, as: post), to: id, on: day)
        case .measured(let id, let act, let day): add(.measured(act), to: id, on: day)
        case .tookIn(let id, let other, let day): add(.tookIn(other), to: id, on: day)
        case .letGo(let id, let other, let day): add(.letGo(other), to: id, on: day)
        }
    }
}
