import BorderVocabulary

extension BottleneckBook {
    /// What a finding of a rule changes; the same finding again changes nothing, so that the log of a gate may be read
    /// from its beginning at every start.
    func hear(_ finding: GateFinding, _ now: Timestamp) throws(BottleneckRefusal) -> [BottleneckEvent] {
        switch finding {
        case .opens(let trouble), .stillOpen(let trouble): return try hear(trouble, now)
        case .mayClose(let trouble):
            guard let standing = standing(for: trouble), standing.bottleneck.measuredBy.contains(trouble.origin),
                standing.heardUntil <= trouble.until
            else { return [] }
            let id = standing.bottleneck.id
            return [.measured(id: id, act: .subsided(trouble), on: day(of: trouble, id))]
        }
    }

    private func hear(_ trouble: GateTrouble, _ now: Timestamp) throws(BottleneckRefusal) -> [BottleneckEvent] {
        guard let standing = standing(for: trouble) else { return try raise(trouble, now) }
        guard trouble.until > standing.heardUntil else { return [] }
        let bottleneck = standing.bottleneck
        let day = day(of: trouble, bottleneck.id)
        let isFull = histories[bottleneck.id].map { $0.entries.count >= Limit.entries } ?? false
        guard let closedOn = bottleneck.closedOn else {
            let isNews =
                trouble.lastDay > (standing.heardUntil - .milliseconds(1)).localDate
                || !bottleneck.measuredBy.contains(trouble.origin)
            return isNews && !isFull ? [.measured(id: bottleneck.id, act: .goesOn(trouble), on: day)] : []
        }
        // Only what lies after the day of closing speaks against it; of the day itself nobody knows the hour.
        guard trouble.lastDay > closedOn else { return [] }
        let within = gateRules.last { $0.id == trouble.rule && $0.from <= day }?.sameWithin ?? 0
        guard closedOn.days(to: trouble.from.localDate) <= within, !isFull else { return try raise(trouble, now) }
        return [.measured(id: bottleneck.id, act: .contradicted(trouble), on: day)]
    }

    /// The bottleneck that stands for a trouble, itself or the one that it was merged into, and until when its origin has
    /// been heard.
    private func standing(for trouble: GateTrouble) -> (bottleneck: Bottleneck, heardUntil: Timestamp)? {
        var id = lastRaised[trouble.origin]
        var heardUntil = Timestamp.earliest
        while let name = id, let history = histories[name], let bottleneck = Bottleneck(name, history.entries) {
            let heard = bottleneck.troubles.filter { $0.origin == trouble.origin }.map(\.until)
            heardUntil = heard.reduce(heardUntil, max)
            guard case .merged(let other) = bottleneck.state else { return (bottleneck, heardUntil) }
            id = other
        }
        return nil
    }

    private func raise(_ trouble: GateTrouble, _ now: Timestamp) throws(BottleneckRefusal) -> [BottleneckEvent] {
        let day = trouble.from.localDate
        // A rule that is gone raises nothing; what it raised before stays.
        guard let rule = gateRules.last(where: { $0.id == trouble.rule && $0.from <= day }) else { return [] }
        guard histories.count < Limit.bottlenecks else { throw .full(limit: Limit.bottlenecks) }
        let opening = BottleneckOpening(
            rule.basis, cause: rule.cause, causeNote: rule.cause == Cause.other ? rule.basis : nil, owner: rule.owner,
            origin: .measured(trouble))
        return [.opened(id: freeName(), opening: opening, on: min(trouble.lastDay, now.localDate))]
    }

    private func day(of trouble: GateTrouble, _ id: BottleneckID) -> LocalDate {
        max(trouble.lastDay, histories[id]?.lastDay ?? .earliest)
    }

    /// `gate-1`, `gate-2` and so on; the first that is free.
    private func freeName() -> BottleneckID {
        var number = raisedByRule
        while true {
            number += 1
            guard let name = ShortText("gate-\(number)").map({ BottleneckID($0) }) else { continue }
            if histories[name] == nil { return name }
        }
    }
}
