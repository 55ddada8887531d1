import Application
import ArgumentParser
import BorderVocabulary
import Foundation
import Gate
import SQLiteStore
import Steering
import SteeringRoom
import SteeringWeb

/// `huunghi lineage`: from a figure of the gates to the days, the records and the very trips that it was made of.
struct Lineage: AsyncParsableCommand {
    static var configuration: CommandConfiguration { Words.configuration("lineage") }

    @Argument(help: Words.help("lineage.figure"))
    var figure: String

    @Argument(help: Words.help("lineage.period"))
    var period: String

    @Option(name: .long, help: Words.help("lineage.gate"))
    var gate: String?

    @Option(name: .long, help: Words.help("lineage.direction"))
    var direction: String?

    @Option(name: .long, help: Words.help("lineage.goods"))
    var goods: String?

    @Flag(name: .long, help: Words.help("lineage.trips"))
    var trips = false

    @Flag(name: .long, help: Words.help("lineage.check"))
    var check = false

    @OptionGroup var options: VantageOptions

    func run() async throws {
        try await Exit.reporting {
            let indicator = try indicator()
            let slice = GateSlice(
                place: try gate.map { try SteeringVerb.argument("--gate", $0, PlaceID.parse) },
                direction: try direction.map { try SteeringVerb.argument("--direction", $0, TradeDirection.parse) },
                goods: try goods.map { try SteeringVerb.argument("--goods", $0, GoodsClass.parse) })
            let log = try House.openReadable(try await Settings.read(options.settings).data)
            let room = try Wording.log { () throws(LogFailure) in try LoadedRoom.read(log, shelf: MemoryLedger()).room }
            let days = try days(in: room.figures.calendar)
            let vantage = try options.vantage()
            let (day, moment) = (vantage.day, vantage.moment)
            let known = min(day, moment?.localDate ?? day)
            let figure: GateFigure
            do throws(GateFigureRefusal) {
                figure = try room.gates.figure(indicator, slice, over: days, knownOn: known)
            } catch { throw Exit(.refused, Words.phrase(error.phrase)) }
            let print = LineagePrint(figure, in: log, format: options.format)
            if trips { return try print.trips() }
            if check { return try print.check() }
            try print.lineage()
        }
    }

    /// Only what is computed from the gates' own logs has a lineage; other series are what their sources said.
    private func indicator() throws -> GateIndicator {
        let id = try SteeringVerb.argument("FIGURE", figure, IndicatorID.parse)
        guard let indicator = GateIndicator(rawValue: "\(id)") else {
            throw Exit(
                .refused,
                Words.text(
                    "lineage.not-of-gates",
                    ["found": "\(id)", "accepted": GateIndicator.allCases.map(\.rawValue).joined(separator: ", ")]))
        }
        return indicator
    }

    /// The days of a period in either calendar, or one day.
    private func days(in calendar: AdministrativeCalendar) throws -> ClosedRange<LocalDate> {
        if let day = try? LocalDate.parse(period) { return day...day }
        return calendar.days(of: try SteeringVerb.argument("PERIOD", period, Period.parse))
    }
}

/// A figure of the gates with what it rests upon, printed.
struct LineagePrint {
    private let figure: GateFigure
    private let log: any EventLog
    private let format: OutputFormat

    init(_ figure: GateFigure, in log: any EventLog, format: OutputFormat) {
        self.figure = figure
        self.log = log
        self.format = format
    }

    /// The figure, and the counts of days that it was summed from.
    func lineage() throws {
        var head = Table(columns: [
            "indicator", "formula", "gate", "direction", "goods", "first_day", "last_day", "value", "unit", "count",
            "days", "uncounted", "checksum",
        ])
        head.rows = [
            [
                figure.indicator.rawValue, "v\(figure.indicator.formulaVersion)", text(figure.slice.place),
                text(figure.slice.direction), text(figure.slice.goods), "\(figure.days.lowerBound)",
                "\(figure.days.upperBound)", "\(figure.value)", figure.indicator.unit, "\(figure.count)",
                "\(figure.parts.count)", figure.uncounted.map(Self.stretch).joined(separator: " "),
                "\(figure.checksum)",
            ]
        ]
        var parts = Table(columns: [
            "day", "log", "first", "last", "batches", "later", "records", "value", "counted_at", "seal", "intact",
        ])
        parts.rows = try figure.parts.map { part in
            let tally = part.content
            var sum = GateSum(figure.slice)
            sum.add(tally)
            return [
                "\(tally.day)", "\(tally.log)", text(tally.first), text(tally.last), "\(try batches(of: tally))",
                tally.later.map { "\($0)" }.joined(separator: " "), "\(tally.records)",
                "\(sum.value(of: figure.indicator))", "\(part.at)", "\(tally.seal)", word(tally.isIntact),
            ]
        }
        switch format {
        case .table: print(head.printed(as: .table) + "\n\n" + parts.printed(as: .table))
        case .csv: print(parts.printed(as: .csv))
        case .json: print("{\"figure\": \(head.printed(as: .json)),\n\"parts\": \(parts.printed(as: .json))}")
        }
        guard figure.parts.allSatisfy(\.content.isIntact) else { throw Exit(.differs, Words.text("lineage.broken")) }
    }

