import BorderVocabulary
import Steering
import SteeringRoom
import Web

/// One task: where it stands, how it came to stand there, and what whoever reads may do about it.
struct TaskView: Sendable {
    struct Fact: Sendable {
        let name: String
        let value: String
        let about: String?
        /// The page of what is meant; nil where it has none.
        var href: String?
    }

    struct Entry: Sendable {
        let day: String
        let what: String
        let lines: [String]
        let pieces: [Piece]
        let who: String
        let weight: String
    }

    struct Piece: Sendable {
        let reference: String
        let digest: String?
        /// Where the file can be had, and what it is.
        let href: String?
        let about: String?
    }

    let wording: String
    let id: String
    let standing: BadgeView
    let state: BadgeView
    let sample: Bool
    let document: String
    let point: String
    let text: [String]
    let facts: [Fact]
    let over: String?
    let entries: [Entry]
    let forms: [TaskForm]
    let anyForms: Bool
    let posts: [TasksView.Option]
    let fault: String?
    let past: Bool

    /// `found` is the task as known on the day of the view; forms are for today alone.
    init(
        _ found: StandingTask, _ view: RoomView, forms: [TaskForm], fault: String?, calendar: WorkingCalendar
    ) {
        let (task, words, day, book) = (found.task, view.words, view.day, view.room.tasks)
        let directive = book.directive(task.terms.directive, asKnownOn: day)
        wording = task.terms.wording.description
        id = "\(task.terms.id)"
        standing = words.badge(found.standing)
        state = words.badge(task.state)
        sample = directive?.isSample ?? false
        document = directive.map { words.document($0) } ?? ""
        point = words("task.point", ["point": "\(task.terms.point)"])
        text = (book.point(task.terms.point, of: task.terms.directive)?.text.description ?? "")
            .split(separator: "\n").map(String.init)
        facts = Fact.all(of: task, directive, view, calendar)
        let days = task.daysOver(on: day)
        over = days > 0 ? words("tasks.days-over", ["days": words.number(days)]) : nil
        entries = Entry.all(of: task.terms.id, view)
        self.forms = forms
        anyForms = !forms.isEmpty
        posts = view.room.roster.posts.values.sorted { $0.id < $1.id }.prefix(500).map {
            TasksView.Option(value: "\($0.id)", word: $0.name.description, chosen: false)
        }
        self.fault = fault
        past = view.vantage.isPast
    }
}

extension Words {
    /// A document by its form, number, day and title.
    func document(_ directive: Directive) -> String {
        self(
            "task.document",
            [
                "form": self("task.form." + directive.form.rawValue), "number": "\(directive.number)",
                "day": formats.date(directive.signed), "title": "\(directive.title)",
            ])
    }
}

extension TaskView.Fact {
    fileprivate static func all(
        of task: TaskAsKnown, _ directive: Directive?, _ view: RoomView, _ calendar: WorkingCalendar
    ) -> [Self] {
        let (words, roster, day) = (view.words, view.room.roster, view.day)
        func fact(_ key: String, _ value: String, _ about: String? = nil) -> Self {
            Self(name: words("task.fact." + key), value: value, about: about)
        }
        var facts = [fact("lead", words.post(task.lead, roster))]
        if task.answerable != task.lead {
            facts.append(fact("answerable", words.post(task.answerable, roster), words("task.fact.answerable.about")))
        }
        if !task.support.isEmpty {
            facts.append(fact("support", task.support.map { words.post($0, roster) }.joined(separator: ", ")))
        }
        facts.append(fact("verifier", words.post(task.verifier, roster)))
        if let directive { facts.append(fact("issuer", words.post(directive.issuer, roster))) }
        facts.append(fact("assigned", words.formats.date(task.terms.assigned)))
        if let original = task.original { facts.append(fact("first-deadline", words.formats.date(original))) }
        switch task.timing {
        case .deadline(let date):
            if task.extensions > 0 {
                facts.append(
                    fact(
                        "deadline", words.formats.date(date),
                        words("task.extended", ["count": words.number(task.extensions)])))
            }
        case .review(let date, let reason): facts.append(fact("review", words.formats.date(date), "\(reason)"))
        }
        if let request = task.request {
            facts.append(
                fact("request", words.formats.date(request.date), "\(request.reason)"))
        }
        if let word = task.lastWord, task.state.isOpen {
            facts.append(fact("last-word", words.formats.date(word)))
        }
        facts += view.room.tasks.rungs(reachedBy: task, on: day, calendar).map { rung, since in
            let issuer = directive?.issuer ?? task.lead
            let post = view.room.tasks.recipient(rung, of: task, issuer: issuer, on: day)
            return fact(
                post == task.lead ? "reminded" : "rung", words.post(post, roster),
                words("task.since", ["day": words.formats.date(since)]))
        }
        facts += task.terms.links.map { link in
            var fact = fact("link." + link.kind.rawValue, "\(link.name)")
            fact.href = link.page.map { $0 + RoomFrame.suffix(view.vantage) }
            return fact
        }
        return facts
    }
}

