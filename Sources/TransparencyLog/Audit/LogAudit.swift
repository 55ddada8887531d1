import Cryptography

/// Reads a whole log again and holds every entry, every tile and the root against a checkpoint.
///
/// It keeps a bundle and the right edge of the tree in memory, whatever the size of the log.
package struct LogAudit<Reader: TileReader> {
    private let reader: Reader

    /// Audits what a reader gives.
    package init(_ reader: Reader) {
        self.reader = reader
    }

    /// Walks from an earlier checkpoint, which is believed, or from the beginning, to a checkpoint.
    ///
    /// Each entry is handed over with its index before the root is known to be right, so that the log is read once; what
    /// was made of the entries counts only if nothing is thrown in the end. Signatures are the caller's to check.
    package func check(
        _ checkpoint: Checkpoint, from earlier: Checkpoint? = nil,
        each visit: (_ index: UInt64, _ entry: ArraySlice<UInt8>) -> Void = { _, _ in }
    ) throws(AuditFlaw) {
        var tree = try start(earlier, grownTo: checkpoint.size)
        guard tree.size <= checkpoint.size else { throw .shrunk(from: tree.size, to: checkpoint.size) }
        while tree.size < checkpoint.size {
            let bundle = try bundle(at: tree.size, inTreeOf: checkpoint.size)
            for place in Int(tree.size % 256)..<bundle.count {
                visit(tree.size, bundle[place])
                tree.append(Merkle.leaf(bundle[place]))
            }
            try compare(tree.takeFullTiles())
        }
        try compare(tree.edgeTiles(since: 0))
        guard tree.root == checkpoint.root else { throw .wrongRoot(size: checkpoint.size) }
    }

    private func start(_ earlier: Checkpoint?, grownTo now: UInt64) throws(AuditFlaw) -> LogTree {
        guard let earlier, earlier.size > 0 else { return LogTree() }
        let tree: LogTree
        do {
            tree = try LogTree(size: earlier.size, from: reader, grownTo: now)
        } catch {
            throw .tile(error)
        }
        guard tree.root == earlier.root else { throw .wrongRoot(size: earlier.size) }
        return tree
    }

    private func bundle(at index: UInt64, inTreeOf size: UInt64) throws(AuditFlaw) -> EntryBundle {
        guard let path = TilePath.tile(.entries, index: index / 256, inTreeOf: size) else {
            throw .tile(.beyond(size: size))
        }
        do {
            return try reader.entries(of: path)
        } catch {
            throw .tile(error)
        }
    }

    private func compare(_ tiles: [Tile]) throws(AuditFlaw) {
        for tile in tiles {
            let stored: [SHA256Digest]
            do {
                stored = try reader.hashes(of: tile.path)
            } catch {
                throw .tile(error)
            }
            guard Tile.hashes(tile.bytes) == stored else { throw .wrongTile(tile.path) }
        }
    }
}

/// Where a log is not what its checkpoint says.
package enum AuditFlaw: Error, Hashable, Sendable {
    /// The checkpoint is smaller than the earlier one.
    case shrunk(from: UInt64, to: UInt64)
    /// A tile cannot be read.
    case tile(TileFailure)
    /// Entries do not hash to this tile.
    case wrongTile(TilePath)
    /// All tiles agree with the entries, but not with the root that was signed for this size.
    case wrongRoot(size: UInt64)
}