    /// Every record that a part of the figure rests upon.
    func trips() throws {
        let days = Set(figure.parts.map(\.content.day))
        var rows: [[String]] = []
        for gate in Set(figure.parts.map(\.content.log)).sorted() {
            let end = Position(figure.positions[gate]?.upperBound ?? 0)
            _ = try Wording.log { () throws(LogFailure) in
                try GateCount.tallies(of: gate, in: log, before: .earliest, upTo: end) { contribution in
                    guard days.contains(contribution.day), contribution.counts(in: figure) else { return }
                    rows.append(row(contribution, gate))
                }
            }
        }
        var table = Table(columns: [
            "log", "position", "day", "at", "trip", "gate", "direction", "counted_as", "amount",
        ])
        table.rows = rows
        print(table.printed(as: format))
    }

    /// Counts the days again from the log and says of each whether it is what was recorded.
    func check() throws {
        var table = Table(columns: ["day", "log", "result", "differs", "recorded_seal", "fresh_seal"])
        var isEqual = true
        for gate in Set(figure.parts.map(\.content.log)).sorted() {
            let head = try Wording.log { () throws(LogFailure) in try log.head(of: gate) }
            var bar = ProgressBar(Words.text("replay.progress"))
            let found = try Wording.log { () throws(LogFailure) in
                try GateCount.recount(
                    figure.parts.map(\.content).filter { $0.log == gate }, of: gate, in: log
                ) { bar.show(Int($0.number), of: Int(head.number)) }
            }
            bar.finish()
            isEqual = isEqual && found.allSatisfy(\.isEqual)
            table.rows += found.map { recount in
                let result = recount.isEqual ? "equal" : recount.fresh == nil ? "missing" : "different"
                return [
                    "\(recount.recorded.day)", "\(gate)", format == .table ? Words.text("lineage.\(result)") : result,
                    recount.differences.joined(separator: " "), "\(recount.recorded.seal)",
                    text(recount.fresh?.seal),
                ]
            }
        }
        print(table.printed(as: format))
        guard isEqual else { throw Exit(.differs, Words.text("lineage.differs")) }
    }

    private func batches(of tally: DayTally) throws -> Int {
        guard let first = tally.first, let last = tally.last else { return 0 }
        var (position, count) = (Position(first - 1), 0)
        while position.number < last {
            let batches = try Wording.log { () throws(LogFailure) in
                try log.read(tally.log, after: position, limit: 1_000)
            }
            guard let end = batches.last?.last else { break }
            count += batches.count { $0.first.number <= last }
            position = end
        }
        return count
    }

    private func row(_ contribution: GateContribution, _ log: GateID) -> [String] {
        let (kind, amount) =
            switch contribution.kind {
            case .crossing(let goods, _): ("crossing", Self.load(goods))
            case .correction(let goods, _): ("correction", Self.load(goods))
            case .waiting(let minutes): ("waiting", "\(minutes) min")
            case .fee(let dong): ("fee", "\(dong) VND")
            case .bulletin: ("bulletin", "")
            }
        return [
            "\(log)", "\(contribution.position)", "\(contribution.day)", "\(contribution.at)",
            text(contribution.trip), text(contribution.way?.place), text(contribution.way?.direction), kind, amount,
        ]
    }

    private static func load(_ goods: [GateContribution.Load]) -> String {
        goods.map { "\($0.goods):\($0.kilograms) kg" }.joined(separator: " ")
    }

    private static func stretch(_ days: ClosedRange<LocalDate>) -> String {
        days.lowerBound == days.upperBound ? "\(days.lowerBound)" : "\(days.lowerBound)…\(days.upperBound)"
    }

    private func text(_ value: (some CustomStringConvertible)?) -> String { value?.description ?? "" }

    private func word(_ flag: Bool) -> String {
        format == .table ? Words.text(flag ? "lineage.yes" : "lineage.no") : flag ? "yes" : "no"
    }
}
