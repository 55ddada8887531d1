import Application
import Foundation
import TransparencyLog

/// The public log as a folder of static files (C2SP tlog-tiles): `checkpoint` and `tile/…`, as any web server may
/// serve them.
package struct FolderTileStore: TileStore {
    private let folder: URL

    /// Takes a folder; it is made when the first file is written.
    package init(_ folder: String) {
        self.folder = URL(fileURLWithPath: folder, isDirectory: true)
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

    /// Removes the folder of partial tiles beside a full one.
    package func tidy(after tile: TilePath) throws(TileFailure) {
        let partial = folder.appendingPathComponent(tile.full.description + ".p")
        guard FileManager.default.fileExists(atPath: partial.path) else { return }
        do {
            try FileManager.default.removeItem(at: partial)
        } catch {
            throw .unreadable(tile, "\(error)")
        }
    }

    private func read(_ name: String, most: Int, for path: TilePath?) throws(TileFailure) -> [UInt8]? {
        let file = folder.appendingPathComponent(name)
        guard let handle = FileHandle(forReadingAtPath: file.path) else {
            // Opening fails for a file that is not there, and for one that may not be read.
            guard FileManager.default.fileExists(atPath: file.path) else { return nil }
            throw .unreadable(path ?? .none, file.path)
        }
        defer { try? handle.close() }
        do {
            // One byte more than may be there tells a file that is too long.
            return Array(try handle.read(upToCount: most + 1) ?? Data())
        } catch {
            throw .unreadable(path ?? .none, "\(error)")
        }
    }

    /// Writes beside the place, waits for the disk, and moves into place.
    private func write(_ bytes: [UInt8], to name: String, for path: TilePath?) throws(TileFailure) {
        let file = folder.appendingPathComponent(name)
        let draft = file.appendingPathExtension("new")
        do {
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            guard FileManager.default.createFile(atPath: draft.path, contents: nil) else {
                throw CocoaError(.fileWriteUnknown)
            }
            let handle = try FileHandle(forWritingTo: draft)
            try handle.write(contentsOf: Data(bytes))
            try handle.synchronize()
            try handle.close()
            guard rename(draft.path, file.path) == 0 else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
        } catch {
            throw .unreadable(path ?? .none, "\(error)")
        }
    }
}

extension TilePath {
    /// Stands for the checkpoint, which is no tile, in what is told of a failure.
    fileprivate static let none = TilePath(.entries, index: 0, width: 0)
}
