import Application
import Foundation
import FoundationNetworking
import TileFolder
import TransparencyLog

/// A public log at an address or in a folder.
struct PublicLogSource: TileReader {
    private enum Place {
        case folder(FolderTileStore, URL)
        case address(URL)
    }

    private let place: Place
    private var prefetched: PrefetchedTiles?
    private let fetch = HTTPFetch(idle: 60, whole: 600, followsRedirects: true, connections: 12)

    /// Takes `http://host` or `https://host` of a gate, or the folder with `checkpoint` in it.
    /// `path` is where a server has the log, such as `log` or `log-steering`.
    init(_ text: String, at path: String = "log") throws {
        if let url = URL(string: text), url.scheme == "http" || url.scheme == "https" {
            guard url.host != nil else { throw Exit(.refused, Words.text("error.url", ["found": text])) }
            place = .address(url.lastPathComponent == path ? url : url.appendingPathComponent(path))
        } else {
            let folder = URL(fileURLWithPath: text, isDirectory: true)
            guard FileManager.default.fileExists(atPath: folder.appendingPathComponent("checkpoint").path) else {
                throw Exit(.refused, Words.text("verify.nothing-there", ["place": text]))
            }
            place = .folder(FolderTileStore(text), folder)
        }
    }

    func bytes(of path: TilePath) throws(TileFailure) -> [UInt8]? {
        switch place {
        case .folder(let tiles, _): return try tiles.bytes(of: path)
        case .address(let base):
            if let prefetched { return try prefetched.bytes(of: path) }
            do {
                return try fetch.file(base.appendingPathComponent(path.description), most: path.mostBytes)
            } catch {
                throw .unreadable(path, error.cause)
            }
        }
    }

    /// Gets ready for reading all of a tree of this size, in order.
    mutating func expect(size: UInt64) {
        switch place {
        case .folder: break
        case .address(let base): prefetched = PrefetchedTiles(base, over: fetch, size: size)
        }
    }

    func checkpoint() throws -> [UInt8] { try file("checkpoint") }

    /// The checkpoint that a policy believes: the latest, or where witnesses are wanted who have not cosigned that yet, the
    /// latest that they did cosign.
    ///
    /// One that is smaller than what was kept is not taken, since it could not be held against it.
    func checkpoint(for policy: TrustPolicy, since kept: [UInt8]?) throws -> (bytes: [UInt8], newer: UInt64) {
        let latest = try checkpoint()
        guard policy.threshold > 0, let newest = try? SignedCheckpoint(latest) else { return (latest, 0) }
        do throws(TrustFlaw) {
            _ = try policy.check(newest)
            return (latest, 0)
        } catch .tooFewWitnesses {
            let least = kept.flatMap { try? SignedCheckpoint($0) }?.checkpoint.size ?? 0
            guard let bytes = try? file("cosigned-checkpoint"), let cosigned = try? SignedCheckpoint(bytes),
                least...newest.checkpoint.size ~= cosigned.checkpoint.size
            else { return (latest, 0) }
            return (bytes, newest.checkpoint.size - cosigned.checkpoint.size)
        } catch {
            // Why it is not believed is said when it is checked.
            return (latest, 0)
        }
    }

    /// The key that the log itself offers: good against everybody but the log.
    func key() throws -> String {
        String(decoding: try file("key"), as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
    }

    private func file(_ name: String) throws -> [UInt8] {
        switch place {
        case .folder(_, let folder):
            let file = folder.appendingPathComponent(name).path
            guard let data = FileManager.default.contents(atPath: file) else {
                throw Exit(.refused, Words.text("error.file", ["file": file]))
            }
            return Array(data)
        case .address(let base):
            let url = base.appendingPathComponent(name)
            do {
                if let bytes = try fetch.file(url, most: 1 << 20) { return bytes }
            } catch {
                throw Exit(.unavailable, Words.text("error.unreachable", ["url": url.absoluteString]))
            }
            throw Exit(.refused, Words.text("verify.nothing-there", ["place": url.absoluteString]))
        }
    }
}
