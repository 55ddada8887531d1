import BorderVocabulary
import Gate
import Testing

@Suite("Whose turn it is")
struct TurnTests {
    /// Arrivals and calls in letters: f, r and e arrive with fruit, rubber and empty; a dot calls.
    private static func classes(of script: String, _ rule: QueueRule) throws -> String {
        var day = try GateFixture(rules: Sample.rules + [QueueSample.roomy, Sample.rule("queue", .queue(rule))])
        var kinds: [TripID: Character] = [:]
        var called = ""
        for (number, letter) in script.enumerated() {
            day.wait(.seconds(1))
            switch letter {
            case "f": kinds[try day.wait(fruit: number)] = "f"
            case "r": kinds[try day.wait(rubber: number)] = "r"
            case "e": kinds[try day.wait(empty: number)] = "e"
            default: called.append(kinds[try day.call().trip] ?? "?")
            }
        }
        return called
    }

    @Test(arguments: [
        // Three fruit for one of the rest, ties by arrival.
        ("ffffffffrrr........", "frfffrff"),
        ("rrrffffffff........", "rfffrfff"),
        // A class that did not wait saved up no turns: the fruit that comes late gets its share and no more.
        ("rrrrrrrrrr......ffff....", "rrrrrrfffr"),
        // Alone, a class takes everything, and owes nothing for it afterwards.
        ("ffffffff........rf..", "ffffffffrf"),
        // Nobody else there: work goes on.
        ("r.f.r.f.", "rfrf"),
    ])
    func `goes by share, ties by ticket`(script: String, called: String) throws {
        #expect(try Self.classes(of: script, QueueSample.plain) == called)
    }

    @Test func `inside a class goes by ticket, whatever the goods`() throws {
        let all = QueueSample.rule([QueueSample.one("all", 1)])
        #expect(try Self.classes(of: "ferfre......", all) == "ferfre")
    }

    @Test func `comes before every share once the bound of a class is over, longest waiting first`() throws {
        let rule = QueueSample.rule(
            [QueueSample.one("fruit", 40, 2, .fruit)], other: QueueSample.share(1, 3))
        var day = try QueueSample.fixture(rule, at: Sample.moment(8))
        let rubber = try day.wait(rubber: 1)
        let moreRubber = try day.wait(rubber: 2)
        day.wait(.hours(1))
        let fruit = try day.wait(fruit: 3)
        let moreFruit = try day.wait(fruit: 4)
        #expect(try day.call().grounds.why == .share)
        day.wait(.hours(2) - .instant)
        let before = try day.gate.turn(
            at: Sample.huuNghi, direction: .export, category: nil, lane: Sample.out, now: day.now)
        #expect(before.grounds.why == .share)
        day.wait(.instant)
        // Both classes are over their bounds now; the one that came first goes first.
        var turns: [Turn] = []
        for _ in 0..<3 { turns.append(try day.call()) }
        #expect(turns.map(\.trip) == [moreRubber, fruit, moreFruit])
        #expect(turns.map(\.grounds.why) == [.aged, .aged, .aged])
        #expect(turns.map(\.grounds.charge) == [nil, nil, nil])
        #expect(day.stage(rubber) == .called)
    }

    @Test func `of a class without a share comes when nobody else waits`() throws {
        let rule = QueueSample.rule([QueueSample.one("fruit", 1, 5, .fruit)], other: QueueSample.share(0, 5))
        var day = try QueueSample.fixture(rule)
        let rubber = try day.wait(rubber: 1)
        let fruit = try day.wait(fruit: 2)
        #expect(try day.call().trip == fruit)
        let spare = try day.call()
        #expect(spare.trip == rubber)
        #expect(spare.grounds.why == .spare)
    }

