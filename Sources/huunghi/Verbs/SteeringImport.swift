import Application
import ArgumentParser
import BorderVocabulary
import Foundation
import Gate
import SQLiteStore
import Steering
import SteeringRoom
import SteeringWeb
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

    /// The room of a folder that is there.
    func service() async throws -> SteeringService {
        let folder = try await Settings.read(settings).data
        let log = try House.openExistingLog(folder)
        return try House.openSteering(URL(fileURLWithPath: folder, isDirectory: true), log)
    }
}

/// `huunghi steering import`: takes a table and says what became of each row.
struct SteeringImport: AsyncParsableCommand {
    static var configuration: CommandConfiguration { Words.configuration("import", key: "steering-import") }

    @Argument(help: Words.help("steering-import.file"), completion: .file())
    var file: String

    @Option(name: .long, help: Words.help("steering-import.sheet"))
    var sheet: String?

    @OptionGroup var options: RecorderOptions

    func run() async throws {
        try await Exit.reporting {
            let (sheet, header, rows, origin) = try read()
            let user = try options.user()
            let folder = try House.makeFolder(try await Settings.read(options.settings).data)
            let log = try House.openLog(folder)
            let service = try House.openSteering(folder, log)
            let results = try Wording.log { () throws(LogFailure) in
                try service.take(rows, header: header, of: sheet, in: origin, by: user, at: SystemClock().now())
            }
            var table = Table(columns: ["row", "result", "content", "detail"])
            table.rows = results.map(fields)
            print(table.printed(as: options.format))
            guard results.allSatisfy(\.outcome.isTaken) else {
                throw Exit(.refused, Words.text("steering-import.some-refused"))
            }
        }
    }

    /// The table that is meant: the one that is named, or the only one that has such a first row.
    private func read() throws -> (Sheet, header: [String], rows: [(line: Int, fields: [String])], SheetFile) {
        guard let handle = FileHandle(forReadingAtPath: file),
            let bytes = try? handle.read(upToCount: Sheet.Limit.bytes + 1) ?? Data()
        else { throw Exit(.refused, Words.text("error.file", ["file": file])) }
        guard bytes.count <= Sheet.Limit.bytes else {
            throw Exit(.refused, Words.text("steering-import.too-large", ["limit": "\(Sheet.Limit.bytes)"]))
        }
        let rows: [CSVRows.Row]
        do {
            rows = try bytes.withUnsafeBytes { try CSVRows.read($0, limit: Sheet.Limit.rows + 1) }
        } catch let failure as CSVRows.Failure {
            throw Exit(.refused, SteeringWords.sentence(failure))
        }
        let header = rows.first?.fields ?? []
        guard let found = try meant(header) else {
            let known = Sheets.all.map { $0.name + ": " + $0.header.joined(separator: ",") }
            throw Exit(
                .refused, Words.text("steering-import.header", ["accepted": known.joined(separator: "\n")]))
        }
        let name = URL(filePath: file).lastPathComponent
        let origin = bytes.withUnsafeBytes { SheetFile($0, name: name, sheet: found) }
        return (found, header, rows.dropFirst().map { ($0.line, $0.fields) }, origin)
    }

    private func meant(_ header: [String]) throws -> Sheet? {
        guard let sheet else {
            let fitting = Sheets.all.filter { $0.accepts(header) }
            return fitting.count == 1 ? fitting[0] : nil
        }
        guard let named = Sheets.named(sheet) else {
            throw Exit(
                .refused,
                Words.text(
                    "steering-import.unknown-sheet",
                    ["found": sheet, "accepted": Sheets.all.map(\.name).joined(separator: ", ")]))
        }
        return named.accepts(header) ? named : nil
    }

    private func fields(_ result: RowResult) -> [String] {
        let word =
            switch options.format {
            case .table: Words.text("steering-import.\(result.outcome.code)")
            case .json, .csv: result.outcome.code
            }
        let content = result.fields.prefix(5).map { String($0.prefix(64)) }.joined(separator: " | ")
        return ["\(result.line)", word, content, SteeringWords.sentence(result.outcome)].map(Self.harmless)
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
