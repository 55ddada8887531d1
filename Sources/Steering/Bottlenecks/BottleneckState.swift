import BorderVocabulary

/// A bottleneck as it was known at a time: its history up to then, folded.
package struct Bottleneck: Hashable, Sendable {
    /// Whether it is gone, and by whose word.
    package enum State: Hashable, Sendable {
        case open
        /// The owner closed it, and not everybody affected has said so; nobody may be affected that anyone knows of.
        case closedUnconfirmed
        /// The owner closed it, and every affected party said so.
        case closedConfirmed
        /// It is kept, and counted with the other one.
        case merged(into: BottleneckID)
    }

    /// A post that answered for it since a day.
    package struct Holder: Hashable, Sendable {
        package let post: PostID
        package let since: LocalDate
        /// Why it came there; nil for the first.
        package let reason: Line?
    }

    /// The owner's word that it is gone, and what the affected said of that.
    package struct Closing: Hashable, Sendable {
        package let on: LocalDate
        package let by: UserID
        package let evidence: [Evidence]
        /// Who said that it is gone, with what shows it.
        package internal(set) var confirmed: [AffectedID: Evidence] = [:]
        /// Who said that it is not.
        package internal(set) var objected: [AffectedID: Line] = [:]
        /// The day on which it was opened again.
        package internal(set) var undoneOn: LocalDate?
    }

    /// A decision that was taken.
    package struct Decision: Hashable, Sendable {
        package let what: Line
        package let document: Line
        package let post: PostID
        package let on: LocalDate
        /// What had been wanted.
        package let wanted: WantedDecision?
    }

    package let id: BottleneckID
    package let opening: BottleneckOpening
    /// The day on which it was raised.
    package let raisedOn: LocalDate
    package internal(set) var state = State.open
    package internal(set) var cause: CauseID
    package internal(set) var causeNote: Line?
    /// Every post that answered for it, oldest first; never empty.
    package internal(set) var holders: [Holder]
    package internal(set) var taskForce: TaskForceID?
    /// Every task force that it was ever given to.
    package internal(set) var taskForces: Set<TaskForceID> = []
    package internal(set) var blocked: [Blocked]
    /// Those affected by it of itself; `allAffected` has those of merged ones, too.
    package internal(set) var affected: [AffectedParty]
    /// The decision that is waited for.
    package internal(set) var wanted: WantedDecision?
    package internal(set) var decisions: [Decision] = []
    package internal(set) var closings: [Closing] = []
    /// What the gate's measure said, one for each stretch, oldest first.
    package internal(set) var troubles: [GateTrouble] = []
    /// The rules and streams whose measure is over its bound, as far as it was heard.
    package internal(set) var measuredBy: Set<GateOrigin> = []
    /// Others that were merged into it.
    package internal(set) var takenIn: [TakenIn] = []

    /// The post that answers for it.
    package var owner: PostID { holders.last?.post ?? opening.owner }

    /// The day on which it was closed, unless it is open.
    package var closedOn: LocalDate? {
        switch state {
        case .open, .merged: nil
        case .closedUnconfirmed, .closedConfirmed: closings.last?.on
        }
    }

    /// Whether work on it is left.
    package var isOpen: Bool { state == .open }

    /// How often a closing was undone.
    package var reopenings: Int { closings.count { $0.undoneOn != nil } }

    /// Everybody who is asked whether it is gone.
    package var allAffected: [AffectedParty] { affected + takenIn.flatMap(\.affected) }

    /// The affected that have not said a word about the last closing.
    package var silent: [AffectedParty] {
        guard let closing = closings.last, closing.undoneOn == nil else { return [] }
        return allAffected.filter { closing.confirmed[$0.id] == nil && closing.objected[$0.id] == nil }
    }

    /// The day from which its age counts, whatever happens to it: the earliest on which it or one that was merged into it
    /// was raised.
    package var since: LocalDate { takenIn.map(\.since).reduce(raisedOn, min) }

    /// Its age in days: until it was closed, or else until a day.
    package func age(on day: LocalDate) -> Int { since.days(to: closedOn ?? day) }

    /// Its age in working days.
    package func workingAge(on day: LocalDate, by calendar: WorkingCalendar) -> Int {
        calendar.workingDays(from: since, to: closedOn ?? day)
    }

    /// Folds a history; nil where it does not begin with an opening.
    init?(_ id: BottleneckID, _ history: some Collection<Dated<BottleneckEntry>>) {
        guard let first = history.first, case .opened(let opening) = first.entry else { return nil }
        self.id = id
        self.opening = opening
        raisedOn = first.day
        cause = opening.cause
        causeNote = opening.causeNote
        holders = [Holder(post: opening.owner, since: first.day, reason: nil)]
        taskForce = opening.taskForce
        taskForces = Set([opening.taskForce].compactMap { $0 })
        blocked = opening.blocked
        affected = opening.affected
        wanted = opening.wanted
        if case .measured(let trouble) = opening.origin { hear(trouble) }
        for dated in history.dropFirst() { take(dated) }
    }

    private mutating func take(_ dated: Dated<BottleneckEntry>) {
        switch dated.entry {
        case .opened: return
        case .acted(let act, let post): take(act, as: post, dated)
        case .measured(.goesOn(let trouble)): hear(trouble)
        case .measured(.subsided(let trouble)):
            hear(trouble)
            measuredBy.remove(trouble.origin)
        case .measured(.contradicted(let trouble)):
            hear(trouble)
            undo(on: dated.day)
        case .tookIn(let other):
            takenIn.append(other)
            settle()
        case .letGo(let other):
            takenIn.removeAll { $0.id == other }
            settle()
        }
    }

    private mutating func take(_ act: BottleneckAct, as post: PostID, _ dated: Dated<BottleneckEntry>) {
        switch act {
        case .reported: return
        case .handedOver(let next, let reason): holders.append(Holder(post: next, since: dated.day, reason: reason))
        case .causeRestated(let cause, let note, _): (self.cause, causeNote) = (cause, note)
        case .blockedAdded(let things): blocked += things
        case .blockedRemoved(let thing, _): blocked.removeAll { $0 == thing }
        case .affectedAdded(let party):
            affected.append(party)
            settle()
        case .decisionWanted(let decision): wanted = decision
        case .decided(let what, let document):
            decisions.append(Decision(what: what, document: document, post: post, on: dated.day, wanted: wanted))
            wanted = nil
        case .givenTo(let force, _):
            taskForce = force
            if let force { taskForces.insert(force) }
        case .closed(let evidence):
            closings.append(Closing(on: dated.day, by: dated.by, evidence: evidence))
            settle()
        case .confirmed(let party, let evidence): speak { $0.confirmed[party] = evidence }
        case .objected(let party, let reason):
            speak { $0.objected[party] = reason }
            undo(on: dated.day)
        case .reopened: undo(on: dated.day)
        case .merged(let other, _): state = .merged(into: other)
        case .parted:
            state = .open
            settle()
        }
    }

    private mutating func hear(_ trouble: GateTrouble) {
        measuredBy.insert(trouble.origin)
        troubles.removeAll { $0.origin == trouble.origin && $0.from == trouble.from }
        troubles.append(trouble)
    }

    private mutating func speak(_ word: (inout Closing) -> Void) {
        guard let last = closings.indices.last else { return }
        word(&closings[last])
        settle()
    }

    private mutating func undo(on day: LocalDate) {
        guard let last = closings.indices.last, closings[last].undoneOn == nil else { return }
        closings[last].undoneOn = day
        state = .open
    }

    /// What the last closing is worth, by who has spoken.
    private mutating func settle() {
        guard let closing = closings.last, closing.undoneOn == nil else { return }
        if case .merged = state { return }
        let isConfirmed = !allAffected.isEmpty && allAffected.allSatisfy { closing.confirmed[$0.id] != nil }
        state = isConfirmed ? .closedConfirmed : .closedUnconfirmed
    }
}
