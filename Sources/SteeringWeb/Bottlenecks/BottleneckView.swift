import BorderVocabulary
import Steering
import SteeringRoom
import Web

/// A name with its value, and something smaller beneath.
struct FactLine: Sendable {
    let name: String
    let value: String
    let about: String?

    init(_ name: String, _ value: String, about: String? = nil) {
        self.name = name
        self.value = value
        self.about = about
    }
}

/// A line of a history.
struct HistoryLine: Sendable {
    let weight: String
    let what: String
    let day: String
    let lines: [String]
    let who: String
}

/// One bottleneck with all that is known of it.
struct BottleneckView: Sendable {
    struct Thing: Sendable {
        let kind: String
        let name: String
        let amount: String
        let from: String?
        /// Where the thing is looked at by itself, if its book has it.
        var href: String?
    }

    struct Party: Sendable {
        let name: String
        let speaks: String
        let word: BadgeView
        let about: String?
    }

    struct Trouble: Sendable {
        let place: String
        let peak: String
        let from: String
        let until: String
        let evidence: String
    }

    let id: String
    let title: String
    let state: BadgeView
    let said: String?
    let sample: Bool
    let classified: Bool
    let statement: [String]
    let facts: [FactLine]
    let things: [Thing]
    let anyThings: Bool
    let toll: [FigureCell]
    let tollNote: String?
    let parties: [Party]
    let anyParties: Bool
    let troubles: [Trouble]
    let anyTroubles: Bool
    let history: [HistoryLine]
    let posts: [ActForm.Choice]
    var fault: String?
    var forms: [ActForm] = [] { didSet { anyForms = !forms.isEmpty } }
    private(set) var anyForms = false

    init(_ bottleneck: Bottleneck, _ view: RoomView) {
        let (words, book, moment) = (MeetingWords(view), view.room.bottlenecks, view.vantage.moment)
        id = "\(bottleneck.id)"
        title = bottleneck.opening.title.description
        state = words.badge(bottleneck.state)
        said = BottleneckView.said(bottleneck, words)
        sample = bottleneck.opening.isSample
        classified = bottleneck.opening.isClassified
        let text = bottleneck.opening.statement?.description ?? ""
        statement = text.split(separator: "\n").map(String.init)
        facts = BottleneckView.facts(bottleneck, view, words)
        let taken = bottleneck.takenIn.flatMap { other in
            book.blocked(by: other.id, on: view.day, recordedBy: moment).map { ($0, "\(other.id)" as String?) }
        }
        let all = bottleneck.blocked.map { ($0, String?.none) } + taken
        things = all.map { blocked, other in
            var thing = Thing(blocked, from: other, words)
            thing.href = BottleneckView.address(blocked, view)
            return thing
        }
        anyThings = !things.isEmpty
        let toll = Toll(of: all.map(\.0))
        self.toll = BottlenecksView.cells(toll, words)
        tollNote = BottlenecksView.note(toll, words)
        parties = bottleneck.allAffected.map { Party($0, bottleneck, words) }
        anyParties = !parties.isEmpty
        troubles = bottleneck.troubles.map { Trouble($0, words) }
        anyTroubles = !troubles.isEmpty
        let known = book.histories[bottleneck.id]?.known(on: view.day, recordedBy: moment) ?? []
        history = known.reversed().map { BottleneckHistory.line($0, view, words) }
        posts = words.allPosts
    }

    private static func address(_ blocked: Blocked, _ view: RoomView) -> String? {
        guard case .project(let code, _) = blocked, let id = try? ProjectID.parse(code.description),
            view.room.money.project(id, on: view.day) != nil
        else { return nil }
        return "/steering/money/\(id)" + RoomFrame.suffix(view.vantage)
    }

    /// Whose word a closing rests on, in one sentence.
    private static func said(_ bottleneck: Bottleneck, _ words: MeetingWords) -> String? {
        switch bottleneck.state {
        case .open, .closedConfirmed: return nil
        case .merged(let other): return words("bottleneck.said.merged", ["id": "\(other)"])
        case .closedUnconfirmed where bottleneck.allAffected.isEmpty: return words("bottleneck.said.nobody-affected")
        case .closedUnconfirmed:
            let all = bottleneck.allAffected.count
            return words("bottleneck.said.unconfirmed", ["part": words.part(all - bottleneck.silent.count, all)])
        }
    }

