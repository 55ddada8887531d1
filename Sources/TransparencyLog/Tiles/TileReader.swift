import Cryptography

/// Where the tiles of a log are read: a folder, an address, or memory.
package protocol TileReader {
    /// The bytes of a tile; nil where the log has no such tile.
    func bytes(of path: TilePath) throws(TileFailure) -> [UInt8]?
}

/// Why a tile cannot be used.
package enum TileFailure: Error, Hashable, Sendable {
    /// The log does not have it, nor the full tile in its place.
    case missing(TilePath)
    /// It is not as long as its width demands, or an entry in it has no end.
    case malformed(TilePath)
    /// Reading failed, for the reason that the adapter gives.
    case unreadable(TilePath, String)
    /// Something was asked for that a tree of this size does not have.
    case beyond(size: UInt64)
}

extension TileReader {
    /// The hashes of a tile, exactly as many as its width.
    ///
    /// A log may drop a partial tile once the full one is there, so the full one is read where the partial is missing.
    package func hashes(of path: TilePath) throws(TileFailure) -> [SHA256Digest] {
        let (bytes, found) = try stored(path)
        guard let hashes = Tile.hashes(bytes), hashes.count == found.width else { throw .malformed(found) }
        return hashes.count == path.width ? hashes : Array(hashes.prefix(path.width))
    }

    /// The entries of a bundle, exactly as many as its width.
    package func entries(of path: TilePath) throws(TileFailure) -> EntryBundle {
        let (bytes, found) = try stored(path)
        guard let bundle = EntryBundle(bytes), bundle.count == found.width, let part = bundle.prefix(path.width)
        else { throw .malformed(found) }
        return part
    }

    private func stored(_ path: TilePath) throws(TileFailure) -> (bytes: [UInt8], path: TilePath) {
        if let bytes = try bytes(of: path) { return (bytes, path) }
        guard path.isPartial, let bytes = try bytes(of: path.full) else { throw .missing(path) }
        return (bytes, path.full)
    }
}

/// Tiles in memory.
package struct MemoryTiles: TileReader, Sendable {
    /// What is stored where.
    package var tiles: [TilePath: [UInt8]] = [:]

    /// No tiles.
    package init() {}

    /// Stores tiles; one of the same path takes the place of an earlier one.
    package mutating func store(_ tiles: [Tile]) {
        for tile in tiles { self.tiles[tile.path] = tile.bytes }
    }

    /// The bytes that were stored.
    package func bytes(of path: TilePath) -> [UInt8]? { tiles[path] }
}
