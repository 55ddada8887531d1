import Synchronization
import Web

/// Lets in so many at once to what takes much memory or time; others are asked to come again.
final class Door: Sendable {
    /// How many forms with files are read at the same time: each may be fifty megabytes in memory.
    static let uploads = 8

    private let limit: Int
    private let inside = Mutex(0)

    init(limit: Int = Door.uploads) {
        self.limit = limit
    }

    /// Runs the body if there is room; `busy` otherwise.
    func pass<Value: Sendable>(_ body: () async throws(Problem) -> Value) async throws(Problem) -> Value {
        let isLetIn = inside.withLock { inside in
            guard inside < limit else { return false }
            inside += 1
            return true
        }
        guard isLetIn else { throw Problem(.busy) }
        defer { inside.withLock { $0 -= 1 } }
        return try await body()
    }
}
