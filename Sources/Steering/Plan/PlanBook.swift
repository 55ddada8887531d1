import BorderVocabulary

/// What other books know about a command, as far as the plans have to know it.
package struct PlanFacts: Hashable, Sendable {
    /// The unit of `PlanCommand.measure`; nil where nobody has defined the indicator for then.
    package let unit: Line?
    /// The posts that the user holds today.
    package let posts: Set<PostID>

    /// Joins the two.
    package init(unit: Line? = nil, posts: Set<PostID> = []) {
        self.unit = unit
        self.posts = posts
    }
}

extension PlanCommand {
    /// The indicator, and the day of its definition, about which a decision has to be told.
    package var measure: (indicator: IndicatorID, on: LocalDate)? {
        switch self {
        case .setTarget(let target, _, _): (target.indicator, target.period.lastDay)
        case .definePlan, .defineTaskGroup, .describeTarget, .correctTarget, .amendTarget, .confirmVersion,
            .setTrajectory, .publishLightRule, .overrideLight, .liftOverride:
            nil
        }
    }
}

/// The plans of years and terms, their groups of tasks and their targets, in every version.
///
/// What a target wants and how it was changed stands here; whether it is met does not: that is answered from the figures,
/// as known on a day (`PlanBook+standing.swift`).
package struct PlanBook: Hashable, Sendable {
    /// The bounds of what is held.
    package enum Limit {
        /// Plans of all times.
        package static let plans = 1_000
        /// Wordings of one plan, group or target.
        package static let wordings = 100
        /// What a document may count of targets or groups.
        package static let listed = 500
        /// Targets of all plans.
        package static let targets = 20_000
        /// Versions of one target.
        package static let versions = 100
        /// Trajectories of one target.
        package static let trajectories = 100
        /// Points of one trajectory.
        package static let points = 60
        /// Overrides of one target.
        package static let overrides = 200
        /// For how many days a light may be overridden.
        package static let overrideDays = 92
        /// Versions of the rule of lights.
        package static let lightRules = 200
    }

    /// Each plan's wordings, oldest first.
    package private(set) var plans: [PlanID: [PlanEntry<Plan>]] = [:]
    /// Each plan's groups of tasks by number, with their wordings.
    package private(set) var groups: [PlanID: [Int: [PlanEntry<TaskGroup>]]] = [:]
    /// Every target.
    package private(set) var targets: [TargetID: TargetRecord] = [:]
    /// The targets of each plan, in the order in which they were set.
    package private(set) var listed: [PlanID: [TargetID]] = [:]
    /// The published rules of lights, oldest first.
    package private(set) var lightRules: [PlanEntry<LightRule>] = []

    /// No plans.
    package init() {}

    /// Takes what happened; never refuses.
    package mutating func apply(_ event: PlanEvent, by user: UserID, at moment: Timestamp) {
        let mark = PlanMark(by: user, at: moment)
        switch event {
        case .planDefined(let plan): plans[plan.id, default: []].append(PlanEntry(plan, mark))
        case .taskGroupDefined(let group):
            groups[group.plan, default: [:]][group.number, default: []].append(PlanEntry(group, mark))
        case .targetSet(let target, let terms, let act):
            targets[target.id] = TargetRecord(target, mark)
            listed[target.plan, default: []].append(target.id)
            targets[target.id]?.add(.original(act: act), terms, mark)
        case .targetDescribed(let target): targets[target.id]?.describe(target, mark)
        case .targetCorrected(let id, let version, let terms, let reason):
            targets[id]?.add(.correction(of: version, reason: reason), terms, mark)
        case .targetAmended(let id, let terms, let act, let effective, let rationale):
            targets[id]?.add(.amendment(act: act, effective: effective, rationale: rationale), terms, mark)
        case .versionConfirmed(let id, let version): targets[id]?.confirm(version, mark)
        case .trajectorySet(let id, let trajectory): targets[id]?.trajectories.append(PlanEntry(trajectory, mark))
        case .lightRulePublished(let rule): lightRules.append(PlanEntry(rule, mark))
        case .lightOverridden(let id, let light, let reason, let post, let until):
            targets[id]?.overrides.append(
                LightOverride(light: light, reason: reason, post: post, mark: mark, until: until))
        case .overrideLifted(let id, let reason): targets[id]?.lift(LightOverride.Lifting(reason: reason, mark: mark))
        }
    }

    /// A plan in its latest wording, or in that of a moment.
    package func plan(_ id: PlanID, recordedBy moment: Timestamp? = nil) -> Plan? {
        plans[id]?.latest(recordedBy: moment)
    }

    /// The plans known on a day, latest years first; a plan without a printed day was always known.
    package func plans(on day: LocalDate, recordedBy moment: Timestamp? = nil) -> [Plan] {
        plans.values.compactMap { $0.latest(recordedBy: moment) }.filter { $0.act.adopted.map { $0 <= day } ?? true }
            .sorted { ($1.span.first, $1.span.last, $0.id) < ($0.span.first, $0.span.last, $1.id) }
    }

    /// The groups of a plan by number.
    package func groups(of plan: PlanID, recordedBy moment: Timestamp? = nil) -> [TaskGroup] {
        (groups[plan] ?? [:]).values.compactMap { $0.latest(recordedBy: moment) }.sorted { $0.number < $1.number }
    }

    /// The targets of a plan: those with a number by it, then the others in the order in which they were set.
    package func targets(of plan: PlanID) -> [TargetRecord] {
        let records = (listed[plan] ?? []).compactMap { targets[$0] }
        let numbered = records.filter { $0.target.number != nil }
        return numbered.sorted { $0.target.number ?? 0 < $1.target.number ?? 0 }
            + records.filter { $0.target.number == nil }
    }

    /// The rule of lights that holds on a day.
    package func lightRule(on day: LocalDate, recordedBy moment: Timestamp? = nil) -> LightRule {
        lightRules.last { entry in
            entry.content.validFrom <= day && moment.map { entry.mark.at <= $0 } ?? true
        }?.content ?? .builtIn
    }
}
