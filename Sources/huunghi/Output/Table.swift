import ArgumentParser
import Foundation

/// How rows are printed.
enum OutputFormat: String, CaseIterable, ExpressibleByArgument {
    case table
    case json
    case csv
}

/// Rows under named columns, printed in any format.
struct Table {
    let columns: [String]
    var rows: [[String]] = []

    /// The title of a column for people; programs get its plain name.
    var title: (String) -> String = { Words.text("column.\($0)") }

    func printed(as format: OutputFormat) -> String {
        switch format {
        case .table: aligned
        case .csv: ([columns] + rows).map { $0.map(Self.csvField).joined(separator: ",") }.joined(separator: "\n")
        case .json: json
        }
    }

    private var aligned: String {
        let lines = [columns.map(title)] + rows
        let widths = columns.indices.map { column in
            lines.map { column < $0.count ? Self.width($0[column]) : 0 }.max() ?? 0
        }
        return lines.map { line in
            zip(line, widths).map { $0 + String(repeating: " ", count: $1 - Self.width($0)) }
                .joined(separator: "  ").trimmingSuffix(while: { $0 == " " })
        }.joined(separator: "\n")
    }

    private var json: String {
        let objects = rows.map { Dictionary(zip(columns, $0)) { first, _ in first } }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        guard let data = try? encoder.encode(objects) else { return "[]" }
        return String(decoding: data, as: UTF8.self)
    }

    /// RFC 4180: quoted where a comma, a quote or a line end stands in the field.
    static func csvField(_ text: String) -> String {
        guard text.contains(where: { ",\"\n\r".contains($0) }) else { return text }
        return "\"" + text.replacing("\"", with: "\"\"") + "\""
    }

    /// Columns that a text takes in a terminal: Chinese characters take two, combining marks none.
    private static func width(_ text: String) -> Int {
        text.reduce(0) { sum, character in
            let wide = character.unicodeScalars.first.map { 0x1100...0x115F ~= $0.value || 0x2E80...0xFFDC ~= $0.value }
            return sum + (wide == true ? 2 : 1)
        }
    }
}

extension StringProtocol {
    func trimmingSuffix(while predicate: (Character) -> Bool) -> String {
        var rest = self[...]
        while let last = rest.last, predicate(last) { rest = rest.dropLast() }
        return String(rest)
    }
}
