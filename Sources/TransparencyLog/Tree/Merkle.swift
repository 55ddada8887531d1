import Cryptography

/// How a Merkle tree is hashed (RFC 6962, section 2.1, with SHA-256).
package enum Merkle {
    /// The root of a tree without leaves: the hash of nothing.
    package static let emptyRoot = SHA256Digest(of: [])

    /// The most leaves of a tree, so that every sum of two positions is a number: 2⁶³ − 1.
    package static let largestSize = UInt64(Int64.max)

    /// The hash of an entry as a leaf: SHA-256 of a zero byte and the entry.
    package static func leaf(_ entry: some Collection<UInt8>) -> SHA256Digest {
        var hasher = SHA256Digest.Hasher()
        hasher.update(byte: 0)
        if entry.withContiguousStorageIfAvailable({ hasher.update(UnsafeRawBufferPointer($0)) }) == nil {
            hasher.update(Array(entry))
        }
        return hasher.finish()
    }

    /// The hash of a node: SHA-256 of a one byte and its two children.
    package static func node(_ left: SHA256Digest, _ right: SHA256Digest) -> SHA256Digest {
        withUnsafeTemporaryAllocation(byteCount: 1 + 2 * SHA256Digest.byteCount, alignment: 1) { bytes in
            bytes[0] = 1
            bytes.storeBytes(of: left, toByteOffset: 1, as: SHA256Digest.self)
            bytes.storeBytes(of: right, toByteOffset: 1 + SHA256Digest.byteCount, as: SHA256Digest.self)
            return SHA256Digest(hashing: UnsafeRawBufferPointer(bytes))
        }
    }

    /// The root of a tree whose leaves are these; costs a hash for each leaf.
    package static func root(_ leaves: some RandomAccessCollection<SHA256Digest>) -> SHA256Digest {
        guard let first = leaves.first else { return emptyRoot }
        guard leaves.count > 1 else { return first }
        let middle = leaves.index(leaves.startIndex, offsetBy: Int(split(UInt64(leaves.count))))
        return node(root(leaves[..<middle]), root(leaves[middle...]))
    }

    /// The largest power of two below a number of leaves of two or more: where a tree of that size parts.
    static func split(_ size: UInt64) -> UInt64 { 1 << UInt64(63 - (size - 1).leadingZeroBitCount) }
}
