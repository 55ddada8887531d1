import BorderVocabulary
import Steering
import Testing

@Suite("The way to a target")
struct TargetTrajectoryTests {
    private let year: Period
    private let hundred: TargetAim

    init() throws {
        year = try Period.parse("2023")
        hundred = .atLeast(bound: try PlanSample.number("100.0"))
    }

    private func point(_ day: String, _ value: String) throws -> TrajectoryPoint {
        TrajectoryPoint(through: Sample.day(day), try PlanSample.number(value))
    }

    @Test func `in equal steps starts a sum from nothing and a level from last year's`() throws {
        let sum = try #require(
            TargetTrajectory.linear(to: hundred, year, version: 1, PlanSample.known(on: "2023-01-10", [:])))
        #expect(sum.points.map { "\($0.value)" }.prefix(3) == ["8.3", "16.7", "25.0"])
        #expect(sum.points.last == (try point("2023-12-31", "100.0")))
        let known = try PlanSample.known(on: "2023-01-10", ["2022": "88"], .last)
        let level = try #require(TargetTrajectory.linear(to: hundred, year, version: 1, known))
        #expect(level.points.map { "\($0.value)" }.prefix(2) == ["89.0", "90.0"])
        let nothing = try PlanSample.known(on: "2023-01-10", [:], .last)
        #expect(TargetTrajectory.linear(to: hundred, year, version: 1, nothing) == nil)
        #expect(TargetTrajectory.linear(to: .yes, year, version: 1, known) == nil)
    }

    @Test(arguments: [2, 3])
    func `by season has the mean shares of at least three past years`(years: Int) throws {
        var figures: [PlanFigure] = []
        for year in (2023 - years)...2022 {
            for month in 1...12 {
                // Half of the year comes in December.
                let value = month == 12 ? "11" : "1"
                figures.append(
                    PlanFigure(
                        observation: figures.count + 1, try IndicatorID.parse(PlanSample.indicator),
                        try #require(Period(year: year, part: .month(month))), try Value.parse(value),
                        grade: .official, knownFrom: Sample.day("2023-01-05")))
            }
        }
        let known = PlanFigures(knownOn: Sample.day("2023-01-10"), .sum, figures)
        let path = TargetTrajectory.seasonal(to: hundred, year, version: 1, known)
        #expect((path != nil) == (years == 3))
        guard let path else { return }
        #expect(path.method == .seasonal(years: [2020, 2021, 2022]))
        #expect(path.points.map { "\($0.value)" }.suffix(3) == ["45.5", "50.0", "100.0"])
    }

    @Test func `ends at the target, inside the period, day by day`() throws {
        var book = try PlanSample.book()
        let act = TargetTrajectory.Method.given(act: try PlanSample.act())
        func lay(_ points: [TrajectoryPoint], version: Int = 1) throws -> Bool {
            try book.give(
                .setTrajectory(PlanSample.target, TargetTrajectory(for: version, act, points)), at: "2023-02-01")
        }
        let unordered = PlanRefusal.pathUnordered(
            first: Sample.day("2023-01-01"), last: Sample.day("2023-12-31"), limit: PlanBook.Limit.points)
        for points in [
            [], [try point("2022-12-31", "1"), try point("2023-12-31", "100")], [try point("2023-12-30", "100")],
            [try point("2023-06-30", "50"), try point("2023-06-30", "60"), try point("2023-12-31", "100")],
        ] {
            #expect(throws: unordered) { try lay(points) }
        }
        #expect(throws: PlanRefusal.pathMissesBound(try PlanSample.number("100"))) {
            try lay([point("2023-12-31", "99")])
        }
        #expect(throws: PlanRefusal.unknownVersion(count: 1)) { try lay([point("2023-12-31", "100")], version: 2) }
        #expect(try lay([point("2023-01-01", "0"), point("2023-12-31", "100.0")]))
        #expect(try !lay([point("2023-01-01", "0"), point("2023-12-31", "100.0")]))
    }

    @Test func `laid later is not known earlier, and the earlier one stays`() throws {
        var book = try PlanSample.book()
        let known = try PlanSample.known(on: "2023-02-01", [:])
        let linear = try #require(TargetTrajectory.linear(to: hundred, year, version: 1, known))
        try book.give(.setTrajectory(PlanSample.target, linear), at: "2023-02-01")
        let given = TargetTrajectory(
            for: 1, .given(act: try PlanSample.act("sample schedule", "2023-03-01")),
            [try point("2023-06-30", "20"), try point("2023-12-31", "100")])
        try book.give(.setTrajectory(PlanSample.target, given), at: "2023-05-01")
        let record = try #require(book.targets[PlanSample.target])
        #expect(record.trajectory(on: Sample.day("2023-01-31")) == nil)
        #expect(record.trajectory(on: Sample.day("2023-02-28"))?.content == linear)
        // A document's path holds from the document's day; recorded time tells that it came in later.
        #expect(record.trajectory(on: Sample.day("2023-03-01"))?.content == given)
        let early = PlanSample.moment("2023-04-30")
        #expect(record.trajectory(on: Sample.day("2023-03-01"), recordedBy: early)?.content == linear)
        #expect(record.trajectories.count == 2)
    }
}

@Suite("How hard a target is")
struct TargetSoftnessTests {
    @Test func `is told against the last result`() throws {
        // The plan of 2026 for the budget beside the result of 2025, as printed (9,850 and 18,063.8 billion VND).
        let known = try PlanSample.known(on: "2026-01-16", ["2025": "18063.8"])
        let softness = try #require(
            TargetSoftness(.atLeast(bound: PlanSample.number("9850")), Period.parse("2026"), known))
        #expect(softness.grade == .alreadyReached)
        #expect((try #require(softness.percentOfLast) - 54.53).magnitude < 0.01)
        #expect(softness.chance == nil && softness.trend == nil)
    }

    @Test(arguments: [
        ("100", TargetSoftness.Grade.alreadyReached), ("146.41", .alreadyReached), ("150", .likely), ("161", .open),
        ("175", .demanding),
    ])
    func `is told against the trend of past years alone`(bound: String, grade: TargetSoftness.Grade) throws {
        let known = try PlanSample.known(
            on: "2023-08-01",
            [
                "2017": "92", "2018": "100", "2019": "111", "2020": "120", "2021": "133.1", "2022": "146.41",
                // What the year itself brought says nothing of how hard it was.
                "2023-H1": "1000",
            ])
        let aim = TargetAim.atLeast(bound: try PlanSample.number(bound))
        #expect(try TargetSoftness(aim, Period.parse("2023"), known)?.grade == grade)
    }

    @Test(arguments: [("4", TargetSoftness.Grade.alreadyReached), ("2.9", .unknown)])
    func `of a ceiling lies the other way round`(bound: String, grade: TargetSoftness.Grade) throws {
        let known = try PlanSample.known(on: "2023-02-01", ["2022": "3"], .last)
        let aim = TargetAim.atMost(bound: try PlanSample.number(bound))
        #expect(try TargetSoftness(aim, Period.parse("2023"), known)?.grade == grade)
    }

    @Test func `is not told of a milestone, of yes or no, or of a part of a year`() throws {
        let known = try PlanSample.known(on: "2023-02-01", ["2022": "3"])
        #expect(try TargetSoftness(.yes, Period.parse("2023"), known) == nil)
        #expect(try TargetSoftness(.milestone(due: Sample.day("2023-02-01")), Period.parse("2023"), known) == nil)
        #expect(try TargetSoftness(.atMost(bound: PlanSample.number("1")), Period.parse("2023-H1"), known) == nil)
    }
}
