import Cryptography

/// A tree of a certain size, of which hashes and proofs are made from tiles alone.
///
/// Nothing that it reads is trusted: a proof is worth what its own check against a signed root says.
package struct TileTree<Reader: TileReader> {
    /// The most tiles that are kept in memory.
    private static var cached: Int { 64 }

    /// The number of leaves.
    package let size: UInt64
    private let now: UInt64
    private let reader: Reader
    private var cache: [TilePath: [SHA256Digest]] = [:]

    /// Reads a tree of a size.
    ///
    /// Where the log has grown since, the size it has now says which tiles there are; without it, those of this size
    /// are read, or full ones in their place.
    package init(size: UInt64, from reader: Reader, grownTo now: UInt64? = nil) {
        self.size = size
        self.now = max(now ?? size, size)
        self.reader = reader
    }

    /// The root of the tree.
    package mutating func root() throws(TileFailure) -> SHA256Digest {
        size == 0 ? Merkle.emptyRoot : try hash(0..<size)
    }

    /// The hash of the entry at an index.
    package mutating func leaf(_ index: UInt64) throws(TileFailure) -> SHA256Digest {
        guard index < size else { throw .beyond(size: size) }
        return try hash(index..<index + 1)
    }

    /// The entry at an index, as it is stored: compare its hash with that of the leaf.
    package func entry(_ index: UInt64) throws(TileFailure) -> [UInt8] {
        guard index < size, let path = TilePath.tile(.entries, index: index / 256, inTreeOf: now) else {
            throw .beyond(size: size)
        }
        return Array(try reader.entries(of: path)[Int(index % 256)])
    }

    /// The proof that an entry is in this tree (RFC 6962, section 2.1.1).
    package mutating func inclusionProof(of index: UInt64) throws(TileFailure) -> InclusionProof {
        InclusionProof(index: index, size: size, path: try path(to: index, in: 0..<size))
    }

    /// The proof that an entry is in a subtree of this tree.
    package mutating func inclusionProof(
        of index: UInt64, in subtree: Subtree
    ) throws(TileFailure) -> [SHA256Digest] {
        try path(to: index, in: subtree.range)
    }

    /// The proof that this tree begins with all entries of an earlier one (RFC 6962, section 2.1.2).
    package mutating func consistencyProof(from earlier: UInt64) throws(TileFailure) -> ConsistencyProof {
        ConsistencyProof(earlier: earlier, size: size, path: try consistency(of: 0..<earlier))
    }

    /// The proof that a subtree belongs to this tree (draft-ietf-plants-merkle-tree-certs, section 4.4).
    package mutating func consistencyProof(of subtree: Subtree) throws(TileFailure) -> [SHA256Digest] {
        try consistency(of: subtree.range)
    }

    private mutating func path(to index: UInt64, in tree: Range<UInt64>) throws(TileFailure) -> [SHA256Digest] {
        guard tree.contains(index), tree.upperBound <= size else { throw .beyond(size: size) }
        var path: [SHA256Digest] = []
        var rest = tree
        while rest.count > 1 {
            let (left, right) = rest.halves
            path.append(try hash(left.contains(index) ? right : left))
            rest = left.contains(index) ? left : right
        }
        return path.reversed()
    }

    private mutating func consistency(of subtree: Range<UInt64>) throws(TileFailure) -> [SHA256Digest] {
        guard subtree.upperBound <= size else { throw .beyond(size: size) }
        guard !subtree.isEmpty else { return [] }
        var path: [SHA256Digest] = []
        var wanted = subtree
        var rest = 0..<size
        while rest != wanted {
            let (left, right) = rest.halves
            if wanted.upperBound <= left.upperBound {
                path.append(try hash(right))
                rest = left
            } else {
                path.append(try hash(left))
                rest = right
                wanted = max(wanted.lowerBound, right.lowerBound)..<wanted.upperBound
            }
        }
        // Whoever checks has the hash of the subtree; only a part of it must be told.
        if wanted != subtree { path.append(try hash(rest)) }
        return path.reversed()
    }

    /// The hash over some leaves, which are one node or the right edge of a tree.
    private mutating func hash(_ leaves: Range<UInt64>) throws(TileFailure) -> SHA256Digest {
        let height = leaves.count.trailingZeroBitCount
        guard leaves.count == 1 << height else {
            let (left, right) = leaves.halves
            let leftHash = try hash(left)
            return Merkle.node(leftHash, try hash(right))
        }
        let level = height / 8
        let position = leaves.lowerBound >> UInt64(8 * level)
        let start = Int(position % 256)
        let hashes = try hashes(level: level, index: position / 256)
        return Merkle.root(hashes[start..<start + 1 << (height % 8)])
    }

    private mutating func hashes(level: Int, index: UInt64) throws(TileFailure) -> [SHA256Digest] {
        guard let path = TilePath.tile(.hashes(level: level), index: index, inTreeOf: now) else {
            throw .beyond(size: size)
        }
        if let hashes = cache[path] { return hashes }
        let hashes = try reader.hashes(of: path)
        if cache.count == Self.cached { cache.removeAll(keepingCapacity: true) }
        cache[path] = hashes
        return hashes
    }
}

extension Range<UInt64> {
    /// The leaves left and right of where a tree over two or more leaves parts.
    fileprivate var halves: (left: Range, right: Range) {
        let middle = lowerBound + Merkle.split(upperBound - lowerBound)
        return (lowerBound..<middle, middle..<upperBound)
    }
}