    @Test func `narrowed to goods passes over a class whose first vehicle carries others`() throws {
        let mixed = QueueSample.rule([QueueSample.one("empties", 1, movement: .empty)])
        var day = try QueueSample.fixture(mixed)
        let rubber = try day.wait(rubber: 1)
        let fruit = try day.wait(fruit: 2)
        // Fruit and rubber are one class here, and the rubber came first.
        #expect(throws: Refusal.queueEmpty) { try day.call(.fruit) }
        #expect(try day.call(.other).trip == rubber)
        let turn = try day.call(.fruit)
        #expect(turn.trip == fruit)
        #expect(turn.grounds.narrowed == .fruit)
    }

    @Test func `narrowed calls are charged, and the others come to their share afterwards`() throws {
        var day = try GateFixture(
            rules: Sample.rules + [QueueSample.roomy, Sample.rule("queue", .queue(QueueSample.plain))])
        for number in 1...4 { _ = try day.wait(rubber: number) }
        for number in 5...14 { _ = try day.wait(fruit: number) }
        for _ in 0..<3 { #expect(try day.call(.other).grounds.queueClass == "other") }
        var called: [QueueClassID?] = []
        for _ in 0..<10 { called.append(try day.call().grounds.queueClass) }
        #expect(called.prefix(9).allSatisfy { $0 == "fruit" })
    }

    @Test func `follows the hours of a class without a new line`() throws {
        var day = try QueueSample.fixture(QueueSample.full, at: Sample.moment(9, 58))
        for number in 1...3 { _ = try day.wait(fruit: number) }
        #expect(try day.call().grounds.queueClass == "morning-fruit")
        day.now = Sample.moment(10)
        #expect(try day.call().grounds.queueClass == "other")
    }

    @Test func `goes by arrival where no rule is in force, before and after one`() throws {
        var day = try GateFixture(rules: Sample.rules + [QueueSample.roomy])
        let rubber = try day.wait(rubber: 1)
        for number in 2...6 { _ = try day.wait(fruit: number) }
        _ = try day.wait(rubber: 7)
        #expect(try day.call().trip == rubber)
        try day.give(.setRule(Sample.rule("queue", .queue(QueueSample.plain))))
        #expect(try day.call().grounds.why == .share)
        #expect(day.gate.shares.count == 1)
        try day.give(.withdrawRule("queue", reason: "r"))
        #expect(try day.call().grounds == Turn.Grounds(why: .first, queueClass: nil, narrowed: nil))
    }

    @Test func `counts those that a call out of turn passes over`() throws {
        var day = try QueueSample.fixture(QueueSample.plain)
        let first = try day.wait(fruit: 1)
        _ = try day.wait(rubber: 2)
        let last = try day.wait(fruit: 3)
        #expect(day.gate.passedOver(by: first) == 0)
        #expect(day.gate.passedOver(by: last) == 2)
        #expect(day.gate.placeInClass(of: last, at: day.now) == 1)
        #expect(day.gate.placeInLine(of: last) == 1)
        let events = try day.give(.callOutOfTurn(last, lane: Sample.out, reason: "r", witness: "second-person"))
        guard case .calledOutOfTurn(_, _, _, _, _, 2, _, _)? = events.first else {
            Issue.record("the event does not say who was passed over")
            return
        }
        #expect(day.gate.passedOver(by: last) == 0)
    }

    @Test func `stops at the limit of the called and goes on as they come in`() throws {
        let rule = QueueSample.rule([QueueSample.one("fruit", 1, nil, .fruit)], limit: 2)
        var day = try QueueSample.fixture(rule)
        for number in 1...4 { _ = try day.wait(fruit: number) }
        let first = try day.call().trip
        _ = try day.call()
        #expect(throws: Refusal.tooManyCalled(Sample.huuNghi, limit: 2)) { try day.call() }
        try day.give(.admit(first, lane: Sample.out, seen: Seen()))
        _ = try day.call()
        #expect(throws: Refusal.tooManyCalled(Sample.huuNghi, limit: 2)) { try day.call() }
    }
}
