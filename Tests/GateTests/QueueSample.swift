import BorderVocabulary
import Gate

/// Sample policies of these tests.
enum QueueSample {
    static let ruleID: RuleID = "queue"

    static func share(_ weight: Int, _ hours: Int? = nil) -> QueueShare {
        QueueShare(weight: weight, ageing: hours.map { .seconds($0 * 3600) })
    }

    static func one(
        _ id: QueueClassID, _ weight: Int, _ hours: Int? = nil, _ category: GoodsCategory? = nil,
        movement: Movement? = nil, method: DeliveryMethod? = nil, windows: [(Int, Int)] = []
    ) -> QueueClass {
        QueueClass(
            id: id, category: category, movement: movement, method: method,
            windows: windows.map { DailyWindow(from: Sample.time($0.0), until: Sample.time($0.1)) },
            share: share(weight, hours))
    }

    static func rule(_ classes: [QueueClass], other: QueueShare = share(1), limit: Int? = nil) -> QueueRule {
        QueueRule(place: nil, classes: classes, other: other, calledLimit: limit)
    }

    /// Fruit three, the rest one, empties with the rest.
    static let plain = rule([one("fruit", 3, nil, .fruit)])
    /// Fruit in the morning, empties, and the rest, each with a bound.
    static let full = rule(
        [one("morning-fruit", 4, 2, .fruit, windows: [(6, 10)]), one("empties", 1, 6, movement: .empty)],
        other: share(2, 4))

    static func fixture(_ rule: QueueRule, at now: Timestamp = Sample.morning) throws -> GateFixture {
        try GateFixture(at: now, rules: Sample.rules + [Sample.rule(ruleID, .queue(rule))])
    }

    static let roomy = Sample.rule(
        "area-park",
        .holdingArea(HoldingArea(id: Sample.park, places: [Sample.huuNghi, Sample.tanThanh], capacity: 1_000)))
}

extension GateFixture {
    mutating func wait(fruit number: Int) throws -> TripID { try bring(number, to: .waiting) }

    mutating func wait(rubber number: Int) throws -> TripID {
        try bring(Sample.declaration(number, papers: Sample.papers(number, [Sample.rubber])), to: .waiting)
    }

    mutating func wait(empty number: Int) throws -> TripID {
        try bring(Sample.declaration(number, .export, .empty, papers: Sample.papers(number, [])), to: .waiting)
    }

    /// Calls the next vehicle at the export lane, and says whose turn it was and why.
    mutating func call(_ category: GoodsCategory? = nil) throws -> Turn {
        let turn = try gate.turn(
            at: Sample.huuNghi, direction: .export, category: category, lane: Sample.out, now: now)
        let events = try give(
            .callNext(place: Sample.huuNghi, direction: .export, category: category, lane: Sample.out))
        guard case .called(turn.trip, _, _, turn.grounds, _)? = events.first else { throw GateFixtureError.wrongStage }
        return turn
    }
}
