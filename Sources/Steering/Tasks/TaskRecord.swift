import BorderVocabulary

/// A task as it was set, with every step in the order of their recording.
package struct TaskRecord: Hashable, Sendable {
    /// A step with who recorded it, and when this system did.
    package struct Entry: Hashable, Sendable {
        package let taken: TakenStep
        package let by: UserID
        package let at: Timestamp
    }

    package let terms: TaskTerms
    package let by: UserID
    package let at: Timestamp
    package private(set) var steps: [Entry] = []
    /// The task with all that is known of it.
    package private(set) var now: TaskAsKnown

    init(_ terms: TaskTerms, by user: UserID, at moment: Timestamp) {
        self.terms = terms
        by = user
        at = moment
        now = TaskAsKnown(terms)
    }

    mutating func add(_ taken: TakenStep, by user: UserID, at moment: Timestamp) {
        let entry = Entry(taken: taken, by: user, at: moment)
        steps.append(entry)
        now.take(entry)
    }

    /// The task as it was known on a day, by what this system had recorded at a moment; nil before it was set.
    package func asKnown(on day: LocalDate, recordedBy moment: Timestamp? = nil) -> TaskAsKnown? {
        var found: TaskAsKnown?
        visit(on: day, recordedBy: moment) { found = $0 }
        return found
    }

    /// Shows the task as it was known on a day; not before it was set.
    func visit(on day: LocalDate, recordedBy moment: Timestamp?, _ visit: (TaskAsKnown) -> Void) {
        let bound = moment ?? .latest
        guard terms.assigned <= day, at <= bound else { return }
        // Days and moments never go back: if the last step was known, all were.
        guard let last = steps.last, last.taken.day > day || last.at > bound else { return visit(now) }
        var task = TaskAsKnown(terms)
        for entry in steps {
            guard entry.taken.day <= day, entry.at <= bound else { break }
            task.take(entry)
        }
        visit(task)
    }
}
