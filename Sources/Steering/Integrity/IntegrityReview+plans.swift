import BorderVocabulary

/// Plans: how hard they were, what became of them, and what was made of them late.
extension IntegrityReview {
    static func plans(_ scope: IntegrityScope) throws(ShelfFailure) -> [IntegrityLook] {
        var looks: [IntegrityLook] = []
        let reached = scope.standings.map { plan, targets in targets.compactMap { Reached($0, on: scope.day) } }
        let all = reached.flatMap(\.self)
        for (place, (plan, targets)) in scope.standings.enumerated() {
            looks.append(soft(plan.id, targets))
            // Where one plan is all that there is, the look at all of them says it.
            let own = reached[place]
            if own.count >= Detector.bunching.least, own.count < all.count {
                looks.append(bunching(.plan(plan.id), own, isCut: false))
            }
            if plan.span.first <= scope.days.upperBound.year, scope.days.lowerBound.year <= plan.span.last {
                looks.append(try lateCut(plan.id, scope))
            }
        }
        if !scope.standings.isEmpty { looks.append(bunching(.plans, all, isCut: scope.isCut)) }
        return looks
    }

    private static func soft(_ plan: PlanID, _ targets: [TargetStanding]) -> IntegrityLook {
        let soft = targets.compactMap { standing -> (name: TargetID, ratio: Double)? in
            guard standing.aim?.isCeiling == false, let percent = standing.softness?.percentOfLast else { return nil }
            return (standing.target.id, percent / 100)
        }
        return IntegrityLook(
            .plan(plan), Detector.softPlan(soft.map(\.ratio)), of: .ambitions, naming: soft.map { .target($0.name) })
    }

    private static func bunching(
        _ subject: IntegrityLook.Subject, _ reached: [Reached], isCut: Bool
    ) -> IntegrityLook {
        IntegrityLook(
            subject, Detector.bunching(reached.map(\.ratio)), of: .results, naming: reached.map { .target($0.target) },
            isCut: isCut)
    }

    /// A target whose period is over, with what it came to over what was wanted.
    private struct Reached {
        let target: TargetID
        let ratio: Double

        init?(_ standing: TargetStanding, on day: LocalDate) {
            guard let ratio = standing.ratioReached(on: day) else { return nil }
            (target, self.ratio) = (standing.target.id, ratio)
        }
    }

    // MARK: Cut late

    /// The amendments of a plan that were decided within the stretch, each with what the year was expected to come to on
    /// the day before.
    private static func lateCut(_ plan: PlanID, _ scope: IntegrityScope) throws(ShelfFailure) -> IntegrityLook {
        var cuts: [Detector.Cut] = []
        var names: [IntegrityCase] = []
        for record in scope.room.plans.targets(of: plan) where scope.isOpen(record.target.indicator) {
            for version in record.versions.compactMap({ $0.asRecorded(at: scope.moment) }) {
                guard let change = amendment(version, of: record, scope), let cut = try cut(change, record, scope)
                else { continue }
                cuts.append(cut)
                names.append(.target(record.target.id))
            }
        }
        return IntegrityLook(.plan(plan), Detector.lateCut(cuts), of: .amendments, naming: names)
    }

    /// A confirmed amendment: when it was decided, and from when on it was in force.
    private static func amendment(
        _ version: TargetVersion, of record: TargetRecord, _ scope: IntegrityScope
    ) -> (decided: LocalDate, inForce: LocalDate)? {
        guard case .amendment(let act, let effective, _) = version.change, version.confirmed != nil else { return nil }
        let decided = act.adopted ?? effective
        let inForce = max(decided, effective)
        guard scope.days.contains(decided), inForce <= min(scope.day, record.target.period.lastDay) else { return nil }
        return (decided, inForce)
    }

    /// What it did to what was wanted; nil where that is no number, or nobody could know what the year would come to.
    private static func cut(
        _ change: (decided: LocalDate, inForce: LocalDate), _ record: TargetRecord, _ scope: IntegrityScope
    ) throws(ShelfFailure) -> Detector.Cut? {
        let eve = change.inForce.adding(days: -1)
        guard let before = record.version(on: eve, recordedBy: scope.moment)?.terms.aim, let bound = before.bound,
            let after = record.version(on: change.inForce, recordedBy: scope.moment),
            let then = try scope.sight.on(change.decided.adding(days: -1)).standing(of: record.target.id),
            let expected = then.expectedNumber
        else { return nil }
        // Where less is better, all is turned round; what was dropped wants nothing any more.
        let sign = before.isCeiling ? -1.0 : 1.0
        let wanted = after.terms.aim.map { $0.bound.map { sign * $0.approximation } } ?? -.infinity
        guard let wanted else { return nil }
        return Detector.Cut(
            daysLeft: change.decided.days(to: record.target.period.lastDay), before: sign * bound.approximation,
            after: wanted, expected: sign * expected)
    }
}

extension TargetStanding {
    /// What the period came to, once it is over and where one number is known of it.
    var settledNumber: Double? {
        let whole = verdict.figures.filter { $0.period == target.period }.map(\.number)
        guard whole.isEmpty else {
            guard let first = whole[0], whole.allSatisfy({ $0?.isSame(as: first) ?? false }) else { return nil }
            return first.approximation
        }
        return verdict.figures.isEmpty ? nil : months.last?.reached?.approximation
    }

    /// Result over what was wanted, turned so that more is better: 1 is exactly reached. Nil before the period is over,
    /// for what is no number or not above zero, and where both too little and too much would miss.
    func ratioReached(on day: LocalDate) -> Double? {
        guard target.period.lastDay < day, !verdict.isExpected, let aim, let accepted = aim.accepted,
            (accepted.from == nil) != (accepted.to == nil), let bound = aim.bound?.approximation, bound > 0,
            let result = settledNumber, result > 0
        else { return nil }
        return aim.isCeiling ? bound / result : result / bound
    }

    /// What the period was expected to come to: the middle of the forecast, or else what was stated of the whole of it.
    var expectedNumber: Double? { forecast?.forecast?.p50 ?? settledNumber }
}
