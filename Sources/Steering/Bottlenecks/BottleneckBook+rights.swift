import BorderVocabulary

extension BottleneckAct {
    /// What kind of act it is, by the word of forms and tables.
    package enum Kind: String, CaseIterable, Hashable, Sendable {
        case report
        case handOver = "hand-over"
        case restateCause = "restate-cause"
        case addBlocked = "add-blocked"
        case removeBlocked = "remove-blocked"
        case addAffected = "add-affected"
        case wantDecision = "want-decision"
        case decide
        case giveToTaskForce = "give-to-task-force"
        case close
        case confirm
        case object
        case reopen
        case merge
        case part
    }

    /// What kind of act it is.
    package var kind: Kind {
        switch self {
        case .reported: .report
        case .handedOver: .handOver
        case .causeRestated: .restateCause
        case .blockedAdded: .addBlocked
        case .blockedRemoved: .removeBlocked
        case .affectedAdded: .addAffected
        case .decisionWanted: .wantDecision
        case .decided: .decide
        case .givenTo: .giveToTaskForce
        case .closed: .close
        case .confirmed: .confirm
        case .objected: .object
        case .reopened: .reopen
        case .merged: .merge
        case .parted: .part
        }
    }
}

extension BottleneckBook {
    /// What a person may do about a bottleneck today, with the posts as which they may.
    package func acts(
        on id: BottleneckID, for user: UserID, today: LocalDate, roster: Roster
    ) -> [(kind: BottleneckAct.Kind, posts: [PostID])] {
        guard let bottleneck = bottleneck(id, on: today) else { return [] }
        let held = roster.posts(of: user, on: today)
        guard mayRead(id, posts: Set(held), roster: roster, on: today) else { return [] }
        return BottleneckAct.Kind.allCases.compactMap { kind in
            guard fits(kind, bottleneck) else { return nil }
            let allowed = posts(for: kind, on: bottleneck, roster, today)
            let posts = held.filter { allowed?.contains($0) ?? !held.contains(bottleneck.owner) }
            return posts.isEmpty ? nil : (kind, posts)
        }
    }

    private func fits(_ kind: BottleneckAct.Kind, _ bottleneck: Bottleneck) -> Bool {
        do throws(BottleneckRefusal) {
            try check(kind, in: bottleneck)
            return true
        } catch { return false }
    }

    /// Whether an act of a kind makes sense in the state that a bottleneck is in.
    func check(_ kind: BottleneckAct.Kind, in bottleneck: Bottleneck) throws(BottleneckRefusal) {
        if case .merged(let other) = bottleneck.state {
            guard kind == .part else { throw .mergedInto(other) }
            return
        }
        switch kind {
        case .report, .restateCause, .addBlocked, .removeBlocked, .addAffected: return
        case .handOver, .wantDecision, .giveToTaskForce, .close, .merge:
            guard bottleneck.isOpen else { throw .notOpen(bottleneck.id) }
        case .decide:
            guard bottleneck.wanted != nil else { throw .nothingWanted }
        case .confirm, .object, .reopen:
            guard bottleneck.closedOn != nil else { throw .notClosed(bottleneck.id) }
        case .part: throw .notMerged(bottleneck.id)
        }
    }

    /// The posts to which a kind of act belongs, in order; nil where any may, but those who answer for the bottleneck.
    func posts(
        for kind: BottleneckAct.Kind, on bottleneck: Bottleneck, _ roster: Roster, _ today: LocalDate
    ) -> [PostID]? {
        let force = bottleneck.taskForce.flatMap { taskForce($0, on: today) }
        // The owner, whoever is above, and the chair of its task force.
        let answering = roster.line(above: bottleneck.owner) + [force?.chair].compactMap { $0 }
        // Who reported it, those affected that have a post, and the members of its task force.
        var involved = bottleneck.allAffected.compactMap(\.post) + (force?.members ?? [])
        if case .reported(let reporter) = bottleneck.opening.origin { involved.append(reporter) }
        let posts: [PostID]
        switch kind {
        case .report, .addBlocked, .addAffected, .reopen: posts = answering + involved
        case .handOver, .restateCause, .removeBlocked, .wantDecision, .giveToTaskForce, .merge, .part: posts = answering
        case .decide: posts = [bottleneck.wanted?.from].compactMap { $0 }
        case .close: posts = [bottleneck.owner]
        case .confirm, .object: return nil
        }
        return Set(posts).sorted()
    }
}
