import Application
import ArgumentParser
import BorderVocabulary
import Foundation
import Gate
import SQLiteStore
import Steering
import Web

/// In whose name something is recorded, and where.
struct RecorderOptions: ParsableArguments {
    @Option(name: .long, help: Words.help("steering.by"))
    var by: String?

    @Option(name: .long, help: Words.help("option.format"))
    var format = OutputFormat.table

    @OptionGroup var settings: SettingsOptions

    /// The name that was given, otherwise that of the machine's account.
    func user() throws -> UserID { try SteeringVerb.argument("--by", by ?? NSUserName(), UserID.parse) }

    /// The desk of a folder that is there.
    func desk() async throws -> SteeringDesk {
        let log = try House.openExistingLog(try await Settings.read(settings).data)
        return try Wording.log { () throws(LogFailure) in try SteeringDesk(log) }
    }
}

/// `huunghi steering import`: takes a table of figures and says what became of each row.
struct SteeringImport: AsyncParsableCommand {
    static var configuration: CommandConfiguration { Words.configuration("import", key: "steering-import") }

    @Argument(help: Words.help("steering-import.file"), completion: .file())
    var file: String

    @OptionGroup var options: RecorderOptions

    /// Rows that become durable together.
    private static let batch = 1_000

    func run() async throws {
        try await Exit.reporting {
            let rows = try read()
            let user = try options.user()
            let folder = try House.makeFolder(try await Settings.read(options.settings).data)
            let log = try House.openLog(folder)
            var desk = try Wording.log { () throws(LogFailure) in try SteeringDesk(log) }
            var table = Table(columns: ["row", "result", "indicator", "period", "value", "detail"])
            var isWhole = true
            var rest = rows[...]
            while !rest.isEmpty {
                let results = try take(rest.prefix(Self.batch), &desk, user)
                rest = rest.dropFirst(Self.batch)
                table.rows += results.map(\.fields)
                isWhole = isWhole && results.allSatisfy(\.isTaken)
            }
            print(table.printed(as: options.format))
            guard isWhole else { throw Exit(.refused, Words.text("steering-import.some-refused")) }
        }
    }

    private struct Result {
        let fields: [String]
        let isTaken: Bool
    }

    /// The rows after the first, which names the columns.
    private func read() throws -> [CSVRows.Row] {
        guard let handle = FileHandle(forReadingAtPath: file),
            let bytes = try? handle.read(upToCount: FigureSheet.Limit.bytes + 1) ?? Data()
        else { throw Exit(.refused, Words.text("error.file", ["file": file])) }
        guard bytes.count <= FigureSheet.Limit.bytes else {
            throw Exit(.refused, Words.text("steering-import.too-large", ["limit": "\(FigureSheet.Limit.bytes)"]))
        }
        let rows: [CSVRows.Row]
        do {
            rows = try bytes.withUnsafeBytes { try CSVRows.read($0, limit: FigureSheet.Limit.rows + 1) }
        } catch let failure as CSVRows.Failure {
            throw Exit(.refused, SteeringWords.sentence(failure))
        }
        guard let header = rows.first, header.fields == FigureSheet.header else {
            throw Exit(
                .refused, Words.text("steering-import.header", ["accepted": FigureSheet.header.joined(separator: ",")]))
        }
        return Array(rows.dropFirst())
    }

    private func take(
        _ rows: ArraySlice<CSVRows.Row>, _ desk: inout SteeringDesk, _ user: UserID
    ) throws -> [Result] {
        let read = rows.map { row -> Swift.Result<Statement, FigureSheet.Fault> in
            do throws(FigureSheet.Fault) {
                return .success(try FigureSheet.statement(row.fields))
            } catch { return .failure(error) }
        }
        let statements = read.compactMap { try? $0.get() }
        let now = SystemClock().now()
        var answers: ArraySlice<Swift.Result<[SteeringEvent], SteeringRefusal>>
        do throws(LogFailure) {
            answers = try desk.give(statements.map(FigureSheet.command), by: user, at: now)[...]
        } catch { throw Exit(.unavailable, Wording.sentence(error)) }
        return zip(rows, read).map { row, read in
            switch read {
            case .failure(let fault): return result(row, "refused", SteeringWords.sentence(fault))
            case .success:
                switch answers.removeFirst() {
                case .success(let events): return result(row, events.isEmpty ? "known" : "taken", "")
                case .failure(let refusal): return result(row, "refused", SteeringWords.sentence(refusal))
                }
            }
        }
    }

