import BorderVocabulary
import Steering
import Testing

/// Honest made-up series: a level that grows unevenly, seasons, noise in every month.
private struct HonestSeries {
    var chance: SplitMix64

    /// Nearly normal, mean 0, deviation 1: the sum of twelve uniform numbers less six.
    mutating func normal() -> Double {
        (0..<12).reduce(-6.0) { sum, _ in sum + Double(chance.next() >> 11) / 9_007_199_254_740_992 }
    }

    /// Months of years from 2023 back; the last year is cut off after a month. Answers what it came to.
    mutating func figures(years: Int, month: Int, indicator: IndicatorID) throws -> (PlanFigures, total: Double) {
        var level = 1000.0
        var figures: [PlanFigure] = []
        var total = 0.0
        for year in (2023 - years)...2023 {
            level *= 1.06 + 0.05 * normal()
            total = 0
            for part in 1...12 {
                let season = 1 + 0.3 * Double((part * 5) % 12 - 6) / 6
                let value = max(1, (level / 12 * season * (1 + 0.1 * normal())).rounded())
                total += value
                guard year < 2023 || part <= month else { continue }
                let period = try #require(Period(year: year, part: .month(part)))
                let number = try #require(DecimalNumber(digits: Int64(value)))
                figures.append(
                    PlanFigure(
                        observation: figures.count + 1, indicator, period, .number(number), grade: .official,
                        knownFrom: Sample.day("2023-01-01")))
            }
        }
        return (PlanFigures(knownOn: Sample.day("2023-12-31"), .sum, figures), total)
    }
}

@Suite("The forecast on honest made-up series")
struct ForecastCalibrationTests {
    @Test(arguments: [(4, 6), (6, 3), (8, 9), (12, 6), (8, 1), (5, 0)])
    func `holds the truth between P10 and P90 in about eight years of ten`(years: Int, month: Int) throws {
        var series = HonestSeries(chance: SplitMix64(seed: UInt64(years * 100 + month)))
        let indicator = try IndicatorID.parse("sample-flow")
        let year = try #require(Period(year: 2023))
        var (inside, reached, promised) = (0, 0, 0.0)
        let rounds = 600
        for _ in 0..<rounds {
            let (known, total) = try series.figures(years: years, month: month, indicator: indicator)
            let forecast = try #require(ForecastAnswer(year, known).forecast)
            inside += forecast.p10 <= total && total <= forecast.p90 ? 1 : 0
            // A bound a little above the middle, at another place each time.
            let bound = forecast.p50 * (1 + 0.02 * series.normal())
            let aim = TargetAim.atLeast(bound: try #require(DecimalNumber(digits: Int64(bound))))
            promised += try #require(forecast.probability(of: aim))
            reached += total >= bound ? 1 : 0
        }
        let share = Double(inside) / Double(rounds)
        #expect(0.75...0.85 ~= share, "\(share) of years came inside")
        let difference = (promised - Double(reached)).magnitude / Double(rounds)
        #expect(difference < 0.05, "promised \(promised), reached \(reached)")
    }
}
