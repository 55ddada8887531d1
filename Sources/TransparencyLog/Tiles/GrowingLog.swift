import Cryptography

/// A log that grows: its tree, and the entries that do not fill a bundle yet.
///
/// The caller appends a batch of entries, takes the tiles, stores them durably, and only then signs a checkpoint.
package struct GrowingLog: Sendable {
    /// An entry that a bundle cannot hold: its length is written in two bytes (C2SP tlog-tiles).
    package struct EntryTooLong: Error, Hashable {
        /// The bytes of the entry.
        package let bytes: Int
        /// The most bytes that are taken.
        package var most: Int { EntryBundle.longestEntry }

        /// Says how long it is.
        package init(bytes: Int) {
            self.bytes = bytes
        }
    }

    /// The tree over all entries.
    package private(set) var tree: LogTree
    private var bundle: EntryBundle
    private var finished: [Tile] = []
    private var published: UInt64

    /// A log without entries.
    package init() {
        tree = LogTree()
        bundle = EntryBundle()
        published = 0
    }

    /// Goes on with a log whose tiles are stored; the caller compares the root with its last checkpoint.
    package init(size: UInt64, from tiles: some TileReader) throws(TileFailure) {
        tree = try LogTree(size: size, from: tiles)
        published = size
        let width = Int(size % 256)
        bundle = width == 0 ? EntryBundle() : try tiles.entries(of: TilePath(.entries, index: size / 256, width: width))
    }

    /// The number of entries.
    package var size: UInt64 { tree.size }
    /// The root of the tree.
    package var root: SHA256Digest { tree.root }

    /// Adds an entry and answers the hash of its leaf; an entry of more than 65,535 bytes changes nothing.
    @discardableResult
    package mutating func append(_ entry: [UInt8]) throws(EntryTooLong) -> SHA256Digest {
        guard entry.count <= EntryBundle.longestEntry else { throw EntryTooLong(bytes: entry.count) }
        let leaf = Merkle.leaf(entry)
        bundle.append(entry)
        if bundle.count == TilePath.fullWidth {
            let path = TilePath(.entries, index: size / 256, width: TilePath.fullWidth)
            finished.append(Tile(path, bytes: bundle.bytes))
            bundle.removeAll()
        }
        tree.append(leaf)
        return leaf
    }

    /// Hands over all bundles and tiles that must be stored before a checkpoint of this size is signed.
    package mutating func takeTiles() -> [Tile] {
        var tiles = finished
        if size != published, bundle.count > 0 {
            tiles.append(Tile(TilePath(.entries, index: size / 256, width: bundle.count), bytes: bundle.bytes))
        }
        finished = []
        published = size
        return tiles + tree.takeTiles()
    }
}
