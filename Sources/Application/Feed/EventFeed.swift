import BorderVocabulary
import Gate
import Synchronization

/// Follows the log of one gate: every durable record, once, in order, from any position on.
///
/// Recent records come from memory, older ones from the log. Any number may wait; waking them costs one pass.
package final class EventFeed: Sendable {
    /// How many recent records stay in memory unless told otherwise.
    package static let defaultCapacity = 65_536

    fileprivate struct State {
        var ring: RecordRing
        var head: Position
        var isStopped = false
        var waiters: [UInt64: CheckedContinuation<Void, Never>] = [:]
        var nextWaiter: UInt64 = 0
    }

    private let state: Mutex<State>
    private let archive: LogArchive

    /// Begins at the head of a log that was just loaded.
    package init(gate: GateID, log: any EventLog, head: Position, capacity: Int = EventFeed.defaultCapacity) {
        state = Mutex(State(ring: RecordRing(capacity: capacity), head: head))
        archive = LogArchive(gate: gate, log: log)
    }

    deinit { archive.shutdown() }

    /// The position of the last record that can be read.
    package var head: Position { state.withLock { $0.head } }

    /// At most `limit` records after a position, oldest first; waits for the first of them.
    ///
    /// Answers nil when there is nothing more and the feed was stopped, or the calling task cancelled. Reads old records
    /// on a thread of its own. Throws what the log throws; `corrupt` when a record does not decode.
    package func next(after position: Position, limit: Int) async throws(LogFailure) -> [LogRecord]? {
        while true {
            switch look(after: position, limit: limit) {
            case .records(let records): return records
            case .older(let head): return try await archive.records(after: position, upTo: head, limit: limit)
            case .stopped: return nil
            case .nothingYet:
                guard !Task.isCancelled else { return nil }
                await wait(after: position)
            }
        }
    }

    /// At most `limit` records after a position, oldest first, without waiting; may block on the disk.
    package func records(after position: Position, limit: Int) throws(LogFailure) -> [LogRecord] {
        switch look(after: position, limit: limit) {
        case .records(let records): return records
        case .older(let head): return try archive.read(after: position, upTo: head, limit: limit)
        case .stopped, .nothingYet: return []
        }
    }

    /// Adds records that have just become durable and wakes everybody who waits.
    func publish(_ records: [LogRecord]) {
        guard let last = records.last else { return }
        let waiters = state.withLock { state in
            for record in records { state.ring.append(record) }
            state.head = last.position
            return state.takeWaiters()
        }
        for waiter in waiters { waiter.resume() }
    }

    /// Nothing will follow; who waits is told.
    func stop() {
        let waiters = state.withLock { state in
            state.isStopped = true
            return state.takeWaiters()
        }
        for waiter in waiters { waiter.resume() }
    }

    private enum Look {
        case records([LogRecord])
        case older(head: Position)
        case nothingYet
        case stopped
    }

    private func look(after position: Position, limit: Int) -> Look {
        state.withLock { state in
            guard position < state.head else { return state.isStopped ? .stopped : .nothingYet }
            guard let records = state.ring.records(after: position, limit: max(1, limit)) else {
                return .older(head: state.head)
            }
            return .records(records)
        }
    }

    private func wait(after position: Position) async {
        let name = state.withLock { state in
            state.nextWaiter += 1
            return state.nextWaiter
        }
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let mustNotWait = state.withLock { state in
                    // Cancellation may have come before the waiter was here to be found.
                    guard position >= state.head, !state.isStopped, !Task.isCancelled else { return true }
                    state.waiters[name] = continuation
                    return false
                }
                if mustNotWait { continuation.resume() }
            }
        } onCancel: {
            state.withLock { $0.waiters.removeValue(forKey: name) }?.resume()
        }
    }
}

extension EventFeed.State {
    fileprivate mutating func takeWaiters() -> [CheckedContinuation<Void, Never>] {
        guard !waiters.isEmpty else { return [] }
        defer { waiters.removeAll(keepingCapacity: true) }
        return Array(waiters.values)
    }
}
