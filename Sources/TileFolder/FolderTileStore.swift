import Application
import Foundation
import TransparencyLog

/// The public log as a folder of static files (C2SP tlog-tiles): `checkpoint` and `tile/…`, as any web server may
/// serve them.
package struct FolderTileStore: TileStore {
    private let folder: DurableFolder

    /// Takes a folder; it is made when the first file is written.
    package init(_ folder: String) {
        self.folder = DurableFolder(URL(fileURLWithPath: folder, isDirectory: true))
    }

    /// The bytes of a tile, as many as its place allows; nil where there is no such file.
    package func bytes(of path: TilePath) throws(TileFailure) -> [UInt8]? {
        try read(path.description, most: path.mostBytes, for: path)
    }

    /// The checkpoint; nil where there is none.
    package func checkpoint() throws(TileFailure) -> [UInt8]? {
        try read("checkpoint", most: 1 << 20, for: nil)
    }

    /// Writes tiles, each whole or not at all, and waits for the disk.
    package func store(_ tiles: [Tile]) throws(TileFailure) {
        for tile in tiles { try write(tile.bytes, to: tile.path.description, for: tile.path) }
    }

    /// Replaces the checkpoint at once: a reader sees the old one or the new one.
    package func store(checkpoint: [UInt8]) throws(TileFailure) {
        try write(checkpoint, to: "checkpoint", for: nil)
    }

    /// The checkpoint that witnesses cosigned; nil where there is none.
    package func cosignedCheckpoint() throws(TileFailure) -> [UInt8]? {
        try read("cosigned-checkpoint", most: 1 << 20, for: nil)
    }

    /// Replaces the checkpoint that witnesses cosigned, at once.
    package func store(cosignedCheckpoint: [UInt8]) throws(TileFailure) {
        try write(cosignedCheckpoint, to: "cosigned-checkpoint", for: nil)
    }

    /// Removes the folder of partial tiles beside a full one.
    package func tidy(after tile: TilePath) throws(TileFailure) {
        let partial = tile.full.description + ".p"
        guard folder.exists(partial) else { return }
        do {
            try folder.remove(partial)
        } catch {
            throw .unreadable(tile, "\(error)")
        }
    }

    private func read(_ name: String, most: Int, for path: TilePath?) throws(TileFailure) -> [UInt8]? {
        do {
            return try folder.read(name, most: most)
        } catch {
            throw .unreadable(path ?? .none, "\(error)")
        }
    }

    private func write(_ bytes: [UInt8], to name: String, for path: TilePath?) throws(TileFailure) {
        do {
            try folder.write(bytes, to: name)
        } catch {
            throw .unreadable(path ?? .none, "\(error)")
        }
    }
}

extension TilePath {
    /// Stands for the checkpoint, which is no tile, in what is told of a failure.
    fileprivate static let none = TilePath(.entries, index: 0, width: 0)
}
