import BorderVocabulary

extension BottleneckBook {
    /// Who gives a command, and which posts they hold today.
    struct Giver {
        let user: UserID
        let today: LocalDate
        let roster: Roster

        func holds(_ post: PostID) -> Bool { roster.holds(user, post, on: today) }
    }

    /// Says what would happen; nothing where it is already so.
    ///
    /// What is done about a bottleneck belongs to posts, and is decided here. Who may raise one, and who sets causes,
    /// rules and task forces, is a matter of duty and decided at the door.
    package func decide(
        _ command: BottleneckCommand, by user: UserID, at now: Timestamp, roster: Roster
    ) throws(BottleneckRefusal) -> [BottleneckEvent] {
        let giver = Giver(user: user, today: now.localDate, roster: roster)
        switch command {
        case .setCause(let cause): return try set(cause)
        case .setGateRule(let rule): return try set(rule, giver)
        case .setTaskForce(let force, let day): return try set(force, on: day, giver)
        case .open(let id, let opening, let day): return try open(id, opening, on: day, giver)
        case .record(let id, let act, let post, let day): return try record(id, act, as: post, on: day, giver)
        case .hear(let finding): return try hear(finding, now)
        }
    }

    private func set(_ cause: Cause) throws(BottleneckRefusal) -> [BottleneckEvent] {
        guard !causes.contains(cause) else { return [] }
        if let last = causes.last(where: { $0.id == cause.id }), cause.from < last.from {
            throw .notLater(than: last.from)
        }
        guard causes.count < Limit.settings else { throw .full(limit: Limit.settings) }
        return [.causeSet(cause)]
    }

    private func set(_ rule: GateRule, _ giver: Giver) throws(BottleneckRefusal) -> [BottleneckEvent] {
        guard gateRules.last(where: { $0.id == rule.id }) != rule else { return [] }
        guard rule.isSound else { throw .badRule(rule.id) }
        guard giver.roster.posts[rule.owner] != nil else { throw .unknownPost(rule.owner) }
        try check(rule.cause, note: rule.basis, on: rule.from)
        if let last = gateRules.last(where: { $0.id == rule.id }), rule.from <= last.from {
            throw .notLater(than: last.from)
        }
        guard gateRules.count < Limit.settings else { throw .full(limit: Limit.settings) }
        return [.gateRuleSet(rule)]
    }

    private func set(
        _ force: TaskForce, on day: LocalDate, _ giver: Giver
    ) throws(BottleneckRefusal) -> [BottleneckEvent] {
        let versions = taskForces[force.id]
        guard versions?.entries.last?.entry != force else { return [] }
        guard day <= giver.today else { throw .inFuture(today: giver.today) }
        if let last = versions?.lastDay, day < last { throw .before(last) }
        guard !force.members.isEmpty, force.members.count <= Limit.members,
            force.until.map({ $0 >= force.from }) ?? true
        else { throw .badTaskForce(force.id) }
        for post in [force.chair] + force.members where giver.roster.posts[post] == nil { throw .unknownPost(post) }
        guard versions != nil || taskForces.count < Limit.taskForces else { throw .full(limit: Limit.taskForces) }
        guard (versions?.entries.count ?? 0) < Limit.entries else { throw .full(limit: Limit.entries) }
        return [.taskForceSet(force, on: day)]
    }

    private func open(
        _ id: BottleneckID, _ opening: BottleneckOpening, on day: LocalDate, _ giver: Giver
    ) throws(BottleneckRefusal) -> [BottleneckEvent] {
        if let first = histories[id]?.entries.first {
            guard first.entry == .opened(opening), first.day == day else { throw .nameTaken(id) }
            return []
        }
        guard day <= giver.today else { throw .inFuture(today: giver.today) }
        guard case .reported(let reporter) = opening.origin else { throw .measuredByRuleAlone }
        for post in [reporter, opening.owner, opening.wanted?.from].compactMap({ $0 })
        where giver.roster.posts[post] == nil {
            throw .unknownPost(post)
        }
        try check(opening.cause, note: opening.causeNote, on: day)
        if let force = opening.taskForce { try check(force, on: day) }
        try check(opening.blocked)
        try check(opening.affected, giver)
        guard histories.count < Limit.bottlenecks else { throw .full(limit: Limit.bottlenecks) }
        return [.opened(id: id, opening: opening, on: day)]
    }

    func check(_ cause: CauseID, note: Line?, on day: LocalDate) throws(BottleneckRefusal) {
        let accepted = causes(on: day).map(\.id)
        guard accepted.contains(cause) else { throw .unknownCause(accepted: accepted) }
        guard cause != Cause.other || note != nil else { throw .causeWantsWords }
    }

    func check(_ force: TaskForceID, on day: LocalDate) throws(BottleneckRefusal) {
        let accepted = taskForces(on: day).filter { $0.works(on: day) }.map(\.id)
        guard accepted.contains(force) else { throw .unknownTaskForce(accepted: accepted) }
    }

    func check(_ blocked: [Blocked]) throws(BottleneckRefusal) {
        guard blocked.count <= Limit.lines else { throw .full(limit: Limit.lines) }
        guard blocked.allSatisfy(\.isSound) else { throw .badAmount }
    }

    func check(_ affected: [AffectedParty], _ giver: Giver) throws(BottleneckRefusal) {
        guard affected.count <= Limit.lines else { throw .full(limit: Limit.lines) }
        var seen: Set<AffectedID> = []
        for party in affected {
            guard seen.insert(party.id).inserted else { throw .partyTaken(party.id) }
            if let post = party.post, giver.roster.posts[post] == nil { throw .unknownPost(post) }
        }
    }
}
