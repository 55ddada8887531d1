import BorderVocabulary

/// A SHA-256 digest as 64 lower-case hexadecimal digits; this room compares checksums and computes none.
package struct Checksum: Hashable, Comparable, Sendable, TextCoded {
    /// The digits.
    package let description: String

    /// The grammar in the notation of `ParseFailure`.
    package static let accepted = "[0-9a-f]{64}"

    /// Reads 64 digits and nothing else.
    package static func parse(_ raw: some StringProtocol) throws(ParseFailure) -> Checksum {
        let isFine = raw.utf8.allSatisfy { 0x30...0x39 ~= $0 || 0x61...0x66 ~= $0 }
        guard raw.utf8.count == 64, isFine else { throw ParseFailure(.badFormat(accepted: accepted), found: raw) }
        return Checksum(description: String(raw))
    }

    /// Orders by the digits.
    package static func < (left: Checksum, right: Checksum) -> Bool { left.description < right.description }
}
