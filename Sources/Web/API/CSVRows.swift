/// Reads comma-separated values (RFC 4180): quotes doubled inside quotes, lines ended by LF or CRLF.
package struct CSVRows {
    /// One record with the number of the line on which it begins, from 1.
    package struct Row: Sendable {
        package let line: Int
        package let fields: [String]
    }

    /// Why a file is no table.
    package enum Failure: Error, Hashable, Sendable {
        case invalidUTF8(at: Int)
        /// A quote in the wrong place, or one that is never closed.
        case strayQuote(line: Int)
        case tooManyRows
    }

    /// Reads all records, empty lines left out; a byte order mark is passed over.
    package static func read(_ bytes: UnsafeRawBufferPointer, limit: Int) throws(Failure) -> [Row] {
        var rows: [Row] = []
        var fields: [String] = []
        var field: [UInt8] = []
        var line = 1
        var first = 1
        var isQuoted = false
        var wasQuoted = false
        var at = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0

        func endField() throws(Failure) {
            guard let text = String(validating: field, as: UTF8.self) else { throw .invalidUTF8(at: at) }
            fields.append(text)
            field.removeAll(keepingCapacity: true)
            wasQuoted = false
        }
        func endRow() throws(Failure) {
            let isBlank = fields.isEmpty && field.isEmpty && !wasQuoted
            if !isBlank {
                try endField()
                guard rows.count < limit else { throw .tooManyRows }
                rows.append(Row(line: first, fields: fields))
                fields.removeAll(keepingCapacity: true)
            }
            first = line
        }

        while at < bytes.count {
            let byte = bytes[at]
            at += 1
            if isQuoted {
                if byte == UInt8(ascii: "\n") { line += 1 }
                if byte != UInt8(ascii: "\"") {
                    field.append(byte)
                } else if at < bytes.count, bytes[at] == UInt8(ascii: "\"") {
                    field.append(byte)
                    at += 1
                } else {
                    isQuoted = false
                }
                continue
            }
            switch byte {
            case UInt8(ascii: "\""):
                guard field.isEmpty, !wasQuoted else { throw .strayQuote(line: line) }
                isQuoted = true
                wasQuoted = true
            case UInt8(ascii: ","): try endField()
            case UInt8(ascii: "\r") where at < bytes.count && bytes[at] == UInt8(ascii: "\n"): continue
            case UInt8(ascii: "\n"):
                line += 1
                try endRow()
            default:
                guard !wasQuoted else { throw .strayQuote(line: line) }
                field.append(byte)
            }
        }
        guard !isQuoted else { throw .strayQuote(line: first) }
        try endRow()
        return rows
    }
}
