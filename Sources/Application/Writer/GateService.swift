import BorderVocabulary
import Gate
import Logging
import Synchronization

/// One running gate: takes commands, keeps the committed state at hand for readers, and lets others follow the log.
package final class GateService: Sendable {
    /// The gate.
    package let gate: GateID

    /// The durable records, to follow.
    package let feed: EventFeed

    private let queue: SubmissionQueue
    private let replica: GateReplica
    private let writer: GateWriter

    private init(gate: GateID, queue: SubmissionQueue, replica: GateReplica, feed: EventFeed, writer: GateWriter) {
        self.gate = gate
        self.queue = queue
        self.replica = replica
        self.feed = feed
        self.writer = writer
    }

    deinit { writer.shutdown() }

    /// Takes the lease of the gate and loads its state from the latest snapshot and what was recorded since.
    ///
    /// Blocks until all is read. Throws what the log throws; `corrupt` names the first record that does not decode.
    package static func open(
        gate: GateID, log: any EventLog, clock: any WallClock, logger: Logger, policy: WriterPolicy = WriterPolicy()
    ) throws(LogFailure) -> GateService {
        let epoch = try log.takeLease(of: gate)
        let loaded = try GateLoader(gate: gate, log: log, logger: logger).load()
        let queue = SubmissionQueue()
        let replica = GateReplica(loaded)
        let feed = EventFeed(gate: gate, log: log, head: loaded.position, capacity: policy.recentRecords)
        let writer = GateWriter(
            gate: gate, epoch: epoch, log: log, clock: clock, logger: logger, policy: policy, queue: queue,
            replica: replica, feed: feed, loaded: loaded)
        return GateService(gate: gate, queue: queue, replica: replica, feed: feed, writer: writer)
    }

    /// Gives one command and answers when it is durable; waits for `run()` to work on it.
    package func submit(_ submission: Submission) async throws(CommandFailure) -> Receipt {
        let outcome = await withCheckedContinuation { continuation in
            if let failure = queue.offer(.one(submission, continuation)) {
                continuation.resume(returning: .failure(failure))
            }
        }
        return try outcome.get()
    }

    /// Gives many commands as one entry of the queue, in one batch; each is done or refused by itself.
    ///
    /// Answers in the order given. More than 8,192 at once are answered `.busy`, all of them.
    package func submit(all submissions: [Submission]) async -> [Result<Receipt, CommandFailure>] {
        guard !submissions.isEmpty else { return [] }
        return await withCheckedContinuation { continuation in
            if let failure = queue.offer(.all(submissions, continuation)) {
                continuation.resume(returning: Array(repeating: .failure(failure), count: submissions.count))
            }
        }
    }

    /// Lends the committed state for a short look; the writer waits meanwhile, so nothing slow belongs in the body.
    package func read<R: Sendable, E: Error>(_ body: (borrowing Gate, Position) throws(E) -> R) throws(E) -> R {
        try replica.read(body)
    }

    /// The position of the last durable record.
    package var head: Position { feed.head }

    /// How many submissions wait for the writer, at most 8,192.
    package var waiting: Int { queue.count }

    /// Works on what is submitted until the task is cancelled; then finishes what waits, and saves a snapshot.
    package func run() async {
        await withTaskCancellationHandler {
            await writer.run()
        } onCancel: {
            queue.close()
        }
        feed.stop()
    }
}
