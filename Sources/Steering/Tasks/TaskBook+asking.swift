import BorderVocabulary

/// Which tasks are meant; what is nil or empty does not narrow.
package struct TaskFilter: Hashable, Sendable {
    /// The post that answers, with all beneath it if the asker lists them.
    package var posts: Set<PostID> = []
    package var directive: DirectiveID?
    /// What the task serves.
    package var link: TaskLink?
    package var standings: Set<TaskStanding> = []
    package var states: Set<TaskState> = []
    /// The first and the last day of a period in which the first deadline falls, or the review of one without deadline.
    package var due: ClosedRange<LocalDate>?
    /// Only those whose lead has not been heard for so many days.
    package var silentFor: Int?

    /// All tasks.
    package init() {}

    func accepts(_ task: TaskAsKnown, _ standing: TaskStanding, on day: LocalDate) -> Bool {
        if !posts.isEmpty, !posts.contains(task.answerable) { return false }
        if let directive, task.terms.directive != directive { return false }
        if let link, !task.terms.links.contains(link) { return false }
        if !standings.isEmpty, !standings.contains(standing) { return false }
        if !states.isEmpty, !states.contains(task.state) { return false }
        if let due, !due.contains(task.original ?? task.timing.day) { return false }
        if let silentFor, !task.state.isOpen || task.silence(on: day) < silentFor { return false }
        return true
    }
}

extension TaskAsKnown {
    /// So many days nobody of those who do the work was heard.
    package func silence(on day: LocalDate) -> Int { (lastWord ?? leadSince).days(to: day) }
}

/// A task with where it stood on the day asked for.
package struct StandingTask: Hashable, Sendable {
    package let task: TaskAsKnown
    package let standing: TaskStanding
}

extension TaskBook {
    /// A directive as it reads now.
    package func directive(_ id: DirectiveID) -> Directive? { directives[id]?.last?.directive }

    /// A directive as it was known on a day: from its signing in its first version, later with the corrections known.
    package func directive(_ id: DirectiveID, asKnownOn day: LocalDate) -> Directive? {
        guard let versions = directives[id], let first = versions.first, first.directive.signed <= day else {
            return nil
        }
        return (versions.last { $0.at.localDate <= day } ?? first).directive
    }

    /// A point of a directive.
    package func point(_ number: PointNumber, of directive: DirectiveID) -> DirectivePoint? {
        points[directive]?.first { $0.number == number }
    }

    /// The office that keeps the directives of an issuer on a day.
    package func office(of issuer: PostID, on day: LocalDate) -> PostID? {
        offices[issuer]?.last { $0.from <= day }?.office
    }

    /// The task as it was known on a day.
    package func asKnown(_ id: TaskID, on day: LocalDate, recordedBy moment: Timestamp? = nil) -> StandingTask? {
        guard let task = self[id]?.asKnown(on: day, recordedBy: moment) else { return nil }
        return StandingTask(task: task, standing: task.standing(on: day))
    }

    /// The tasks that were known on a day: the ones due first come first, then by name.
    package func tasks(
        on day: LocalDate, _ filter: TaskFilter = TaskFilter(), recordedBy moment: Timestamp? = nil
    ) -> [StandingTask] {
        var found: [StandingTask] = []
        var order: [(day: LocalDate, id: TaskID, place: Int)] = []
        forEach(on: day, filter, recordedBy: moment) { task, standing in
            order.append((task.timing.day, task.terms.id, found.count))
            found.append(StandingTask(task: task, standing: standing))
        }
        order.sort { ($0.day, $0.id) < ($1.day, $1.id) }
        return order.map { found[$0.place] }
    }

    /// How many tasks stood where on a day.
    package func tally(
        on day: LocalDate, _ filter: TaskFilter = TaskFilter(), recordedBy moment: Timestamp? = nil
    ) -> TaskTally {
        var tally = TaskTally()
        forEach(on: day, filter, recordedBy: moment) { tally.add($0, standing: $1) }
        return tally
    }

    /// The same, and by post, by directive and by task group, in one walk over the tasks.
    package func breakdown(
        on day: LocalDate, _ filter: TaskFilter = TaskFilter(), recordedBy moment: Timestamp? = nil
    ) -> TaskBreakdown {
        var breakdown = TaskBreakdown()
        forEach(on: day, filter, recordedBy: moment) { breakdown.add($0, standing: $1) }
        return breakdown
    }

    /// The posts in whose name somebody with these posts may set work on a day.
    package func issuers(for posts: Set<PostID>, on day: LocalDate) -> [PostID] {
        let kept = offices.keys.filter { issuer in office(of: issuer, on: day).map(posts.contains) ?? false }
        return posts.union(kept).sorted()
    }

    /// Whether a person with these posts may read what a directive says; of the others only counts are shown.
    ///
    /// What is closed off now is closed off for every day in the past, too.
    package func mayRead(_ id: DirectiveID, posts: Set<PostID>, isInTheRoom: Bool, on day: LocalDate) -> Bool {
        guard let directive = directive(id) else { return false }
        switch directive.secrecy {
        case .open: return true
        case .room: return isInTheRoom
        case .classified:
            if voices(of: directive.issuer, on: day).contains(where: posts.contains) { return true }
            return (assignments[id] ?? []).contains { name in
                guard let task = self[name]?.now else { return false }
                return posts.contains(task.lead) || posts.contains(task.verifier)
                    || task.support.contains(where: posts.contains)
            }
        }
    }

    /// Visits what was known on a day, in no order.
    private func forEach(
        on day: LocalDate, _ filter: TaskFilter, recordedBy moment: Timestamp? = nil,
        _ visit: (TaskAsKnown, TaskStanding) -> Void
    ) {
        forEachKnown(on: day, recordedBy: moment) { task in
            let standing = task.standing(on: day)
            if filter.accepts(task, standing, on: day) { visit(task, standing) }
        }
    }

    /// Visits every task that was known on a day, as it was assigned.
    func forEachKnown(
        on day: LocalDate, recordedBy moment: Timestamp? = nil, _ visit: (TaskAsKnown) -> Void
    ) {
        // By index, because a copy of each record would cost more than what is asked of it.
        for place in records.indices { records[place].visit(on: day, recordedBy: moment, visit) }
    }
}
