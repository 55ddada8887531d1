import Cryptography

/// A Merkle tree that grows to the right, of which only the right edge is kept.
///
/// A leaf costs one more hash on average, and as many as the tree is high at worst. What is kept is at most 255 hashes
/// for each level of tiles: a few kilobytes for any tree.
package struct LogTree: Sendable {
    /// The number of leaves.
    package private(set) var size: UInt64 = 0

    /// The roots of the perfect subtrees that the tree consists of, from the left and largest.
    private var peaks: [SHA256Digest] = []

    /// The hashes of the last tile of each level, which is not full.
    private var edge: [[SHA256Digest]] = []

    private var finished: [Tile] = []

    /// The size at which tiles were last taken.
    private var published: UInt64 = 0

    /// A tree without leaves.
    package init() {}

    /// Goes on with a tree whose tiles are stored.
    ///
    /// It reads one tile for each level; the caller compares the root with a checkpoint that it trusts. Where the log
    /// has grown since, the size it has now says which tiles there are.
    package init(size: UInt64, from tiles: some TileReader, grownTo now: UInt64? = nil) throws(TileFailure) {
        let now = max(now ?? size, size)
        self.size = size
        published = size
        var level = 0
        while size >> UInt64(8 * level) > 0 {
            let count = size >> UInt64(8 * level)
            let width = Int(count % 256)
            let path = TilePath.tile(.hashes(level: level), index: count / 256, inTreeOf: now)
            edge.append([])
            if width > 0, let path { edge[level] = Array(try tiles.hashes(of: path).prefix(width)) }
            level += 1
        }
        for hashes in edge.reversed() {
            var start = 0
            for height in (0..<8).reversed() where hashes.count >> height & 1 == 1 {
                peaks.append(Merkle.root(hashes[start..<start + 1 << height]))
                start += 1 << height
            }
        }
    }

    /// The root of the tree as it is now; costs a hash for each bit of the size that is set.
    package var root: SHA256Digest {
        guard let last = peaks.last else { return Merkle.emptyRoot }
        return peaks.dropLast().reversed().reduce(last) { Merkle.node($1, $0) }
    }

    /// Adds the hash of a leaf at the right end.
    package mutating func append(_ leaf: SHA256Digest) {
        precondition(size < Merkle.largestSize, "A tree has fewer than 2⁶³ leaves.")
        var hash = leaf
        var height = 0
        keep(hash, level: 0, position: size)
        while size >> UInt64(height) & 1 == 1 {
            hash = Merkle.node(peaks.removeLast(), hash)
            height += 1
            if height.isMultiple(of: 8) { keep(hash, level: height / 8, position: size >> UInt64(height)) }
        }
        peaks.append(hash)
        size += 1
    }

    /// Hands over the tiles that became full since the last time, in the order in which they did.
    package mutating func takeFullTiles() -> [Tile] {
        defer { finished = [] }
        return finished
    }

    /// Hands over all tiles that must be stored before a checkpoint of this size: the full ones and the last ones.
    package mutating func takeTiles() -> [Tile] {
        defer { published = size }
        return takeFullTiles() + edgeTiles(since: published)
    }

    /// The last tiles of all levels, where they are partial and differ from those of an earlier size.
    func edgeTiles(since earlier: UInt64) -> [Tile] {
        edge.indices.compactMap { level in
            let count = size >> UInt64(8 * level)
            guard !edge[level].isEmpty, count != earlier >> UInt64(8 * level) else { return nil }
            let path = TilePath(.hashes(level: level), index: count / 256, width: edge[level].count)
            return Tile(path, hashes: edge[level])
        }
    }

    private mutating func keep(_ hash: SHA256Digest, level: Int, position: UInt64) {
        if edge.count == level {
            edge.append([])
            edge[level].reserveCapacity(TilePath.fullWidth)
        }
        edge[level].append(hash)
        guard edge[level].count == TilePath.fullWidth else { return }
        let path = TilePath(.hashes(level: level), index: position / 256, width: TilePath.fullWidth)
        finished.append(Tile(path, hashes: edge[level]))
        edge[level].removeAll(keepingCapacity: true)
    }
}
