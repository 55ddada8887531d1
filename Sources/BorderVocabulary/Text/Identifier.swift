/// A short slug that names one thing of one kind, so that a lane's name cannot be passed for a truck's.
///
/// The grammar is `[a-z0-9][a-z0-9-]{0,22}`.
package struct Identifier<Kind>: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The slug itself, 1 to 23 bytes of ASCII.
    package let text: ShortText

    /// Wraps a slug that was parsed before, for example one that comes back from our own log; it is not checked again.
    @inlinable
    package init(_ text: ShortText) {
        self.text = text
    }

    /// Takes a slug from a store that is not trusted, or answers nil when it breaks the grammar.
    package init?(stored text: ShortText) {
        let isSlug = text.withUTF8 { bytes in
            !bytes.isEmpty && bytes[0] != UInt8(ascii: "-") && bytes.allSatisfy(Self.mayOccur)
        }
        guard isSlug else { return nil }
        self.text = text
    }

    private static func mayOccur(_ byte: UInt8) -> Bool {
        UntrustedText.isDigit(byte) || byte == UInt8(ascii: "-")
            || (byte >= UInt8(ascii: "a") && byte <= UInt8(ascii: "z"))
    }

    /// Reads a slug exactly as it is written: no trimming, no change of case.
    package static func parse(_ raw: some StringProtocol) throws(ParseFailure) -> Self {
        let accepted = "[a-z0-9][a-z0-9-]{0,22}"
        guard let text = ShortText(raw) else {
            throw ParseFailure(.tooLong(limit: ShortText.capacity), found: raw, accepted: accepted)
        }
        guard !text.isEmpty else { throw ParseFailure(.empty, found: raw, accepted: accepted) }
        for (place, scalar) in raw.unicodeScalars.enumerated() {
            switch scalar {
            case "a"..."z", "0"..."9": continue
            case "-" where place > 0: continue
            default: throw ParseFailure(.badCharacter(at: place), found: raw, accepted: accepted)
            }
        }
        return Self(text)
    }

    /// The slug.
    package var description: String { text.string }

    /// Orders by bytes of the slug.
    @inlinable
    package static func < (left: Self, right: Self) -> Bool { left.text < right.text }

    /// Compares the slugs.
    @inlinable
    package static func == (left: Self, right: Self) -> Bool { left.text == right.text }

    /// Hashes the slug.
    @inlinable
    package func hash(into hasher: inout Hasher) { text.hash(into: &hasher) }
}

extension Identifier: ExpressibleByStringLiteral {
    /// Takes a constant of our own; one that breaks the grammar is a mistake of the programmer.
    package init(stringLiteral value: String) {
        do {
            self = try Self.parse(value)
        } catch {
            preconditionFailure("An identifier literal must match [a-z0-9][a-z0-9-]{0,22}.")
        }
    }
}
