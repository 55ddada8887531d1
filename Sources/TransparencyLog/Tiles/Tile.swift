import Cryptography

/// A tile or a bundle of entries as it is stored: where, and what.
package struct Tile: Hashable, Sendable {
    /// Where it lies.
    package let path: TilePath
    /// What is stored there: hashes one after the other, or entries each after its length.
    package let bytes: [UInt8]

    /// Says what lies where.
    package init(_ path: TilePath, bytes: [UInt8]) {
        self.path = path
        self.bytes = bytes
    }

    /// A tile of hashes.
    init(_ path: TilePath, hashes: [SHA256Digest]) {
        self.init(path, bytes: hashes.withUnsafeBytes { Array($0) })
    }

    /// The hashes of a tile; nil if the bytes are no whole number of hashes.
    static func hashes(_ bytes: [UInt8]) -> [SHA256Digest]? {
        let (count, rest) = bytes.count.quotientAndRemainder(dividingBy: SHA256Digest.byteCount)
        guard rest == 0 else { return nil }
        return bytes.withUnsafeBytes { source in
            (0..<count).map {
                source.loadUnaligned(fromByteOffset: $0 * SHA256Digest.byteCount, as: SHA256Digest.self)
            }
        }
    }
}
