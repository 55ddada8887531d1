import BorderVocabulary

/// Text of more than a line, in its writer's own words: 1 to 16,384 bytes of UTF-8; of the controls it may hold line feeds
/// alone.
package struct LongText: Hashable, Sendable, TextCoded {
    /// The text.
    package let description: String

    /// The most that is kept, in bytes.
    package static let limit = 16_384

    /// Takes the text; a carriage return before a line feed is dropped, because forms of browsers send it.
    package static func parse(_ raw: some StringProtocol) throws(ParseFailure) -> LongText {
        guard raw.utf8.count <= limit else { throw ParseFailure(.tooLong(limit: limit), found: raw) }
        let lines = raw.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
        guard lines.contains(where: { $0.contains { $0 != " " } }) else { throw ParseFailure(.empty, found: raw) }
        for line in lines { try Line.check(String(line)) }
        return LongText(description: lines.joined(separator: "\n"))
    }
}
