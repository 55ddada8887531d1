import BorderVocabulary
import Steering

extension OpenTable {
    /// The table as CSV after RFC 4180, in UTF-8, with a point before decimals whatever the language.
    package func csv(_ words: ReportWords) -> String {
        let head = [
            "indicator", "name", "area", "period", "first_day", "last_day", "kind", "value", "low", "high", "unit",
            "known_on",
            "status", "definition", "observation", "approved", "source", "as_known_on", "sample",
        ]
        return ([head] + rows.map { fields($0, words) }).map(CSV.line).joined()
    }

    private func fields(_ row: Row, _ words: ReportWords) -> [String] {
        let (question, statement) = (row.question, row.statement)
        let ends = statement?.value.ends
        return [
            "\(question.indicator)", words.name(question.name), "\(question.area)", "\(question.period)",
            "\(question.firstDay)", "\(question.lastDay)", question.kind.code, statement.map { "\($0.value)" } ?? "",
            ends?.low.map { "\($0)" } ?? "", ends?.high.map { "\($0)" } ?? "", "\(question.unit)",
            statement.map { "\($0.knownOn)" } ?? "", statement.map { "\($0.status)" } ?? "no-information",
            "\(question.definition)", statement.map { "\($0.observation)" } ?? "",
            statement.map { $0.isApproved ? "yes" : "no" } ?? "", statement.map { "\($0.source)" } ?? "",
            "\(knownOn)", isSample ? "yes" : "no",
        ]
    }
}

/// Lines of RFC 4180.
enum CSV {
    /// One line with its end; a field with a separator, a quote or a line break stands in quotes.
    static func line(_ fields: [String]) -> String { fields.map(field).joined(separator: ",") + "\r\n" }

    private static func field(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: { ",\"\r\n".unicodeScalars.contains($0) }) else { return text }
        return "\"" + text.replacing("\"", with: "\"\"") + "\""
    }
}
