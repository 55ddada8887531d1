import BorderVocabulary

/// One line of text in a source's own words: 1 to 512 bytes of UTF-8 without control characters
/// of terminal or direction.
package struct Line: Hashable, Sendable, CustomStringConvertible {
    /// The text.
    package let description: String

    /// The most that is kept, in bytes.
    package static let limit = 512

    /// Takes the text as it is; text that is empty, too long or holds a control character is refused.
    package static func parse(_ raw: some StringProtocol) throws(ParseFailure) -> Line {
        guard raw.utf8.count <= limit else { throw ParseFailure(.tooLong(limit: limit), found: raw) }
        guard raw.contains(where: { $0 != " " }) else { throw ParseFailure(.empty, found: raw) }
        try check(raw)
        return Line(description: String(raw))
    }

    /// Refuses what would forge lines in a terminal or a report.
    static func check(_ raw: some StringProtocol) throws(ParseFailure) {
        for (place, scalar) in raw.unicodeScalars.enumerated() {
            // Controls, line separators and turns of direction.
            let isForging = scalar.value < 0x20 || 0x7F...0x9F ~= scalar.value || 0x2028...0x2029 ~= scalar.value
            guard !isForging, !scalar.properties.isBidiControl else {
                throw ParseFailure(.badCharacter(at: place), found: raw)
            }
        }
    }
}
