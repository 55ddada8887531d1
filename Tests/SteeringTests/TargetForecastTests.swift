import BorderVocabulary
import Steering
import Testing

@Suite("The forecast of a year")
struct TargetForecastTests {
    private let year: Period

    init() throws { year = try Period.parse("2023") }

    /// Past years that came to twice, or nearly, what they had by June.
    private let halves: KeyValuePairs = [
        "2018-H1": "50", "2018": "100", "2019-H1": "60", "2019": "126", "2020-H1": "70", "2020": "133", "2021-H1": "80",
        "2021": "160", "2022-H1": "90", "2022": "180", "2023-H1": "100",
    ]

    @Test func `of a sum multiplies what there is by what past years made of it`() throws {
        let known = try PlanSample.known(on: "2023-07-20", halves)
        let forecast = try #require(ForecastAnswer(year, known).forecast)
        // Ratios 2, 2.1, 1.9, 2, 2: mean 2, standard deviation √0.005, t of 4 degrees 1.5332.
        #expect(forecast.method == .soFar(month: 6))
        #expect((forecast.p50 - 200).magnitude < 1e-9)
        let width = 100 * (0.005 * 1.2).squareRoot() * 1.5332
        #expect((forecast.p90 - (200 + width)).magnitude < 1e-9)
        #expect((forecast.p10 - (200 - width)).magnitude < 1e-9)
        #expect(forecast.trials.map(\.year) == [2018, 2019, 2020, 2021, 2022])
    }

