import BorderVocabulary
import Foundation
import GRDB
import Steering
import SteeringRoom
import SteeringStore

/// Pages of figures as they were known on a day, beside the same page of latest values in plain SQL.
enum AskingBench {
    private static let turns = 60

    static func run(_ scale: Scale, _ imported: ImportBench.Imported, in folder: String) throws {
        let bench = try Asking(scale, imported, PlainTable(folder))
        for page in Asking.Page.allCases {
            var (ours, plain) = (Times(), Times())
            var (found, expected) = (0, 0)
            // In turns, each time about something else; the first is for nothing.
            for turn in 0...turns {
                var dice = UInt64(turn) &* 0x9E37_79B9_7F4A_7C15
                let question = bench.question(page, &dice)
                var (one, other) = (Times(), Times())
                try one.measure { found = try bench.ask(question) }
                try other.measure { expected = try bench.askPlainly(question) }
                guard found == expected || question.isPast else {
                    throw Failure(words: "\(page): \(found) figures, and \(expected) in plain SQL")
                }
                guard turn > 0 else { continue }
                try ours.measure { _ = try bench.ask(question) }
                try plain.measure { _ = try bench.askPlainly(question) }
            }
            let worst = ours.worst
            Report.row(
                "\(page.rawValue), \(found) figures, as known on a day: median (worst)",
                "\(Report.milliseconds(ours.median)) (\(Report.milliseconds(worst)))", target: "< 300 ms",
                isReached: worst < 0.3)
            Report.row(
                "the same of latest values in plain SQL (\(Report.milliseconds(plain.median)))",
                String(format: "%.2f ×", ours.median / plain.median))
        }
    }
}

/// The two sides of a comparison.
struct Asking {
    enum Page: String, CaseIterable {
        case overTime = "one indicator in one area over all months"
        case overAreas = "one indicator in all areas in a month"
        case manyIndicators = "all indicators of the province's first area in a month"
        case wholePage = "20 indicators, 12 months, all areas"
    }

    struct Question {
        let series: [Series]
        let range: [SeriesRange]
        let areas: [UnitID]?
        let vantage: Vantage
        let isPast: Bool
        let plain: [(String, StatementArguments)]
    }

    private let figures: Figures
    private let plain: PlainTable
    private let mill: FigureMill
    private let scale: Scale

    init(_ scale: Scale, _ imported: ImportBench.Imported, _ plain: PlainTable) throws {
        self.scale = scale
        self.plain = plain
        mill = FigureMill(scale: scale)
        figures = Figures(imported.service.room.figures, on: imported.shelf)
    }

    func ask(_ question: Question) throws -> Int {
        var count = 0
        for answer in try figures.asKnown(question.series, from: question.vantage) {
            count += answer.observations.count
        }
        for range in question.range {
            for known in try figures.asKnown(
                in: range, areas: question.areas, from: question.vantage, limit: 1_000_000)
            {
                count += known.answer.observations.count
            }
        }
        return count
    }

    func askPlainly(_ question: Question) throws -> Int {
        try question.plain.reduce(0) { try $0 + plain.rows($1.0, $1.1) }
    }

    func question(_ page: Page, _ dice: inout UInt64) -> Question {
        let (first, last) = (mill.period(0), mill.period(mill.months - 1))
        let (month, one, area) = (roll(mill.months, &dice), roll(scale.indicators, &dice), roll(scale.areas, &dice))
        let (indicator, period) = (FigureMill.indicator(one), mill.period(month))
        // Every second question is about a day of the past.
        let isPast = roll(2, &dice) == 0
        let day = isPast ? LocalDate(year: FigureMill.firstYear + scale.years / 2, month: 1, day: 10) : nil
        func ranges(_ count: Int, _ from: String, _ to: String) -> [SeriesRange] {
            (0..<count).compactMap { offset in
                guard let id = try? IndicatorID.parse(FigureMill.indicator((one + offset) % scale.indicators)),
                    let low = try? Period.parse(from), let high = try? Period.parse(to)
                else { return nil }
                return SeriesRange(id, .result, low...high)
            }
        }
        let vantage = Vantage(knownOn: day ?? .latest)
        func made(_ ranges: [SeriesRange], _ areas: [UnitID]?, _ plain: [(String, StatementArguments)]) -> Question {
            Question(series: [], range: ranges, areas: areas, vantage: vantage, isPast: isPast, plain: plain)
        }
        let unit = UnitID(stringLiteral: FigureMill.area(area))
        switch page {
        case .overTime:
            let sql = "SELECT * FROM latest WHERE indicator = ? AND period BETWEEN ? AND ? AND area = ?"
            return made(ranges(1, first, last), [unit], [(sql, [indicator, first, last, "\(unit)"])])
        case .overAreas:
            let sql = "SELECT * FROM latest WHERE indicator = ? AND period = ?"
            return made(ranges(1, period, period), nil, [(sql, [indicator, period])])
        case .manyIndicators:
            let sql = "SELECT * FROM latest WHERE indicator = ? AND period = ? AND area = ?"
            let all = (0..<scale.indicators).map { FigureMill.indicator(($0 + one) % scale.indicators) }
            let series = all.compactMap { name -> Series? in
                guard let id = try? IndicatorID.parse(name), let period = try? Period.parse(period) else { return nil }
                return Series(id, period, .result, area: unit)
            }
            return Question(
                series: series, range: [], areas: nil, vantage: vantage, isPast: isPast,
                plain: all.map { (sql, [$0, period, "\(unit)"]) })
        case .wholePage:
            let end = mill.period(min(mill.months - 1, month + 11))
            let sql = "SELECT * FROM latest WHERE indicator = ? AND period BETWEEN ? AND ?"
            let some = ranges(min(20, scale.indicators), period, end)
            return made(some, nil, some.map { (sql, ["\($0.indicator)", period, end]) })
        }
    }

    private func roll(_ bound: Int, _ dice: inout UInt64) -> Int {
        dice = dice &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int(dice >> 33) % bound
    }
}
