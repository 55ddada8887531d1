import Synchronization
import Web

/// Lets in so many forms with files at once, because each may be fifty megabytes in memory; others are asked to come again.
final class UploadDoor: Sendable {
    /// How many are read at the same time.
    static let limit = 8

    private let inside = Mutex(0)

    /// Runs the body if there is room; `busy` otherwise.
    func pass<Value: Sendable>(_ body: () async throws(Problem) -> Value) async throws(Problem) -> Value {
        let isLetIn = inside.withLock { inside in
            guard inside < UploadDoor.limit else { return false }
            inside += 1
            return true
        }
        guard isLetIn else { throw Problem(.busy) }
        defer { inside.withLock { $0 -= 1 } }
        return try await body()
    }
}
