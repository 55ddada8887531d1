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
            let leaves = try await read()
            let user = try options.user()
            let folder = try House.makeFolder(try await Settings.read(options.settings).data)
            let log = try House.openLog(folder)
            let service = try House.openSteering(folder, log)
            var table = Table(columns: ["row", "result", "content", "detail", "sheet"])
            var isWhole = true
            for leaf in leaves {
                let results = try Wording.log { () throws(LogFailure) in
                    try service.take(
                        leaf.rows, header: leaf.header, of: leaf.sheet, in: leaf.origin, by: user,
                        at: SystemClock().now())
                }
                table.rows += results.map { fields($0) + [leaf.sheet.name] }
                isWhole = isWhole && results.allSatisfy(\.outcome.isTaken)
            }
            print(table.printed(as: options.format))
            guard isWhole else { throw Exit(.refused, Words.text("steering-import.some-refused")) }
        }
    }

    /// A table of the file, with what it is.
    private struct Leaf {
        let sheet: Sheet
        let header: [String]
        let rows: [(line: Int, fields: [String])]
        let origin: SheetFile
    }

    /// Every table of the file: one of a CSV file, all leaves of a workbook.
    ///
    /// Nothing is taken from a file of which one table is not understood.
    private func read() async throws -> [Leaf] {
        guard let handle = FileHandle(forReadingAtPath: file),
            let bytes = try? handle.read(upToCount: Sheet.Limit.bytes + 1) ?? Data()
        else { throw Exit(.refused, Words.text("error.file", ["file": file])) }
        guard bytes.count <= Sheet.Limit.bytes else {
            throw Exit(.refused, Words.text("steering-import.too-large", ["limit": "\(Sheet.Limit.bytes)"]))
        }
        // Workbooks are ZIP archives, and no table begins like one.
        guard bytes.starts(with: [0x50, 0x4B]) else { return [try readTable(bytes)] }
        let leaves: [WorkbookSheet]
        do throws(WorkbookFailure) {
            leaves = try await XLSXWorkbookReader().sheets(of: [UInt8](bytes))
        } catch { throw Exit(.refused, SteeringWords.sentence(error)) }
        let tables = try leaves.filter { !$0.rows.isEmpty }.map { leaf in
            try found(leaf.table.header, leaf.table.rows, called: sheet ?? leaf.name, in: bytes)
        }
        return Sheets.inOrder(tables, of: \.sheet)
    }

    private func readTable(_ bytes: Data) throws -> Leaf {
        let rows: [CSVRows.Row]
        do {
            rows = try bytes.withUnsafeBytes { try CSVRows.read($0, limit: Sheet.Limit.rows + 1) }
        } catch let failure as CSVRows.Failure {
            throw Exit(.refused, SteeringWords.sentence(failure))
        }
        return try found(
            rows.first?.fields ?? [], rows.dropFirst().map { ($0.line, $0.fields) }, called: sheet, in: bytes)
    }

    /// The table that is meant: the one that is named, or the only one that has such a first row.
    private func found(
        _ header: [String], _ rows: [(line: Int, fields: [String])], called name: String?, in bytes: Data
    ) throws -> Leaf {
        guard let sheet = try meant(header, called: name) else {
            let known = Sheets.all.map { $0.name + ": " + $0.header.joined(separator: ",") }
            throw Exit(
                .refused, Words.text("steering-import.header", ["accepted": known.joined(separator: "\n")]))
        }
        let file = URL(filePath: file).lastPathComponent
        let origin = bytes.withUnsafeBytes { SheetFile($0, name: file, sheet: sheet) }
        return Leaf(sheet: sheet, header: header, rows: rows, origin: origin)
    }

    private func meant(_ header: [String], called sheet: String?) throws -> Sheet? {
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
