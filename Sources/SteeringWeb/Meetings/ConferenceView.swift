import BorderVocabulary
import Steering
import SteeringRoom
import Web

/// One conference: its agenda and why it is so, what members said before, what was concluded and what came of it.
struct ConferenceView: Sendable {
    struct Word: Sendable {
        let post: String
        let stance: BadgeView
        let note: String?
    }

    struct Matter: Sendable {
        let number: String
        let title: String
        let kind: String
        let reason: String
        let post: String?
        let money: String?
        let href: String?
        let proposal: [String]
        let words: [Word]
        let read: String?
        let fate: String?
    }

    struct Part: Sendable {
        let title: String
        let about: String
        let matters: [Matter]
    }

    struct Point: Sendable {
        let number: String
        let text: [String]
        let lead: String
        let support: String?
        let due: String
        let review: String?
        let state: BadgeView
        let progress: [String]
        let earlier: [String]
        let item: String?
        let tasks: [ServingTask]
    }

    struct Weight: Sendable {
        let kind: String
        let base: String
        let step: String
        let cap: String
    }

    let id: String
    let title: String
    let state: BadgeView
    let sample: Bool
    let facts: [FactLine]
    let parts: [Part]
    let anyParts: Bool
    let points: [Point]
    let anyPoints: Bool
    let isHeld: Bool
    let ruleLead: String
    let weights: [Weight]
    let quorum: String
    let posts: [ActForm.Choice]
    let history: [HistoryLine]
    var fault: String?
    var draw: String?
    var forms: [ActForm] = [] { didSet { anyForms = !forms.isEmpty } }
    private(set) var anyForms = false

    init(_ conference: Conference, _ view: RoomView, _ reader: TaskReader) {
        let (words, book) = (MeetingWords(view), view.room.conferences)
        id = "\(conference.id)"
        let set = book.series(conference.call.series, on: view.day)
        let day = conference.heldOn ?? conference.plannedOn
        title = (set?.name.description ?? "\(conference.call.series)") + " · " + words.date(day)
        state = words.badge(conference, on: view.day)
        sample = conference.call.isSample
        facts = ConferenceView.facts(conference, words)
        let rule = book.agendaRule(on: day)
        parts = ConferenceView.parts(conference, rule, view, words)
        anyParts = !parts.isEmpty
        let done = view.doneConclusions
        points = conference.conclusions.map { Point($0, done, view, words, reader) }
        anyPoints = !points.isEmpty
        isHeld = conference.heldOn != nil
        ruleLead = words(
            "agenda.rule.lead", ["version": words.number(rule.version), "most": words.number(rule.most)])
        weights = rule.weights.map { weight in
            Weight(
                kind: words("agenda.kind.\(weight.kind.rawValue)"), base: words.number(weight.base),
                step: words("agenda.measure.\(weight.kind.rawValue)", ["count": words.number(weight.step)]),
                cap: words.number(weight.cap))
        }
        quorum = words("agenda.rule.quorum", ["count": words.number(rule.quorum)])
        posts = words.allPosts
        let known = book.histories[conference.id]?.known(on: view.day, recordedBy: view.vantage.moment) ?? []
        history = known.reversed().map { ConferenceHistory.line($0, words) }
    }

    private static func facts(_ conference: Conference, _ words: MeetingWords) -> [FactLine] {
        var facts = [
            FactLine(words("conference.day"), words.date(conference.heldOn ?? conference.plannedOn)),
            FactLine(words("conference.tiers"), words("conference.tiers.\(conference.call.tiers.rawValue)")),
            FactLine(words("conference.chair"), words.post(conference.call.chair)),
            FactLine(
                words("conference.members"), words.number(conference.call.members.count),
                about: words.posts(conference.call.members)),
        ]
        if let place = conference.call.place { facts.append(FactLine(words("conference.place"), place.description)) }
        for moved in conference.postponements {
            facts.append(
                FactLine(
                    words("conference.postponed"), words.date(moved.from) + " → " + words.date(moved.to),
                    about: moved.reason.description))
        }
        if case .cancelled(let reason) = conference.state {
            facts.append(FactLine(words("conference.cancelled"), reason.description))
        }
        if conference.heldOn != nil {
            let there = conference.call.members.filter(conference.attended.contains)
            let away = conference.call.members.filter { !conference.attended.contains($0) }
            facts.append(
                FactLine(
                    words("conference.attended"), words.part(there.count, conference.call.members.count),
                    about: away.isEmpty ? nil : words("conference.away", ["posts": words.posts(away)])))
        }
        if let minutes = conference.minutes { facts.append(FactLine(words("conference.minutes"), minutes.description)) }
        return facts
    }

