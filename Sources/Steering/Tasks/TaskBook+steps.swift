import BorderVocabulary

extension TaskBook {
    /// Judges one step: whose word it is, whether it fits the state, and whether its dates go forward.
    func take(
        _ step: TaskStep, on id: TaskID, _ paper: OnPaper?, _ asker: TaskAsker
    ) throws(TaskRefusal) -> [TaskEvent] {
        guard let record = self[id], let directive = directive(record.terms.directive) else {
            throw .unknownTask(id)
        }
        let day = paper?.day ?? asker.today
        guard day <= asker.today else { throw .inFuture(today: asker.today) }
        if let last = record.steps.last?.taken, last.step == step, last.day == day { return [] }
        let task = record.now
        guard day >= task.lastStep else { throw .tooEarly(earliest: task.lastStep) }
        guard task.state.accepts(step.kind) else {
            if case .accepted = step, task.state.isOpen { return [] }
            throw .notNow(task.state, accepted: TaskStep.Kind.allCases.filter(task.state.accepts))
        }
        let post = try voice(for: step.kind.part, on: task, of: directive, isOnPaper: paper != nil, asker)
        try check(step, on: task, of: directive, day, asker)
        guard record.steps.count < Limit.steps else { throw .full(limit: Limit.steps) }
        return [.stepTaken(TakenStep(step, of: id, by: post, on: day, source: paper?.source))]
    }

    /// The kinds of steps that a person could take on a task now, so that a page offers no others.
    package func steps(on id: TaskID, for user: UserID, today: LocalDate, roster: Roster) -> [TaskStep.Kind] {
        guard let task = self[id]?.now, let directive = directive(task.terms.directive) else { return [] }
        let asker = TaskAsker(user: user, today: today, roster: roster)
        return TaskStep.Kind.allCases.filter { kind in
            let fits =
                switch kind {
                case .extensionAsked, .extended: task.timing.deadline != nil
                case .reviewed: task.timing.deadline == nil
                case .extensionRefused: task.request != nil
                case .accepted, .reported, .claimed, .verified, .returned, .cancelled, .transferred, .verifierReplaced,
                    .reopened:
                    true
                }
            guard fits, task.state.accepts(kind) else { return false }
            return (try? voice(for: kind.part, on: task, of: directive, isOnPaper: false, asker)) != nil
        }
    }

    /// The posts that speak for an issuer on a day: itself, and the office that keeps its directives.
    package func voices(of issuer: PostID, on day: LocalDate) -> [PostID] {
        [issuer] + [office(of: issuer, on: day)].compactMap { $0 }.filter { $0 != issuer }
    }

    /// The post whose word the step is, if the person may give it.
    ///
    /// What a paper says, the issuer's side writes up, whosever word it was; never the side that did the work.
    private func voice(
        for part: TaskStep.Kind.Part, on task: TaskAsKnown, of directive: Directive, isOnPaper: Bool, _ asker: TaskAsker
    ) throws(TaskRefusal) -> PostID {
        let side = [task.lead] + task.support
        let issuers = voices(of: directive.issuer, on: asker.today)
        let interest = side.first(where: asker.holds)
        switch part {
        case .lead where !isOnPaper: return try asker.hat(among: [task.lead])
        case .leadOrSupport where !isOnPaper: return try asker.hat(among: side)
        case .lead, .leadOrSupport:
            if let interest { throw .interested(interest) }
            _ = try asker.hat(among: issuers)
            return task.lead
        case .verifier:
            let hat = try asker.hat(among: isOnPaper ? issuers : [task.verifier])
            if let interest { throw .interested(interest) }
            // Two persons, even where one holds both posts or writes up both papers.
            if task.claim?.by == asker.user { throw .ownClaim }
            return isOnPaper ? task.verifier : hat
        case .issuer:
            let hat = try asker.hat(among: issuers)
            if let interest { throw .interested(interest) }
            return hat
        }
    }

    private func check(
        _ step: TaskStep, on task: TaskAsKnown, of directive: Directive, _ day: LocalDate, _ asker: TaskAsker
    ) throws(TaskRefusal) {
        guard step.evidence.count <= Limit.evidence else { throw .full(limit: Limit.evidence) }
        switch step {
        case .accepted, .reported, .verified, .returned, .cancelled, .reopened: return
        case .claimed(_, let evidence):
            guard !evidence.isEmpty else { throw .evidenceMissing }
        case .extensionAsked(let date, _), .extended(let date, _, _):
            guard let deadline = task.timing.deadline else { throw .hasNoDeadline(review: task.timing.day) }
            try check(date, after: max(deadline, day.adding(days: -1)))
        case .extensionRefused:
            guard task.request != nil else { throw .nothingAsked }
        case .reviewed(let timing, _):
            if let deadline = task.timing.deadline { throw .hasDeadline(deadline) }
            try check(timing.day, after: day)
        case .transferred(let post, _, _):
            try asker.check(known: post)
            guard post != task.lead else { throw .namedTwice(post) }
            guard post != directive.issuer else { throw .leadIsIssuer(post) }
            try check(verifier: task.verifier, of: post, task.support, asker)
        case .verifierReplaced(let post, _, _):
            guard post != task.verifier else { throw .namedTwice(post) }
            try check(verifier: post, of: task.lead, task.support, asker)
        }
    }

    private func check(_ date: LocalDate, after day: LocalDate) throws(TaskRefusal) {
        guard date > day else { throw .notLater(than: day) }
    }
}
