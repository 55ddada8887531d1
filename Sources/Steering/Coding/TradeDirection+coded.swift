import BorderVocabulary

// Stored as its word, and not as the number that the gate's log has for it.
extension TradeDirection: TextCoded {
    /// Reads `import` or `export`.
    package static func parse(_ raw: some StringProtocol) throws(ParseFailure) -> TradeDirection {
        guard let direction = TradeDirection(code: raw) else {
            throw ParseFailure(raw.isEmpty ? .empty : .unknownCode, found: raw, accepted: "import, export")
        }
        return direction
    }

    /// The word.
    package var description: String { code }

    /// Reads the word; any other is corrupt data with its place.
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let direction = TradeDirection(code: text) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a direction: \(text)")
        }
        self = direction
    }

    /// Writes the word.
    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(code)
    }
}
