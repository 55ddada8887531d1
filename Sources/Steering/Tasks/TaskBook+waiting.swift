import BorderVocabulary

/// Something about a task that waits for a post.
package struct WaitingTask: Hashable, Sendable {
    /// What is wanted; raw values are words of files.
    package enum Want: String, CaseIterable, Hashable, Sendable {
        /// The lead has not taken it on.
        case accept
        /// The verifier returned it.
        case improve
        /// Its deadline is over.
        case finish
        /// A claim waits for the verifier.
        case verify
        /// An extension was asked for.
        case decideExtension = "decide-extension"
        /// The review date of a task without deadline has come.
        case review
        /// A rung of the ladder has reached the post.
        case step = "step-in"
    }

    package let task: TaskID
    package let want: Want
    package let post: PostID
    /// Since when it waits.
    package let since: LocalDate
}

/// Deadlines and review dates for a calendar.
package struct TaskDate: Hashable, Sendable {
    package let day: LocalDate
    package let task: TaskID
    package let isReview: Bool
    /// Whether it is verified.
    package let isDone: Bool
}

extension TaskBook {
    /// What waits for any of these posts on a day, longest first.
    package func waiting(for posts: Set<PostID>, on day: LocalDate, _ calendar: WorkingCalendar) -> [WaitingTask] {
        var found: [WaitingTask] = []
        forEachKnown(on: day) { task in
            guard task.state.isOpen else { return }
            found += wants(of: task, on: day, calendar).filter { posts.contains($0.post) }
        }
        return found.sorted { ($0.since, $0.task, $0.want.rawValue) < ($1.since, $1.task, $1.want.rawValue) }
    }

    /// The days on which something is due within a period, as known on a day; of tasks that are not cancelled.
    package func dates(in period: ClosedRange<LocalDate>, asKnownOn day: LocalDate) -> [TaskDate] {
        var dates: [TaskDate] = []
        forEachKnown(on: day) { task in
            guard task.state != .cancelled, period.contains(task.timing.day) else { return }
            dates.append(
                TaskDate(
                    day: task.timing.day, task: task.terms.id, isReview: task.timing.deadline == nil,
                    isDone: task.state == .verified))
        }
        return dates.sorted { ($0.day, $0.task) < ($1.day, $1.task) }
    }

    /// Everything about one open task that waits for somebody.
    private func wants(of task: TaskAsKnown, on day: LocalDate, _ calendar: WorkingCalendar) -> [WaitingTask] {
        let id = task.terms.id
        guard let issuer = directive(task.terms.directive)?.issuer else { return [] }
        var found: [WaitingTask] = []
        func add(_ want: WaitingTask.Want, _ posts: [PostID], since: LocalDate) {
            found += posts.map { WaitingTask(task: id, want: want, post: $0, since: since) }
        }
        let voices = voices(of: issuer, on: day)
        switch task.state {
        case .assigned: add(.accept, [task.lead], since: task.leadSince)
        case .returned: add(.improve, [task.lead], since: task.lastStep)
        case .claimed: add(.verify, [task.verifier], since: task.claim?.day ?? task.lastStep)
        case .accepted, .underWay, .verified, .cancelled, .reopened: break
        }
        if let request = task.request { add(.decideExtension, voices, since: request.asked) }
        if let deadline = task.timing.deadline {
            if day > deadline, task.state != .claimed { add(.finish, [task.lead], since: deadline.adding(days: 1)) }
        } else if day >= task.timing.day {
            add(.review, voices, since: task.timing.day)
        }
        for (rung, since) in rungs(reachedBy: task, on: day, calendar) {
            let post = recipient(rung, of: task, issuer: issuer, on: day)
            // The lead is told by the line above already.
            if post != task.lead { add(.step, [post], since: since) }
        }
        return found
    }

    /// The post that a rung means for a task; where no office is named, the issuer.
    package func recipient(
        _ rung: EscalationLadder.Rung, of task: TaskAsKnown, issuer: PostID, on day: LocalDate
    ) -> PostID {
        switch rung.recipient {
        case .lead: task.lead
        case .office: office(of: issuer, on: day) ?? issuer
        case .issuer: issuer
        case .post(let post): post
        }
    }
}
