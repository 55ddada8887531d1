import BorderVocabulary

/// Holds calls against what a rule promises. It knows arrivals and calls only, and nothing of how the gate chooses.
///
/// A share is promised between any two classes that wait: over every run of calls in which both did, they are apart from
/// the proportion of their weights by at most one call of each. Patience follows from it: while the first of a class
/// waits, another class with a share gets at most so many calls in proportion and one more.
struct PolicyWatch {
    private struct Vehicle {
        let number: Int
        let kind: QueueKind
        let arrivedAt: Timestamp
        /// The class that the count of calls belongs to; at the edge of a window it begins anew.
        var index: Int
        var before: Int
        var laterCalls = 0
    }

    /// How far one class got ahead of another since both began to wait.
    private struct Lead {
        var now = 0
        var least = 0
    }

    private struct Pair: Hashable {
        let one: Int
        let other: Int
    }

    private let rule: QueueRule
    private var waiting: [Vehicle] = []
    private var leads: [Pair: Lead] = [:]
    private(set) var story: [PolicyCheck.Step] = []
    private(set) var broken: PolicyCheck.Promise?

    init(_ rule: QueueRule) {
        self.rule = rule
    }

    mutating func arrives(_ number: Int, _ kind: QueueKind, at now: Timestamp) {
        let index = rule.index(of: kind, at: now.localTime)
        waiting.append(
            Vehicle(number: number, kind: kind, arrivedAt: now, index: index, before: countWaiting(of: index, at: now)))
        tell(now, number, index, .arrives)
    }

    mutating func called(_ number: Int, _ why: Turn.Why, at now: Timestamp) {
        let time = now.localTime
        for place in waiting.indices {
            let index = rule.index(of: waiting[place].kind, at: time)
            if index != waiting[place].index {
                waiting[place].index = index
                waiting[place].before = waiting[..<place].count { rule.index(of: $0.kind, at: time) == index }
                waiting[place].laterCalls = 0
            }
        }
        guard let place = waiting.firstIndex(where: { $0.number == number }) else { return }
        let called = waiting[place]
        tell(now, number, called.index, .called(why))
        checkOrder(called)
        checkAgeing(called, at: now)
        checkShares(called, at: now)
        waiting.remove(at: place)
        for later in waiting.indices where waiting[later].number < number { waiting[later].laterCalls += 1 }
        checkPatience()
    }

    private func countWaiting(of index: Int, at now: Timestamp) -> Int {
        waiting.count { rule.index(of: $0.kind, at: now.localTime) == index }
    }

    private mutating func tell(_ now: Timestamp, _ number: Int, _ index: Int, _ what: PolicyCheck.Step.What) {
        story.append(PolicyCheck.Step(at: now, vehicle: number, queueClass: rule.id(at: index), what: what))
    }

    private mutating func fail(_ promise: PolicyCheck.Promise) {
        if broken == nil { broken = promise }
    }

    private func isAged(_ vehicle: Vehicle, at now: Timestamp) -> Bool {
        rule.share(at: vehicle.index).ageing.map { now - vehicle.arrivedAt >= $0 } ?? false
    }

    private mutating func checkOrder(_ called: Vehicle) {
        if waiting.contains(where: { $0.index == called.index && $0.number < called.number }) {
            fail(.order(rule.id(at: called.index)))
        }
    }

    private mutating func checkAgeing(_ called: Vehicle, at now: Timestamp) {
        guard let first = waiting.first(where: { isAged($0, at: now) }), first.number != called.number else { return }
        if !isAged(called, at: now) || first.number < called.number { fail(.ageing(rule.id(at: first.index))) }
    }

    private mutating func checkShares(_ called: Vehicle, at now: Timestamp) {
        let present = Set(waiting.map(\.index)).filter { rule.share(at: $0).weight > 0 }
        leads = leads.filter { present.contains($0.key.one) && present.contains($0.key.other) }
        guard !isAged(called, at: now) else { return }
        if !present.isEmpty, !present.contains(called.index) {
            // Who has no share is called only when nobody waits who has one.
            return fail(.share(rule.id(at: called.index), over: rule.id(at: present.min() ?? 0)))
        }
        let own = rule.share(at: called.index).weight
        for index in present where index != called.index {
            let weight = rule.share(at: index).weight
            var lead = leads[Pair(one: called.index, other: index), default: Lead()]
            lead.now += weight
            if lead.now - lead.least > own + weight {
                fail(.share(rule.id(at: called.index), over: rule.id(at: index)))
            }
            leads[Pair(one: called.index, other: index)] = lead
            var back = leads[Pair(one: index, other: called.index), default: Lead()]
            back.now -= weight
            back.least = min(back.least, back.now)
            leads[Pair(one: index, other: called.index)] = back
        }
    }

    private mutating func checkPatience() {
        for vehicle in waiting where rule.share(at: vehicle.index).ageing == nil {
            let bound = rule.patience(of: vehicle.index, behind: vehicle.before)
            if vehicle.laterCalls > bound { fail(.patience(rule.id(at: vehicle.index), calls: bound)) }
        }
    }
}

extension QueueRule {
    /// After how many calls of vehicles that came later one is called at the latest, by its class's share alone.
    ///
    /// A class that has no share is held to what it would be with the smallest one.
    func patience(of index: Int, behind before: Int) -> Int {
        let own = max(1, share(at: index).weight)
        return (0...classes.count).reduce(0) { sum, other in
            let weight = share(at: other).weight
            return other == index || weight == 0 ? sum : sum + ((before + 1) * weight + own) / own
        }
    }
}
