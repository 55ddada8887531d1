import OutsideTools

/// Reads XLSX with openpyxl, which runs beside this program under bounds.
package struct XLSXWorkbookReader: WorkbookReader {
    /// The bounds of one workbook.
    package enum Limit {
        /// Bytes of the file.
        package static let bytes = 16 << 20
        /// Bytes of what is packed in it; also the bound of the text that comes out.
        package static let unpackedBytes = 256 << 20
        /// Visible sheets.
        package static let sheets = 32
        /// Rows of one sheet, the heading among them.
        package static let rows = 200_000
        /// Columns of one sheet.
        package static let columns = 64
        /// Seconds for the whole of it.
        package static let seconds = 120
        /// Memory of the reader, in bytes.
        package static let memory = 1 << 30
    }

    private let tool: OutsideTool

    /// Reads with the system's own tool, or with another that speaks the same.
    package init(tool: OutsideTool = .workbookReader) {
        self.tool = tool
    }

    package func sheets(of workbook: [UInt8]) async throws(WorkbookFailure) -> [WorkbookSheet] {
        guard workbook.count <= Limit.bytes else { throw .tooLarge(limit: Limit.bytes) }
        let bounds = [Limit.unpackedBytes, Limit.sheets, Limit.rows, Limit.columns].map(String.init)
        do throws(ToolFailure) {
            let text = try await tool.run(
                bounds, input: workbook,
                within: ToolBounds(seconds: Limit.seconds, memory: Limit.memory, output: Limit.unpackedBytes))
            return Self.sheets(in: text)
        } catch {
            throw WorkbookFailure(error)
        }
    }

    /// Cells end in the unit separator of ASCII, rows in the record separator, sheets in the group separator.
    private static func sheets(in text: [UInt8]) -> [WorkbookSheet] {
        text.split(separator: 0x1D).map { sheet in
            let rows = sheet.split(separator: 0x1E, omittingEmptySubsequences: false).dropLast().map { row in
                row.isEmpty
                    ? []
                    : row.split(separator: 0x1F, omittingEmptySubsequences: false).map {
                        String(decoding: $0, as: UTF8.self)
                    }
            }
            return WorkbookSheet(name: rows.first?.first ?? "", rows: Array(rows.dropFirst()))
        }
    }
}

extension WorkbookFailure {
    /// The status with which the script says that it refuses, with the reason, a bound and the sheet, parted by tabs.
    private static let refused: Int32 = 91

    fileprivate init(_ failure: ToolFailure) {
        switch failure {
        case .missing(let packages): self = .toolMissing(packages: packages)
        case .tookTooLong(let seconds): self = .tookTooLong(seconds: seconds)
        case .wroteTooMuch(let limit): self = .unpacksTooLarge(limit: limit)
        case .notStarted(let words): self = .toolFailed(words)
        case .failed(Self.refused, let words): self = Self.refusal(words)
        case .failed(let status, let words): self = .toolFailed("\(status): \(words)")
        }
    }

    private static func refusal(_ words: String) -> WorkbookFailure {
        let parts = words.split(separator: "\t", maxSplits: 2, omittingEmptySubsequences: false).map(String.init)
        let limit = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
        let sheet = parts.count > 2 ? parts[2] : ""
        return switch parts[0] {
        case "unpacks-too-large": .unpacksTooLarge(limit: limit)
        case "too-many-sheets": .tooManySheets(limit: limit)
        case "too-many-rows": .tooManyRows(sheet: sheet, limit: limit)
        case "too-many-columns": .tooManyColumns(sheet: sheet, limit: limit)
        case "not-a-workbook": .notAWorkbook(parts.dropFirst().joined(separator: " "))
        default: .toolFailed(words)
        }
    }
}
