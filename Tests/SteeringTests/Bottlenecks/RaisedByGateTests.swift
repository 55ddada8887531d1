import BorderVocabulary
import Steering
import Testing

@Suite("A bottleneck that a gate raised")
struct RaisedByGateTests {
    private let first: BottleneckID = "gate-1"

    private func book() throws -> BottleneckBook {
        var book = BottleneckBook()
        try book.give(.setGateRule(BottleneckSample.rule()), on: "2026-01-01")
        return book
    }

    /// Lets a watch that has heard nothing hear half hours from noon of a day on, and gives its findings to the book;
    /// answers how many of them changed anything.
    @discardableResult
    private func hear(_ measures: [Int?], from day: String, _ book: inout BottleneckBook) throws -> Int {
        var watch = GateWatch()
        var changes = 0
        for signal in try BottleneckSample.signals(measures, from: RoomSample.noon(day)) {
            for finding in watch.hear(signal, by: book.gateRules) {
                let isChange = try book.give(.hear(finding), by: "system", on: "\(signal.until.localDate)")
                changes += isChange ? 1 : 0
            }
        }
        return changes
    }

    @Test func `is there once, however often the log is read`() throws {
        var book = try book()
        #expect(try hear([120, 130, 140, 150], from: "2026-03-02", &book) == 1)
        let bottleneck = try #require(book.bottleneck(first, on: Sample.day("2026-03-02")))
        #expect(bottleneck.owner == RoomSample.trade)
        #expect(bottleneck.cause == "gate-capacity")
        #expect(bottleneck.measuredBy.count == 1)
        let before = book
        #expect(try hear([120, 130, 140, 150], from: "2026-03-02", &book) == 0)
        #expect(book == before)
    }

    @Test func `says once a day that it goes on, and with what`() throws {
        var book = try book()
        // From noon to noon: a change of day after twenty-four half hours.
        #expect(try hear(Array(repeating: 200, count: 48), from: "2026-03-02", &book) == 2)
        let troubles = try #require(book.bottleneck(first, on: Sample.day("2026-03-03"))).troubles
        #expect(troubles.count == 1)
        #expect(troubles.first?.evidence.first == 1)
    }

    @Test func `may be closed when the measure is calm, and is not closed by it`() throws {
        var book = try book()
        try hear([120, 120, 0, 0, 0, 0], from: "2026-03-02", &book)
        let bottleneck = try #require(book.bottleneck(first, on: Sample.day("2026-03-02")))
        #expect(bottleneck.state == .open)
        #expect(bottleneck.measuredBy.isEmpty)
    }

    @Test func `is opened again by the measure when it was closed against it`() throws {
        var book = try book()
        try hear([120, 120], from: "2026-03-02", &book)
        try book.act(
            .closed(evidence: [RoomSample.evidence()]), about: first, as: RoomSample.trade, by: "hoa", on: "2026-03-02")
        let day = Sample.day("2026-03-02")
        #expect(BottleneckCounts(book.bottlenecks(on: day)).closedAgainstMeasure == 1)
        // The same evening says nothing; the next day does.
        #expect(try hear(Array(repeating: 120, count: 24), from: "2026-03-02", &book) == 0)
        #expect(try hear(Array(repeating: 120, count: 25), from: "2026-03-02", &book) == 1)
        #expect(book.state(first, on: "2026-03-03") == .open)
        #expect(book.bottleneck(first, on: Sample.day("2026-03-03"))?.reopenings == 1)
    }

    @Test(arguments: [("2026-03-05", 1), ("2026-03-06", 2)])
    func `comes back under its own name within the days of the rule`(day: String, count: Int) throws {
        var book = try book()
        try hear([120, 120, 0, 0, 0, 0], from: "2026-03-02", &book)
        try book.act(
            .closed(evidence: [RoomSample.evidence()]), about: first, as: RoomSample.trade, by: "hoa", on: "2026-03-02")
        try hear([120, 120], from: day, &book)
        #expect(book.bottlenecks(on: Sample.day(day)).count == count)
        #expect(book.bottlenecks(on: Sample.day(day)).last?.isOpen == true)
    }

    @Test func `is heard where it was merged into`() throws {
        var book = try book()
        try hear([120, 120], from: "2026-03-02", &book)
        let opening = try BottleneckSample.opening(owner: RoomSample.trade)
        try book.give(.open("yard", opening, on: Sample.day("2026-03-02")), by: "an", on: "2026-03-02")
        let merging = BottleneckAct.merged(into: "yard", reason: try Sample.line("the yard is why"))
        try book.act(merging, about: first, as: RoomSample.trade, by: "hoa", on: "2026-03-02")
        #expect(try hear([120, 120], from: "2026-03-04", &book) == 1)
        #expect(book.bottlenecks(on: Sample.day("2026-03-04")).count == 2)
        #expect(book.bottleneck("yard", on: Sample.day("2026-03-04"))?.measuredBy.count == 1)
    }

    @Test func `is not typed by hand`() throws {
        var book = try book()
        try hear([120, 120], from: "2026-03-02", &book)
        let opening = try #require(book.bottleneck(first, on: .latest)).opening
        let command = BottleneckCommand.open("by-hand", opening, on: Sample.day("2026-03-02"))
        #expect(try book.refusal(command, on: "2026-03-02") == .measuredByRuleAlone)
    }

    @Test func `needs a rule whose bounds can be told apart`() throws {
        let book = BottleneckBook()
        func refusal(_ rule: GateRule) throws -> BottleneckRefusal? {
            try book.refusal(.setGateRule(rule), on: "2026-01-01")
        }
        #expect(try refusal(BottleneckSample.rule(opensAt: 60, calmBelow: 60)) == nil)
        #expect(try refusal(BottleneckSample.rule(opensAt: 59, calmBelow: 60)) == .badRule("waiting"))
        #expect(try refusal(BottleneckSample.rule(calmBelow: 0)) == .badRule("waiting"))
        #expect(try refusal(BottleneckSample.rule(heldFor: -1)) == .badRule("waiting"))
        #expect(try refusal(BottleneckSample.rule(owner: "nobody")) == .unknownPost("nobody"))
        var set = try self.book()
        #expect(try !set.give(.setGateRule(BottleneckSample.rule()), on: "2026-01-02"), "already so")
        #expect(
            try set.refusal(.setGateRule(BottleneckSample.rule(opensAt: 200)), on: "2026-01-02")
                == .notLater(than: Sample.day("2026-01-01")))
    }
}
