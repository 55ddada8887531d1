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

    private let bytes: UnsafeRawBufferPointer
    private var at: Int
    private var line = 1
    /// What a quoted field says, its doubled quotes undone.
    private var unquoted: [UInt8] = []
    /// The record before, whose texts are used again: tables say the same unit and source in row after row.
    private var last: [Known] = []

    private struct Known {
        var range: Range<Int>
        var text: String
    }

    /// Begins at the first record; a byte order mark is passed over. The memory must outlive the reader.
    package init(_ bytes: UnsafeRawBufferPointer) {
        self.bytes = bytes
        at = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    }

    /// Reads all records, empty lines left out.
    package static func read(_ bytes: UnsafeRawBufferPointer, limit: Int) throws(Failure) -> [Row] {
        var reader = CSVRows(bytes)
        var rows: [Row] = []
        while let row = try reader.next() {
            guard rows.count < limit else { throw .tooManyRows }
            rows.append(row)
        }
        return rows
    }

    /// The next record that is not an empty line, or nil after the last.
    package mutating func next() throws(Failure) -> Row? {
        while at < bytes.count {
            let first = line
            var fields: [String] = []
            fields.reserveCapacity(last.count)
            var isLast = false
            var wasQuoted = false
            while !isLast { isLast = try field(&fields, &wasQuoted) }
            // A line with nothing on it is no record; one with an empty quoted field is.
            if fields.count == 1, fields[0].isEmpty, !wasQuoted { continue }
            return Row(line: first, fields: fields)
        }
        return nil
    }

    /// Reads one field and what ends it; true where that ends the record too.
    private mutating func field(_ fields: inout [String], _ wasQuoted: inout Bool) throws(Failure) -> Bool {
        if at < bytes.count, bytes[at] == UInt8(ascii: "\"") {
            wasQuoted = true
            fields.append(try quoted())
        } else {
            let start = at
            while at < bytes.count, !endsField(at) {
                if bytes[at] == UInt8(ascii: "\"") { throw .strayQuote(line: line) }
                at += 1
            }
            fields.append(try text(start..<at, fields.count))
        }
        guard at < bytes.count else { return true }
        if bytes[at] == UInt8(ascii: ",") {
            at += 1
            return false
        }
        at += bytes[at] == UInt8(ascii: "\r") ? 2 : 1
        line += 1
        return true
    }

    /// Whether a comma or the end of a line stands here; a carriage return alone is text.
    private func endsField(_ place: Int) -> Bool {
        switch bytes[place] {
        case UInt8(ascii: ","), UInt8(ascii: "\n"): true
        case UInt8(ascii: "\r"): place + 1 < bytes.count && bytes[place + 1] == UInt8(ascii: "\n")
        case _: false
        }
    }

    private mutating func quoted() throws(Failure) -> String {
        let first = line
        unquoted.removeAll(keepingCapacity: true)
        at += 1
        while at < bytes.count {
            let byte = bytes[at]
            at += 1
            if byte == UInt8(ascii: "\n") { line += 1 }
            if byte != UInt8(ascii: "\"") {
                unquoted.append(byte)
            } else if at < bytes.count, bytes[at] == UInt8(ascii: "\"") {
                unquoted.append(byte)
                at += 1
            } else {
                guard at == bytes.count || endsField(at) else { throw .strayQuote(line: line) }
                guard let text = String(validating: unquoted, as: UTF8.self) else { throw .invalidUTF8(at: at) }
                return text
            }
        }
        throw .strayQuote(line: first)
    }

    private mutating func text(_ range: Range<Int>, _ column: Int) throws(Failure) -> String {
        while last.count <= column { last.append(Known(range: 0..<0, text: "")) }
        if isSame(last[column].range, range) { return last[column].text }
        guard let text = String(validating: bytes[range], as: UTF8.self) else {
            throw .invalidUTF8(at: range.upperBound)
        }
        last[column] = Known(range: range, text: text)
        return text
    }

    /// Whether both places say the same, looked at eight bytes at a time.
    private func isSame(_ one: Range<Int>, _ other: Range<Int>) -> Bool {
        guard one.count == other.count else { return false }
        var (left, right) = (one.lowerBound, other.lowerBound)
        while left + 8 <= one.upperBound {
            let (here, there) = (
                bytes.loadUnaligned(fromByteOffset: left, as: UInt64.self),
                bytes.loadUnaligned(fromByteOffset: right, as: UInt64.self)
            )
            guard here == there else { return false }
            (left, right) = (left + 8, right + 8)
        }
        while left < one.upperBound {
            guard bytes[left] == bytes[right] else { return false }
            (left, right) = (left + 1, right + 1)
        }
        return true
    }
}
