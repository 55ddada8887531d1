import Foundation
import Steering

/// A value of JSON whose shape is not known beforehand, with numbers that are never rounded.
enum JSONNode: Encodable, ExpressibleByStringLiteral {
    case text(String)
    case whole(Int)
    case number(DecimalNumber)
    case flag(Bool)
    case list([JSONNode])
    case object([String: JSONNode])
    case null

    init(stringLiteral text: String) { self = .text(text) }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .text(let text): try container.encode(text)
        case .whole(let number): try container.encode(number)
        case .number(let number):
            let exact = Decimal(string: number.description, locale: Locale(identifier: "en_US_POSIX"))
            try container.encode(exact)
        case .flag(let flag): try container.encode(flag)
        case .list(let nodes): try container.encode(nodes)
        case .object(let members): try container.encode(members)
        case .null: try container.encodeNil()
        }
    }

    /// The text, with members in the order of their names, so that the same node is the same text.
    var json: String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes, .prettyPrinted]
        do {
            return String(decoding: try encoder.encode(self), as: UTF8.self) + "\n"
        } catch {
            preconditionFailure("Texts, numbers and lists of them can be written as JSON.")
        }
    }
}
