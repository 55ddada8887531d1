import BorderVocabulary

/// A matter on the agenda of one conference.
package struct AgendaItem: Hashable, Sendable {
    /// Where it comes from.
    package enum Source: Hashable, Sendable {
        case drawn(AgendaDraw)
        case byHand(HandItem, by: PostID)
    }

    /// Its number on this agenda, from 1, in the order in which matters came.
    package let number: Int
    package internal(set) var source: Source
    /// Whether a later draw no longer brought it.
    package internal(set) var isGone = false
    /// Why it was taken off, and by which post.
    package internal(set) var removed: Removal?
    /// What the conference could conclude.
    package internal(set) var proposal: LongText?
    package internal(set) var positions: [PostID: MemberPosition] = [:]

    /// Who took a matter off the agenda, and why.
    package struct Removal: Hashable, Sendable {
        package let post: PostID
        package let reason: Line
    }

    /// What it is about.
    package var title: Line {
        switch source {
        case .drawn(let draw): draw.exception.title
        case .byHand(let item, _): item.title
        }
    }

    /// What kind of matter it is.
    package var kind: AgendaKind {
        switch source {
        case .drawn(let draw): draw.exception.subject.kind
        case .byHand: .byHand
        }
    }

    /// Whether it is to be dealt with.
    package var isOn: Bool {
        guard removed == nil, !isGone else { return false }
        guard case .drawn(let draw) = source else { return true }
        return !draw.isLeftOut
    }

    /// Whether it is adopted as proposed without debate: nobody wants to speak about it, and enough members have looked.
    package func isAdoptedWithoutDebate(by members: [PostID], rule: AgendaRule) -> Bool {
        guard isOn, proposal != nil, !members.isEmpty else { return false }
        let spoken = members.compactMap { positions[$0] }
        return !positions.values.contains(where: \.stance.wantsDebate)
            && !spoken.isEmpty && spoken.count * 100 >= members.count * rule.quorum
    }
}

/// A conclusion as it was known at a time.
package struct ConclusionState: Hashable, Sendable {
    /// How far it was, in the words of a post that has to do it.
    package struct Progress: Hashable, Sendable {
        package let post: PostID
        package let on: LocalDate
        package let words: Line
    }

    package let id: ConclusionID
    /// Every wording, oldest first; never empty.
    package internal(set) var wordings: [Conclusion]
    package internal(set) var progress: [Progress] = []
    package internal(set) var closedOn: LocalDate?
    package internal(set) var evidence: [Evidence] = []
    package internal(set) var reopenings = 0

    /// The wording that counts.
    package var current: Conclusion { wordings[wordings.count - 1] }
    /// Whether somebody has to do something by a day.
    package var wantsFollowUp: Bool { current.lead != nil }
}

