import Application
import ArgumentParser
import BorderVocabulary
import Foundation
import Gate
import SQLiteStore
import Steering
import SteeringRoom

/// `huunghi steering`: the province's figures, and when each was known.
struct SteeringVerb: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        Words.configuration(
            "steering",
            subcommands: [
                SteeringImport.self, SteeringShow.self, SteeringList.self, SteeringAttained.self, SteeringApprove.self,
                SteeringPublish.self, SteeringCorrect.self, SteeringWithdraw.self, SteeringDefinitions.self,
                SteeringUnits.self, SteeringRecut.self, SteeringVerify.self, SteeringTargets.self, SteeringTally.self,
                ReportVerb.self,
            ])
    }

    /// Reads an argument, or ends with the sentence of what is wrong and what would be accepted.
    static func argument<Value>(
        _ name: String, _ text: String, _ parse: (String) throws(ParseFailure) -> Value
    ) throws -> Value {
        do throws(ParseFailure) { return try parse(text) } catch {
            throw Exit(.refused, SteeringWords.sentence(error, in: name))
        }
    }
}

/// At which point of the two times is asked.
struct VantageOptions: ParsableArguments {
    @Option(name: .customLong("as-known-on"), help: Words.help("steering.as-known-on"))
    var knownOn: String?

    @Option(name: .customLong("as-recorded-on"), help: Words.help("steering.as-recorded-on"))
    var recordedOn: String?

    @Option(name: .long, help: Words.help("steering.view"))
    var view = FigureView.all.rawValue

    @Option(name: .long, help: Words.help("option.format"))
    var format = OutputFormat.table

    @OptionGroup var settings: SettingsOptions

    /// The day that is asked about, and up to which moment recording counts.
    func vantage() throws -> Vantage {
        let recorded = try recordedOn.map { try SteeringVerb.argument("--as-recorded-on", $0, LocalDate.parse) }
        let known = try knownOn.map { try SteeringVerb.argument("--as-known-on", $0, LocalDate.parse) }
        // The end of that day: the last millisecond before the next.
        let moment = recorded.map {
            Timestamp(milliseconds: Timestamp(date: $0.adding(days: 1), time: .midnight).milliseconds - 1)
        }
        return Vantage(
            knownOn: known ?? recorded ?? SystemClock().now().localDate, recordedBy: moment,
            view: try SteeringVerb.argument("--view", view, FigureView.parse))
    }
}

/// Which administrative unit is meant.
struct AreaOptions: ParsableArguments {
    @Option(name: .long, help: Words.help("steering.area"))
    var area = "\(UnitID.province)"

    func unit() throws -> UnitID { try SteeringVerb.argument("--area", area, UnitID.parse) }
}

/// `huunghi steering show`: one figure as it was known, and what was known before.
struct SteeringShow: AsyncParsableCommand {
    static var configuration: CommandConfiguration { Words.configuration("show", key: "steering-show") }

    @Argument(help: Words.help("steering.indicator"))
    var indicator: String

    @Argument(help: Words.help("steering.period"))
    var period: String

    @OptionGroup var areas: AreaOptions
    @OptionGroup var options: VantageOptions

    func run() async throws {
        try await Exit.reporting {
            let indicator = try SteeringVerb.argument("INDICATOR", self.indicator, IndicatorID.parse)
            let period = try SteeringVerb.argument("PERIOD", self.period, Period.parse)
            let vantage = try options.vantage()
            let figures = try House.readFigures(try await Settings.read(options.settings).data)
            guard figures.book.cards[indicator] != nil else {
                throw Exit(.refused, SteeringWords.sentence(.unknownIndicator(indicator)))
            }
            var table = FigureTable(format: options.format)
            for kind in FigureKind.allCases {
                try table.add(
                    Series(indicator, period, kind, area: try areas.unit()), of: figures, from: vantage,
                    withHistory: true)
            }
            guard !table.isEmpty else {
                throw Exit(
                    .refused, Words.text("steering.nothing", ["indicator": "\(indicator)", "period": "\(period)"]))
            }
            print(table.printed)
        }
    }
}

/// `huunghi steering list`: every figure as it was known.
struct SteeringList: AsyncParsableCommand {
    static var configuration: CommandConfiguration { Words.configuration("list", key: "steering-list") }

    /// How many series are looked at together.
    private static let page = 1_000

    @OptionGroup var options: VantageOptions

    func run() async throws {
        try await Exit.reporting {
            let vantage = try options.vantage()
            let figures = try House.readFigures(try await Settings.read(options.settings).data)
            var table = FigureTable(format: options.format)
            for indicator in figures.book.cards.keys.sorted() {
                var last: Series?
                while true {
                    let page = try Wording.shelf { () throws(ShelfFailure) in
                        try figures.shelf.series(of: indicator, after: last, limit: Self.page)
                    }
                    for found in page { try table.add(found.series, of: figures, from: vantage, withHistory: false) }
                    guard let end = page.last else { break }
                    last = end.series
                }
            }
            print(table.printed)
        }
    }
}

/// `huunghi steering attained`: whether a plan was met, by what was known and by a rule that is named.
struct SteeringAttained: AsyncParsableCommand {
    static var configuration: CommandConfiguration { Words.configuration("attained", key: "steering-attained") }

    @Argument(help: Words.help("steering.indicator"))
    var indicator: String

    @Argument(help: Words.help("steering.period"))
    var period: String

    @Option(name: .long, help: Words.help("steering-attained.rule"))
    var rule: String

    @Option(name: .long, help: Words.help("steering-attained.against"))
    var against: String?

    @OptionGroup var areas: AreaOptions
    @OptionGroup var options: VantageOptions

    func run() async throws {
        try await Exit.reporting {
            let indicator = try SteeringVerb.argument("INDICATOR", self.indicator, IndicatorID.parse)
            let planned = try against.map { try SteeringVerb.argument("--against", $0, IndicatorID.parse) }
            let period = try SteeringVerb.argument("PERIOD", self.period, Period.parse)
            let area = try areas.unit()
            let rule = try SteeringVerb.argument("--rule", self.rule, AttainmentRule.parse)
            let vantage = try options.vantage()
            let figures = try House.readFigures(try await Settings.read(options.settings).data)
            let verdict: Verdict
            do throws(VerdictFailure) {
                verdict = try figures.verdict(
                    on: indicator, against: planned ?? indicator, period, area: area, from: vantage, by: rule)
            } catch {
                switch error {
                case .refused(let refusal): throw Exit(.refused, SteeringWords.sentence(refusal))
                case .shelf(let failure): throw Wording.exit(failure)
                }
            }
            var table = Table(columns: ["indicator", "period", "rule", "plan", "value", "result", "number", "source"])
            let rest = verdict.plans + verdict.results
            table.rows = [
                [
                    "\(indicator)", "\(period)", rule.code, text(verdict.plans) { "\($0.statement.value)" },
                    text(verdict.results) { "\($0.statement.value)" }, word(verdict.attainment.outcome),
                    text(rest) { "\($0.sequence)" }, text(rest) { "\($0.statement.source)" },
                ]
            ]
            print(table.printed(as: options.format))
        }
    }

    private func text(_ figures: [Observation], _ part: (Observation) -> String) -> String {
        figures.map(part).joined(separator: "; ")
    }

    private func word(_ outcome: Attainment.Outcome) -> String {
        let code =
            switch outcome {
            case .met: "met"
            case .notMet: "not-met"
            case .unknown: "unknown"
            }
        return switch options.format {
        case .table: Words.text("steering-attained.\(code)")
        case .json, .csv: code
        }
    }
}
