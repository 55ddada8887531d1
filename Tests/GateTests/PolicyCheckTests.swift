import BorderVocabulary
import Gate
import Testing

@Suite("Trying a queue rule before it is set")
struct PolicyCheckTests {
    private static let quick = PolicyCheck.Effort(depth: 4, randomDays: 5, stepsOfADay: 200, seed: 7)

    @Test(arguments: [
        QueueSample.plain, QueueSample.full,
        QueueSample.rule([QueueSample.one("fruit", 40, nil, .fruit), QueueSample.one("empty", 1, movement: .empty)]),
        QueueSample.rule([QueueSample.one("fruit", 0, 2, .fruit)], other: QueueSample.share(5, 3)),
        QueueSample.rule([QueueSample.one("swap", 2, method: .tractorSwap, windows: [(7, 9), (12, 14)])]),
        QueueSample.rule([
            QueueClass(id: "booked-fruit", category: .fruit, booked: true, share: QueueSample.share(3)),
            QueueClass(id: "booked", booked: true, share: QueueSample.share(2)),
        ]),
    ])
    func `finds nothing in a sound one`(rule: QueueRule) {
        guard case .holds(let patterns, let calls) = PolicyCheck(rule, effort: Self.quick).run() else {
            Issue.record("\(PolicyCheck(rule, effort: Self.quick).run())")
            return
        }
        #expect(patterns > 200)
        #expect(calls > 1_000)
    }

    @Test func `says what can be seen without trying`() {
        let rule = QueueSample.rule([QueueSample.one("fruit", 0, nil, .fruit)])
        #expect(PolicyCheck(rule, effort: Self.quick).run() == .flawed(.starvesWithoutShare("fruit")))
    }

    /// What the search finds where it is not told beforehand.
    private static func found(
        _ rule: QueueRule, _ scheduler: PolicyCheck.Scheduler? = nil
    ) -> PolicyCheck.CounterExample? {
        let plain = PolicyCheck(rule, effort: quick)
        let check = scheduler.map { PolicyCheck(rule, effort: quick, scheduler: $0) } ?? plain
        if case .broken(let example) = check.search() { return example }
        return nil
    }

    @Test func `sees a class without a share starve`() throws {
        let example = try #require(Self.found(QueueSample.rule([QueueSample.one("fruit", 0, nil, .fruit)])))
        #expect(example.promise == .patience("fruit", calls: 2))
        // One of fruit arrives, and three that came later are called before it.
        #expect(example.story.count == 7)
        #expect(example.story.count { $0.what == .called(.share) } == 3)
    }

    @Test func `sees a class without a bound starve behind one that has one`() throws {
        let rule = QueueSample.rule([QueueSample.one("fruit", 1, 1, .fruit)], other: QueueSample.share(1))
        let example = try #require(Self.found(rule))
        guard case .patience("other", _) = example.promise else {
            Issue.record("\(example.promise)")
            return
        }
        #expect(example.story.contains { $0.what == .called(.aged) })
    }

    // MARK: Planted flaws

    /// The gate's answer for the vehicles that a flawed scheduler would take instead.
    private static func flawed(
        _ choose: @escaping @Sendable (Gate, [Trip], Turn, Timestamp) -> Trip?
    ) -> PolicyCheck.Scheduler {
        { (gate, road, lane, now) throws(Refusal) in
            let turn = try gate.turn(
                at: road.place, direction: road.direction, category: nil, lane: lane, now: now)
            let waiting = gate.trips.values.filter { $0.road == road }.sorted { $0.ticket < $1.ticket }
            guard let other = choose(gate, waiting, turn, now) else { return turn }
            return Turn(trip: other.id, grounds: turn.grounds)
        }
    }

    @Test func `sees the last of a class called before the first`() throws {
        let example = try #require(Self.found(QueueSample.plain, Self.flawed { _, waiting, _, _ in waiting.last }))
        guard case .order = example.promise else {
            Issue.record("\(example.promise)")
            return
        }
        #expect(example.story.map(\.what) == [.arrives, .arrives, .called(.share)])
    }

    @Test func `sees one class preferred above its share`() throws {
        let scheduler = Self.flawed { _, waiting, _, _ in waiting.first { $0.category == .fruit } }
        let example = try #require(Self.found(QueueSample.rule([QueueSample.one("fruit", 1, nil, .fruit)]), scheduler))
        #expect(example.promise == .share("fruit", over: "other"))
    }

    @Test func `sees a bound that is not kept`() throws {
        let rule = QueueSample.rule([QueueSample.one("fruit", 40, 1, .fruit)], other: QueueSample.share(1, 1))
        let scheduler = Self.flawed { _, waiting, turn, _ in
            turn.grounds.why == .aged ? waiting.first { $0.category == .fruit } : nil
        }
        let example = try #require(Self.found(rule, scheduler))
        #expect(example.promise == .ageing("other"))
    }

    @Test func `sees a scheduler that now and then helps a friend`() throws {
        // Once in a while, by a rule that only its author knows, the second of a line goes first.
        let scheduler = Self.flawed { gate, waiting, _, _ in
            gate.lastTicket % 7 == 5 && waiting.count > 1 ? waiting[1] : nil
        }
        let example = try #require(Self.found(QueueSample.rule([QueueSample.one("all", 1)]), scheduler))
        #expect(example.promise == .order("all"))
        #expect(example.story.count <= 8)
    }
}
