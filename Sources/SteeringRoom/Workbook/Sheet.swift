import BorderVocabulary
import Steering

/// A table that may be brought in: its name, its columns, and what a row of it asks of the room.
package struct Sheet: Sendable {
    /// A column of a table.
    package struct Column: Hashable, Sendable {
        /// What the first row says.
        package let name: String
        /// Whether the column must be there; others may be left out, and their fields may be empty.
        package let isNeeded: Bool

        /// A column that must be there.
        package static func needed(_ name: String) -> Column { Column(name: name, isNeeded: true) }
        /// A column that may be left out.
        package static func optional(_ name: String) -> Column { Column(name: name, isNeeded: false) }
    }

    /// The bounds of a table.
    package enum Limit {
        /// Bytes of a file.
        package static let bytes = 64 << 20
        /// Rows of a table, the first not counted.
        package static let rows = 200_000
        /// Rows that become durable together.
        package static let batch = 5_000
    }

    /// Makes what a row asks for.
    package typealias Make = @Sendable (SheetRow) throws(SheetFault) -> [RoomCommand]

    /// The name, as in `tasks`; it is that of the file and of the workbook's leaf.
    package let name: String
    package let columns: [Column]
    package let make: Make

    /// Joins the parts.
    package init(_ name: String, columns: [Column], make: @escaping Make) {
        self.name = name
        self.columns = columns
        self.make = make
    }

    /// The first row with every column.
    package var header: [String] { columns.map(\.name) }

    /// Whether a first row is one of this table: every name known and once, and none missing that is needed.
    package func accepts(_ header: [String]) -> Bool {
        Set(header).count == header.count && header.allSatisfy { name in columns.contains { $0.name == name } }
            && columns.allSatisfy { !$0.isNeeded || header.contains($0.name) }
    }
}

/// Why a row is not understood.
package enum SheetFault: Error, Hashable, Sendable {
    /// Another number of fields than of columns.
    case fields(found: Int, expected: Int)
    /// A field that must be filled is empty.
    case missing(column: String)
    case column(String, ParseFailure)
}

/// The fields of one row, by their columns.
package struct SheetRow: Sendable {
    /// The line of the file on which it begins, from 1.
    package let line: Int
    /// The file that it stands in.
    package let file: SheetFile
    private let fields: [String]
    private let header: [String]

    /// Pairs a row with the first one of its table; without a file it is one of itself.
    package init(_ fields: [String], header: [String], line: Int, of file: SheetFile? = nil) throws(SheetFault) {
        guard fields.count == header.count else { throw .fields(found: fields.count, expected: header.count) }
        self.line = line
        self.file = file ?? SheetFile(header, [fields], name: "table")
        self.fields = fields
        self.header = header
    }

    /// The text of a field as it stands there; empty where the column is missing.
    package func text(_ column: String) -> String {
        // A table has few columns: looking through their names is quicker than hashing each of them in every row.
        header.firstIndex(of: column).map { fields[$0] } ?? ""
    }

    /// Reads a field that must be filled.
    package func read<Value>(
        _ column: String, _ parse: (String) throws(ParseFailure) -> Value
    ) throws(SheetFault) -> Value {
        guard let value = try optional(column, parse) else { throw .missing(column: column) }
        return value
    }

    /// Reads a field that may be empty.
    package func optional<Value>(
        _ column: String, _ parse: (String) throws(ParseFailure) -> Value
    ) throws(SheetFault) -> Value? {
        let text = text(column)
        guard !text.isEmpty else { return nil }
        do throws(ParseFailure) { return try parse(text) } catch { throw .column(column, error) }
    }

    /// Reads a field with several values, parted by blanks.
    package func list<Value>(
        _ column: String, _ parse: (String) throws(ParseFailure) -> Value
    ) throws(SheetFault) -> [Value] {
        var values: [Value] = []
        for part in text(column).split(separator: " ") {
            do throws(ParseFailure) { values.append(try parse(String(part))) } catch { throw .column(column, error) }
        }
        return values
    }

    /// Reads a word of a closed list.
    package func word<Value: CaseIterable & RawRepresentable<String> & Sendable>(
        _ column: String, _: Value.Type = Value.self
    ) throws(SheetFault) -> Value {
        try read(column, SheetRow.word)
    }

    /// Reads a word of a closed list, or none.
    package func optionalWord<Value: CaseIterable & RawRepresentable<String> & Sendable>(
        _ column: String, _: Value.Type = Value.self
    ) throws(SheetFault) -> Value? {
        try optional(column, SheetRow.word)
    }

    /// Reads `yes` or `no`; an empty field is no.
    package func flag(_ column: String) throws(SheetFault) -> Bool {
        switch text(column) {
        case "yes": return true
        case "no", "": return false
        case let other: throw .column(column, ParseFailure(.unknownCode, found: other, accepted: "yes, no"))
        }
    }

    /// Reads a whole number.
    package func integer(_ column: String, in range: ClosedRange<Int>) throws(SheetFault) -> Int? {
        try optional(column) { (text) throws(ParseFailure) in
            guard let number = Int(text) else { throw ParseFailure(.notANumber, found: text) }
            guard range.contains(number) else {
                throw ParseFailure(.outOfRange("\(range.lowerBound)…\(range.upperBound)"), found: text)
            }
            return number
        }
    }

    private static func word<Value: CaseIterable & RawRepresentable<String> & Sendable>(
        _ text: String
    ) throws(ParseFailure) -> Value {
        if let value = Value(rawValue: text) { return value }
        throw ParseFailure(
            .unknownCode, found: text, accepted: Value.allCases.map(\.rawValue).joined(separator: ", "))
    }
}
