import BorderVocabulary
import Steering
import Testing

@Suite("Whether a target is met")
struct TargetVerdictTests {
    private func outcome(_ aim: TargetAim, _ known: PlanFigures) throws -> TargetOutcome {
        try TargetVerdict(try PlanSample.target(), aim, known).outcome
    }

    @Test(arguments: [
        // At the floor of a range hangs a year: 7.0 against 7–7.5.
        ("7.0", RangeReading.fromLowerEnd, TargetOutcome.met), ("6.99", .fromLowerEnd, .notMet),
        ("7.6", .fromLowerEnd, .met), ("7.0", .inside, .met), ("7.5", .inside, .met), ("7.51", .inside, .notMet),
        ("6.99", .inside, .notMet), ("7.5", .upToUpperEnd, .met), ("7.51", .upToUpperEnd, .notMet),
        ("1", .upToUpperEnd, .met), (">7", .inside, .unknown), (">7", .fromLowerEnd, .met),
    ])
    func `that is a range is read as its document says`(
        result: String, reading: RangeReading, outcome: TargetOutcome
    ) throws {
        let aim = try PlanSample.range("7", "7.5", reading)
        #expect(try self.outcome(aim, PlanSample.known(on: "2024-02-01", ["2023": result])) == outcome)
    }

    @Test(arguments: [
        ("100", TargetOutcome.met), ("99.99", .notMet), (">100", .met), (">99", .unknown), ("missing", .noInformation),
        ("n/a", .noInformation), ("yes", .unknown),
    ])
    func `follows from the year's statement`(result: String, outcome: TargetOutcome) throws {
        let aim = TargetAim.atLeast(bound: try PlanSample.number("100"))
        #expect(try self.outcome(aim, PlanSample.known(on: "2024-02-01", ["2023": result])) == outcome)
    }

    @Test func `is not known where nothing is`() throws {
        let aim = TargetAim.atLeast(bound: try PlanSample.number("100"))
        #expect(try outcome(aim, PlanSample.known(on: "2024-02-01", [:])) == .noInformation)
        #expect(try outcome(aim, PlanSample.known(on: "2024-02-01", ["2022": "150"])) == .noInformation)
        // Eleven months of a sum are no year, however much they are.
        #expect(try outcome(aim, PlanSample.known(on: "2024-02-01", ["2023-M01-M11": "150"])) == .noInformation)
    }

    @Test func `is open where sources of one day disagree, and not where they agree on the outcome`() throws {
        let aim = TargetAim.atLeast(bound: try PlanSample.number("100"))
        #expect(try outcome(aim, PlanSample.known(on: "2024-02-01", ["2023": "99", "2023": "101"])) == .unknown)
        #expect(try outcome(aim, PlanSample.known(on: "2024-02-01", ["2023": "102", "2023": "101"])) == .met)
    }

    @Test(arguments: [
        (IndicatorCard.Aggregation.sum, TargetOutcome.met), (.last, .notMet), (.average, .noInformation),
        (.none, .noInformation),
    ])
    func `follows from the parts where they make the whole exactly`(
        aggregation: IndicatorCard.Aggregation, outcome: TargetOutcome
    ) throws {
        let aim = TargetAim.atLeast(bound: try PlanSample.number("100"))
        let quarters: KeyValuePairs = ["2023-Q1": "24.9", "2023-Q2": "25.05", "2023-Q3": "25.05", "2023-Q4": "25"]
        let known = try PlanSample.known(on: "2024-02-01", quarters, aggregation)
        #expect(try self.outcome(aim, known) == outcome)
    }

    @Test func `says when it rests on what was only expected`() throws {
        let aim = TargetAim.atLeast(bound: try PlanSample.number("100"))
        let target = try PlanSample.target()
        let expected = try PlanSample.known(on: "2023-12-20", ["2023": "101"], grade: .expected)
        #expect(try TargetVerdict(target, aim, expected).isExpected)
        let official = try PlanSample.known(on: "2024-12-20", ["2023": "101"], grade: .official)
        #expect(try !TargetVerdict(target, aim, official).isExpected)
    }

    @Test func `is never told from another series, even of the same name`() throws {
        let aim = TargetAim.atLeast(bound: try PlanSample.number("3800"))
        let target = try PlanSample.target(indicator: "trade-declared")
        let through = try PlanSample.known(on: "2024-02-10", ["2023": "51990.563"], indicator: "trade-through-province")
        #expect(
            throws: PlanRefusal.notComparable(
                try IndicatorID.parse("trade-through-province"), with: try IndicatorID.parse("trade-declared"))
        ) { try TargetVerdict(target, aim, through) }
    }

    @Test(arguments: [
        // Period, answer, said on.
        ("2023-06", "yes", "2023-08-01", TargetOutcome.met), ("2023-07", "yes", "2023-08-01", .unknown),
        ("2023-07", "yes", "2023-06-30", .met), ("2023-07", "yes", "2023-07-01", .unknown),
        ("2023-06", "no", "2023-06-30", .notMet), ("2023-06", "no", "2023-06-29", .noInformation),
        ("2023-05", "no", "2023-06-30", .noInformation), ("2023", "yes", "2024-01-05", .unknown),
        ("2023", "no", "2024-01-05", .notMet), ("2022-12", "yes", "2023-01-05", .noInformation),
        ("2023-06", "3", "2023-06-30", .noInformation),
    ])
    func `that is a milestone hangs on the day`(
        period: String, answer: String, said: String, outcome: TargetOutcome
    ) throws {
        let figure = PlanFigure(
            observation: 1, try IndicatorID.parse(PlanSample.indicator), try Period.parse(period),
            try Value.parse(answer), grade: .reported, knownFrom: Sample.day(said))
        let known = PlanFigures(knownOn: Sample.day("2024-02-01"), .last, [figure])
        #expect(try self.outcome(.milestone(due: Sample.day("2023-06-30")), known) == outcome)
    }

    @Test(arguments: [("yes", TargetOutcome.met), ("no", .notMet), ("missing", .noInformation), ("1", .unknown)])
    func `that is yes or no is what was answered`(answer: String, outcome: TargetOutcome) throws {
        #expect(try self.outcome(.yes, PlanSample.known(on: "2024-02-01", ["2023": answer], .none)) == outcome)
    }
}
