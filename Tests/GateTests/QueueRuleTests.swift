import BorderVocabulary
import Gate
import Testing

@Suite("A queue rule")
struct QueueRuleTests {
    private static func one(_ id: QueueClassID, _ weight: Int, _ hours: Int? = nil) -> QueueClass {
        QueueSample.one(id, weight, hours, id == "b" ? .other : .fruit)
    }

    private static let flaws: [(QueueRule, QueueRule.Flaw?)] = [
        (QueueSample.plain, nil),
        (QueueSample.full, nil),
        (QueueSample.rule([]), .noClasses),
        (QueueSample.rule((1...17).map { one(QueueClassID(Sample.text("c\($0)")), 1) }), .tooManyClasses(limit: 16)),
        (QueueSample.rule([one("a", 1), one("b", 1), one("a", 2)]), .repeatedClass("a")),
        (QueueSample.rule([one("other", 1)]), .repeatedClass("other")),
        (QueueSample.rule([one("a", 40)]), nil),
        (QueueSample.rule([one("a", 41)]), .weightOutOfBounds("a", limit: 40)),
        (QueueSample.rule([one("a", -1)]), .weightOutOfBounds("a", limit: 40)),
        (QueueSample.rule([one("a", 1, 0)], other: QueueSample.share(1, 1)), .ageingNotPositive("a")),
        (QueueSample.rule([one("a", 0)]), .starvesWithoutShare("a")),
        (QueueSample.rule([one("a", 0, 1)], other: QueueSample.share(0, 1)), nil),
        (QueueSample.rule([one("a", 1)], other: QueueSample.share(0)), .starvesWithoutShare("other")),
        (QueueSample.rule([one("a", 1, 1)]), .starvesBehind("other", ageing: "a")),
        (
            QueueSample.rule([one("a", 1), one("b", 1, 1)], other: QueueSample.share(1, 1)),
            .starvesBehind("a", ageing: "b")
        ),
        (QueueSample.rule([one("a", 1), QueueSample.one("z", 1, nil, .fruit)]), .hidden("z", by: "a")),
        (QueueSample.rule([QueueSample.one("all", 1), one("b", 1)]), .hidden("b", by: "all")),
        (QueueSample.rule([QueueSample.one("all", 1, windows: [(6, 10)]), one("b", 1)]), nil),
        (
            QueueSample.rule([QueueSample.one("a", 1, windows: [(10, 10)])]),
            .windowEndsBeforeItBegins("a", DailyWindow(from: Sample.time(10), until: Sample.time(10)))
        ),
        (QueueSample.rule([QueueSample.one("a", 1, windows: [(22, 0)])]), nil),
        (
            QueueSample.rule([QueueSample.one("a", 1, windows: Array(repeating: (1, 2), count: 9))]),
            .tooManyWindows("a", limit: 8)
        ),
        (QueueSample.rule([one("a", 1)], limit: 1), nil),
        (QueueSample.rule([one("a", 1)], limit: 0), .calledLimitOutOfBounds(limit: 1_000_000)),
    ]

    @Test(arguments: flaws)
    func `is refused with the example that shows its flaw`(rule: QueueRule, flaw: QueueRule.Flaw?) throws {
        #expect(rule.flaw == flaw)
        let day = try GateFixture()
        let refusal = day.refusal(of: .setRule(Sample.rule("r", .queue(rule))))
        #expect(refusal == flaw.map(Refusal.flawedQueueRule))
    }

    @Test(arguments: [(5, 59, false), (6, 0, true), (9, 59, true), (10, 0, false)])
    func `has classes that hold only in their hours`(hour: Int, minute: Int, isMorning: Bool) {
        let kind = QueueKind(direction: .export, category: .fruit, movement: .loaded, method: .traditional)
        let found = QueueSample.full.classOf(kind, at: Sample.moment(hour, minute))
        #expect(found == (isMorning ? "morning-fruit" : "other"))
    }

    @Test(arguments: [(21, 59, false), (22, 0, true), (23, 59, true), (0, 0, false)])
    func `has hours that may last until the day ends`(hour: Int, minute: Int, isInside: Bool) {
        let window = DailyWindow(from: Sample.time(22), until: .midnight)
        #expect(window.contains(Sample.time(hour, minute)) == isInside)
    }

    @Test func `of one place and one of all: the one that was set last applies`() throws {
        var day = try QueueSample.fixture(QueueSample.plain)
        let own = QueueRule(place: Sample.huuNghi, classes: QueueSample.full.classes, other: QueueSample.full.other)
        try day.give(.setRule(Sample.rule("own", .queue(own))))
        #expect(day.gate.rules.queue(at: Sample.huuNghi, now: day.now) == own)
        #expect(day.gate.rules.queue(at: Sample.tanThanh, now: day.now) == QueueSample.plain)
        #expect(day.gate.rules.queueRule(at: Sample.huuNghi, now: day.now)?.id == "own")
        try day.give(.withdrawRule("own", reason: "r"))
        #expect(day.gate.rules.queue(at: Sample.huuNghi, now: day.now) == QueueSample.plain)
    }

    @Test func `can give every class an exact cost`() {
        for weight in 1...UInt64(QueueRule.Limit.weight) { #expect(Shares.whole % weight == 0) }
    }
}
