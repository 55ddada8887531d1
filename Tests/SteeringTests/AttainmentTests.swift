import BorderVocabulary
import Steering
import Testing

@Suite("A plan")
struct AttainmentTests {
    @Test(arguments: [
        ("100", "100", AttainmentRule.atLeast, Attainment.Outcome.met), ("99.9", "100", .atLeast, .notMet),
        ("100.0", "100", .atLeast, .met), (">100", "100", .atLeast, .met), (">99", "100", .atLeast, .unknown),
        ("<100", "100", .atLeast, .notMet), ("<=100", "100", .atLeast, .unknown), ("<101", "100", .atLeast, .unknown),
        // Of a range, at least is its lower end, at most its upper.
        ("7.0", "7-7.5", .atLeast, .met), ("9", "7-7.5", .atLeast, .met), ("6.99", "7-7.5", .atLeast, .notMet),
        ("7.5", "7-7.5", .atMost, .met), ("7.51", "7-7.5", .atMost, .notMet), ("1", "7-7.5", .atMost, .met),
        ("7.0", "7-7.5", .insideRange, .met), ("7.5", "7-7.5", .insideRange, .met),
        ("6.99", "7-7.5", .insideRange, .notMet), ("7.51", "7-7.5", .insideRange, .notMet),
        ("7.1-7.2", "7-7.5", .insideRange, .met), ("7.4-7.6", "7-7.5", .insideRange, .unknown),
        (">7", "7-7.5", .insideRange, .unknown), (">7.5", "7-7.5", .insideRange, .notMet),
        (">=7.5", "7-7.5", .insideRange, .unknown), ("<7", "7-7.5", .insideRange, .notMet),
        // A plan of “more than” is not met by just as much.
        ("8", ">8", .atLeast, .notMet), ("8.01", ">8", .atLeast, .met), (">8", ">8", .atLeast, .met),
        (">=8", ">8", .atLeast, .unknown), ("8", ">=8", .atLeast, .met), ("5", "<5", .atMost, .notMet),
        ("4.9", "<5", .atMost, .met), ("8", "<5", .atLeast, .unknown), ("8", ">5", .insideRange, .unknown),
        ("yes", "yes", .atLeast, .met), ("no", "yes", .atLeast, .notMet), ("missing", "5", .atLeast, .unknown),
        ("n/a", "5", .atMost, .unknown), ("5", "missing", .atLeast, .unknown), ("yes", "5", .atLeast, .unknown),
    ])
    func `is met, or not, or nobody can say`(
        result: String, plan: String, rule: AttainmentRule, outcome: Attainment.Outcome
    ) throws {
        let attainment = Attainment(try Value.parse(result), against: try Value.parse(plan), by: rule)
        #expect(attainment.outcome == outcome)
        #expect(attainment.rule == rule)
    }

    @Test func `is held against what was known on a day`() throws {
        let id = try IndicatorID.parse("sample-score")
        let period = try Period.parse("2023")
        var book = SampleBook()
        try book.say(Sample.statement("100", on: "", Sample.series("sample-score", "2023", .plan)))
        try book.say(Sample.statement("101", on: "2023-12-19"))
        try book.say(Sample.statement("99", on: "2024-01-10"))
        try book.say(Sample.statement("100", on: "2024-01"))
        func outcome(_ day: String) throws -> Attainment.Outcome {
            try book.figures.verdict(
                on: id, against: id, period, from: Vantage(knownOn: Sample.day(day)), by: .atLeast
            ).attainment.outcome
        }
        #expect(try outcome("2023-12-18") == .unknown)
        #expect(try outcome("2023-12-20") == .met)
        #expect(try outcome("2024-01-15") == .notMet)
        #expect(try outcome("2024-02-10") == .met)
        try book.say(Sample.statement("90", on: "2024-01-31", source: "another"))
        #expect(try outcome("2024-02-10") == .unknown, "two sources disagree")
    }

    @Test func `of one series is not the plan of another, even under the same name`() throws {
        var declared = try Sample.card("sample-trade-declared")
        var through = try Sample.card("sample-trade-through")
        declared.name = try IndicatorID.parse("sample-trade")
        through.name = declared.name
        var book = SampleBook()
        try book.give(.defineIndicator(declared))
        try book.give(.defineIndicator(through))
        let period = try Period.parse("2023")
        let refusal = FigureRefusal.notComparable(through.id, with: declared.id)
        #expect(throws: VerdictFailure.refused(refusal)) {
            try book.figures.verdict(
                on: through.id, against: declared.id, period, from: Vantage(knownOn: .latest), by: .atLeast)
        }
    }

    @Test func `has the rule that its direction implies, and none where none was published`() {
        #expect(AttainmentRule(.higher) == .atLeast)
        #expect(AttainmentRule(.lower) == .atMost)
        #expect(AttainmentRule(.range) == .insideRange)
        #expect(AttainmentRule(.none) == nil)
    }
}
