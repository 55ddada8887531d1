import BorderVocabulary

/// A deadline that was moved, for whoever looks for a habit of it.
package struct ExtensionFact: Hashable, Sendable {
    package let task: TaskID
    package let lead: PostID
    /// The day on which it was granted.
    package let day: LocalDate
    package let from: LocalDate
    package let to: LocalDate
    /// Which of the task's extensions it is, from 1.
    package let ordinal: Int

    /// So many days were left; 0 on the last day, negative after it.
    package var daysLeft: Int { day.days(to: from) }
}

/// A task that was claimed to be done, for whoever looks for many on one day.
package struct ClosingFact: Hashable, Sendable {
    package let task: TaskID
    package let lead: PostID
    package let claimed: LocalDate
    /// The day on which it was verified, or nil while it is not.
    package let verified: LocalDate?
    /// The deadline that held, or nil where there was none.
    package let deadline: LocalDate?
    package let pieces: Int
}

extension TaskBook {
    /// Every extension granted in a period, by day and task.
    package func extensions(in period: ClosedRange<LocalDate>) -> [ExtensionFact] {
        var facts: [ExtensionFact] = []
        for record in records {
            var (deadline, lead, count) = (record.terms.timing.deadline, record.terms.lead, 0)
            for entry in record.steps {
                switch entry.taken.step {
                case .transferred(let post, _, _): lead = post
                case .reviewed(let timing, _): deadline = timing.deadline
                case .extended(let date, _, _):
                    count += 1
                    if let deadline, period.contains(entry.taken.day) {
                        facts.append(
                            ExtensionFact(
                                task: record.terms.id, lead: lead, day: entry.taken.day, from: deadline, to: date,
                                ordinal: count))
                    }
                    deadline = date
                case .accepted, .reported, .extensionAsked, .extensionRefused, .claimed, .verified, .returned,
                    .cancelled, .verifierReplaced, .reopened:
                    continue
                }
            }
        }
        return facts.sorted { ($0.day, $0.task) < ($1.day, $1.task) }
    }

    /// Every claim of a period that was not returned, by day and task, as known on a day.
    package func closings(in period: ClosedRange<LocalDate>, asKnownOn day: LocalDate) -> [ClosingFact] {
        var facts: [ClosingFact] = []
        forEachKnown(on: day) { task in
            guard let claim = task.claim, period.contains(claim.day) else { return }
            facts.append(
                ClosingFact(
                    task: task.terms.id, lead: task.lead, claimed: claim.day,
                    verified: task.state == .verified ? task.closed : nil, deadline: task.timing.deadline,
                    pieces: claim.evidence.count))
        }
        return facts.sorted { ($0.claimed, $0.task) < ($1.claimed, $1.task) }
    }
}
