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
            let tables = try await read()
            let user = try options.user()
            let folder = try House.makeFolder(try await Settings.read(options.settings).data)
            let log = try House.openLog(folder)
            let service = try House.openSteering(folder, log)
            var table = Table(columns: ["row", "result", "content", "detail", "sheet"])
            var isWhole = true
            for brought in tables {
                let results = try Wording.log { () throws(LogFailure) in
                    try service.take(brought, by: user, at: SystemClock().now())
                }
                table.rows += results.map { fields($0) + [brought.sheet.name] }
                isWhole = isWhole && results.allSatisfy(\.outcome.isTaken)
            }
            print(table.printed(as: options.format))
            guard isWhole else { throw Exit(.refused, Words.text("steering-import.some-refused")) }
        }
    }

    private func read() async throws -> [BroughtTable] {
        guard let handle = FileHandle(forReadingAtPath: file),
            let bytes = try? handle.read(upToCount: Sheet.Limit.bytes + 1) ?? Data()
        else { throw Exit(.refused, Words.text("error.file", ["file": file])) }
        do throws(TableFault) {
            return try await BroughtTable.all(
                in: [UInt8](bytes), called: URL(filePath: file).lastPathComponent, as: sheet, by: XLSXWorkbookReader())
        } catch { throw Exit(.refused, Words.phrase(error.phrase)) }
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
