import Foundation
import FoundationNetworking
import Synchronization
import TransparencyLog

/// The tiles of a log at an address, which are asked for before they are wanted: whoever reads a log from its first entry
/// on need not wait for each answer before the next question.
///
/// Used by one reader. So many bundles and tiles as `ahead` says are on their way or kept at any time, however long the
/// log is.
final class PrefetchedTiles: TileReader {
    /// How many bundles are asked for ahead of the one that is read.
    static let ahead: UInt64 = 12
    /// How often a question is asked that was not answered.
    private static let attempts = 3

    /// An answer that may still be on its way.
    private final class Answer: Sendable {
        private let result = Mutex<HTTPFetch.Result?>(nil)
        private let done = DispatchSemaphore(value: 0)

        func finish(_ new: HTTPFetch.Result) {
            result.withLock { $0 = new }
            done.signal()
        }

        func wait() -> HTTPFetch.Result {
            done.wait()
            return result.withLock { $0 } ?? .failure(HTTPFetch.Failure(cause: "no answer"))
        }
    }

    private let base: URL
    private let fetch: HTTPFetch
    private let size: UInt64
    private var answers: [TilePath: Answer] = [:]
    /// The first bundle that was not asked for yet.
    private var next: UInt64 = 0

    /// Takes the address below which `tile` is, and the size of the tree that will be read.
    init(_ base: URL, over fetch: HTTPFetch, size: UInt64) {
        self.base = base
        self.fetch = fetch
        self.size = size
    }

    func bytes(of path: TilePath) throws(TileFailure) -> [UInt8]? {
        if path.content == .entries { askAhead(of: path.index) }
        let answer = answers.removeValue(forKey: path) ?? ask(path)
        var result = answer.wait()
        for _ in 1..<PrefetchedTiles.attempts {
            guard case .failure = result else { break }
            result = ask(path).wait()
        }
        do {
            return try result.get().file()
        } catch {
            throw .unreadable(path, error.cause)
        }
    }

    /// Asks for the bundles that come next, and for the tile of hashes that belongs to each.
    private func askAhead(of index: UInt64) {
        // Whoever jumps back begins anew, and what nobody took is dropped.
        if index + PrefetchedTiles.ahead < next || index > next {
            answers.removeAll()
            next = index
        }
        while next <= index + PrefetchedTiles.ahead {
            for content in [TilePath.Content.entries, .hashes(level: 0)] {
                guard let path = TilePath.tile(content, index: next, inTreeOf: size) else { continue }
                answers[path] = ask(path)
            }
            next += 1
        }
    }

    private func ask(_ path: TilePath) -> Answer {
        let answer = Answer()
        fetch.start(
            URLRequest(url: base.appendingPathComponent(path.description)), most: path.mostBytes,
            done: answer.finish)
        return answer
    }
}
