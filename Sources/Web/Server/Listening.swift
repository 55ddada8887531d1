import Synchronization

/// The port, for those who wait until the server listens.
final class Listening: Sendable {
    private enum State {
        case awaited([UInt64: CheckedContinuation<Int?, Never>])
        case on(Int)
        case ended
    }

    private struct Held {
        var state = State.awaited([:])
        var next: UInt64 = 0
    }

    private let held = Mutex(Held())

    /// Tells everybody the port.
    func begin(_ port: Int) {
        for waiter in settle(.on(port)) { waiter.resume(returning: port) }
    }

    /// Tells whoever still waits that there will be none.
    func end() {
        for waiter in settle(.ended) { waiter.resume(returning: nil) }
    }

    /// The port; nil when the server ended, or the task was cancelled, before it listened.
    func port() async -> Int? {
        let name = held.withLock { held in
            held.next += 1
            return held.next
        }
        return await withTaskCancellationHandler {
            await withCheckedContinuation { waiter in
                let known: Int?? = held.withLock { held in
                    switch held.state {
                    case .on(let port): return port
                    case .ended: return .some(nil)
                    case .awaited(var waiters):
                        // Cancellation may have come before the waiter was here to be found.
                        guard !Task.isCancelled else { return .some(nil) }
                        waiters[name] = waiter
                        held.state = .awaited(waiters)
                        return nil
                    }
                }
                if let known { waiter.resume(returning: known) }
            }
        } onCancel: {
            let waiter: CheckedContinuation<Int?, Never>? = held.withLock { held in
                guard case .awaited(var waiters) = held.state else { return nil }
                let waiter = waiters.removeValue(forKey: name)
                held.state = .awaited(waiters)
                return waiter
            }
            waiter?.resume(returning: nil)
        }
    }

    private func settle(_ state: State) -> [CheckedContinuation<Int?, Never>] {
        held.withLock { held in
            defer { held.state = state }
            switch held.state {
            case .awaited(let waiters): return Array(waiters.values)
            case .on, .ended: return []
            }
        }
    }
}
