import SwiftCSV

/// Cuts a text of comma-separated values into records and remembers the line on which each begins.
///
/// The library that reads the fields knows no line numbers and takes an unclosed quotation mark for the end of the
/// file, so records are found here first, by the rules of RFC 4180; LF, CRLF and CR all end a line.
struct CSVRecords {
    struct Record {
        let line: Int
        /// Without its line end.
        let text: String
        /// Whether every quotation mark is closed.
        let isClosed: Bool
    }

    private(set) var records: [Record] = []
    /// Whether reading stopped because there are more records than the limit.
    private(set) var isCut = false

    /// Blank lines are no records. Stops after `limit` records.
    init(_ text: String, limit: Int) {
        let bytes = Array(text.utf8)
        var line = 1
        var start = 0
        var startLine = 1
        var isQuoted = false
        var index = 0
        while index <= bytes.count {
            let isEnd = index == bytes.count
            let byte = isEnd ? UInt8(ascii: "\n") : bytes[index]
            let isBreak = byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
            if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
            guard isEnd || isBreak else {
                index += 1
                continue
            }
            let width =
                !isEnd && byte == UInt8(ascii: "\r") && index + 1 < bytes.count
                    && bytes[index + 1] == UInt8(ascii: "\n") ? 2 : 1
            line += 1
            if isEnd || !isQuoted {
                let slice = bytes[start..<index]
                if slice.contains(where: { $0 > 0x20 }) {
                    guard records.count < limit else {
                        isCut = true
                        return
                    }
                    records.append(
                        Record(line: startLine, text: String(decoding: slice, as: UTF8.self), isClosed: !isQuoted))
                }
                start = index + width
                startLine = line
            }
            index += width
        }
    }

    /// The fields of one record, or nil when a quotation mark stands where none may.
    static func fields(of record: Record) -> [String]? {
        guard record.isClosed else { return nil }
        // With a line end of its own the record keeps an empty last field. A record is read as a header: header and
        // rows have one grammar.
        do {
            return try EnumeratedCSV(string: record.text + "\n", delimiter: .comma, loadColumns: false).header
        } catch {
            return nil
        }
    }
}
