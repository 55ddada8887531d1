import BorderVocabulary

/// Names one indicator: a slug of 1 to 64 bytes, such as `targets-met`.
///
/// Longer than the other identifiers of the border, because two series that the press calls by one name must be told
/// apart by theirs.
package struct IndicatorID: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The slug.
    package let description: String

    /// The grammar in the notation of `ParseFailure`.
    package static let accepted = "[a-z0-9][a-z0-9-]{0,63}"

    /// Reads a slug exactly as it is written: no trimming, no change of case.
    package static func parse(_ raw: some StringProtocol) throws(ParseFailure) -> IndicatorID {
        guard raw.utf8.count <= 64 else { throw ParseFailure(.tooLong(limit: 64), found: raw, accepted: accepted) }
        guard !raw.isEmpty else { throw ParseFailure(.empty, found: raw, accepted: accepted) }
        for (place, scalar) in raw.unicodeScalars.enumerated() {
            let isFine = "a"..."z" ~= scalar || "0"..."9" ~= scalar || (scalar == "-" && place > 0)
            guard isFine else { throw ParseFailure(.badCharacter(at: place), found: raw, accepted: accepted) }
        }
        return IndicatorID(description: String(raw))
    }

    /// Orders by the bytes of the slug.
    package static func < (left: IndicatorID, right: IndicatorID) -> Bool { left.description < right.description }
}

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
        for (place, scalar) in raw.unicodeScalars.enumerated() {
            // Controls, line separators and turns of direction: they would forge lines in a terminal or a report.
            let isForging = scalar.value < 0x20 || 0x7F...0x9F ~= scalar.value || 0x2028...0x2029 ~= scalar.value
            guard !isForging, !scalar.properties.isBidiControl else {
                throw ParseFailure(.badCharacter(at: place), found: raw)
            }
        }
        return Line(description: String(raw))
    }
}
