import BorderVocabulary

extension BottleneckBook {
    /// One bottleneck as it was known on a day, of what had been recorded by a moment; nil before it was raised.
    package func bottleneck(
        _ id: BottleneckID, on day: LocalDate, recordedBy moment: Timestamp? = nil
    ) -> Bottleneck? {
        histories[id].flatMap { Bottleneck(id, $0.known(on: day, recordedBy: moment)) }
    }

    /// Every bottleneck that was known on a day, the oldest first.
    package func bottlenecks(on day: LocalDate, recordedBy moment: Timestamp? = nil) -> [Bottleneck] {
        histories.compactMap { Bottleneck($0.key, $0.value.known(on: day, recordedBy: moment)) }
            .sorted { ($0.since, $0.id) < ($1.since, $1.id) }
    }

    /// What a bottleneck and all that were merged into it block; what two of them name counts once in a `Toll`.
    package func blocked(
        by id: BottleneckID, on day: LocalDate, recordedBy moment: Timestamp? = nil
    ) -> [Blocked] {
        guard let bottleneck = bottleneck(id, on: day, recordedBy: moment) else { return [] }
        return bottleneck.blocked + bottleneck.takenIn.flatMap { blocked(by: $0.id, on: day, recordedBy: moment) }
    }

    /// The causes that may be chosen on a day.
    package func causes(on day: LocalDate) -> [Cause] {
        let names = causes.reduce(into: [CauseID]()) { if !$0.contains($1.id) { $0.append($1.id) } }
        return names.compactMap { cause($0, on: day) }.filter { $0.holds(on: day) }
    }

    /// What a cause was called on a day, also after its end.
    package func cause(_ id: CauseID, on day: LocalDate) -> Cause? {
        causes.filter { $0.id == id && $0.from <= day }.max { $0.from < $1.from }
    }

    /// A task force as it was set up on a day.
    package func taskForce(_ id: TaskForceID, on day: LocalDate, recordedBy moment: Timestamp? = nil) -> TaskForce? {
        taskForces[id]?.known(on: day, recordedBy: moment).last?.entry
    }

    /// Every task force that was known on a day, also those whose time is over, in the order of their names.
    package func taskForces(on day: LocalDate, recordedBy moment: Timestamp? = nil) -> [TaskForce] {
        taskForces.keys.sorted().compactMap { taskForce($0, on: day, recordedBy: moment) }
    }

    /// What a task force has brought about by a day.
    package func yield(
        of force: TaskForceID, on day: LocalDate, recordedBy moment: Timestamp? = nil
    ) -> TaskForceYield {
        var yield = TaskForceYield()
        var blocked: [Blocked] = []
        for bottleneck in bottlenecks(on: day, recordedBy: moment) where bottleneck.taskForces.contains(force) {
            if case .merged = bottleneck.state { continue }
            yield.given += 1
            guard bottleneck.taskForce == force else {
                yield.takenAway += 1
                continue
            }
            yield.reopenings += bottleneck.reopenings
            switch bottleneck.state {
            case .open:
                yield.open += 1
                yield.agesOfOpen.append(bottleneck.age(on: day))
                blocked += self.blocked(by: bottleneck.id, on: day, recordedBy: moment)
            case .closedConfirmed: yield.confirmed += 1
            case .closedUnconfirmed: yield.unconfirmed += 1
            case .merged: continue
            }
            if !bottleneck.isOpen { yield.agesOfClosed.append(bottleneck.age(on: day)) }
        }
        yield.agesOfOpen.sort(by: >)
        yield.agesOfClosed.sort(by: >)
        yield.toll = Toll(of: blocked)
        return yield
    }
}

/// How many bottlenecks stand where, each part beside the whole.
package struct BottleneckCounts: Hashable, Sendable {
    /// All that were raised, those merged away left out.
    package private(set) var raised = 0
    package private(set) var open = 0
    package private(set) var confirmed = 0
    package private(set) var unconfirmed = 0
    /// Merged into another, beside those raised.
    package private(set) var merged = 0
    /// Of those raised, the ones of which a closing was undone at least once.
    package private(set) var reopened = 0
    /// Of those raised, the ones that a rule saw in the log of a gate.
    package private(set) var measured = 0
    /// Of those closed, the ones where the measure of the gate is over its bound all the same.
    package private(set) var closedAgainstMeasure = 0

    /// Counts.
    package init(_ bottlenecks: some Sequence<Bottleneck>) {
        for bottleneck in bottlenecks {
            switch bottleneck.state {
            case .merged:
                merged += 1
                continue
            case .open: open += 1
            case .closedConfirmed: confirmed += 1
            case .closedUnconfirmed: unconfirmed += 1
            }
            raised += 1
            if bottleneck.reopenings > 0 { reopened += 1 }
            if case .measured = bottleneck.opening.origin { measured += 1 }
            if !bottleneck.isOpen, !bottleneck.measuredBy.isEmpty { closedAgainstMeasure += 1 }
        }
    }
}
