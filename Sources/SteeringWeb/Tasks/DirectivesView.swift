import BorderVocabulary
import Steering
import SteeringRoom
import Web

/// Documents that set work with their tallies, what waits to be set, and the forms to do so.
struct DirectivesView: Sendable {
    struct Row: Sendable {
        let words: String
        let href: String
        let points: String
        let tasks: String
        let onTime: String
        let overdue: String
    }

    /// A conclusion or a promise that has no task yet.
    struct Draft: Sendable {
        let what: String
        let from: String
        let lead: String
        let due: String
        /// Why it did not become a task by itself.
        let why: String
        let href: String?
    }

    let rows: [Row]
    let anyRows: Bool
    let drafts: [Draft]
    let anyDrafts: Bool
    let forms: [TaskForm]
    let anyForms: Bool
    let posts: [TasksView.Option]
    let fault: String?
    let hidden: String?

    /// How many documents are listed, the latest first; the list of tasks has all of them.
    private static let shown = 200

    init(_ view: RoomView, reader: TaskReader, forms: [TaskForm], fault: String?) {
        let (book, words, day, moment) = (view.room.tasks, view.words, view.day, view.vantage.moment)
        let tallies = book.breakdown(on: day, recordedBy: moment).byDirective
        let known = book.directives.keys.compactMap { book.directive($0, asKnownOn: day) }
        let readable = known.filter { reader.mayRead($0.id) }.sorted { ($0.signed, $0.id) > ($1.signed, $1.id) }
        rows = readable.prefix(DirectivesView.shown).map { directive in
            let tally = tallies[directive.id] ?? TaskTally()
            return Row(
                words: words.document(directive) + (directive.isSample ? " · " + words("tasks.sample") : ""),
                href: "/steering/tasks?document=\(directive.id)",
                points: words.number(book.points[directive.id]?.count ?? 0),
                tasks: words.number(tally.total), onTime: words.share(tally.onTime),
                overdue: words.number(tally.overdue.part))
        }
        anyRows = !rows.isEmpty
        hidden =
            known.count > readable.count
            ? words("directives.hidden", ["count": words.number(known.count - readable.count)]) : nil
        drafts = Draft.all(view, canSet: !forms.isEmpty)
        anyDrafts = !drafts.isEmpty
        self.forms = forms
        anyForms = !forms.isEmpty
        posts = view.room.roster.posts.values.sorted { $0.id < $1.id }.prefix(500).map {
            TasksView.Option(value: "\($0.id)", word: $0.name.description, chosen: false)
        }
        self.fault = fault
    }
}

extension DirectivesView.Draft {
    fileprivate static func all(_ view: RoomView, canSet: Bool) -> [Self] {
        let (room, words, moment) = (view.room, view.words, view.vantage.moment)
        let known = AsKnown(on: view.day, recordedBy: moment)
        let conclusions = room.conferences.taskDrafts(on: view.day, recordedBy: moment).map {
            TaskProposal($0, room, on: view.day)
        }
        let promises = room.petitions.promises(known).filter { $0.waits(known) }.map {
            TaskProposal($0, room, on: view.day)
        }
        let set = [TaskLink.Kind.conclusion, .promise].map { kind in
            Set(room.tasks.served(kind, on: view.day, recordedBy: moment).keys.map { kind.rawValue + ":\($0)" })
        }.reduce(Set<String>()) { $0.union($1) }
        let proposals = (conclusions + promises).filter { !set.contains($0.link) }
        return proposals.sorted { $0.due < $1.due }.map { proposal in
            Self(
                what: proposal.wording,
                from: words("task.fact.link." + proposal.kind.rawValue) + " \(proposal.name)",
                lead: words.post(proposal.lead, room.roster), due: words.formats.date(proposal.due),
                why: words.why(proposal.obstacle()),
                href: canSet ? "/steering/directives?" + proposal.query + "#set" : nil)
        }
    }
}

/// What another book wants done, as far as it fills the form of a task.
struct TaskProposal: Sendable {
    let kind: TaskLink.Kind
    let name: String
    let wording: String
    let lead: PostID
    let support: [PostID]
    let due: LocalDate
    let reviewReason: String?
    /// What keeps it from becoming a task by itself.
    let obstacle: @Sendable () -> FollowingObstacle?

    init(_ draft: TaskDraft, _ room: Room, on day: LocalDate) {
        (kind, name) = (.conclusion, "\(draft.conclusion)")
        obstacle = { room.obstacle(to: draft, on: day) }
        wording = TaskProposal.line(draft.text.description)
        (lead, support, due) = (draft.lead, draft.support, draft.due.day)
        if case .review(_, let reason) = draft.due { reviewReason = "\(reason)" } else { reviewReason = nil }
    }

    init(_ promise: Promise, _ room: Room, on day: LocalDate) {
        (kind, name) = (.promise, "\(promise.id)")
        obstacle = { room.obstacle(to: promise, on: day) }
        wording = "\(promise.terms.what)"
        (lead, support, due, reviewReason) = (promise.terms.post, [], promise.terms.due, nil)
    }

    /// The link that a task of it has.
    var link: String { kind.rawValue + ":" + name }

    /// The same as items of a query, by the names of the columns of the table `tasks`.
    var query: String {
        let items = [
            ("wording", wording), ("lead", "\(lead)"), ("support", support.map(\.description).joined(separator: " ")),
            (reviewReason == nil ? "deadline" : "review", "\(due)"), ("review_reason", reviewReason ?? ""),
            ("links", link),
        ]
        return items.filter { !$0.1.isEmpty }.map { $0.0 + "=" + TaskAddress.escaped($0.1) }.joined(separator: "&")
    }

    /// The first line, cut to what a task's wording may have.
    private static func line(_ text: String) -> String {
        var line = text.prefix { $0 != "\n" }
        while line.utf8.count > Line.limit { line = line.dropLast() }
        return String(line)
    }
}

extension Words {
    /// Why something did not become a task by itself.
    func why(_ obstacle: FollowingObstacle?) -> String {
        switch obstacle {
        case nil: self("directives.why.again")
        case .noMinutes: self("directives.why.no-minutes")
        case .nobodyAbove(let post): self("directives.why.nobody-above", ["post": "\(post)"])
        case .cancelled(let task): self("directives.why.cancelled", ["task": "\(task)"])
        case .refused(let refusal): refusal.phrase.text(catalogue, language)
        }
    }
}

extension Promise {
    /// Whether nobody has kept it, broken it or set a task for it.
    fileprivate func waits(_ view: AsKnown) -> Bool {
        guard task(view) == nil else { return false }
        return switch state(view) {
        case .open, .overdue: true
        case .kept, .keptLate, .broken: false
        }
    }
}
