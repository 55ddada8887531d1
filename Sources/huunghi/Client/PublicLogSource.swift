import Application
import Foundation
import FoundationNetworking
import Synchronization
import TileFolder
import TransparencyLog

/// A public log at an address or in a folder.
struct PublicLogSource: TileReader {
    private enum Place {
        case folder(FolderTileStore, URL)
        case address(URL)
    }

    private let place: Place

    /// Takes `http://host` or `https://host` of a gate, or the folder with `checkpoint` in it.
    init(_ text: String) throws {
        if let url = URL(string: text), url.scheme == "http" || url.scheme == "https" {
            guard url.host != nil else { throw Exit(.refused, Words.text("error.url", ["found": text])) }
            place = .address(url.lastPathComponent == "log" ? url : url.appendingPathComponent("log"))
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
            do {
                return try Download.bytes(base.appendingPathComponent(path.description), most: path.mostBytes)
            } catch {
                throw .unreadable(path, error.cause)
            }
        }
    }

    func checkpoint() throws -> [UInt8] { try file("checkpoint") }

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
                if let bytes = try Download.bytes(url, most: 1 << 20) { return bytes }
            } catch {
                throw Exit(.unavailable, Words.text("error.unreachable", ["url": url.absoluteString]))
            }
            throw Exit(.refused, Words.text("verify.nothing-there", ["place": url.absoluteString]))
        }
    }
}

/// One file over HTTP, waited for: a verifier reads one tile after the other.
enum Download {
    struct Failure: Error {
        let cause: String
    }

    /// The bytes; nil where the server has none. More than may be there is a failure.
    static func bytes(_ url: URL, most: Int) throws(Failure) -> [UInt8]? {
        let answer = Mutex<Result<[UInt8]?, Failure>?>(nil)
        let done = DispatchSemaphore(value: 0)
        var request = URLRequest(url: url)
        request.timeoutInterval = 60
        let task = URLSession.shared.dataTask(with: request) { data, response, error in
            answer.withLock { $0 = result(data, response, error, most) }
            done.signal()
        }
        task.resume()
        done.wait()
        guard let answer = answer.withLock({ $0 }) else { throw Failure(cause: url.absoluteString) }
        return try answer.get()
    }

    private static func result(
        _ data: Data?, _ response: URLResponse?, _ error: (any Error)?, _ most: Int
    ) -> Result<[UInt8]?, Failure> {
        if let error { return .failure(Failure(cause: "\(error)")) }
        guard let status = (response as? HTTPURLResponse)?.statusCode, let data else {
            return .failure(Failure(cause: "no answer"))
        }
        if status == 404 { return .success(nil) }
        guard status == 200 else { return .failure(Failure(cause: "HTTP \(status)")) }
        guard data.count <= most else { return .failure(Failure(cause: "\(data.count) bytes")) }
        return .success(Array(data))
    }
}
