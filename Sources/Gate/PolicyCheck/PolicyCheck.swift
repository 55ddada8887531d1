import BorderVocabulary

/// Tries a queue rule before it is set: plays every small pattern of arrivals and calls, sieges and random days through
/// the gate itself, and answers the first that breaks what the rule promises.
///
/// What is promised is computed here a second time and from nothing but the arrivals; see `PolicyWatch`.
package struct PolicyCheck: Sendable {
    /// Says whose turn it is; the gate's own answer unless a test plants another.
    package typealias Scheduler = @Sendable (Gate, Road, LaneID, Timestamp) throws(Refusal) -> Turn

    /// How much is tried.
    package struct Effort: Hashable, Sendable {
        /// Arrivals and calls of each small pattern.
        package let depth: Int
        package let randomDays: Int
        package let stepsOfADay: Int
        package let seed: UInt64

        package init(depth: Int, randomDays: Int, stepsOfADay: Int, seed: UInt64) {
            self.depth = min(max(0, depth), Limit.depth)
            self.randomDays = min(max(0, randomDays), Limit.days)
            self.stepsOfADay = min(max(0, stepsOfADay), Limit.steps)
            self.seed = seed
        }

        /// A few seconds of one core for an ordinary rule.
        package static var thorough: Effort { Effort(depth: 6, randomDays: 100, stepsOfADay: 400, seed: 1) }
    }

    /// Bounds on one check.
    package enum Limit {
        package static let depth = 8
        package static let days = 10_000
        package static let steps = 10_000
        /// More classes on one road than this are tried in pairs instead of threes.
        static let classesInThrees = 6
        /// Vehicles that besiege one.
        static let siege = 200
    }

    /// What a check found.
    package enum Verdict: Hashable, Sendable {
        /// Nothing; with how much was tried.
        case holds(patterns: Int, calls: Int)
        /// The rule may not be set at all.
        case flawed(QueueRule.Flaw)
        /// A story that ends with a promise broken.
        case broken(CounterExample)
    }

    /// What went wrong, and how it came to it.
    package struct CounterExample: Hashable, Sendable {
        package let promise: Promise
        package let story: [Step]
    }

    /// What a rule promises.
    package enum Promise: Hashable, Sendable {
        /// Inside a class nobody is called before one that came earlier.
        case order(QueueClassID)
        /// A vehicle over its bound is called before all that are not, and before those that came later.
        case ageing(QueueClassID)
        /// A class does not get ahead of another that waits by more than one call of each.
        case share(QueueClassID, over: QueueClassID)
        /// A vehicle is called after at most this many calls of vehicles that came later.
        case patience(QueueClassID, calls: Int)
    }

    /// One line of a story.
    package struct Step: Hashable, Sendable {
        /// Whether the vehicle comes, or is called and why.
        package enum What: Hashable, Sendable {
            case arrives
            case called(Turn.Why)
        }

        package let at: Timestamp
        /// The vehicle's number in the order of arrival, from 1.
        package let vehicle: Int
        package let queueClass: QueueClassID
        package let what: What
    }

    let rule: QueueRule
    let effort: Effort
    let scheduler: Scheduler

    /// Prepares to try a rule.
    package init(
        _ rule: QueueRule, effort: Effort = .thorough,
        scheduler: @escaping Scheduler = { (gate, road, lane, now) throws(Refusal) in
            try gate.turn(at: road.place, direction: road.direction, category: nil, lane: lane, now: now)
        }
    ) {
        self.rule = rule
        self.effort = effort
        self.scheduler = scheduler
    }

    /// Tries the rule; what can be seen without trying is said first.
    package func run() -> Verdict { rule.flaw.map(Verdict.flawed) ?? search() }

    /// Tries the rule also where it is known to be flawed.
    package func search() -> Verdict {
        let stage = PolicyStage(rule, scheduler)
        var patterns = 0
        var calls = 0
        for scenario in PolicyScenarios(rule, effort) {
            let (broken, made) = stage.play(scenario)
            patterns += 1
            calls += made
            if broken != nil { return .broken(stage.shortest(scenario)) }
        }
        return .holds(patterns: patterns, calls: calls)
    }
}

/// Arrivals and calls on one road, a tick apart.
struct PolicyScenario: Sendable {
    enum Action: Hashable, Sendable {
        case arrival(QueueKind)
        case call
    }

    let road: Road
    let start: Timestamp
    let tick: Duration
    var actions: [Action]
}
