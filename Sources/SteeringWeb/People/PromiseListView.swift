import Application
import BorderVocabulary
import Steering
import Web

/// The ledger of promises and the dialogues: the same for everybody; inside with what can be done.
struct PromiseListView: Sendable {
    struct Row: Sendable {
        let id: String
        let what: String
        let post: String
        let made: String
        let due: String
        let moved: String?
        let state: BadgeView
        let occasion: String
        let href: String?
        let task: String?
        /// The page of the task, for those inside.
        let taskHref: String?
        /// What is being done about that task.
        let taskState: BadgeView?
        /// Why it did not become a task by itself.
        let why: String?
        /// The promise as a row of the table of tasks, with what only an officer can add left out; nil once a task stands
        /// for it.
        let draft: String?
        let steps: [PeopleFact]
        let mayFollow: Bool
    }

    struct Held: Sendable {
        let id: String
        let title: String
        let held: String
        let group: String
        let chair: String
        let attendees: String
        let questions: String
        let answered: String
        let resolved: String
        let promised: String
        let kept: String
        let source: String?
        let isSample: Bool
    }

    let known: KnownBar
    let figures: [PeopleFact]
    let keptInTime: String
    let rows: [Row]
    let any: Bool
    let dialogues: [Held]
    let anyDialogues: Bool
    var mayEnter = false
    let csrf: String?
    let today: String
    let groups: [PeopleChoice]
    let posts: [PeopleChoice]
    var problem: String?

    init(_ request: WebRequest, _ view: RoomView, _ statuses: [PetitionStatus], isInside: Bool) {
        let words = view.words
        let book = view.room.petitions
        known = KnownBar(request, view)
        let promises = book.promises(view.known)
        let counts = PromiseCounts(promises, view.known)
        figures = [
            ("open", counts.open), ("moved", counts.moved), ("overdue", counts.overdue), ("kept", counts.kept),
            ("kept-late", counts.keptLate), ("broken", counts.broken),
        ].map { PeopleFact(name: words("promises.count." + $0.0), value: words.number($0.1)) }
        keptInTime = words.portion(counts.keptInTime.count, of: counts.keptInTime.of)
        let mayFollow =
            isInside && !view.vantage.isPast && (request.identity?.mayUse(PetitionPages.acting) ?? false)
        rows = promises.reversed().map { Row($0, view, isInside: isInside, mayFollow: mayFollow) }
        any = !rows.isEmpty
        dialogues = book.dialogues(view.known).map { Held($0, statuses, promises, view) }
        anyDialogues = !dialogues.isEmpty
        mayEnter = mayFollow
        csrf = request.identity?.session?.csrf
        today = "\(request.now.localDate)"
        groups = PetitionerGroup.allCases.map { PeopleChoice(code: $0.rawValue, word: words.group($0)) }
        posts = mayFollow ? PostChoices.all(view) : []
    }
}

/// The posts to choose from.
enum PostChoices {
    static func all(_ view: RoomView) -> [PeopleChoice] {
        view.room.roster.posts.values.sorted { ($0.name.description, $0.id) < ($1.name.description, $1.id) }
            .map { PeopleChoice(code: $0.id.description, word: $0.name.description) }
    }
}

extension PromiseListView.Row {
    fileprivate init(_ promise: Promise, _ view: RoomView, isInside: Bool, mayFollow: Bool) {
        let words = view.words
        let current = promise.due(view.known)
        id = promise.id.description
        what = promise.terms.what.description
        post = words.post(promise.terms.post, view.room.roster)
        made = words.day(promise.on)
        due = words.day(promise.terms.due)
        moved = current == promise.terms.due ? nil : words("promise.moved-to", ["day": words.day(current)])
        state = words.badge(promise.state(view.known))
        switch promise.occasion {
        case .petition(let petition):
            occasion = petition.description
            href = (isInside ? "/steering/petitions/" : "/petitions/") + petition.description
        case .dialogue(let dialogue): (occasion, href) = (dialogue.description, nil)
        }
        task = promise.task(view.known)?.description
        taskHref = isInside ? task.map { "/steering/tasks/\($0)" } : nil
        taskState = task.flatMap { try? TaskID.parse($0) }.flatMap { id in
            view.room.tasks.asKnown(id, on: view.day, recordedBy: view.vantage.moment)
        }.flatMap { isInside || TaskReader.anybody(view.room).mayRead($0.task.terms.directive) ? $0 : nil }.map {
            words.badge($0.task.state)
        }
        let seen = promise.steps.filter { $0.on <= view.day && (view.vantage.moment ?? .latest) >= $0.entered.at }
        steps = seen.map { step in
            let (key, text): (String, String) =
                switch step.step {
                case .moved(let due, let reason): ("moved", "\(words.day(due)): \(reason)")
                case .linked(let task): ("linked", task.description)
                case .kept(let evidence): ("kept", evidence.description)
                case .broken(let reason): ("broken", reason.description)
                }
            return PeopleFact(name: words.day(step.on), value: words("promise.step." + key, ["text": text]))
        }
        let isSettled = seen.contains { step in
            switch step.step {
            case .kept, .broken: true
            case .moved, .linked: false
            }
        }
        self.mayFollow = mayFollow && !isSettled
        let isLoose = mayFollow && !isSettled && task == nil
        why = isLoose ? words.why(view.room.obstacle(to: promise, on: view.day)) : nil
        draft = isLoose ? PromisedTask.row(of: promise, on: view.day) : nil
    }
}

/// A promise as the table of tasks takes it.
enum PromisedTask {
    private static let header = "task,document,point,wording,assigned,lead,verifier,deadline,links"

    /// The first row of the table and one for the promise; document, point and verifier are for an officer to add.
    static func row(of promise: Promise, on day: LocalDate) -> String {
        let link: String
        switch promise.occasion {
        case .petition(let id): link = "petition:\(id)"
        case .dialogue: link = ""
        }
        let fields = [
            "t-\(promise.id)", "", "", quoted(promise.terms.what.description), "\(day)", "\(promise.terms.post)", "",
            "\(promise.terms.due)", link,
        ]
        return header + "\n" + fields.joined(separator: ",")
    }

    private static func quoted(_ text: String) -> String {
        guard text.contains(where: { $0 == "," || $0 == "\"" }) else { return text }
        return "\"" + text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
    }
}

extension PromiseListView.Held {
    fileprivate init(
        _ dialogue: Dialogue, _ statuses: [PetitionStatus], _ promises: [Promise], _ view: RoomView
    ) {
        let words = view.words
        let asked = statuses.filter { $0.petition.submission.dialogue == dialogue.id }
        let counts = PetitionCounts(asked)
        let made = promises.filter { promise in
            switch promise.occasion {
            case .dialogue(let id): id == dialogue.id
            case .petition(let id): asked.contains { $0.id == id }
            }
        }
        let kept = PromiseCounts(made, view.known)
        id = dialogue.id.description
        title = dialogue.title.description
        held = words.day(dialogue.held)
        group = words.group(dialogue.group)
        chair = words.post(dialogue.chair, view.room.roster)
        attendees = dialogue.attendees.map(words.number) ?? words("petition.not-said")
        questions = words.number(asked.count)
        answered = words.portion(asked.count { $0.answer != nil }, of: asked.count)
        resolved = words.portion(counts[.confirmed] + counts[.claimed], of: asked.count)
        promised = words.number(made.count)
        self.kept = words.portion(kept.kept + kept.keptLate, of: made.count)
        source = dialogue.source?.description
        isSample = dialogue.isSample
    }
}
