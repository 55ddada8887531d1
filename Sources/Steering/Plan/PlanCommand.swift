import BorderVocabulary

/// What may be asked of the plans.
package enum PlanCommand: Hashable, Sendable {
    /// Sets up a plan or words it anew; the earlier wording stays.
    case definePlan(Plan)
    /// Sets up a numbered group of tasks or words it anew.
    case defineTaskGroup(TaskGroup)
    /// Sets a target for the first time, from the act that sets it.
    case setTarget(Target, TargetTerms, PlanAct)
    /// Words a target anew: its name, number, owner or group. What it is measured by stays.
    case describeTarget(Target)
    /// Says that a version was typed wrongly: its act always said this.
    case correctTarget(TargetID, version: Int, TargetTerms, reason: Line)
    /// Takes in an act that changes a target, or drops it.
    case amendTarget(TargetID, TargetTerms, PlanAct, effective: LocalDate, rationale: Line)
    /// A second person stands by a version.
    case confirmVersion(TargetID, version: Int)
    /// Lays the way to a version of a target.
    case setTrajectory(TargetID, TargetTrajectory)
    /// Publishes the rule of the lights that holds from a day on.
    case publishLightRule(LightRule)
    /// Sets another light beside the one by rule, for a time, in the name of a post.
    case overrideLight(TargetID, to: Light, reason: Line, as: PostID, until: LocalDate)
    /// Takes it back before its time.
    case liftOverride(TargetID, reason: Line)
}

/// What happened to the plans.
package enum PlanEvent: Hashable, Sendable, Codable {
    case planDefined(plan: Plan)
    case taskGroupDefined(group: TaskGroup)
    case targetSet(target: Target, terms: TargetTerms, act: PlanAct)
    case targetDescribed(target: Target)
    /// The number of the new version follows from the order.
    case targetCorrected(target: TargetID, version: Int, terms: TargetTerms, reason: Line)
    case targetAmended(target: TargetID, terms: TargetTerms, act: PlanAct, effective: LocalDate, rationale: Line)
    case versionConfirmed(target: TargetID, version: Int)
    case trajectorySet(target: TargetID, trajectory: TargetTrajectory)
    case lightRulePublished(rule: LightRule)
    case lightOverridden(target: TargetID, light: Light, reason: Line, post: PostID, until: LocalDate)
    case overrideLifted(target: TargetID, reason: Line)
}

/// Why a command was not done, with what would be accepted.
package enum PlanRefusal: Error, Hashable, Sendable {
    case unknownPlan(PlanID)
    case unknownTarget(TargetID)
    /// The plan has no group of tasks of this number.
    case unknownGroup(PlanID, Int)
    /// Over a plan stands the plan of a term that covers its years.
    case notATermAbove(PlanID)
    /// A plan with targets keeps its years.
    case spanFixed(PlanSpan)
    /// What was marked as sample stays one, and what was not is not made one.
    case sampleStays(Bool)
    /// A target of a sample plan is a sample.
    case planIsSample(PlanID)
    case outsidePlan(PlanSpan)
    /// Groups and targets are numbered from 1 to what the plan's document counts.
    case numberOutOfList(count: Int)
    case numberTaken(by: TargetID)
    /// The target is there: correct it, where it was typed wrongly, or amend it, where an act changes it.
    case alreadySet(TargetID)
    /// A target keeps its series, unit, area, period and plan; another measure is another target.
    case measureFixed(IndicatorID, unit: Line, Period)
    case unknownIndicator(IndicatorID)
    /// The unit is another than the indicator's.
    case otherUnit(expected: Line)
    /// Two series are held against each other that are defined differently.
    case notComparable(IndicatorID, with: IndicatorID)
    /// The low end of a range lies below its high end.
    case rangeUpsideDown
    /// A milestone is due inside the target's period.
    case dueOutside(first: LocalDate, last: LocalDate)
    /// Only an act drops a target or sets one without an aim.
    case aimWanted
    case unknownVersion(count: Int)
    /// An act that changes a target has a day.
    case dayWanted
    /// Nothing is adopted before it is.
    case adoptedInFuture(today: LocalDate)
    /// Who entered a version does not confirm it.
    case ownEntry
    /// Points come day by day inside the period, one to `limit` of them.
    case pathUnordered(first: LocalDate, last: LocalDate, limit: Int)
    /// The last point is the target.
    case pathMissesBound(DecimalNumber)
    /// Only a target that is a number has a way to it.
    case noPath
    /// A rule of lights holds from today or later, and after those that are there.
    case ruleNotLater(earliest: LocalDate)
    /// Its steps lie in order, it names its decision, and its number is the next.
    case ruleUnordered(next: Int)
    /// Met and missed follow from the figures; a person may say that it is on track, at risk or off track.
    case notOverridable(accepted: [Light])
    case notOnPost(PostID)
    /// Who answers for a target does not overrule its light.
    case ownTarget(PostID)
    /// An override ends between today and this day.
    case overrideTooLong(latest: LocalDate)
    case noOverride(TargetID)
    case full(limit: Int)
}
