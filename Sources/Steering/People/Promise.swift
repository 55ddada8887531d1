import BorderVocabulary

/// Marks names of promises.
package enum PromiseKind {}
/// Names a promise, such as `2026-p00007`.
package typealias PromiseID = Identifier<PromiseKind>

/// What is promised: something, by a post, until a day.
package struct PromiseTerms: Hashable, Sendable, Codable {
    /// What will be done; everybody may read it.
    package let what: Line
    package let due: LocalDate
    package let post: PostID

    /// Joins the parts.
    package init(_ what: Line, until due: LocalDate, by post: PostID) {
        self.what = what
        self.due = due
        self.post = post
    }
}

/// Where a promise was made.
package enum PromiseOccasion: Hashable, Sendable, Codable {
    case petition(id: PetitionID)
    case dialogue(id: DialogueID)
}

/// What became of a promise.
package enum PromiseStep: Hashable, Sendable, Codable {
    /// Another day is named; the first one stays the one that was promised.
    case moved(due: LocalDate, because: Line)
    /// A task of the book of tasks stands for it.
    case linked(task: Line)
    /// It was done, and where that can be seen.
    case kept(evidence: Line)
    /// It will not be done.
    case broken(because: Line)
}

/// A promise and all that became of it; none of it is changed.
package struct Promise: Hashable, Sendable {
    /// One thing that became of it.
    package struct Step: Hashable, Sendable {
        package let step: PromiseStep
        package let on: LocalDate
        package let entered: Observation.Mark
    }

    /// How a promise stands on a day.
    package enum State: Hashable, Sendable {
        /// The promised day is not over; `moved` where it is over and another day was named.
        case open(moved: Bool)
        /// The day is over, the other that was named too, and nothing was said.
        case overdue(days: Int)
        /// Done by the day that was promised first.
        case kept(on: LocalDate)
        case keptLate(on: LocalDate, days: Int)
        case broken(on: LocalDate)
    }

    package let id: PromiseID
    package let terms: PromiseTerms
    package let occasion: PromiseOccasion
    /// The day on which it was made.
    package let on: LocalDate
    package let entered: Observation.Mark
    package internal(set) var steps: [Step] = []

    /// How it stood as known on a day.
    package func state(_ view: AsKnown) -> State {
        var due = terms.due
        for step in steps where step.on <= view.day && view.sees(step.entered) {
            switch step.step {
            case .moved(let day, _): due = day
            case .linked: break
            case .kept:
                let late = terms.due.days(to: step.on)
                return late > 0 ? .keptLate(on: step.on, days: late) : .kept(on: step.on)
            case .broken: return .broken(on: step.on)
            }
        }
        if due < view.day { return .overdue(days: terms.due.days(to: view.day)) }
        return .open(moved: terms.due < view.day)
    }

    /// The day that was named last.
    package func due(_ view: AsKnown) -> LocalDate {
        steps.reduce(terms.due) { due, step in
            guard case .moved(let day, _) = step.step, step.on <= view.day, view.sees(step.entered) else {
                return due
            }
            return day
        }
    }

    /// The task that stands for it.
    package func task(_ view: AsKnown) -> Line? {
        steps.last { $0.task != nil && $0.on <= view.day && view.sees($0.entered) }?.task
    }

    /// Whether nothing more can become of it.
    var isSettled: Bool {
        steps.contains { step in
            switch step.step {
            case .kept, .broken: true
            case .moved, .linked: false
            }
        }
    }
}

extension Promise.Step {
    fileprivate var task: Line? {
        guard case .linked(let task) = step else { return nil }
        return task
    }
}

/// A meeting of the authority with one of the groups, as it was held.
package struct Dialogue: Hashable, Sendable, Codable {
    package let id: DialogueID
    package let title: Line
    package let held: LocalDate
    package let group: PetitionerGroup
    /// The post that held it.
    package let chair: PostID
    /// How many came; nil where nobody counted.
    package let attendees: Int?
    /// Where the minutes can be looked up.
    package let source: Line?
    /// Whether it is made up and marked so wherever it is shown.
    package let isSample: Bool

    /// Joins the parts.
    package init(
        _ id: DialogueID, title: Line, held: LocalDate, with group: PetitionerGroup, chair: PostID, attendees: Int?,
        source: Line? = nil, isSample: Bool = false
    ) {
        self.id = id
        self.title = title
        self.held = held
        self.group = group
        self.chair = chair
        self.attendees = attendees
        self.source = source
        self.isSample = isSample
    }
}
