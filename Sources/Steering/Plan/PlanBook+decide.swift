import BorderVocabulary

extension PlanBook {
    /// Says what would happen; nothing where it is already so.
    package func decide(
        _ command: PlanCommand, by user: UserID, at now: Timestamp, given facts: PlanFacts
    ) throws(PlanRefusal) -> [PlanEvent] {
        switch command {
        case .definePlan(let plan): return try define(plan, at: now)
        case .defineTaskGroup(let group): return try define(group)
        case .setTarget(let target, let terms, let act): return try set(target, terms, act, at: now, given: facts)
        case .describeTarget(let target): return try describe(target)
        case .correctTarget(let id, let version, let terms, let reason):
            return try correct(id, version, terms, reason)
        case .amendTarget(let id, let terms, let act, let effective, let rationale):
            return try amend(id, terms, act, effective, rationale, at: now)
        case .confirmVersion(let id, let version): return try confirm(id, version, by: user)
        case .setTrajectory(let id, let trajectory): return try lay(trajectory, to: id, at: now)
        case .publishLightRule(let rule): return try publish(rule, at: now)
        case .overrideLight(let id, let light, let reason, let post, let until):
            return try override(id, light, reason, post, until, at: now, given: facts)
        case .liftOverride(let id, let reason):
            guard try record(id).override(on: now.localDate) != nil else { throw .noOverride(id) }
            return [.overrideLifted(target: id, reason: reason)]
        }
    }

    private func record(_ id: TargetID) throws(PlanRefusal) -> TargetRecord {
        guard let record = targets[id] else { throw .unknownTarget(id) }
        return record
    }

    private func define(_ plan: Plan, at now: Timestamp) throws(PlanRefusal) -> [PlanEvent] {
        let earlier = self.plan(plan.id)
        guard earlier != plan else { return [] }
        if let day = plan.act.adopted, day > now.localDate { throw .adoptedInFuture(today: now.localDate) }
        if let upper = plan.under {
            guard let above = self.plan(upper) else { throw .unknownPlan(upper) }
            guard above.span.isTerm, above.span.first <= plan.span.first, plan.span.last <= above.span.last,
                upper != plan.id
            else { throw .notATermAbove(upper) }
        }
        for count in [plan.officialTargets, plan.officialGroups] {
            guard count.map({ 1...Limit.listed ~= $0 }) ?? true else { throw .numberOutOfList(count: Limit.listed) }
        }
        if let earlier {
            guard earlier.isSample == plan.isSample else { throw .sampleStays(earlier.isSample) }
            guard earlier.span == plan.span || (listed[plan.id] ?? []).isEmpty else { throw .spanFixed(earlier.span) }
            guard plans[plan.id]?.count ?? 0 < Limit.wordings else { throw .full(limit: Limit.wordings) }
        }
        guard earlier != nil || plans.count < Limit.plans else { throw .full(limit: Limit.plans) }
        return [.planDefined(plan: plan)]
    }

    private func define(_ group: TaskGroup) throws(PlanRefusal) -> [PlanEvent] {
        guard let plan = plan(group.plan) else { throw .unknownPlan(group.plan) }
        let wordings = groups[group.plan]?[group.number] ?? []
        guard wordings.last?.content != group else { return [] }
        try isNumber(group.number, upTo: plan.officialGroups)
        guard group.isSample || !plan.isSample else { throw .planIsSample(plan.id) }
        if let earlier = wordings.last?.content, earlier.isSample != group.isSample {
            throw .sampleStays(earlier.isSample)
        }
        guard wordings.count < Limit.wordings else { throw .full(limit: Limit.wordings) }
        return [.taskGroupDefined(group: group)]
    }

    private func isNumber(_ number: Int, upTo count: Int?) throws(PlanRefusal) {
        guard 1...(count ?? Limit.listed) ~= number else { throw .numberOutOfList(count: count ?? Limit.listed) }
    }

    private func set(
        _ target: Target, _ terms: TargetTerms, _ act: PlanAct, at now: Timestamp, given facts: PlanFacts
    ) throws(PlanRefusal) -> [PlanEvent] {
        if let record = targets[target.id] {
            let original = record.versions[0]
            guard original.terms == terms, original.act == act, record.target == target else {
                throw .alreadySet(target.id)
            }
            return []
        }
        let plan = try place(target)
        guard plan.span.covers(target.period) else { throw .outsidePlan(plan.span) }
        guard let unit = facts.unit else { throw .unknownIndicator(target.indicator) }
        guard unit == target.unit else { throw .otherUnit(expected: unit) }
        if let day = act.adopted, day > now.localDate { throw .adoptedInFuture(today: now.localDate) }
        try check(terms, mayDrop: false, target.period)
        guard targets.count < Limit.targets else { throw .full(limit: Limit.targets) }
        return [.targetSet(target: target, terms: terms, act: act)]
    }

