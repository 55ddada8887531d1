import BorderVocabulary

extension KnownOn: TextCoded {}

extension FigureStatus: TextCoded {
    /// The source's own words, of which the first is the grade.
    package var description: String { words.description }
}

// Spelt out, because the raw value would be stored otherwise, and a word is what a reader of the log understands.
extension FigureKind: Codable {
    /// Reads the word.
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let word = try container.decode(String.self)
        do throws(ParseFailure) {
            self = try FigureKind.parse(word)
        } catch {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "FigureKind: \(error.reason)")
        }
    }

    /// Writes the word.
    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(code)
    }
}