    private func result(_ row: CSVRows.Row, _ code: String, _ detail: String) -> Result {
        func field(_ column: FigureSheet.Column) -> String {
            let place = FigureSheet.Column.allCases.firstIndex(of: column) ?? 0
            return place < row.fields.count ? String(row.fields[place].prefix(64)) : ""
        }
        let word =
            switch options.format {
            case .table: Words.text("steering-import.\(code)")
            case .json, .csv: code
            }
        let fields = ["\(row.line)", word, field(.indicator), field(.period), field(.value), detail]
        return Result(fields: fields.map(Self.harmless), isTaken: code != "refused")
    }

    /// A refused field is shown, and must not steer the terminal that shows it.
    private static func harmless(_ text: String) -> String {
        String(
            String.UnicodeScalarView(
                text.unicodeScalars.map {
                    $0.value < 0x20 || 0x7F...0x9F ~= $0.value || $0.properties.isBidiControl ? "\u{FFFD}" : $0
                }))
    }
}

/// `huunghi steering approve`: a second person stands by figures.
struct SteeringApprove: AsyncParsableCommand {
    static var configuration: CommandConfiguration { Words.configuration("approve", key: "steering-approve") }

    @Argument(help: Words.help("steering.numbers"))
    var numbers: [Int]

    @OptionGroup var options: RecorderOptions

    func run() async throws {
        try await Exit.reporting {
            try await options.give(numbers.map { ($0, .approve($0)) })
        }
    }
}

/// `huunghi steering withdraw`: takes figures out of the answers, with a reason that stays.
struct SteeringWithdraw: AsyncParsableCommand {
    static var configuration: CommandConfiguration { Words.configuration("withdraw", key: "steering-withdraw") }

    @Argument(help: Words.help("steering.numbers"))
    var numbers: [Int]

    @Option(name: .long, help: Words.help("steering-withdraw.reason"))
    var reason: String

    @OptionGroup var options: RecorderOptions

    func run() async throws {
        try await Exit.reporting {
            let reason = try SteeringVerb.argument("--reason", self.reason, Line.parse)
            try await options.give(numbers.map { ($0, .withdraw($0, reason: reason)) })
        }
    }
}

extension RecorderOptions {
    /// Gives one command for each observation, and prints what became of it.
    fileprivate func give(_ commands: [(Int, SteeringCommand)]) async throws {
        let user = try user()
        var desk = try await desk()
        let now = SystemClock().now()
        let answers: [Result<[SteeringEvent], SteeringRefusal>]
        do throws(LogFailure) {
            answers = try desk.give(commands.map(\.1), by: user, at: now)
        } catch { throw Exit(.unavailable, Wording.sentence(error)) }
        var table = Table(columns: ["number", "result", "detail"])
        var isWhole = true
        for ((number, _), answer) in zip(commands, answers) {
            switch answer {
            case .success(let events):
                table.rows.append(["\(number)", word(events.isEmpty ? "known" : "done"), ""])
            case .failure(let refusal):
                isWhole = false
                table.rows.append(["\(number)", word("refused"), SteeringWords.sentence(refusal)])
            }
        }
        print(table.printed(as: format))
        guard isWhole else { throw Exit(.refused, Words.text("steering-import.some-refused")) }
    }

    private func word(_ code: String) -> String {
        switch format {
        case .table: Words.text("steering-import.\(code)")
        case .json, .csv: code
        }
    }
}