/// A conference as it was known at a time: its history up to then, folded.
package struct Conference: Hashable, Sendable {
    /// What has become of it.
    package enum State: Hashable, Sendable {
        case called
        case held(on: LocalDate)
        case cancelled(reason: Line)
    }

    /// A change of its day.
    package struct Postponement: Hashable, Sendable {
        package let from: LocalDate
        package let to: LocalDate
        package let reason: Line
        /// The day on which it was said.
        package let on: LocalDate
    }

    package let id: ConferenceID
    package let call: ConferenceCall
    package internal(set) var state = State.called
    /// The day that holds now; that of the call stays in the call.
    package internal(set) var plannedOn: LocalDate
    package internal(set) var postponements: [Postponement] = []
    package internal(set) var attended: [PostID] = []
    package internal(set) var items: [AgendaItem] = []
    package internal(set) var conclusions: [ConclusionState] = []
    /// Number and day of the minutes.
    package internal(set) var minutes: Line?

    /// The day on which it was held.
    package var heldOn: LocalDate? {
        guard case .held(let day) = state else { return nil }
        return day
    }

    /// Whether its day is over and nobody has said what became of it.
    package func isUnreported(on day: LocalDate) -> Bool { state == .called && plannedOn < day }

    /// The matters that are to be dealt with, follow-ups ahead, then by points, then those put there by hand.
    package var agenda: [AgendaItem] {
        items.filter(\.isOn).sorted { ($0.rank, $1.points, $0.number) < ($1.rank, $0.points, $1.number) }
    }

    /// Folds a history; nil where it does not begin with a call.
    init?(_ id: ConferenceID, _ history: some Collection<Dated<ConferenceEntry>>) {
        guard let first = history.first, case .called(let call) = first.entry else { return nil }
        self.id = id
        self.call = call
        plannedOn = call.on
        for dated in history.dropFirst() { take(dated) }
    }

    private mutating func take(_ dated: Dated<ConferenceEntry>) {
        switch dated.entry {
        case .called: return
        case .agendaDrawn(let draws):
            for index in items.indices where items[index].kind != .byHand && items[index].kind != .followUp {
                items[index].isGone = true
            }
            take(draws)
        case .followUpsAdded(let draws): take(draws)
        case .acted(let act, let post): take(act, as: post, on: dated.day)
        }
    }

    /// A subject keeps its number from draw to draw.
    private mutating func take(_ draws: [AgendaDraw]) {
        for draw in draws {
            let place = items.firstIndex { $0.subject == draw.exception.subject }
            if let place {
                items[place].source = .drawn(draw)
                items[place].isGone = false
            } else {
                items.append(AgendaItem(number: items.count + 1, source: .drawn(draw)))
            }
        }
    }

    private mutating func take(_ act: ConferenceAct, as post: PostID, on day: LocalDate) {
        switch act {
        case .postponed(let later, let reason):
            postponements.append(Postponement(from: plannedOn, to: later, reason: reason, on: day))
            plannedOn = later
        case .cancelled(let reason): state = .cancelled(reason: reason)
        case .itemAdded(let item):
            items.append(AgendaItem(number: items.count + 1, source: .byHand(item, by: post)))
        case .itemRemoved(let number, let reason):
            change(number) { $0.removed = AgendaItem.Removal(post: post, reason: reason) }
        case .proposed(let number, let text):
            // What was said of another text is not said of this one.
            change(number) { ($0.proposal, $0.positions) = (text, [:]) }
        case .positionTaken(let number, let position): change(number) { $0.positions[post] = position }
        case .held(let posts):
            state = .held(on: day)
            attended = posts
        case .concluded(let conclusion):
            let number = conclusions.count + 1
            conclusions.append(ConclusionState(id: ConclusionID(id, number), wordings: [conclusion]))
        case .minuted(let document): minutes = document
        case .conclusionRestated(let number, let conclusion, _): change(number) { $0.wordings.append(conclusion) }
        case .followedUp(let number, let words):
            change(number) { $0.progress.append(ConclusionState.Progress(post: post, on: day, words: words)) }
        case .conclusionClosed(let number, let evidence):
            change(number) { ($0.closedOn, $0.evidence) = (day, evidence) }
        case .conclusionReopened(let number, _):
            change(number) { conclusion in
                conclusion.closedOn = nil
                conclusion.reopenings += 1
            }
        }
    }

    private mutating func change(_ number: Int, _ change: (inout AgendaItem) -> Void) {
        guard items.indices.contains(number - 1) else { return }
        change(&items[number - 1])
    }

    private mutating func change(_ number: Int, _ change: (inout ConclusionState) -> Void) {
        guard conclusions.indices.contains(number - 1) else { return }
        change(&conclusions[number - 1])
    }
}

extension AgendaItem {
    fileprivate var rank: Int {
        switch kind {
        case .followUp: 0
        case .target, .bottleneck, .money, .task, .petition: 1
        case .byHand: 2
        }
    }

    /// Points of a drawn matter; of a follow-up, how long it is overdue.
    fileprivate var points: Int {
        guard case .drawn(let draw) = source else { return 0 }
        return kind == .followUp ? draw.exception.measure : draw.points
    }

    /// The subject of a drawn matter.
    package var subject: AgendaSubject? {
        guard case .drawn(let draw) = source else { return nil }
        return draw.exception.subject
    }
}
