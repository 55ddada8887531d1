import BorderVocabulary

extension BottleneckBook {
    /// Whether an act may be entered, and what follows from it.
    func record(
        _ id: BottleneckID, _ act: BottleneckAct, as post: PostID, on day: LocalDate, _ giver: Giver
    ) throws(BottleneckRefusal) -> [BottleneckEvent] {
        guard let history = histories[id], let bottleneck = Bottleneck(id, history.entries) else {
            throw .unknownBottleneck(id)
        }
        // Whoever may not read it learns nothing from being refused.
        guard mayRead(id, giver) else { throw .unknownBottleneck(id) }
        guard giver.holds(post) else { throw .notYourPost(post) }
        guard day <= giver.today else { throw .inFuture(today: giver.today) }
        if isSo(act, bottleneck) { return [] }
        if let last = history.lastDay, day < last { throw .before(last) }
        guard history.entries.count < Limit.entries else { throw .full(limit: Limit.entries) }
        try check(act.kind, in: bottleneck)
        if let posts = posts(for: act.kind, on: bottleneck, giver.roster, giver.today), !posts.contains(post) {
            throw .onlyFor(posts)
        }
        if case .merged(let other) = bottleneck.state {
            return [.acted(id: id, act: act, as: post, on: day), .letGo(id: other, other: id, on: latest(day, other))]
        }
        try check(act, on: bottleneck, as: post, on: day, giver)
        let event = BottleneckEvent.acted(id: id, act: act, as: post, on: day)
        guard case .merged(let into, _) = act else { return [event] }
        return [event, takeIn(bottleneck, into: into, on: day)]
    }

    /// Whether repeating the act would say nothing new.
    private func isSo(_ act: BottleneckAct, _ bottleneck: Bottleneck) -> Bool {
        switch act {
        case .handedOver(let post, _): bottleneck.owner == post
        case .causeRestated(let cause, let note, _): bottleneck.cause == cause && bottleneck.causeNote == note
        case .affectedAdded(let party): bottleneck.affected.contains(party)
        case .decisionWanted(let wanted): bottleneck.wanted == wanted
        case .givenTo(let force, _): bottleneck.taskForce == force
        case .closed: bottleneck.closedOn != nil
        case .confirmed(let party, _): bottleneck.closings.last?.confirmed[party] != nil && bottleneck.closedOn != nil
        case .merged(let into, _): bottleneck.state == .merged(into: into)
        case .reported, .blockedAdded, .blockedRemoved, .decided, .objected, .reopened, .parted: false
        }
    }

    /// What else an act wants, once its kind fits the state and the post.
    private func check(
        _ act: BottleneckAct, on bottleneck: Bottleneck, as post: PostID, on day: LocalDate, _ giver: Giver
    ) throws(BottleneckRefusal) {
        switch act {
        case .reported, .reopened, .decided, .parted: return
        case .handedOver(let next, _): try exists(next, giver)
        case .causeRestated(let cause, let note, _): try check(cause, note: note, on: day)
        case .blockedAdded(let things):
            guard !things.isEmpty else { throw .notBlocked }
            try check(bottleneck.blocked + things)
        case .blockedRemoved(let thing, _):
            guard bottleneck.blocked.contains(thing) else { throw .notBlocked }
        case .affectedAdded(let party): try check(bottleneck.allAffected + [party], giver)
        case .decisionWanted(let wanted): try exists(wanted.from, giver)
        case .givenTo(let force, _): if let force { try check(force, on: day) }
        case .closed(let evidence):
            guard !evidence.isEmpty else { throw .noEvidence }
            guard evidence.count <= Limit.lines else { throw .full(limit: Limit.lines) }
        case .confirmed(let party, _), .objected(let party, _):
            try check(speaker: post, for: party, on: bottleneck, giver)
        case .merged(let into, _):
            guard mayRead(into, giver) else { throw .unknownBottleneck(into) }
            try check(into: into, from: bottleneck)
        }
    }

    private func mayRead(_ id: BottleneckID, _ giver: Giver) -> Bool {
        let posts = Set(giver.roster.posts(of: giver.user, on: giver.today))
        return mayRead(id, posts: posts, roster: giver.roster, on: giver.today)
    }

    private func exists(_ post: PostID, _ giver: Giver) throws(BottleneckRefusal) {
        guard giver.roster.posts[post] != nil else { throw .unknownPost(post) }
    }

    /// An affected post speaks for itself. Of others the word is entered by somebody who neither holds the owner's post
    /// nor has closed it.
    private func check(
        speaker post: PostID, for party: AffectedID, on bottleneck: Bottleneck, _ giver: Giver
    ) throws(BottleneckRefusal) {
        guard let affected = bottleneck.allAffected.first(where: { $0.id == party }) else {
            throw .unknownParty(accepted: bottleneck.allAffected.map(\.id))
        }
        if let own = affected.post, own != post { throw .onlyFor([own]) }
        let closer = bottleneck.closings.last?.by
        guard !giver.holds(bottleneck.owner), closer != giver.user else { throw .ownerSpeaksForAffected }
    }

    private func check(into other: BottleneckID, from bottleneck: Bottleneck) throws(BottleneckRefusal) {
        guard other != bottleneck.id else { throw .intoItself(other) }
        guard let target = Bottleneck(other, histories[other]?.entries ?? []) else { throw .unknownBottleneck(other) }
        if case .merged(let root) = target.state { throw .mergedInto(root) }
        guard target.isOpen else { throw .notOpen(other) }
    }

    /// Those affected come along under names that are not taken there.
    private func takeIn(
        _ bottleneck: Bottleneck, into other: BottleneckID, on day: LocalDate
    ) -> BottleneckEvent {
        var there = Bottleneck(other, histories[other]?.entries ?? [])?.allAffected ?? []
        var added: [AffectedParty] = []
        for party in bottleneck.allAffected
        where !there.contains(where: { $0.name == party.name && $0.post == party.post }) {
            let name = freeName(party.id, among: there.map(\.id))
            let renamed = AffectedParty(name, name: party.name, post: party.post)
            added.append(renamed)
            there.append(renamed)
        }
        let taken = TakenIn(id: bottleneck.id, since: bottleneck.since, affected: added)
        return .tookIn(id: other, other: taken, on: latest(day, other))
    }

    /// The other history may have gone on after the day; then its last day counts there.
    private func latest(_ day: LocalDate, _ other: BottleneckID) -> LocalDate {
        max(day, histories[other]?.lastDay ?? day)
    }

    private func freeName(_ name: AffectedID, among taken: [AffectedID]) -> AffectedID {
        guard taken.contains(name) else { return name }
        // 23 bytes are the most that a name has; there are never more than a few hundred.
        let stem = name.description.prefix(18)
        let names = (2...(taken.count + 2)).lazy.compactMap { ShortText("\(stem)-\($0)").map { AffectedID($0) } }
        return names.first { !taken.contains($0) } ?? name
    }
}
