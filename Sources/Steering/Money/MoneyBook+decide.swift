import BorderVocabulary

extension MoneyBook {
    /// Says what would happen; nothing where it is already so. Owners of projects have to be known to the roster.
    package func decide(
        _ command: MoneyCommand, by user: UserID, at now: Timestamp, roster: Roster
    ) throws(MoneyRefusal) -> [MoneyEvent] {
        switch command {
        case .defineHeading(let heading):
            guard headings[heading.id] != heading else { return [] }
            guard headings.count < Limit.headings else { throw .full(limit: Limit.headings) }
            return [.headingDefined(heading)]
        case .defineProject(let project): return try define(project, roster)
        case .setPlan(let statement): return try set(statement, at: now)
        case .setTrajectory(let trajectory): return try set(trajectory, at: now)
        case .setYearEnd(let end): return try set(end, at: now)
        case .commit(let commitment): return try commit(commitment, at: now)
        case .book(let entries, let file): return try book(entries, from: file, at: now)
        case .approve(let item): return try approve(item, by: user)
        case .withdraw(let item, let reason): return try withdraw(item, reason: reason)
        }
    }

    /// The headings of a kind, in order.
    package func headings(_ kind: Heading.Kind) -> [HeadingID] {
        headings.values.filter { $0.kind == kind }.map(\.id).sorted()
    }

    private func check(_ heading: HeadingID?, is kind: Heading.Kind) throws(MoneyRefusal) {
        guard let heading, headings[heading]?.kind != kind else { return }
        throw .unknownHeading(heading, accepted: headings(kind))
    }

    private func check(_ year: Int, _ saidOn: LocalDate, at now: Timestamp) throws(MoneyRefusal) {
        guard Limit.years ~= year else { throw .yearOutOfRange(Limit.years) }
        guard saidOn <= now.localDate else { throw .saidInFuture(today: now.localDate) }
    }

    private func define(_ project: Project, _ roster: Roster) throws(MoneyRefusal) -> [MoneyEvent] {
        let versions = projects[project.id] ?? []
        guard versions.last != project else { return [] }
        guard roster.posts[project.owner] != nil else { throw .unknownPost(project.owner) }
        try check(project.programme, is: .programme)
        if let last = versions.last, project.from < last.from { throw .describedFrom(last.from) }
        guard versions.count < Limit.descriptions else { throw .full(limit: Limit.descriptions) }
        guard projects.count < Limit.projects || !versions.isEmpty else { throw .full(limit: Limit.projects) }
        return [.projectDefined(project)]
    }

    private func set(_ trajectory: Trajectory, at now: Timestamp) throws(MoneyRefusal) -> [MoneyEvent] {
        try check(trajectory.year, trajectory.saidOn, at: now)
        guard trajectory.isSound else { throw .unsoundTrajectory }
        if case .project(let id) = trajectory.scope, projects[id] == nil { throw .unknownProject(id) }
        guard !trajectories.contains(where: { $0.words == trajectory }) else { return [] }
        guard trajectories.count < Limit.trajectories else { throw .full(limit: Limit.trajectories) }
        return [.trajectorySet(trajectory)]
    }

    private func set(_ end: YearEnd, at now: Timestamp) throws(MoneyRefusal) -> [MoneyEvent] {
        try check(end.year, end.saidOn, at: now)
        let (first, last) = (LocalDate.last(of: 12, in: end.year), LocalDate.last(of: 12, in: end.year + 1))
        guard first <= end.lastDay, end.lastDay <= last else { throw .yearEndsBetween(first, last) }
        guard !yearEnds.contains(where: { $0.words == end }) else { return [] }
        guard yearEnds.count < Limit.yearEnds else { throw .full(limit: Limit.yearEnds) }
        return [.yearEndSet(end)]
    }

    private func commit(_ commitment: ContractStatement, at now: Timestamp) throws(MoneyRefusal) -> [MoneyEvent] {
        guard projects[commitment.project] != nil else { throw .unknownProject(commitment.project) }
        guard commitment.saidOn <= now.localDate else { throw .saidInFuture(today: now.localDate) }
        guard commitment.signedOn <= commitment.saidOn else { throw .signedAfterSaid(commitment.saidOn) }
        guard .zero <= commitment.amount, commitment.amount <= Limit.amount else {
            throw .amountOutOfRange(atMost: Limit.amount)
        }
        let standing = (commitmentsByProject[commitment.project] ?? []).map { commitments[$0 - 1] }
        guard !standing.contains(where: { $0.words == commitment && $0.withdrawn == nil }) else { return [] }
        guard commitments.count < Limit.commitments else { throw .full(limit: Limit.commitments) }
        return [.committed(commitment)]
    }

