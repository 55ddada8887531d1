import Synchronization
import TransparencyLog

/// Where the public log is kept and served from: tiles, and the checkpoint over them. Calls block.
package protocol TileStore: TileReader, Sendable {
    /// Keeps tiles; when it returns they are durable. Tiles that are there already may be written again.
    func store(_ tiles: [Tile]) throws(TileFailure)
    /// Replaces the checkpoint, durably and at once.
    func store(checkpoint: [UInt8]) throws(TileFailure)
    /// The checkpoint; nil for a log without one.
    func checkpoint() throws(TileFailure) -> [UInt8]?
    /// Replaces the latest checkpoint that witnesses have cosigned, durably and at once.
    func store(cosignedCheckpoint: [UInt8]) throws(TileFailure)
    /// The latest checkpoint that witnesses have cosigned, which may be smaller than the log; nil if there is none.
    func cosignedCheckpoint() throws(TileFailure) -> [UInt8]?
    /// Takes away partial tiles below a full one, which nobody needs any more.
    func tidy(after tile: TilePath) throws(TileFailure)
}

/// A store that lives as long as the process: for tests and simulations.
package final class MemoryTileStore: TileStore {
    private struct State {
        var tiles: [TilePath: [UInt8]] = [:]
        var checkpoint: [UInt8]?
        var cosigned: [UInt8]?
    }

    private let state = Mutex(State())

    /// Begins empty.
    package init() {}

    /// Keeps tiles; never throws.
    package func store(_ tiles: [Tile]) throws(TileFailure) {
        state.withLock { state in
            for tile in tiles { state.tiles[tile.path] = tile.bytes }
        }
    }

    /// Keeps the checkpoint; never throws.
    package func store(checkpoint: [UInt8]) throws(TileFailure) {
        state.withLock { $0.checkpoint = checkpoint }
    }

    /// The checkpoint; never throws.
    package func checkpoint() throws(TileFailure) -> [UInt8]? { state.withLock { $0.checkpoint } }

    /// Keeps the cosigned checkpoint; never throws.
    package func store(cosignedCheckpoint: [UInt8]) throws(TileFailure) {
        state.withLock { $0.cosigned = cosignedCheckpoint }
    }

    /// The cosigned checkpoint; never throws.
    package func cosignedCheckpoint() throws(TileFailure) -> [UInt8]? { state.withLock { $0.cosigned } }

    /// The bytes of a tile; never throws.
    package func bytes(of path: TilePath) throws(TileFailure) -> [UInt8]? { state.withLock { $0.tiles[path] } }

    /// Forgets the partial tiles; never throws.
    package func tidy(after tile: TilePath) throws(TileFailure) {
        state.withLock { state in
            state.tiles = state.tiles.filter { path, _ in
                !(path.isPartial && path.content == tile.content && path.index == tile.index)
            }
        }
    }
}
