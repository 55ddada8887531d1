/// One sheet of a workbook, as text.
package struct WorkbookSheet: Hashable, Sendable {
    /// Its name, as on the tab.
    package let name: String
    /// Its rows from the first on, so that row n of the sheet stands at n - 1; empty cells at the end of a row are left
    /// off, and so are empty rows at the end.
    package let rows: [[String]]

    /// Names rows.
    package init(name: String, rows: [[String]]) {
        self.name = name
        self.rows = rows
    }
}

/// Why a workbook was not read; nothing of it was taken.
package enum WorkbookFailure: Error, Hashable, Sendable {
    /// It is no workbook, or a damaged one; the words are the tool's.
    case notAWorkbook(String)
    /// The file has more bytes than this.
    case tooLarge(limit: Int)
    /// What is packed in it has more bytes than this.
    case unpacksTooLarge(limit: Int)
    case tooManySheets(limit: Int)
    case tooManyRows(sheet: String, limit: Int)
    case tooManyColumns(sheet: String, limit: Int)
    /// Reading was ended after so many seconds.
    case tookTooLong(seconds: Int)
    /// These Debian packages bring what reads workbooks.
    case toolMissing(packages: String)
    case toolFailed(String)
}

/// Turns the bytes of a workbook into sheets of text.
///
/// Numbers keep every digit that the cell holds and at least the decimals that its format shows: 5674.1 is `5674.1`, and
/// 7 shown as 7.0 is `7.0`. Days are `2023-12-19`, months `2023-11`, true and false `yes` and `no`, 70.1 % is `70.1%`,
/// an error is its name, `#DIV/0!`, so that whoever reads the row refuses it. Hidden sheets are not read.
package protocol WorkbookReader: Sendable {
    /// The visible sheets in the order of their tabs.
    func sheets(of workbook: [UInt8]) async throws(WorkbookFailure) -> [WorkbookSheet]
}

extension WorkbookSheet {
    /// The first row as names of columns, and the rows below it as wide as that one; empty rows are left out.
    ///
    /// A row that holds more than the first names keeps what it holds, so that it is refused and not cut.
    package var table: (header: [String], rows: [(line: Int, fields: [String])]) {
        let header = rows.first ?? []
        let below = rows.enumerated().dropFirst().filter { !$0.element.isEmpty }.map { place, fields in
            let missing = max(0, header.count - fields.count)
            return (line: place + 1, fields: fields + Array(repeating: "", count: missing))
        }
        return (header, below)
    }
}
