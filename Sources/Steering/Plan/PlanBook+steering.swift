import BorderVocabulary

/// The way to a target, and the lights.
extension PlanBook {
    func lay(_ trajectory: TargetTrajectory, to id: TargetID, at now: Timestamp) throws(PlanRefusal) -> [PlanEvent] {
        guard let record = targets[id] else { throw .unknownTarget(id) }
        guard record.versions.indices.contains(trajectory.version - 1) else {
            throw .unknownVersion(count: record.versions.count)
        }
        guard record.trajectories.last?.content != trajectory else { return [] }
        if case .given(let act) = trajectory.method, let day = act.adopted, day > now.localDate {
            throw .adoptedInFuture(today: now.localDate)
        }
        guard let bound = record.versions[trajectory.version - 1].terms.aim?.bound else { throw .noPath }
        let (period, points) = (record.target.period, trajectory.points)
        let isInOrder = zip(points, points.dropFirst()).allSatisfy { $0.through < $1.through }
        guard isInOrder, let first = points.first, let last = points.last, first.through >= period.firstDay,
            last.through == period.lastDay, points.count <= Limit.points
        else { throw .pathUnordered(first: period.firstDay, last: period.lastDay, limit: Limit.points) }
        guard last.value.isSame(as: bound) else { throw .pathMissesBound(bound) }
        guard record.trajectories.count < Limit.trajectories else { throw .full(limit: Limit.trajectories) }
        return [.trajectorySet(target: id, trajectory: trajectory)]
    }

    func publish(_ rule: LightRule, at now: Timestamp) throws(PlanRefusal) -> [PlanEvent] {
        let last = lightRules.last?.content
        guard last != rule else { return [] }
        let next = (last ?? .builtIn).version + 1
        guard rule.isOrdered, rule.basis != nil, rule.version == next else { throw .ruleUnordered(next: next) }
        // A rule that reached back would light the past anew.
        let earliest = max(now.localDate, last?.validFrom.adding(days: 1) ?? now.localDate)
        guard rule.validFrom >= earliest else { throw .ruleNotLater(earliest: earliest) }
        guard lightRules.count < Limit.lightRules else { throw .full(limit: Limit.lightRules) }
        return [.lightRulePublished(rule: rule)]
    }

    func override(
        _ id: TargetID, _ light: Light, _ reason: Line, _ post: PostID, _ until: LocalDate, at now: Timestamp,
        given facts: PlanFacts
    ) throws(PlanRefusal) -> [PlanEvent] {
        guard let record = targets[id] else { throw .unknownTarget(id) }
        guard Light.overridable.contains(light) else { throw .notOverridable(accepted: Light.overridable) }
        guard facts.posts.contains(post) else { throw .notOnPost(post) }
        guard record.target.owner != post else { throw .ownTarget(post) }
        // After the period the light is a fact.
        let latest = min(now.localDate.adding(days: Limit.overrideDays), record.target.period.lastDay)
        guard now.localDate <= until, until <= latest else { throw .overrideTooLong(latest: latest) }
        if let standing = record.override(on: now.localDate), standing.light == light, standing.reason == reason,
            standing.post == post, standing.until == until
        {
            return []
        }
        guard record.overrides.count < Limit.overrides else { throw .full(limit: Limit.overrides) }
        return [.lightOverridden(target: id, light: light, reason: reason, post: post, until: until)]
    }
}
