import Synchronization

/// The one way to the writer: bounded, first come, first served.
final class SubmissionQueue: Sendable {
    typealias Outcome = Result<Receipt, CommandFailure>

    /// Something to be answered: one submission, or many that belong into one batch.
    enum Entry: Sendable {
        case one(Submission, CheckedContinuation<Outcome, Never>)
        case all([Submission], CheckedContinuation<[Outcome], Never>)

        var count: Int {
            switch self {
            case .one: 1
            case .all(let submissions, _): submissions.count
            }
        }
    }

    /// How many submissions may wait; the next one is answered `.busy`.
    static let limit = 8_192
    /// An entry is taken whole, so that a batch holds at most this many submissions and one more entry.
    static let batchLimit = 4_096

    fileprivate struct State {
        var entries: [Entry] = []
        var submissions = 0
        var isClosed = false
        var writer: CheckedContinuation<Void, Never>?
    }

    private let state = Mutex(State())

    /// How many submissions wait.
    var count: Int { state.withLock { $0.submissions } }

    /// Queues an entry, or answers why not; the caller resumes the continuation then.
    func offer(_ entry: Entry) -> CommandFailure? {
        let (failure, writer) = state.withLock { state -> (CommandFailure?, CheckedContinuation<Void, Never>?) in
            guard !state.isClosed else { return (.stopped, nil) }
            guard state.submissions + entry.count <= SubmissionQueue.limit else { return (.busy, nil) }
            state.entries.append(entry)
            state.submissions += entry.count
            return (nil, state.writer.take())
        }
        writer?.resume()
        return failure
    }

    /// Lets nobody in any more; what waits already is still handed out.
    func close() {
        let writer = state.withLock { state in
            state.isClosed = true
            return state.writer.take()
        }
        writer?.resume()
    }

    /// What waits, oldest first, as much as fits a batch; waits for the first entry; nil when closed and empty.
    ///
    /// There is one writer. It stays on its own executor while it waits.
    func next(isolation: isolated (any Actor)? = #isolation) async -> [Entry]? {
        while true {
            let (entries, isClosed) = state.withLock { ($0.takeBatch(), $0.isClosed) }
            if !entries.isEmpty { return entries }
            if isClosed { return nil }
            await withCheckedContinuation { continuation in
                let mustNotWait = state.withLock { state in
                    guard state.entries.isEmpty, !state.isClosed else { return true }
                    state.writer = continuation
                    return false
                }
                if mustNotWait { continuation.resume() }
            }
        }
    }
}

extension SubmissionQueue.State {
    fileprivate mutating func takeBatch() -> [SubmissionQueue.Entry] {
        guard submissions > SubmissionQueue.batchLimit else {
            defer { (entries, submissions) = ([], 0) }
            return entries
        }
        var taken = 0
        var end = 0
        while end < entries.count, taken < SubmissionQueue.batchLimit {
            taken += entries[end].count
            end += 1
        }
        defer {
            entries.removeFirst(end)
            submissions -= taken
        }
        return Array(entries[..<end])
    }
}
