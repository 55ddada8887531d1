import BorderVocabulary

/// The light of a target on a day, the rule's and, beside it, a person's.
package struct TargetLight: Hashable, Sendable {
    /// What the rule's light rests on.
    package enum Ground: Hashable, Sendable {
        /// The period is over.
        case attainment
        /// A milestone was done by its day.
        case done
        case probability(Double)
        /// Behind the trajectory by so many percent.
        case trajectory(Double)
        /// Neither is known; the responsible body expects this.
        case expectation
        /// Figures are there and do not decide.
        case undecided
        /// An act has dropped the target.
        case dropped
        /// Nothing is known of the period; it has been over for so many days, or is not over.
        case nothingKnown(days: Int?)
        /// The newest figure is so many days old.
        case stale(days: Int)
    }

    /// By the rule; no person changes it.
    package let computed: Light
    package let ground: Ground
    package let rule: LightRule
    /// What a post has set beside it.
    package let override: LightOverride?

    /// What is shown first: the post's where there is one.
    package var shown: Light { override?.light ?? computed }
}

/// All that can be said of a target on a day: computed when it is asked, never kept.
package struct TargetStanding: Hashable, Sendable {
    package let record: TargetRecord
    /// The wording that holds.
    package let target: Target
    /// The version that counts.
    package let version: TargetVersion
    /// What it wants; nil where an act has dropped it.
    package let aim: TargetAim?
    package let verdict: TargetVerdict
    /// What the year may come to; nil for a target that is no number.
    package let forecast: ForecastAnswer?
    package let probability: Double?
    package let trajectory: PlanEntry<TargetTrajectory>?
    package let gap: TrajectoryGap?
    package let softness: TargetSoftness?
    package let light: TargetLight
    /// The months of the year with what was reached and what was planned by their ends; empty for what is no number.
    package let months: [TargetMonth]
    /// The newest figure of the period, and how many days before the day it was known.
    package let newest: PlanFigure?
    package let age: Int?
}

/// A month of a target's year.
package struct TargetMonth: Hashable, Sendable {
    /// 1 to 12.
    package let month: Int
    /// The value so far by its end, or at its end where values do not add up; nil where it is not known.
    package let reached: DecimalNumber?
    /// Where the trajectory wanted it by then.
    package let planned: DecimalNumber?

    static func all(
        of period: Period, _ known: PlanFigures, _ trajectory: TargetTrajectory?
    ) -> [TargetMonth] {
        guard period.isYear else { return [] }
        let path = YearPath(period.year, known)
        return (1...12).map { month in
            let end = LocalDate.last(of: month, in: period.year)
            return TargetMonth(
                // What is expected of a month to come was not reached in it.
                month: month, reached: end <= known.day ? path.soFar[month] : nil,
                planned: trajectory?.points.last { $0.through == end }?.value)
        }
    }
}

extension PlanBook {
    /// How a target stood by what was known on the day of the figures; nil where it was not set yet.
    package func standing(
        of id: TargetID, _ known: PlanFigures, _ basis: TargetBasis = .inForce, recordedBy moment: Timestamp? = nil
    ) throws(PlanRefusal) -> TargetStanding? {
        guard let record = targets[id] else { throw .unknownTarget(id) }
        let day = known.day
        guard let target = record.target(recordedBy: moment),
            let version = record.version(on: day, basis, recordedBy: moment)
        else { return nil }
        let aim = version.terms.aim
        let verdict = if let aim { try TargetVerdict(target, aim, known) } else { TargetVerdict.dropped }
        let forecast = aim?.accepted.map { _ in ForecastAnswer(target.period, known) }
        let trajectory = record.trajectory(on: day, recordedBy: moment)
        let gap = trajectory.flatMap { entry in aim.flatMap { TrajectoryGap(entry.content, $0, known) } }
        let newest = Self.newest(target.period, known)
        let sight = Sight(
            aim: aim, last: target.period.lastDay, day: day, verdict: verdict,
            probability: aim.flatMap { forecast?.forecast?.probability(of: $0) }, gap: gap, newest: newest,
            age: newest?.knownFrom.map { $0.days(to: day) })
        let rule = lightRule(on: day, recordedBy: moment)
        let (computed, ground) = sight.light(by: rule)
        return TargetStanding(
            record: record, target: target, version: version, aim: aim, verdict: verdict, forecast: forecast,
            probability: sight.probability, trajectory: trajectory, gap: gap,
            softness: aim.flatMap { TargetSoftness($0, target.period, known) },
            light: TargetLight(
                computed: computed, ground: ground, rule: rule,
                override: record.override(on: day, recordedBy: moment)),
            months: aim?.accepted == nil ? [] : TargetMonth.all(of: target.period, known, trajectory?.content),
            newest: newest, age: sight.age)
    }

    /// The latest said of a stretch inside the period.
    private static func newest(_ period: Period, _ known: PlanFigures) -> PlanFigure? {
        known.figures.filter { $0.period.firstDay >= period.firstDay && $0.period.lastDay <= period.lastDay }
            .max { ($0.knownFrom ?? .earliest, $0.observation) < ($1.knownFrom ?? .earliest, $1.observation) }
    }
}

/// What the rule of lights looks at.
private struct Sight {
    let aim: TargetAim?
    /// The last day of the period.
    let last: LocalDate
    let day: LocalDate
    let verdict: TargetVerdict
    let probability: Double?
    let gap: TrajectoryGap?
    let newest: PlanFigure?
    let age: Int?

    func light(by rule: LightRule) -> (Light, TargetLight.Ground) {
        guard let aim else { return (.noInformation, .dropped) }
        if case .milestone(let due) = aim {
            // What is done by its day stays done, and what was not done by it has missed it.
            if verdict.outcome == .met, !verdict.isExpected { return (.met, .done) }
            guard day <= due else { return over(since: due) }
        }
        guard day <= last else { return over(since: last) }
        guard newest != nil else { return (.noInformation, .nothingKnown(days: nil)) }
        if let age, age > rule.staleAfterDays { return (.noInformation, .stale(days: age)) }
        let byChance = probability.map { (rule.light(probability: $0), TargetLight.Ground.probability($0)) }
        let byPath = gap.map { gap in
            (rule.light(behindPercent: gap.behindPercent), TargetLight.Ground.trajectory(gap.behindPercent))
        }
        if let worse = [byChance, byPath].compactMap(\.self).max(by: { $0.0.urgency < $1.0.urgency }) { return worse }
        switch verdict.outcome {
        case .met: return (.onTrack, .expectation)
        case .notMet: return (.offTrack, .expectation)
        case .unknown: return (.noInformation, .undecided)
        case .noInformation: return (.noInformation, .nothingKnown(days: nil))
        }
    }

    private func over(since end: LocalDate) -> (Light, TargetLight.Ground) {
        switch verdict.outcome {
        case .met: (.met, .attainment)
        case .notMet: (.missed, .attainment)
        case .unknown: (.noInformation, .undecided)
        case .noInformation: (.noInformation, .nothingKnown(days: end.days(to: day)))
        }
    }
}
