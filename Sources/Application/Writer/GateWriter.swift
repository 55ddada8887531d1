import BorderVocabulary
import Gate
import Logging

/// The one who decides at a gate: takes what waits, decides, stores all of it in one durable batch, and only then
/// answers anybody.
///
/// It works on a thread of its own, because storing blocks. When storing fails it throws its state away and goes on from
/// what is durable; nobody was promised anything that is not.
actor GateWriter {
    /// How often a batch is decided again because another gate or writer took something in between.
    static let attemptLimit = 3

    let gate: GateID
    private let epoch: Epoch
    let log: any EventLog
    private let logger: Logger
    private let policy: WriterPolicy
    private let queue: SubmissionQueue
    private let replica: GateReplica
    private let feed: EventFeed
    private let executor: ThreadExecutor
    private let metrics: WriterMetrics

    var clock: SteadyClock
    var state: Gate
    private var position: Position
    var recent: AnswerMemory
    var draft = BatchDraft()
    var events: [Event] = []
    private var snapshotPosition: Position
    private var mustReload = false
    private var isSuperseded = false
    var asksFirst = false

    init(
        gate: GateID, epoch: Epoch, log: any EventLog, clock: any WallClock, logger: Logger, policy: WriterPolicy,
        queue: SubmissionQueue, replica: GateReplica, feed: EventFeed, loaded: LoadedGate
    ) {
        self.gate = gate
        self.epoch = epoch
        self.log = log
        self.logger = logger
        self.policy = policy
        self.queue = queue
        self.replica = replica
        self.feed = feed
        self.clock = SteadyClock(clock, last: loaded.lastTime, logger: logger)
        executor = ThreadExecutor(name: "writer")
        metrics = WriterMetrics(gate: gate)
        state = loaded.gate
        position = loaded.position
        recent = AnswerMemory(capacity: policy.recentAnswers)
        snapshotPosition = loaded.position
    }

    nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

    /// Lets the thread end; called when nobody can submit any more.
    nonisolated func shutdown() { executor.shutdown() }

    /// Works until the queue is closed and empty.
    func run() async {
        while let entries = await queue.next() {
            work(on: entries)
            if entries.count > 1 { await GateWriter.letCallersSpeak() }
            if position.number - snapshotPosition.number >= UInt64(policy.eventsBetweenSnapshots) { saveSnapshot() }
        }
        if position > snapshotPosition { saveSnapshot() }
    }

    /// Stands in line once behind those who were just answered, so that the next batch takes along what they say next
    /// instead of the first of them alone. Nobody waits for a clock.
    @concurrent private static func letCallersSpeak() async { await Task.yield() }

    private func work(on entries: [SubmissionQueue.Entry]) {
        var submissions: [Submission] = []
        submissions.reserveCapacity(entries.count)
        for entry in entries {
            switch entry {
            case .one(let submission, _): submissions.append(submission)
            case .all(let many, _): submissions.append(contentsOf: many)
            }
        }
        let outcomes = commit(submissions)
        var next = 0
        for entry in entries {
            let end = next + entry.count
            switch entry {
            case .one(_, let caller): caller.resume(returning: outcomes[next])
            case .all(_, let caller): caller.resume(returning: Array(outcomes[next..<end]))
            }
            next = end
        }
    }

    // MARK: Committing

    private func commit(_ submissions: [Submission]) -> [SubmissionQueue.Outcome] {
        func all(_ failure: CommandFailure) -> [SubmissionQueue.Outcome] {
            Array(repeating: .failure(failure), count: submissions.count)
        }
        var reason = LogFailure.unavailable("the batch was never tried")
        for attempt in 0..<GateWriter.attemptLimit {
            guard !isSuperseded else { return all(.superseded) }
            do throws(LogFailure) {
                if mustReload { try reload() }
                // Keys are nearly always new and claims nearly always free, and the store checks them in any case. Only
                // when it has objected is it asked about each of them, to find the commands that are in the way.
                asksFirst = attempt > 0
                draft.begin(after: position)
                for submission in submissions { decide(submission) }
                if !draft.isEmpty { try store() }
                return draft.outcomes
            } catch {
                mustReload = true
                reason = error
                guard mayRetry(error) else { break }
            }
        }
        return all(isSuperseded ? .superseded : .unavailable(reason))
    }

    /// Notes why storing failed, and answers whether deciding again may help.
    private func mayRetry(_ failure: LogFailure) -> Bool {
        switch failure {
        case .claimed, .keyUsed: return true
        case .wrongPosition, .superseded, .diskFull, .readOnly, .inUse, .corrupt, .unavailable:
            metrics.batchFailed()
            logger.warning("the log did not take a batch", metadata: ["gate": "\(gate)", "reason": "\(failure)"])
        }
        switch failure {
        case .claimed, .keyUsed, .wrongPosition: return true
        case .superseded:
            isSuperseded = true
            return false
        case .diskFull, .readOnly, .inUse, .corrupt, .unavailable: return false
        }
    }

    private func store() throws(LogFailure) {
        let begin = ContinuousClock.now
        try log.append(draft.batch(epoch), to: gate)
        metrics.batch(events: draft.records.count, submissions: draft.outcomes.count, took: begin.duration(to: .now))
        position = draft.last
        replica.apply(draft.records)
        feed.publish(draft.records)
        for answer in draft.answers { recent.remember(answer) }
    }

    /// Goes on from what is durable: the committed state, and what the log has after it, should a batch have become
    /// durable although we were told otherwise.
    private func reload() throws(LogFailure) {
        var committed = replica.copy().position
        guard try log.head(of: gate) >= committed else {
            throw .corrupt(at: committed, "the log ends before a record that was durable")
        }
        while true {
            let batches = try log.read(gate, after: committed, limit: GateLoader.page)
            guard let last = batches.last else { break }
            for batch in batches {
                let known = committed
                let records = try RecordCodec.decode(batch).filter { $0.position > known }
                replica.apply(records)
                feed.publish(records)
            }
            committed = last.last
        }
        let loaded = replica.copy()
        state = loaded.gate
        position = loaded.position
        clock.restart(after: loaded.lastTime)
        mustReload = false
    }

    // MARK: Snapshots

    /// A snapshot that cannot be saved is no loss: the log has everything.
    private func saveSnapshot() {
        guard !isSuperseded, !mustReload else { return }
        snapshotPosition = position
        do throws(LogFailure) {
            try log.save(SnapshotCodec.encode(state, at: position, lastTime: clock.last), of: gate)
        } catch {
            logger.warning("no snapshot was saved", metadata: ["gate": "\(gate)", "reason": "\(error)"])
        }
    }
}