    /// The agenda in the order in which it is gone through; what there is no time for, and what was taken off, in sight.
    private static func parts(
        _ conference: Conference, _ rule: AgendaRule, _ view: RoomView, _ words: MeetingWords
    ) -> [Part] {
        let agenda = conference.agenda
        let members = conference.call.members
        let silent = agenda.filter { $0.isAdoptedWithoutDebate(by: members, rule: rule) }
        let followUps = agenda.filter { $0.kind == .followUp && !silent.contains($0) }
        let debated = agenda.filter { $0.kind != .followUp && !silent.contains($0) }
        let leftOut = conference.items.filter { !$0.isOn && !$0.isGone && $0.removed == nil }
        let removed = conference.items.filter { $0.removed != nil }
        let gone = conference.items.filter { $0.isGone && $0.removed == nil }
        let all = [
            ("follow-up", followUps), ("debate", debated), ("without-debate", silent), ("left-out", leftOut),
            ("removed", removed), ("gone", gone),
        ]
        return all.filter { !$0.1.isEmpty }.map { key, items in
            Part(
                title: words("agenda.part.\(key)"), about: words("agenda.part.\(key).about"),
                matters: items.map { Matter($0, conference, view, words) })
        }
    }
}

extension ConferenceView.Matter {
    init(_ item: AgendaItem, _ conference: Conference, _ view: RoomView, _ words: MeetingWords) {
        number = words.number(item.number)
        title = item.title.description
        kind = words("agenda.kind.\(item.kind.rawValue)")
        reason = words.reason(item)
        switch item.source {
        case .byHand(let hand, _): (post, money) = (hand.post.map(words.post), nil)
        case .drawn(let draw):
            post = draw.exception.post.map(words.post)
            money = draw.exception.dong.map { words.words.amount(Money(dong: $0)) }
        }
        href = item.subject.flatMap(ConferenceView.address).map { $0 + RoomFrame.suffix(view.vantage) }
        proposal = (item.proposal?.description ?? "").split(separator: "\n").map(String.init)
        self.words = item.positions.sorted { $0.key < $1.key }.map { post, position in
            ConferenceView.Word(
                post: words.post(post), stance: ConferenceView.badge(position.stance, words),
                note: position.note?.description)
        }
        let spoken = conference.call.members.count { item.positions[$0] != nil }
        read =
            item.proposal == nil && spoken == 0
            ? nil : words("agenda.read", ["part": words.part(spoken, conference.call.members.count)])
        fate = item.removed.map { removal in
            words("agenda.removed", ["post": words.post(removal.post), "reason": removal.reason.description])
        }
    }
}

extension ConferenceView {
    /// Where a matter is looked at by itself.
    fileprivate static func address(_ subject: AgendaSubject) -> String? {
        let key = subject.key.description
        switch subject.kind {
        case .bottleneck: return BottleneckPages.path + "/" + key
        case .task: return "/steering/tasks/" + key
        case .target: return "/steering/targets/" + key
        case .money: return "/steering/money/" + key
        case .followUp: return ConferencePages.path + "/" + key.prefix { $0 != "/" }
        case .petition: return "/steering/petitions/" + key
        case .byHand: return nil
        }
    }

    fileprivate static func badge(_ stance: Stance, _ words: MeetingWords) -> BadgeView {
        let word = words("stance.\(stance.rawValue)")
        return switch stance {
        case .agrees: BadgeView(tone: "good", icon: "yes", word: word)
        case .agreesWithRemark: BadgeView(tone: "good", icon: "info", word: word)
        case .objects: BadgeView(tone: "bad", icon: "no", word: word)
        case .wantsToSpeak: BadgeView(tone: "wait", icon: "call", word: word)
        }
    }
}

extension ConferenceView.Point {
    init(
        _ conclusion: ConclusionState, _ done: Set<ConclusionID>, _ view: RoomView, _ words: MeetingWords,
        _ reader: TaskReader
    ) {
        let current = conclusion.current
        number = words.number(conclusion.id.number)
        text = current.text.description.split(separator: "\n").map(String.init)
        lead = current.lead.map(words.post) ?? words("conclusion.nobody")
        support = current.support.isEmpty ? nil : words.posts(current.support)
        switch current.due {
        case .by(let day)?: (due, review) = (words.date(day), nil)
        case .review(let day, let reason)?:
            due = words("conclusion.review", ["day": words.date(day)])
            review = reason.description
        case nil: (due, review) = ("", nil)
        }
        state = words.badge(conclusion, on: view.day, done: done)
        tasks = ServingTask.all(TaskLink(.conclusion, named: conclusion.id), view, reader)
        progress =
            conclusion.progress.map { words.date($0.on) + " · " + words.post($0.post) + ": \($0.words)" }
            + conclusion.evidence.map { words("conclusion.evidence", ["reference": $0.reference.description]) }
        earlier = conclusion.wordings.dropLast().map { wording in
            let day = wording.due.map { " (" + words.date($0.day) + ")" } ?? ""
            return words("conclusion.earlier", ["text": wording.text.description]) + day
        }
        item = current.item.map(words.number)
    }
}
