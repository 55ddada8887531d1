/// A JSON document as it was given: strict, and remembered to the letter.
package enum JSONValue: Equatable, Sendable {
    case null
    case flag(Bool)
    /// A number without fraction and exponent that fits 64 bits.
    case integer(Int64)
    /// Any other number.
    case number(Double)
    case text(String)
    case array([JSONValue])
    case object([Member])

    /// One member of an object.
    package struct Member: Equatable, Sendable {
        /// The key, unique in its object.
        package let key: String
        /// The value.
        package let value: JSONValue
    }

    /// The name of the type, for messages.
    var typeName: String {
        switch self {
        case .null: "null"
        case .flag: "boolean"
        case .integer: "integer"
        case .number: "number"
        case .text: "string"
        case .array: "array"
        case .object: "object"
        }
    }
}
