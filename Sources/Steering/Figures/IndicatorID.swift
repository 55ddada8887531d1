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
    package static func parse(_ raw: String) throws(ParseFailure) -> IndicatorID {
        guard raw.utf8.count <= 64 else { throw ParseFailure(.tooLong(limit: 64), found: raw, accepted: accepted) }
        guard !raw.isEmpty else { throw ParseFailure(.empty, found: raw, accepted: accepted) }
        for (place, byte) in raw.utf8.enumerated() {
            let isLetter = UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte
            let isFine = isLetter || UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte
            // All before it is one byte a character, so its place is that of the character.
            guard isFine || (byte == UInt8(ascii: "-") && place > 0) else {
                throw ParseFailure(.badCharacter(at: place), found: raw, accepted: accepted)
            }
        }
        return IndicatorID(description: raw)
    }

    /// The same for any text.
    package static func parse(_ raw: some StringProtocol) throws(ParseFailure) -> IndicatorID { try parse(String(raw)) }

    /// Orders by the bytes of the slug.
    package static func < (left: IndicatorID, right: IndicatorID) -> Bool { left.description < right.description }
}
