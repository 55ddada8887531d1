import BorderVocabulary
import Steering
import Web

/// How conferences and bottlenecks are said in one language, with the names of posts as the roster has them.
struct MeetingWords: Sendable {
    let words: Words
    let roster: Roster

    /// Takes the words and the roster that a page sees.
    init(_ view: RoomView) {
        words = view.words
        roster = view.room.roster
    }

    /// The text of a key with its placeholders filled.
    func callAsFunction(_ key: String, _ values: [String: String] = [:]) -> String { words(key, values) }

    /// A day as people write it.
    func date(_ day: LocalDate) -> String { words.formats.date(day) }

    /// A whole number in groups of three digits.
    func number(_ value: Int) -> String { words.number(value) }

    /// A part of a whole: `3/12`.
    func part(_ part: Int, _ whole: Int) -> String { words.number(part) + "/" + words.number(whole) }

    /// The name of a post; its identifier where the roster has none.
    func post(_ id: PostID) -> String { roster.posts[id]?.name.description ?? id.description }

    /// The names of posts in one line.
    func posts(_ ids: [PostID]) -> String { ids.map(post).joined(separator: " · ") }

    /// Posts to choose from.
    func choices(_ ids: [PostID]) -> [ActForm.Choice] {
        ids.map { ActForm.Choice(value: $0.description, word: post($0)) }
    }

    /// Every post there is, by its name.
    var allPosts: [ActForm.Choice] {
        choices(roster.posts.keys.sorted { post($0) < post($1) })
    }

    /// The name of a cause: the catalogue's for the first list, the decision's for others.
    func cause(_ id: CauseID, _ book: BottleneckBook, on day: LocalDate) -> String {
        let own = book.cause(id, on: day)?.name?.description
        return own ?? words.catalogue.find("bottleneck.cause.\(id)", words.language) ?? id.description
    }

    /// A measure at a gate in the unit of its kind.
    func measure(_ kind: GateSignal.Kind, _ value: Int) -> String {
        words("bottleneck.measure.\(kind.rawValue)", ["count": words.number(value)])
    }

    /// Where at the gates.
    func stream(_ stream: GateStream) -> String {
        let place = words.place(stream.place)
        guard let direction = stream.direction else { return place }
        return place + " · " + words("direction." + direction.code)
    }

    /// Whether a bottleneck is gone, and by whose word.
    func badge(_ state: Bottleneck.State) -> BadgeView {
        switch state {
        case .open: BadgeView(tone: "wait", icon: "open", word: words("bottleneck.state.open"))
        case .closedUnconfirmed:
            BadgeView(tone: "info", icon: "warning", word: words("bottleneck.state.closed-unconfirmed"))
        case .closedConfirmed: BadgeView(tone: "good", icon: "yes", word: words("bottleneck.state.closed-confirmed"))
        case .merged: BadgeView(tone: "mute", icon: "none", word: words("bottleneck.state.merged"))
        }
    }

    /// What has become of a conference.
    func badge(_ conference: Conference, on day: LocalDate) -> BadgeView {
        switch conference.state {
        case .held: BadgeView(tone: "good", icon: "yes", word: words("conference.state.held"))
        case .cancelled: BadgeView(tone: "bad", icon: "no", word: words("conference.state.cancelled"))
        case .called where conference.isUnreported(on: day):
            BadgeView(tone: "bad", icon: "warning", word: words("conference.state.unreported"))
        case .called where !conference.postponements.isEmpty:
            BadgeView(tone: "wait", icon: "wait", word: words("conference.state.postponed"))
        case .called: BadgeView(tone: "info", icon: "call", word: words("conference.state.called"))
        }
    }

    /// Where a conclusion stands on a day; `done` are those whose tasks are verified.
    func badge(_ conclusion: ConclusionState, on day: LocalDate, done: Set<ConclusionID>) -> BadgeView {
        if conclusion.closedOn != nil {
            return BadgeView(tone: "good", icon: "yes", word: words("conclusion.state.done"))
        }
        if done.contains(conclusion.id) {
            return BadgeView(tone: "good", icon: "yes", word: words("conclusion.state.verified"))
        }
        guard conclusion.wantsFollowUp, let due = conclusion.current.due?.day else {
            return BadgeView(tone: "mute", icon: "none", word: words("conclusion.state.noted"))
        }
        return due < day
            ? BadgeView(tone: "bad", icon: "warning", word: words("conclusion.state.overdue"))
            : BadgeView(tone: "wait", icon: "wait", word: words("conclusion.state.pending"))
    }

    /// Why a matter stands where it stands on an agenda.
    func reason(_ item: AgendaItem) -> String {
        switch item.source {
        case .byHand(let hand, let post):
            return words("agenda.reason.by-hand", ["post": self.post(post), "reason": hand.reason.description])
        case .drawn(let draw):
            let kind = draw.exception.subject.kind
            var measure = words("agenda.measure.\(kind.rawValue)", ["count": words.number(draw.exception.measure)])
            if kind == .followUp, draw.exception.measure < 0 {
                measure = words("agenda.measure.follow-up.ahead", ["count": words.number(-draw.exception.measure)])
            }
            guard kind != .followUp else { return measure }
            return words(
                "agenda.reason.drawn",
                ["measure": measure, "points": words.number(draw.points), "version": words.number(draw.rule)])
        }
    }
}
