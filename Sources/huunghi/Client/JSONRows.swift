import Foundation

/// Picks rows out of a JSON answer: an array of objects, at the top or under a key.
struct JSONRows {
    let objects: [[String: Any]]

    init(_ data: Data, under key: String? = nil) throws {
        let value: Any
        do {
            value = try JSONSerialization.jsonObject(with: data)
        } catch {
            throw Exit(.unavailable, Words.text("error.answer", ["cause": "\(error)"]))
        }
        let found = key.flatMap { (value as? [String: Any])?[$0] } ?? value
        objects = found as? [[String: Any]] ?? (found as? [String: Any]).map { [$0] } ?? []
    }

    /// The objects of a list that was already read.
    init(_ list: Any?) {
        objects = list as? [[String: Any]] ?? []
    }

    /// A table of members: `name`, or `name=where.it.stands`.
    func table(_ columns: [String]) -> Table {
        let parts = columns.map { $0.split(separator: "=", maxSplits: 1).map(String.init) }
        return Table(
            columns: parts.map { $0[0] },
            rows: objects.map { object in parts.map { Self.text(object, $0[$0.count - 1]) } })
    }

    private static func text(_ object: [String: Any], _ path: String) -> String {
        var value: Any? = object
        for name in path.split(separator: ".") { value = (value as? [String: Any])?[String(name)] }
        return describe(value)
    }

    private static func describe(_ value: Any?) -> String {
        switch value {
        case nil, is NSNull: return ""
        case let text as String: return text
        case let list as [Any]: return list.map { describe($0) }.joined(separator: " ")
        case let object as [String: Any]:
            return object.sorted { $0.key < $1.key }.map { "\($0.key)=\(describe($0.value))" }.joined(separator: " ")
        case let other?: return "\(other)"
        }
    }
}
