import BorderVocabulary

extension BottleneckBook {
    /// Whether an act may be entered, and what follows from it.
    func record(
        _ id: BottleneckID, _ act: BottleneckAct, as post: PostID, on day: LocalDate, _ giver: Giver
    ) throws(BottleneckRefusal) -> [BottleneckEvent] {
        guard let history = histories[id], let bottleneck = Bottleneck(id, history.entries) else {
            throw .unknownBottleneck(id)
        }
        guard giver.holds(post) else { throw .notYourPost(post) }
        guard day <= giver.today else { throw .inFuture(today: giver.today) }
        if isSo(act, bottleneck) { return [] }
        if let last = history.lastDay, day < last { throw .before(last) }
        guard history.entries.count < Limit.entries else { throw .full(limit: Limit.entries) }
        if case .merged(let other) = bottleneck.state {
            guard case .parted = act else { throw .mergedInto(other) }
            try allow(post, of: answering(bottleneck, giver))
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

    private func check(
        _ act: BottleneckAct, on bottleneck: Bottleneck, as post: PostID, on day: LocalDate, _ giver: Giver
    ) throws(BottleneckRefusal) {
        let answering = answering(bottleneck, giver)
        switch act {
        case .reported: try allow(post, of: answering + involved(bottleneck))
        case .handedOver(let next, _):
            try checkOpen(bottleneck)
            try allow(post, of: answering)
            guard giver.roster.posts[next] != nil else { throw .unknownPost(next) }
        case .causeRestated(let cause, let note, _):
            try allow(post, of: answering)
            try check(cause, note: note, on: day)
        case .blockedAdded(let things):
            try allow(post, of: answering + involved(bottleneck))
            guard !things.isEmpty else { throw .notBlocked }
            try check(bottleneck.blocked + things)
        case .blockedRemoved(let thing, _):
            try allow(post, of: answering)
            guard bottleneck.blocked.contains(thing) else { throw .notBlocked }
        case .affectedAdded(let party):
            try allow(post, of: answering + involved(bottleneck))
            try check(bottleneck.allAffected + [party], giver)
        case .decisionWanted(let wanted):
            try checkOpen(bottleneck)
            try allow(post, of: answering)
            guard giver.roster.posts[wanted.from] != nil else { throw .unknownPost(wanted.from) }
        case .decided:
            guard let wanted = bottleneck.wanted else { throw .nothingWanted }
            try allow(post, of: [wanted.from])
        case .givenTo(let force, _):
            try checkOpen(bottleneck)
            try allow(post, of: answering)
            if let force { try check(force, on: day) }
        case .closed(let evidence):
            try allow(post, of: [bottleneck.owner])
            guard !evidence.isEmpty else { throw .noEvidence }
            guard evidence.count <= Limit.lines else { throw .full(limit: Limit.lines) }
        case .confirmed(let party, _), .objected(let party, _):
            guard bottleneck.closedOn != nil else { throw .notClosed(bottleneck.id) }
            try check(speaker: post, for: party, on: bottleneck, giver)
        case .reopened:
            guard bottleneck.closedOn != nil else { throw .notClosed(bottleneck.id) }
            try allow(post, of: answering + involved(bottleneck))
        case .merged(let into, _):
            try checkOpen(bottleneck)
            try allow(post, of: answering)
            try check(into: into, from: bottleneck)
        case .parted: throw .notMerged(bottleneck.id)
        }
    }

    private func checkOpen(_ bottleneck: Bottleneck) throws(BottleneckRefusal) {
        guard bottleneck.isOpen else { throw .notOpen(bottleneck.id) }
    }

    private func allow(_ post: PostID, of posts: [PostID]) throws(BottleneckRefusal) {
        guard posts.contains(post) else { throw .onlyFor(Set(posts).sorted()) }
    }

    /// The owner, whoever is above, and the chair of its task force.
    private func answering(_ bottleneck: Bottleneck, _ giver: Giver) -> [PostID] {
        let force = bottleneck.taskForce.flatMap { taskForce($0, on: giver.today) }
        return giver.roster.line(above: bottleneck.owner) + [force?.chair].compactMap { $0 }
    }

    /// Who reported it, those affected that have a post, and the members of its task force.
    private func involved(_ bottleneck: Bottleneck) -> [PostID] {
        var posts = bottleneck.allAffected.compactMap(\.post)
        if case .reported(let reporter) = bottleneck.opening.origin { posts.append(reporter) }
        if let force = bottleneck.taskForce { posts += taskForces[force]?.entries.last?.entry.members ?? [] }
        return posts
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
        try checkOpen(target)
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
