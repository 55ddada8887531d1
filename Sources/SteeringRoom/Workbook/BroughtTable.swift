import Application
import BorderVocabulary
import Steering

/// A table of a file that somebody brings in, with what it is.
package struct BroughtTable: Sendable {
    package let sheet: Sheet
    package let header: [String]
    package let rows: [(line: Int, fields: [String])]
    /// The file that it stands in.
    package let file: SheetFile
}

/// Why nothing of a file is taken.
package enum TableFault: Error, Sendable {
    case tooLarge(limit: Int)
    case notCSV(CSVRows.Failure)
    case notAWorkbook(WorkbookFailure)
    /// No table has the name.
    case unknownSheet(String)
    /// The first row is not one of these tables, or of more than one.
    case unfittingHeader(accepted: [Sheet])
}

extension BroughtTable {
    /// Every table of a file, in the order in which they are taken: one of a CSV file, all leaves of a workbook.
    ///
    /// A CSV file is of the table that is named, otherwise of the only one that has such a first row; a leaf is of the one
    /// that it has the name of. Nothing is taken from a file of which one table is not understood.
    package static func all(
        in bytes: [UInt8], called name: String, as sheet: String?, by reader: some WorkbookReader
    ) async throws(TableFault) -> [BroughtTable] {
        guard bytes.count <= Sheet.Limit.bytes else { throw .tooLarge(limit: Sheet.Limit.bytes) }
        // Workbooks are ZIP archives, and no table begins like one.
        guard bytes.starts(with: [0x50, 0x4B]) else { return [try table(in: bytes, called: name, as: sheet)] }
        let leaves: [WorkbookSheet]
        do throws(WorkbookFailure) { leaves = try await reader.sheets(of: bytes) } catch { throw .notAWorkbook(error) }
        var tables: [BroughtTable] = []
        for leaf in leaves where !leaf.rows.isEmpty {
            let (header, rows) = leaf.table
            tables.append(try make(header, rows, sheet ?? leaf.name, bytes, name))
        }
        return Sheets.inOrder(tables, of: \.sheet)
    }

    /// The table of a CSV file.
    package static func table(
        in bytes: [UInt8], called name: String, as sheet: String?
    ) throws(TableFault) -> BroughtTable {
        let read = bytes.withUnsafeBytes { bytes -> Result<[CSVRows.Row], CSVRows.Failure> in
            do throws(CSVRows.Failure) { return .success(try CSVRows.read(bytes, limit: Sheet.Limit.rows + 1)) } catch {
                return .failure(error)
            }
        }
        switch read {
        case .failure(let failure): throw .notCSV(failure)
        case .success(let rows):
            return try make(
                rows.first?.fields ?? [], rows.dropFirst().map { ($0.line, $0.fields) }, sheet, bytes, name)
        }
    }

    private static func make(
        _ header: [String], _ rows: [(line: Int, fields: [String])], _ sheet: String?, _ bytes: [UInt8], _ name: String
    ) throws(TableFault) -> BroughtTable {
        let sheet = try fitting(header, called: sheet)
        let file = bytes.withUnsafeBytes { SheetFile($0, name: name, sheet: sheet) }
        return BroughtTable(sheet: sheet, header: header, rows: rows, file: file)
    }

    private static func fitting(_ header: [String], called name: String?) throws(TableFault) -> Sheet {
        guard let name else {
            let fitting = Sheets.all.filter { $0.accepts(header) }
            guard fitting.count == 1 else { throw .unfittingHeader(accepted: fitting.isEmpty ? Sheets.all : fitting) }
            return fitting[0]
        }
        guard let sheet = Sheets.named(name) else { throw .unknownSheet(name) }
        guard sheet.accepts(header) else { throw .unfittingHeader(accepted: [sheet]) }
        return sheet
    }
}

extension SteeringService {
    /// Takes the rows of a table that was brought in.
    package func take(
        _ table: BroughtTable, by user: UserID, at now: Timestamp
    ) throws(LogFailure) -> [RowResult] {
        try take(table.rows, header: table.header, of: table.sheet, in: table.file, by: user, at: now)
    }
}
