import Cryptography

/// A promise of a value that does not show it, until its opening does.
///
/// The commitment to a value under a name is SHA-256 over, one after the other:
///
/// - the label `huunghi commitment v1` and a zero byte, 22 bytes of ASCII;
/// - the number of bytes of the name, then the name in UTF-8;
/// - the number of bytes of the salt, then the salt;
/// - the number of bytes of the value, then the value.
///
/// Each number is 8 bytes, highest first. The lengths make the encoding unambiguous: no two openings have the same
/// bytes. The salt has 16 bytes at least, drawn anew for each value by whoever commits, so that a plate, of which there
/// are few, cannot be found by trying all. The name keeps a commitment to one field from passing for another's.
package struct Commitment: Hashable, Sendable {
    /// The fewest bytes of a salt.
    package static let shortestSalt = 16

    private static let label = Array("huunghi commitment v1\0".utf8)

    /// What is published.
    package let digest: SHA256Digest

    /// Takes what was published.
    package init(digest: SHA256Digest) {
        self.digest = digest
    }

    /// Commits to what an opening holds.
    package init(_ opening: Opening) {
        digest = SHA256Digest { hasher in
            hasher.update(Commitment.label)
            for part in [Array(opening.name.utf8), opening.salt, opening.value] {
                hasher.update(UInt64(part.count))
                hasher.update(part)
            }
        }
    }

    /// Commits to a value under a name in UTF-8 with a salt of 32 bytes, for whoever makes many and opens few.
    package init(to value: [UInt8], named name: [UInt8], salt: SHA256Digest) {
        digest = SHA256Digest { hasher in
            hasher.update(Commitment.label)
            hasher.update(UInt64(name.count))
            hasher.update(name)
            hasher.update(UInt64(SHA256Digest.byteCount))
            salt.withUnsafeBytes { hasher.update($0) }
            hasher.update(UInt64(value.count))
            hasher.update(value)
        }
    }

    /// Whether an opening is that of this commitment.
    package func isOpened(by opening: Opening) -> Bool { Commitment(opening) == self }

    /// What shows the value of a commitment.
    package struct Opening: Hashable, Sendable {
        /// Which field the value is of.
        package let name: String
        /// What kept the value from being guessed.
        package let salt: [UInt8]
        /// The value.
        package let value: [UInt8]

        /// Takes an opening; nil if the salt is shorter than 16 bytes.
        package init?(name: String, salt: [UInt8], value: [UInt8]) {
            guard salt.count >= Commitment.shortestSalt else { return nil }
            self.name = name
            self.salt = salt
            self.value = value
        }
    }
}