extension TaskLink {
    /// The page of what is meant; nil for a group, which has none.
    fileprivate var page: String? {
        switch kind {
        case .taskGroup: nil
        case .target: "/steering/targets/\(name)"
        case .project: "/steering/money/\(name)"
        case .bottleneck: "/steering/bottlenecks/\(name)"
        case .petition: "/steering/petitions/\(name)"
        case .conclusion: ConferencePages.path + "/" + name.description.prefix { $0 != "/" }
        case .promise: "/steering/promises"
        }
    }
}

extension TaskView.Entry {
    fileprivate static func all(of id: TaskID, _ view: RoomView) -> [Self] {
        guard let record = view.room.tasks[id] else { return [] }
        let (words, roster) = (view.words, view.room.roster)
        let bound = view.vantage.moment ?? .latest
        let first = Self(
            day: words.formats.date(record.terms.assigned), what: words("task.step.set"),
            lines: [words("task.set.to", ["post": words.post(record.terms.lead, roster)])], pieces: [],
            who: words("task.entered-by", ["person": "\(record.by)"]), weight: "")
        return [first]
            + record.steps.prefix { $0.taken.day <= view.day && $0.at <= bound }.map { entry in
                Self(entry, words, roster)
            }
    }

    private init(_ entry: TaskRecord.Entry, _ words: Words, _ roster: Roster) {
        let taken = entry.taken
        day = words.formats.date(taken.day)
        what = words("task.step." + taken.step.kind.rawValue)
        lines = words.lines(of: taken.step, roster)
        pieces = taken.step.evidence.map {
            TaskView.Piece($0, of: taken.task, words)
        }
        let post = words.post(taken.post, roster)
        if let source = taken.source {
            who = words(
                "task.on-paper",
                [
                    "post": post, "source": "\(source)", "person": "\(entry.by)",
                    "day": words.formats.date(entry.at.localDate),
                ])
        } else {
            who = words(
                "task.by", ["post": post, "person": "\(entry.by)", "time": words.formats.time(entry.at)])
        }
        weight =
            switch taken.step.kind {
            case .claimed, .verified: "strong"
            case .returned, .cancelled, .reopened, .extensionRefused: "bad"
            case .accepted, .reported, .extensionAsked, .extended, .reviewed, .transferred, .verifierReplaced: ""
            }
    }
}

extension TaskView.Piece {
    fileprivate init(_ piece: TaskEvidence, of task: TaskID, _ words: Words) {
        reference = "\(piece.reference)"
        digest = piece.digest?.description
        href = piece.file.map { "/steering/tasks/\(task)/files/\($0.digest)" }
        about = piece.file.map { file in
            let kibibytes = words.number((file.bytes + 1023) / 1024)
            return words("task.evidence.download") + " · \(file.mediaType.rawValue.uppercased()) · \(kibibytes) KB"
        }
    }
}

extension Words {
    /// What a step says, line by line.
    fileprivate func lines(of step: TaskStep, _ roster: Roster) -> [String] {
        func until(_ day: LocalDate) -> String { self("task.until", ["day": formats.date(day)]) }
        func basis(_ line: Line) -> String { self("task.basis", ["basis": "\(line)"]) }
        return switch step {
        case .accepted: []
        case .reported(let note, _), .claimed(let note, _): ["\(note)"]
        case .extensionAsked(let day, let reason): [until(day), "\(reason)"]
        case .extensionRefused(let reason), .returned(let reason), .reopened(let reason): ["\(reason)"]
        case .extended(let day, let reason, let line): [until(day), "\(reason)", basis(line)]
        case .reviewed(.deadline(let day), let finding): [until(day), "\(finding)"]
        case .reviewed(.review(let day, let reason), let finding):
            [self("tasks.review-on", ["day": formats.date(day)]), "\(reason)", "\(finding)"]
        case .verified(let finding): ["\(finding)"]
        case .cancelled(let reason, let line): ["\(reason)", basis(line)]
        case .transferred(let post, let reason, let line), .verifierReplaced(let post, let reason, let line):
            [self("task.set.to", ["post": self.post(post, roster)]), "\(reason)", basis(line)]
        }
    }
}
