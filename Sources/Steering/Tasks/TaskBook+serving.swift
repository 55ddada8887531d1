import BorderVocabulary

// What tasks serve in other books.
extension TaskBook {
    /// Every task that serves something, with all that is known of it, as they were assigned.
    package func serving(_ link: TaskLink) -> [TaskRecord] { (servants[link] ?? []).map { records[$0] } }

    /// The tasks that serve something as they were known on a day, as they were assigned.
    package func serving(
        _ link: TaskLink, on day: LocalDate, recordedBy moment: Timestamp? = nil
    ) -> [StandingTask] {
        serving(link).compactMap { $0.asKnown(on: day, recordedBy: moment) }.map { task in
            StandingTask(task: task, standing: task.standing(on: day))
        }
    }

    /// What the tasks known on a day serve of a kind, each with whether one of its tasks is verified; cancelled tasks
    /// serve nothing.
    package func served(_ kind: TaskLink.Kind, on day: LocalDate, recordedBy moment: Timestamp? = nil) -> [Line: Bool] {
        states(kind, on: day, moment).mapValues { $0.contains(.verified) }
    }

    /// What of a kind is done by the book of tasks: all its tasks that were not cancelled are verified, and there is one.
    package func settled(_ kind: TaskLink.Kind, on day: LocalDate, recordedBy moment: Timestamp? = nil) -> Set<Line> {
        Set(states(kind, on: day, moment).filter { $0.value.allSatisfy { $0 == .verified } }.keys)
    }

    /// The states of the tasks that serve something of a kind, without those that were cancelled.
    private func states(_ kind: TaskLink.Kind, on day: LocalDate, _ moment: Timestamp?) -> [Line: [TaskState]] {
        var found: [Line: [TaskState]] = [:]
        for (link, places) in servants where link.kind == kind {
            let states = places.compactMap { place -> TaskState? in
                var state: TaskState?
                records[place].visit(on: day, recordedBy: moment) { state = $0.state }
                return state == .cancelled ? nil : state
            }
            if !states.isEmpty { found[link.name] = states }
        }
        return found
    }
}
