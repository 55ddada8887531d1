import BorderVocabulary

/// “16 of 18” as the answer to a question: which targets of a plan are met, by what was known on a day.
///
/// Counted are the headline targets of the plan that were known on the day. What the document counts and what others have
/// published stand beside it and are never mixed in.
package struct PlanTally: Hashable, Sendable {
    package let plan: Plan
    package let day: LocalDate
    package let basis: TargetBasis
    /// The targets of each outcome, in the order of the list.
    package let outcomes: [TargetOutcome: [TargetID]]
    /// Those met by what was only expected, of the met.
    package let expected: [TargetID]
    /// Headline targets that an act has dropped; they are in no count.
    package let dropped: [TargetID]
    /// Whether a sample is among them, so that it is no statement about the province.
    package let hasSamples: Bool

    /// The targets of one outcome.
    package subscript(_ outcome: TargetOutcome) -> [TargetID] { outcomes[outcome] ?? [] }

    /// How many are counted.
    package var counted: Int { outcomes.values.reduce(0) { $0 + $1.count } }

    /// How many of the document's list the book does not know; nil where the document's count is not known.
    package var notListed: Int? { plan.officialTargets.map { max(0, $0 - counted - dropped.count) } }

    /// Counts targets of one plan as they stood on one day.
    package init(_ plan: Plan, on day: LocalDate, _ basis: TargetBasis, _ standings: [TargetStanding]) {
        self.plan = plan
        self.day = day
        self.basis = basis
        let headline = standings.filter { $0.version.terms.isHeadline }
        let standing = headline.filter { $0.aim != nil }
        outcomes = Dictionary(grouping: standing, by: \.verdict.outcome).mapValues { $0.map(\.target.id) }
        expected = standing.filter { $0.verdict.outcome == .met && $0.verdict.isExpected }.map(\.target.id)
        dropped = headline.filter { $0.aim == nil }.map(\.target.id)
        hasSamples = standing.contains { $0.target.isSample }
    }
}

/// What changed about a target between two days.
package struct TargetMovement: Hashable, Sendable {
    /// A thing that changed.
    package enum Change: Hashable, Sendable {
        case set
        case light(from: Light, to: Light)
        case outcome(from: TargetOutcome, to: TargetOutcome)
        /// The probability of attainment, 0 to 1, moved by at least `noticed`.
        case probability(from: Double, to: Double)
        /// Another version counts.
        case version(from: Int, to: Int)
        case figure(PlanFigure)
        case overridden(LightOverride)
        /// An override has ended.
        case overrideEnded(LightOverride)
    }

    /// The least change of a probability that is told.
    package static let noticed = 0.1

    package let now: TargetStanding
    package let before: TargetStanding?
    package let changes: [Change]

    /// Compares two standings of one target; nil where nothing changed.
    package init?(from before: TargetStanding?, to now: TargetStanding) {
        self.now = now
        self.before = before
        guard let before else {
            changes = [.set]
            return
        }
        var changes: [Change] = []
        if before.light.shown != now.light.shown {
            changes.append(.light(from: before.light.shown, to: now.light.shown))
        }
        if before.verdict.outcome != now.verdict.outcome {
            changes.append(.outcome(from: before.verdict.outcome, to: now.verdict.outcome))
        }
        if let early = before.probability, let late = now.probability, (late - early).magnitude >= Self.noticed {
            changes.append(.probability(from: early, to: late))
        }
        if before.version.number != now.version.number {
            changes.append(.version(from: before.version.number, to: now.version.number))
        }
        if let newest = now.newest, newest != before.newest { changes.append(.figure(newest)) }
        if let override = now.light.override, override.mark != before.light.override?.mark {
            changes.append(.overridden(override))
        }
        if let override = before.light.override, now.light.override == nil { changes.append(.overrideEnded(override)) }
        guard !changes.isEmpty else { return nil }
        self.changes = changes
    }

    /// How much it asks for attention: lights that got worse first.
    package var urgency: Int {
        let earlier = before?.light.shown.urgency ?? 0
        return (now.light.shown.urgency - earlier) * 10 + changes.count
    }
}