    private static func facts(_ bottleneck: Bottleneck, _ view: RoomView, _ words: MeetingWords) -> [FactLine] {
        let book = view.room.bottlenecks
        let working = bottleneck.workingAge(on: view.day, by: view.room.roster.calendar)
        var facts = [
            FactLine(words("bottleneck.owner"), words.post(bottleneck.owner)),
            FactLine(
                words("bottleneck.age"),
                words("bottleneck.days", ["count": words.number(bottleneck.age(on: view.day))]),
                about: words("bottleneck.working-days", ["count": words.number(working)])),
            FactLine(words("bottleneck.since"), words.date(bottleneck.since)),
            FactLine(
                words("bottleneck.cause"), words.cause(bottleneck.cause, book, on: view.day),
                about: bottleneck.causeNote?.description),
        ]
        switch bottleneck.opening.origin {
        case .reported(let post): facts.append(FactLine(words("bottleneck.reported-by"), words.post(post)))
        case .measured(let trouble): facts.append(FactLine(words("bottleneck.measured-by"), "\(trouble.rule)"))
        }
        if let wanted = bottleneck.wanted {
            facts.append(
                FactLine(
                    words("bottleneck.wanted"), wanted.what.description,
                    about: words("bottleneck.wanted-from", ["post": words.post(wanted.from)])
                        + (wanted.due.map { " · " + words("bottleneck.wanted-by", ["day": words.date($0)]) } ?? "")))
        }
        for decision in bottleneck.decisions {
            facts.append(
                FactLine(
                    words("bottleneck.decided"), decision.what.description,
                    about: "\(decision.document) · \(words.post(decision.post)) · \(words.date(decision.on))"))
        }
        if let force = bottleneck.taskForce {
            let name = book.taskForce(force, on: view.day)?.name.description ?? "\(force)"
            facts.append(FactLine(words("bottleneck.task-force"), name))
        }
        if bottleneck.holders.count > 1 {
            let path = bottleneck.holders.map { words.post($0.post) + " (" + words.date($0.since) + ")" }
            facts.append(
                FactLine(
                    words("bottleneck.handovers"), words.number(bottleneck.holders.count - 1),
                    about: path.joined(separator: " → ")))
        }
        if bottleneck.reopenings > 0 {
            facts.append(FactLine(words("bottleneck.reopenings"), words.number(bottleneck.reopenings)))
        }
        return facts
    }
}

extension BottleneckView.Thing {
    init(_ blocked: Blocked, from other: String?, _ words: MeetingWords) {
        from = other
        switch blocked {
        case .target(let id): (kind, name, amount) = (words("blocked.target"), id.description, "")
        case .task(let id): (kind, name, amount) = (words("blocked.task"), id.description, "")
        case .project(let code, let dong):
            (kind, name) = (words("blocked.project"), code.description)
            amount = dong.map { words.words.amount(Money(dong: $0)) } ?? words("blocked.unknown")
        case .money(let purpose, let dong):
            (kind, name) = (words("blocked.money"), purpose.description)
            amount = words.words.amount(Money(dong: dong))
        case .people(let group, let count):
            (kind, name) = (words("blocked.people"), group.description)
            amount = words("blocked.persons", ["count": words.number(count)])
        }
    }
}

extension BottleneckView.Party {
    init(_ party: AffectedParty, _ bottleneck: Bottleneck, _ words: MeetingWords) {
        name = party.name.description
        speaks = party.post.map(words.post) ?? words("affected.outside")
        let closing = bottleneck.closings.last
        if let reason = closing?.objected[party.id] {
            word = BadgeView(tone: "bad", icon: "no", word: words("affected.objected"))
            about = reason.description
        } else if let closing, closing.undoneOn == nil, let evidence = closing.confirmed[party.id] {
            word = BadgeView(tone: "good", icon: "yes", word: words("affected.confirmed"))
            about = evidence.reference.description
        } else if bottleneck.closedOn != nil {
            word = BadgeView(tone: "wait", icon: "wait", word: words("affected.silent"))
            about = nil
        } else {
            word = BadgeView(tone: "mute", icon: "none", word: words("affected.not-asked"))
            about = nil
        }
    }
}

extension BottleneckView.Trouble {
    init(_ trouble: GateTrouble, _ words: MeetingWords) {
        place = words.stream(trouble.stream)
        peak = words.measure(trouble.kind, trouble.peak)
        from = words.words.formats.moment(trouble.from)
        until = words.words.formats.moment(trouble.until)
        evidence = "\(trouble.evidence.log) \(trouble.evidence.first)–\(trouble.evidence.last)"
    }
}