    @Test func `prints its own past error`() throws {
        let forecast = try #require(
            ForecastAnswer(year, PlanSample.known(on: "2023-07-20", halves)).forecast)
        // 2019 from the others: 60 · 1.975 = 118.5 against 126.
        let trial = try #require(forecast.trials.first { $0.year == 2019 })
        #expect((trial.p50 - 118.5).magnitude < 1e-9)
        #expect((trial.error - 7.5).magnitude < 1e-9)
        #expect(!trial.isInside)
        #expect(forecast.inside == 3)
        // 0 twice: years of exactly twice are told from the others' mean of 2.
        #expect(forecast.medianError < 1e-9)
        #expect(try #require(forecast.medianErrorPercent) < 1e-9)
    }

    @Test(arguments: [(3, false), (4, true)])
    func `needs four past years`(count: Int, isForecast: Bool) throws {
        let figures = try PlanSample.known(on: "2023-07-20", halves).figures.filter { $0.period.year > 2022 - count }
        let answer = ForecastAnswer(year, PlanFigures(knownOn: Sample.day("2023-07-20"), .sum, figures))
        #expect((answer.forecast != nil) == isForecast)
        if !isForecast { #expect(answer == .tooLittleData(pastYears: 3, needed: 4)) }
    }

    @Test func `uses no year from before a break in the definition`() throws {
        let known = try PlanSample.known(on: "2023-07-20", halves, brokenOn: "2019-01-02")
        #expect(ForecastAnswer(year, known) == .tooLittleData(pastYears: 3, needed: 4))
        let earlier = try PlanSample.known(on: "2023-07-20", halves, brokenOn: "2019-01-01")
        #expect(ForecastAnswer(year, earlier).forecast?.trials.map(\.year) == [2019, 2020, 2021, 2022])
    }

    @Test func `is not made of a year that is known, nor of what is no year`() throws {
        let over = try PlanSample.known(on: "2024-02-01", ["2023": "1"])
        #expect(ForecastAnswer(year, over) == .settled)
        #expect(ForecastAnswer(try Period.parse("2023-H1"), over) == .notAYear)
        // What is expected of the year in its course is not the year.
        let during = try PlanSample.known(on: "2023-12-20", ["2023": "1"], grade: .expected)
        #expect(ForecastAnswer(year, during) == .tooLittleData(pastYears: 0, needed: 4))
    }

    @Test func `of a level adds what past years added`() throws {
        let known = try PlanSample.known(
            on: "2023-10-10",
            [
                "2019-09": "60", "2019": "61", "2020-09": "61.5", "2020": "62", "2021-09": "62", "2021": "63",
                "2022-09": "63.5", "2022": "64", "2023-09": "64.5",
            ], .last)
        let forecast = try #require(ForecastAnswer(year, known).forecast)
        #expect(forecast.method == .soFar(month: 9))
        #expect((forecast.p50 - 65.25).magnitude < 1e-9)
    }

    @Test func `of what is told once a year goes out from the year before`() throws {
        let known = try PlanSample.known(
            on: "2023-03-01", ["2018": "100", "2019": "110", "2020": "121", "2021": "133.1", "2022": "146.41"])
        let forecast = try #require(ForecastAnswer(year, known).forecast)
        #expect(forecast.method == .yearBefore)
        #expect((forecast.p50 - 161.051).magnitude < 1e-6)
        #expect(forecast.trials.map(\.year) == [2019, 2020, 2021, 2022])
        // Four years have three steps: too few.
        let short = PlanFigures(knownOn: known.day, .sum, known.figures.filter { $0.period.year > 2018 })
        #expect(ForecastAnswer(year, short) == .tooLittleData(pastYears: 4, needed: 4))
    }

    @Test(arguments: [("2.0", 1.0), ("2.5", 1.0), ("200", 0.5), ("1000000", 0.0)])
    func `gives the probability of reaching a bound`(bound: String, probability: Double) throws {
        let known = try PlanSample.known(on: "2023-07-20", halves)
        let forecast = try #require(ForecastAnswer(year, known).forecast)
        let aim = TargetAim.atLeast(bound: try PlanSample.number(bound))
        #expect((try #require(forecast.probability(of: aim)) - probability).magnitude < 1e-4)
        let other = TargetAim.atMost(bound: try PlanSample.number(bound))
        #expect((try #require(forecast.probability(of: other)) - (1 - probability)).magnitude < 1e-4)
    }

    @Test func `gives P10 a probability of nine tenths, and what lies inside P10–P90 one of eight`() throws {
        let forecast = try #require(ForecastAnswer(year, PlanSample.known(on: "2023-07-20", halves)).forecast)
        func bound(_ value: Double) throws -> DecimalNumber {
            try #require(DecimalNumber(digits: Int64((value * 1_000_000).rounded()), scale: 6))
        }
        let (low, high) = (try bound(forecast.p10), try bound(forecast.p90))
        #expect((try #require(forecast.probability(of: .atLeast(bound: low))) - 0.9).magnitude < 1e-3)
        let inside = forecast.probability(of: .range(low: low, high: high, reading: .inside))
        #expect((try #require(inside) - 0.8).magnitude < 1e-3)
        #expect(forecast.probability(of: .yes) == nil)
    }

    @Test func `does not let a sum fall that never fell`() throws {
        let steady: KeyValuePairs = [
            "2019-M01-M11": "99", "2019": "100", "2020-M01-M11": "90", "2020": "100", "2021-M01-M11": "99",
            "2021": "99", "2022-M01-M11": "99", "2022": "100", "2023-M01-M11": "100",
        ]
        let forecast = try #require(ForecastAnswer(year, PlanSample.known(on: "2023-12-05", steady)).forecast)
        #expect(forecast.p10 == 100)
        #expect(forecast.probability(of: .atLeast(bound: try PlanSample.number("100"))) == 1)
        #expect(try #require(forecast.probability(of: .atLeast(bound: PlanSample.number("100.1")))) < 1)
    }

    @Test(arguments: [("2023-M01-M02", TargetForecast.Method.yearBefore), ("2023-Q1", .soFar(month: 3))])
    func `goes out from the year so far once a quarter of it is known`(
        known: String, method: TargetForecast.Method
    ) throws {
        let figures = try PlanSample.known(
            on: "2023-04-10",
            [
                "2017": "98", "2018-M01-M02": "15", "2018-Q1": "25", "2018": "100", "2019-M01-M02": "15",
                "2019-Q1": "27", "2019": "110", "2020-M01-M02": "19", "2020-Q1": "30", "2020": "121",
                "2021-M01-M02": "18", "2021-Q1": "33", "2021": "133", "2022-M01-M02": "25", "2022-Q1": "36",
                "2022": "146", known: "40",
            ])
        #expect(ForecastAnswer(year, figures).forecast?.method == method)
    }
}
