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
                SteeringWithdraw.self, SteeringVerify.self, ReportVerb.self,
            ])
    }

    /// The figures of a folder, read beside whoever writes there.
    static func read(_ folder: String) throws -> Figures {
        let url = URL(fileURLWithPath: folder, isDirectory: true)
        guard FileManager.default.fileExists(atPath: url.appendingPathComponent("log.db").path) else {
            throw Exit(.unavailable, Words.text("error.no-log", ["folder": folder]))
        }
        let shelf = MemoryLedger()
        let book = try Wording.log { () throws(LogFailure) in
            try LoadedRoom.read(try SQLiteEventLog(directory: url.path, access: .readOnly), shelf: shelf).room.figures
        }
        return Figures(book, on: shelf)
    }

    /// Asks the shelf, or ends with what it says.
    static func asking<Value>(_ body: () throws(ShelfFailure) -> Value) throws -> Value {
        do throws(ShelfFailure) { return try body() } catch {
            switch error {
            case .unavailable(let cause):
                throw Exit(.unavailable, Words.text("error.log.unavailable", ["cause": cause]))
            }
        }
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
        return Vantage(knownOn: known ?? recorded ?? SystemClock().now().localDate, recordedBy: moment)
    }
}

/// `huunghi steering show`: one figure as it was known, and what was known before.
struct SteeringShow: AsyncParsableCommand {
    static var configuration: CommandConfiguration { Words.configuration("show", key: "steering-show") }

    @Argument(help: Words.help("steering.indicator"))
    var indicator: String

    @Argument(help: Words.help("steering.period"))
    var period: String

    @OptionGroup var options: VantageOptions

    func run() async throws {
        try await Exit.reporting {
            let indicator = try SteeringVerb.argument("INDICATOR", self.indicator, IndicatorID.parse)
            let period = try SteeringVerb.argument("PERIOD", self.period, Period.parse)
            let vantage = try options.vantage()
            let figures = try SteeringVerb.read(try await Settings.read(options.settings).data)
            guard figures.book.cards[indicator] != nil else {
                throw Exit(.refused, SteeringWords.sentence(.unknownIndicator(indicator)))
            }
            var table = FigureTable(format: options.format)
            for kind in FigureKind.allCases {
                try table.add(Series(indicator, period, kind), of: figures, from: vantage, withHistory: true)
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
            let figures = try SteeringVerb.read(try await Settings.read(options.settings).data)
            var table = FigureTable(format: options.format)
            for indicator in figures.book.cards.keys.sorted() {
                var last: Series?
                while true {
                    let page = try SteeringVerb.asking { () throws(ShelfFailure) in
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

    @OptionGroup var options: VantageOptions

    func run() async throws {
        try await Exit.reporting {
            let indicator = try SteeringVerb.argument("INDICATOR", self.indicator, IndicatorID.parse)
            let planned = try against.map { try SteeringVerb.argument("--against", $0, IndicatorID.parse) }
            let period = try SteeringVerb.argument("PERIOD", self.period, Period.parse)
            let rule = try SteeringVerb.argument("--rule", self.rule, AttainmentRule.parse)
            let vantage = try options.vantage()
            let figures = try SteeringVerb.read(try await Settings.read(options.settings).data)
            let verdict: Verdict
            do throws(VerdictFailure) {
                verdict = try figures.verdict(
                    on: indicator, against: planned ?? indicator, period, from: vantage, by: rule)
            } catch {
                switch error {
                case .refused(let refusal): throw Exit(.refused, SteeringWords.sentence(refusal))
                case .shelf(.unavailable(let cause)):
                    throw Exit(.unavailable, Words.text("error.log.unavailable", ["cause": cause]))
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

/// The rows of figures, each with what it is at the point that was asked about.
struct FigureTable {
    /// What a row is: the codes are for programs, people read words.
    private enum Standing: String {
        case known, before, unordered, undated, withdrawn
        case noInformation = "no-information"
    }

    private let format: OutputFormat
    private var table = Table(columns: [
        "indicator", "period", "kind", "value", "unit", "standing", "words", "known_on", "certain_from", "age",
        "number",
        "entered_by", "approved_by", "source", "detail",
    ])

    init(format: OutputFormat) {
        self.format = format
    }

    var isEmpty: Bool { table.rows.isEmpty }

    var printed: String { table.printed(as: format) }

    mutating func add(_ series: Series, of figures: Figures, from vantage: Vantage, withHistory: Bool) throws {
        let day = vantage.day
        let history = try SteeringVerb.asking { () throws(ShelfFailure) in
            try figures.shelf.observations(of: [series])[0]
        }
        let all = history.compactMap(vantage.seen)
        guard !all.isEmpty else { return }
        let undated = all.filter { $0.certainFrom == nil && $0.withdrawn == nil }
        let answer = try SteeringVerb.asking { () throws(ShelfFailure) in try figures.asKnown(series, from: vantage) }
        switch answer {
        case .known(let latest, let age, let before):
            for observation in latest { add(observation, .known, age: age) }
            if withHistory {
                for observation in before {
                    let isOrdered = latest.allSatisfy { observation.isSaid(before: $0, in: history) }
                    let age = observation.certainFrom.map { $0.days(to: day) }
                    add(observation, isOrdered ? .before : .unordered, age: age)
                }
            }
        case .noInformation(let age):
            if undated.isEmpty || withHistory { add(nothingOf: series, age: age) }
            if !withHistory { undated.forEach { add($0, .undated, age: nil) } }
        }
        guard withHistory else { return }
        undated.forEach { add($0, .undated, age: nil) }
        // Nothing that was said later than the day shows here, withdrawn or not.
        for observation in all where observation.withdrawn != nil && observation.certainFrom.map({ $0 <= day }) ?? true
        {
            add(observation, .withdrawn, age: nil)
        }
    }

    private mutating func add(nothingOf series: Series, age: Int?) {
        let head = ["\(series.indicator)", "\(series.period)", series.kind.code, "", ""]
        let gap = [word(.noInformation), "", "", "", age.map(String.init) ?? ""]
        table.rows.append(head + gap + Array(repeating: "", count: 5))
    }

    private mutating func add(_ observation: Observation, _ standing: Standing, age: Int?) {
        let statement = observation.statement
        table.rows.append([
            "\(statement.series.indicator)", "\(statement.series.period)", statement.series.kind.code,
            "\(statement.value)", "\(statement.unit)", word(standing), "\(statement.status.words)",
            "\(statement.knownOn)", observation.certainFrom.map { "\($0)" } ?? "", age.map(String.init) ?? "",
            "\(observation.sequence)", "\(observation.entered.by)", observation.approved.map { "\($0.by)" } ?? "",
            "\(statement.source)", observation.withdrawn?.reason.map { "\($0)" } ?? "",
        ])
    }

    private func word(_ standing: Standing) -> String {
        switch format {
        case .table: Words.text("steering.standing.\(standing.rawValue)")
        case .json, .csv: standing.rawValue
        }
    }
}
