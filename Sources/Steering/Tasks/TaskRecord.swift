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

    init(_ terms: TaskTerms, by user: UserID, at moment: Timestamp) {
        self.terms = terms
        by = user
        at = moment
    }

    mutating func add(_ taken: TakenStep, by user: UserID, at moment: Timestamp) {
        steps.append(Entry(taken: taken, by: user, at: moment))
    }

    /// The task with all that is known of it.
    var now: TaskAsKnown { TaskAsKnown(terms, steps[...]) }

    /// The task as it was known on a day, by what this system had recorded at a moment; nil before it was set.
    package func asKnown(on day: LocalDate, recordedBy moment: Timestamp? = nil) -> TaskAsKnown? {
        let bound = moment ?? .latest
        guard terms.assigned <= day, at <= bound else { return nil }
        return TaskAsKnown(terms, steps.prefix { $0.taken.day <= day && $0.at <= bound })
    }
}
