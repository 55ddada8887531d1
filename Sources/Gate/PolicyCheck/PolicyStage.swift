import BorderVocabulary

/// Plays scenarios through a gate of its own in which the rule is in force.
struct PolicyStage: Sendable {
    private static let lane: LaneID = "policy-check"
    private static let closedRoadLane: LaneID = "policy-check-unmanned"
    private static let area: HoldingAreaID = "policy-check"

    private let rule: QueueRule
    private let scheduler: PolicyCheck.Scheduler
    private let gate: Gate

    init(_ rule: QueueRule, _ scheduler: @escaping PolicyCheck.Scheduler) {
        // A vehicle that is called goes in at once, so the limit of the called binds nobody here.
        self.rule = QueueRule(place: rule.place, classes: rule.classes, other: rule.other)
        self.scheduler = scheduler
        let place = PolicyStage.place(of: rule)
        var gate = Gate()
        func set(_ id: RuleID, _ content: Rule.Content) {
            let rule = Rule(
                id: id, validity: Validity(from: .earliest), reference: "policy check", content: content)
            gate.apply(.ruleSet(rule), at: .earliest)
        }
        set("place", .place(place))
        if let last = LocalTime(hour: 23, minute: 59) {
            set("hours", .hours(Hours(place: place, opens: .midnight, closes: last)))
        }
        for (lane, isUnmanned) in [(PolicyStage.lane, false), (PolicyStage.closedRoadLane, true)] {
            set(
                RuleID(lane.text),
                .lane(
                    Lane(id: lane, place: place, direction: nil, vehiclesPerHour: 1_000_000, isUnmanned: isUnmanned)))
        }
        set("queue", .queue(self.rule))
        self.gate = gate
    }

    static func place(of rule: QueueRule) -> PlaceID { rule.place ?? "policy-check" }

    /// What broke first, if anything, and how many calls were made.
    func play(_ scenario: PolicyScenario) -> (PolicyCheck.CounterExample?, calls: Int) {
        var gate = gate
        var watch = PolicyWatch(rule)
        var now = scenario.start
        var calls = 0
        var arrivals: UInt64 = 0
        for action in scenario.actions {
            switch action {
            case .arrival(let kind):
                arrivals += 1
                arrive(TripID(arrivals), kind, at: now, in: &gate)
                watch.arrives(Int(arrivals), kind, at: now)
            case .call:
                guard let turn = call(on: scenario.road, at: now, in: &gate) else { break }
                calls += 1
                watch.called(Int(turn.trip.number), turn.grounds.why, at: now)
                if let promise = watch.broken {
                    return (PolicyCheck.CounterExample(promise: promise, story: watch.story), calls)
                }
            }
            now += scenario.tick
        }
        return (nil, calls)
    }

    private func arrive(_ id: TripID, _ kind: QueueKind, at now: Timestamp, in gate: inout Gate) {
        let goods = GoodsLine(name: "", hsCode: nil, weight: nil, isFruit: kind.category == .fruit)
        let declaration = Declaration(
            place: PolicyStage.place(of: rule), direction: kind.direction, movement: kind.movement,
            method: kind.method, papers: Papers(vehicle: nil, goods: [goods]))
        gate.apply(.declared(id, declaration, required: []), at: now)
        if kind.isBooked {
            let slot = Slot(
                place: declaration.place, direction: kind.direction, start: now, end: now + .seconds(3_600))
            gate.apply(.booking(id, .given(slot, CarrierID(1), .free)), at: now)
            gate.apply(.booking(id, .ended(.used, points: 0, forfeit: .zero)), at: now)
        }
        gate.apply(.arrived(id, area: PolicyStage.area), at: now)
    }

    private func call(on road: Road, at now: Timestamp, in gate: inout Gate) -> Turn? {
        let lane = road.isUnmanned ? PolicyStage.closedRoadLane : PolicyStage.lane
        do throws(Refusal) {
            let turn = try scheduler(gate, road, lane, now)
            gate.apply(.called(turn.trip, lane: lane, until: now, grounds: turn.grounds), at: now)
            gate.apply(.ended(turn.trip, .completed, reason: ""), at: now)
            return turn
        } catch {
            // Nobody waits, or the last minute of the day.
            return nil
        }
    }

    /// The story of a scenario that breaks a promise, without the arrivals and calls that it does not need.
    func shortest(_ scenario: PolicyScenario) -> PolicyCheck.CounterExample {
        var scenario = scenario
        guard var found = play(scenario).0 else { preconditionFailure("only a scenario that broke is shortened") }
        var size = max(1, scenario.actions.count / 2)
        while size >= 1 {
            var start = 0
            while start < scenario.actions.count {
                var shorter = scenario
                shorter.actions.removeSubrange(start..<min(start + size, scenario.actions.count))
                if let example = play(shorter).0, example.promise.isLike(found.promise) {
                    (scenario, found) = (shorter, example)
                } else {
                    start += size
                }
            }
            size /= 2
        }
        return found
    }
}

extension PolicyCheck.Promise {
    fileprivate func isLike(_ other: PolicyCheck.Promise) -> Bool {
        switch (self, other) {
        case (.order, .order), (.ageing, .ageing), (.share, .share), (.patience, .patience): true
        case (.order, _), (.ageing, _), (.share, _), (.patience, _): false
        }
    }
}
