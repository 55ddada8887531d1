import BorderVocabulary

/// A task that another book wants, with the document and the point that set it.
package struct FollowingTask: Hashable, Sendable {
    package let document: Directive
    package let point: DirectivePoint
    package let terms: TaskTerms
}

/// Why a task does not follow from a conclusion or a promise by itself; then a person has to set it.
package enum FollowingObstacle: Error, Hashable, Sendable {
    /// The minutes of the conference are no document yet.
    case noMinutes
    /// No post above the one that promised has an office named that keeps its directives.
    case nobodyAbove(PostID)
    /// Its day was over when it was recorded: a task that is born overdue tells nothing of who was to do it.
    case dueBefore(LocalDate)
    /// There was a task, and it was cancelled.
    case cancelled(TaskID)
    /// The book of tasks does not take it.
    case refused(TaskRefusal)
}

/// What was set already within one decision.
struct FollowingDraft {
    private(set) var documents: Set<DirectiveID> = []
    private(set) var names: Set<TaskID> = []
    /// All of them are of one document.
    private(set) var points = 0

    mutating func take(_ events: [TaskEvent]) {
        for event in events {
            switch event {
            case .issued(let directive): documents.insert(directive.id)
            case .assigned(let terms): names.insert(terms.id)
            case .pointAdded: points += 1
            case .corrected, .stepTaken, .officeNamed, .ladderSet: break
            }
        }
    }
}

extension TaskBook {
    /// What sets a task that follows from the decision of another book: whose word that was is for that book to judge, and
    /// everything else is judged as for a task that a person sets.
    func follow(
        _ wanted: FollowingTask, _ draft: FollowingDraft, _ asker: TaskAsker
    ) throws(TaskRefusal) -> [TaskEvent] {
        var events: [TaskEvent] = []
        let document = directive(wanted.document.id) ?? wanted.document
        if directive(document.id) == nil, !draft.documents.contains(document.id) {
            try asker.check(known: document.issuer)
            guard document.signed <= asker.today else { throw .inFuture(today: asker.today) }
            guard directives.count < Limit.directives else { throw .full(limit: Limit.directives) }
            events.append(.issued(document))
        }
        let known = points[document.id] ?? []
        if let same = known.first(where: { $0.number == wanted.point.number }) {
            guard same == wanted.point else { throw .otherPoint(same.number, of: document.id) }
        } else {
            guard known.count + draft.points < Limit.points else { throw .full(limit: Limit.points) }
            events.append(.pointAdded(wanted.point))
        }
        try check(wanted.terms, of: document, asker)
        guard records.count + draft.names.count < Limit.tasks else { throw .full(limit: Limit.tasks) }
        return events + [.assigned(wanted.terms)]
    }

    /// The first post that may verify what a lead does with the help of others.
    func verifier(
        among posts: [PostID], of lead: PostID, _ support: [PostID], _ asker: TaskAsker
    ) throws(TaskRefusal) -> PostID {
        var refusal = TaskRefusal.verifierNotIndependent(lead)
        for post in posts {
            do throws(TaskRefusal) {
                try check(verifier: post, of: lead, support, asker)
                return post
            } catch { refusal = error }
        }
        throw refusal
    }

    /// The first of some names that no document has, or that one of the same issuer has; nil where all are others'.
    func documentName(among names: [String], of issuer: PostID) -> DirectiveID? {
        names.lazy.compactMap { ShortText($0).flatMap(DirectiveID.init(stored:)) }.first { name in
            self.directive(name).map { $0.issuer == issuer } ?? true
        }
    }

    /// The name if it fits and is free; otherwise the next number that is.
    func taskName(_ name: String, _ draft: FollowingDraft) -> TaskID {
        if let own = ShortText(name).flatMap(TaskID.init(stored:)), self[own] == nil, !draft.names.contains(own) {
            return own
        }
        var number = records.count + 1
        while true {
            if let next = ShortText("nv-\(number)").flatMap(TaskID.init(stored:)), self[next] == nil,
                !draft.names.contains(next)
            {
                return next
            }
            number += 1
        }
    }

    /// The first whole number from one on that no point of a document has.
    func freePoint(of document: DirectiveID) -> Int {
        let taken = Set((points[document] ?? []).map(\.number.description))
        return (1...).first { !taken.contains("\($0)") } ?? 1
    }
}