    /// Whether a target stands well in the list of its plan.
    private func place(_ target: Target) throws(PlanRefusal) -> Plan {
        guard let plan = plan(target.plan) else { throw .unknownPlan(target.plan) }
        guard target.isSample || !plan.isSample else { throw .planIsSample(plan.id) }
        if let number = target.number {
            // What is made up has no place in the document's list, and so no bound there.
            try isNumber(number, upTo: target.isSample ? nil : plan.officialTargets)
            let holder = targets(of: plan.id).first { $0.target.number == number && $0.target.id != target.id }
            if let holder { throw .numberTaken(by: holder.target.id) }
        }
        if let group = target.group, groups[plan.id]?[group] == nil { throw .unknownGroup(plan.id, group) }
        return plan
    }

    private func describe(_ target: Target) throws(PlanRefusal) -> [PlanEvent] {
        let record = try record(target.id)
        let earlier = record.target
        guard earlier != target else { return [] }
        guard earlier.plan == target.plan, earlier.indicator == target.indicator, earlier.unit == target.unit,
            earlier.area == target.area, earlier.period == target.period
        else { throw .measureFixed(earlier.indicator, unit: earlier.unit, earlier.period) }
        guard earlier.isSample == target.isSample else { throw .sampleStays(earlier.isSample) }
        _ = try place(target)
        guard record.wordings.count < Limit.wordings else { throw .full(limit: Limit.wordings) }
        return [.targetDescribed(target: target)]
    }

    /// Whether an aim can be met at all.
    private func check(_ terms: TargetTerms, mayDrop: Bool, _ period: Period) throws(PlanRefusal) {
        switch terms.aim {
        case .none: guard mayDrop else { throw .aimWanted }
        case .range(let low, let high, _): guard low.isLess(than: high) else { throw .rangeUpsideDown }
        case .milestone(let due):
            guard period.firstDay <= due, due <= period.lastDay else {
                throw .dueOutside(first: period.firstDay, last: period.lastDay)
            }
        case .atLeast, .atMost, .yes: return
        }
    }

    private func correct(
        _ id: TargetID, _ number: Int, _ terms: TargetTerms, _ reason: Line
    ) throws(PlanRefusal) -> [PlanEvent] {
        let record = try record(id)
        guard record.versions.indices.contains(number - 1) else { throw .unknownVersion(count: record.versions.count) }
        let version = record.versions[number - 1]
        guard version.terms != terms else { return [] }
        let isRepeated = record.versions.contains { later in
            if case .correction(number, reason) = later.change { later.terms == terms } else { false }
        }
        guard !isRepeated else { return [] }
        try check(terms, mayDrop: record.setting(of: number) != 1, record.target.period)
        guard record.versions.count < Limit.versions else { throw .full(limit: Limit.versions) }
        return [.targetCorrected(target: id, version: number, terms: terms, reason: reason)]
    }

    private func amend(
        _ id: TargetID, _ terms: TargetTerms, _ act: PlanAct, _ effective: LocalDate, _ rationale: Line,
        at now: Timestamp
    ) throws(PlanRefusal) -> [PlanEvent] {
        let record = try record(id)
        guard let adopted = act.adopted else { throw .dayWanted }
        guard adopted <= now.localDate else { throw .adoptedInFuture(today: now.localDate) }
        let change = TargetVersion.Change.amendment(act: act, effective: effective, rationale: rationale)
        guard !record.versions.contains(where: { $0.change == change && $0.terms == terms }) else { return [] }
        try check(terms, mayDrop: true, record.target.period)
        guard record.versions.count < Limit.versions else { throw .full(limit: Limit.versions) }
        return [.targetAmended(target: id, terms: terms, act: act, effective: effective, rationale: rationale)]
    }

    private func confirm(_ id: TargetID, _ number: Int, by user: UserID) throws(PlanRefusal) -> [PlanEvent] {
        let record = try record(id)
        guard record.versions.indices.contains(number - 1) else { throw .unknownVersion(count: record.versions.count) }
        let version = record.versions[number - 1]
        guard version.confirmed == nil else { return [] }
        guard version.entered.by != user else { throw .ownEntry }
        return [.versionConfirmed(target: id, version: number)]
    }
}
