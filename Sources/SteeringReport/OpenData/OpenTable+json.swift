import BorderVocabulary
import Steering

extension OpenTable {
    /// The table as JSON; values are texts, so that no reader rounds them, and `low` and `high` are their ends.
    package func json(_ words: ReportWords) -> String {
        JSONNode.object([
            "id": .text(id), "title": .text(title), "language": .text(language.rawValue),
            "as_known_on": .text("\(knownOn)"), "recorded_by": .text(recordedBy.iso8601), "sample": .flag(isSample),
            "figures": .list(rows.map { node($0, words) }),
        ]).json
    }

    private func node(_ row: Row, _ words: ReportWords) -> JSONNode {
        let (question, statement) = (row.question, row.statement)
        var members: [String: JSONNode] = [
            "indicator": .text("\(question.indicator)"), "name": .text(words.name(question.name)),
            "area": .text("\(question.area)"), "period": .text("\(question.period)"),
            "first_day": .text("\(question.firstDay)"),
            "last_day": .text("\(question.lastDay)"), "kind": .text(question.kind.code),
            "unit": .text("\(question.unit)"), "definition": .whole(question.definition),
            "status": "no-information", "value": .null,
        ]
        guard let statement else { return .object(members) }
        let ends = statement.value.ends
        members["value"] = .text("\(statement.value)")
        members["low"] = ends.low.map { .text("\($0)") } ?? .null
        members["high"] = ends.high.map { .text("\($0)") } ?? .null
        members["known_on"] = .text("\(statement.knownOn)")
        members["status"] = .text(statement.status.grade.code)
        members["words"] = .text("\(statement.status)")
        members["observation"] = .whole(statement.observation)
        members["approved"] = .flag(statement.isApproved)
        members["source"] = .text("\(statement.source)")
        return .object(members)
    }
}
