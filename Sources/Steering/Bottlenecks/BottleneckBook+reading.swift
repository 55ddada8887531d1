import BorderVocabulary

extension BottleneckBook {
    /// The bottlenecks that only those concerned may read: the classified ones, and all that one of them was ever merged
    /// into, because they tell of it. Of these the others are told the name and are counted to, no more.
    ///
    /// What is closed off now is closed off for every day in the past, too.
    package func closedOff() -> Set<BottleneckID> {
        var closed: Set<BottleneckID> = []
        var left = Array(classified)
        while let id = left.popLast() {
            guard closed.insert(id).inserted else { continue }
            left += taking(in: id)
        }
        return closed
    }

    /// Whether a person with these posts may read what the room knows of a bottleneck.
    package func mayRead(_ id: BottleneckID, posts: Set<PostID>, roster: Roster, on day: LocalDate) -> Bool {
        classified.isEmpty || !closedOff().contains(id)
            || !concerned(by: id, roster: roster, on: day).isDisjoint(with: posts)
    }

    /// The posts that a bottleneck concerns, with those of all that it was ever counted with: who answers for it and
    /// whoever is above, who reported it, whose decision is wanted, whom it hits, and its task force.
    package func concerned(by id: BottleneckID, roster: Roster, on day: LocalDate) -> Set<PostID> {
        var posts: Set<PostID> = []
        var seen: Set<BottleneckID> = []
        var left = [id]
        while let id = left.popLast() {
            guard seen.insert(id).inserted, let bottleneck = Bottleneck(id, histories[id]?.entries ?? []) else {
                continue
            }
            left += taking(in: id) + taken(in: id)
            posts.formUnion(roster.line(above: bottleneck.owner))
            posts.formUnion(bottleneck.allAffected.compactMap(\.post))
            if case .reported(let reporter) = bottleneck.opening.origin { posts.insert(reporter) }
            if let wanted = bottleneck.wanted { posts.insert(wanted.from) }
            posts.formUnion(bottleneck.decisions.map(\.post))
            if let force = bottleneck.taskForce.flatMap({ taskForce($0, on: day) }) {
                posts.insert(force.chair)
                posts.formUnion(force.members)
            }
        }
        return posts
    }

    /// What a bottleneck was ever merged into.
    private func taking(in id: BottleneckID) -> [BottleneckID] {
        (histories[id]?.entries ?? []).compactMap { dated in
            guard case .acted(.merged(let other, _), _) = dated.entry else { return nil }
            return other
        }
    }

    /// What was ever merged into a bottleneck.
    private func taken(in id: BottleneckID) -> [BottleneckID] {
        (histories[id]?.entries ?? []).compactMap { dated in
            guard case .tookIn(let other) = dated.entry else { return nil }
            return other.id
        }
    }
}
