/// Secrets that were all promised before the first one is shown: each value is the digest of the one that is shown after
/// it (Lamport, 1981).
///
/// Whoever published the `anchor` can show `value(1)`, `value(2)` and so on, and nothing else: each is checked with one
/// digest against the one before, and none can be chosen late.
package struct SeedChain: Sendable {
    /// How many values can be shown.
    package let length: Int
    private let seed: [UInt8]

    /// A chain that ends in a seed nobody can guess, of at least 32 bytes; nil for a shorter one or none to show.
    package init?(seed: [UInt8], length: Int) {
        guard seed.count >= SHA256Digest.byteCount, length > 0 else { return nil }
        self.seed = seed
        self.length = length
    }

    /// What is published before any value is shown.
    package var anchor: SHA256Digest { walk(steps: length) }

    /// The value that is shown as number `index`, from 1 to `length`; nil for any other number.
    ///
    /// Costs `length - index` digests.
    package func value(_ index: Int) -> SHA256Digest? {
        (1...length).contains(index) ? walk(steps: length - index) : nil
    }

    /// The value, or the anchor, that must have been shown just before this one.
    package static func before(_ value: SHA256Digest) -> SHA256Digest {
        SHA256Digest { hasher in
            hasher.update(label)
            hasher.update(value.bytes)
        }
    }

    private static let label = Array("huunghi seed chain v1\0".utf8)

    private func walk(steps: Int) -> SHA256Digest {
        var value = SHA256Digest(of: seed)
        for _ in 0..<steps { value = SeedChain.before(value) }
        return value
    }
}