    private func set(_ statement: PlanStatement, at now: Timestamp) throws(MoneyRefusal) -> [MoneyEvent] {
        let line = statement.line
        try check(line.year, statement.saidOn, at: now)
        try check(line.source, is: .source)
        switch line.scope {
        case .primeMinister(let programme), .province(let programme): try check(programme, is: .programme)
        case .project(let id): guard projects[id] != nil else { throw .unknownProject(id) }
        }
        guard .zero <= statement.amount, statement.amount <= Limit.amount else {
            throw .amountOutOfRange(atMost: Limit.amount)
        }
        guard !standing(line).contains(where: { plans[$0 - 1].words == statement }) else { return [] }
        try check(statement, after: standing(line))
        guard plans.count < Limit.plans else { throw .full(limit: Limit.plans) }
        guard let sum = planned.adding(statement.amount), sum <= Limit.turnover else {
            throw .amountOutOfRange(atMost: Limit.turnover.subtracting(planned) ?? .zero)
        }
        return [.planSet(statement)]
    }

    private func check(_ statement: PlanStatement, after standing: [Int]) throws(MoneyRefusal) {
        let original = standing.first { plans[$0 - 1].words.change == .original }
        switch statement.change {
        case .original:
            if let original { throw .alreadySet(number: original) }
        case .amendment:
            let first = original.map { plans[$0 - 1].words.saidOn }
            guard let first, first <= statement.saidOn else { throw .nothingToAmend(firstSaidOn: first) }
        case .correction(let number, _):
            let corrected = try self.standing(number).words
            guard corrected.line == statement.line, corrected.saidOn <= statement.saidOn else {
                throw .correctsAnother(corrected.line, saidOn: corrected.saidOn)
            }
        }
    }

    /// The numbers of all standing statements of a line.
    private func standing(_ line: PlanLine) -> [Int] {
        (versions[line] ?? []).flatMap { [$0] + (corrections[$0] ?? []) }.filter { plans[$0 - 1].withdrawn == nil }
    }

    private func standing(_ number: Int) throws(MoneyRefusal) -> Kept<PlanStatement> {
        guard plans.indices ~= number - 1 else { throw .noSuchPlan(number) }
        guard plans[number - 1].withdrawn == nil else { throw .alreadyWithdrawn }
        return plans[number - 1]
    }

    private func approve(_ item: MoneyItem, by user: UserID) throws(MoneyRefusal) -> [MoneyEvent] {
        switch item {
        case .plan(let number):
            let plan = try standing(number)
            guard plan.approved == nil else { return [] }
            guard plan.entered.by != user else { throw .ownWork }
            return [.planApproved(number: number)]
        case .commitment(let number):
            guard commitments.indices ~= number - 1 else { throw .noSuchCommitment(number) }
            let commitment = commitments[number - 1]
            guard commitment.withdrawn == nil else { throw .alreadyWithdrawn }
            guard commitment.approved == nil else { return [] }
            guard commitment.entered.by != user else { throw .ownWork }
            return [.commitmentApproved(number: number)]
        case .file(let digest):
            do { return try files.approve(digest, by: user).map(MoneyEvent.file) } catch { throw .file(error) }
        }
    }

    private func withdraw(_ item: MoneyItem, reason: Line) throws(MoneyRefusal) -> [MoneyEvent] {
        switch item {
        case .plan(let number):
            guard plans.indices ~= number - 1 else { throw .noSuchPlan(number) }
            return plans[number - 1].withdrawn == nil ? [.planWithdrawn(number: number, reason: reason)] : []
        case .commitment(let number):
            guard commitments.indices ~= number - 1 else { throw .noSuchCommitment(number) }
            let isThere = commitments[number - 1].withdrawn == nil
            return isThere ? [.commitmentWithdrawn(number: number, reason: reason)] : []
        case .file(let digest):
            do { return try files.withdraw(digest, reason: reason).map(MoneyEvent.file) } catch { throw .file(error) }
        }
    }
}
