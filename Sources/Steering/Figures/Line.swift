import BorderVocabulary

/// One line of text in a source's own words: 1 to 512 bytes of UTF-8 without control characters
/// of terminal or direction.
package struct Line: Hashable, Sendable, CustomStringConvertible {
    /// The text.
    package let description: String

    /// The most that is kept, in bytes.
    package static let limit = 512

    /// Takes the text as it is; text that is empty, too long or holds a control character is refused.
    package static func parse(_ raw: String) throws(ParseFailure) -> Line {
        guard raw.utf8.count <= limit else { throw ParseFailure(.tooLong(limit: limit), found: raw) }
        guard raw.utf8.contains(where: { $0 != UInt8(ascii: " ") }) else { throw ParseFailure(.empty, found: raw) }
        try check(raw)
        return Line(description: raw)
    }

    /// The same for any text.
    package static func parse(_ raw: some StringProtocol) throws(ParseFailure) -> Line { try parse(String(raw)) }

    /// Refuses what would forge lines in a terminal or a report.
    static func check(_ raw: String) throws(ParseFailure) {
        // Most texts are plain, and tables bring them by the million.
        if raw.utf8.allSatisfy({ 0x20..<0x7F ~= $0 }) { return }
        for (place, scalar) in raw.unicodeScalars.enumerated() where isForging(scalar.value) {
            throw ParseFailure(.badCharacter(at: place), found: raw)
        }
    }

    /// Controls, line separators, and all that Unicode calls a control of direction (Bidi_Control).
    private static func isForging(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0..<0x20, 0x7F...0x9F, 0x061C, 0x200E...0x200F, 0x2028...0x202E, 0x2066...0x2069: true
        case _: false
        }
    }
}
