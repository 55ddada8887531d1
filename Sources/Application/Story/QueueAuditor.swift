import BorderVocabulary
import Gate
import Glibc
import Logging
import Synchronization
import TransparencyLog

/// What the gate's own auditor has found so far.
package struct AuditStanding: Sendable {
    /// The last checkpoint up to which everything was checked; nil before the first.
    package let checked: Checkpoint?
    /// How many entries were replayed, and of how many.
    package let entries: UInt64
    /// The size of the newest checkpoint that was seen.
    package let published: UInt64
    /// The position and the time of the last record that was replayed.
    package let position: Position
    /// When that record was made.
    package let at: Timestamp
    /// The counts of a day.
    package let day: QueueAudit.Day
    /// All calls by no rule since the first record.
    package let inversions: Int
    /// All clocks of calls, and all bookings, windows and draws, that are not what the rules give.
    package let clockFaults: Int
    package let slotFaults: Int
    /// The last few of the calls by no rule.
    package let latest: [QueueAudit.Inversion]
    /// Why the public log is not believed; nil while it is.
    package let flaw: PublicLogFlaw?

    /// How many calls by no rule are named; the log and the stories have the others.
    package static let latestLimit = 10

    /// Whether nothing that is published is still to be looked at.
    package var isCaughtUp: Bool { checked != nil && entries >= published && flaw == nil }
}

/// What an auditor answers when it is asked for the story of a trip.
package enum StoryAnswer: Sendable {
    /// The story, as far as the auditor has read.
    case story(TripStory)
    /// The log has had such a trip, but what its story needs is not kept any more.
    case forgotten
    /// Nothing was read of it yet.
    case unknown
}

/// Follows the gate's published log as a stranger would, and keeps what the stories of recent trips need.
///
/// It reads tiles and checkpoints, never the gate's own log, and begins at the first entry at each start: what it says it
/// has computed. It works on a thread of its own with little priority. See docs/decisions/0013-the-story-of-one-truck.md.
package actor QueueAuditor {
    fileprivate struct State {
        var audit = QueueAudit(telling: StoryBook())
        var checked: Checkpoint?
        var entries: UInt64 = 0
        var published: UInt64 = 0
        var flaw: PublicLogFlaw?
    }

    /// How many calls by no rule are logged one by one at a time; the rest is counted.
    private static let loggedAtOnce = 20
    /// By how much the thread is nicer than the others.
    private static let niceness: CInt = 10

    private let store: any TileStore
    private let policy: TrustPolicy
    private let interval: Duration
    private let clock: any Clock<Duration>
    private let logger: Logger
    private let state = Mutex(State())
    private let executor = ThreadExecutor(name: "queue-auditor")

    /// Prepares to follow a log; `interval` is the time between two looks at its checkpoint.
    package init(
        store: any TileStore, key: VerifierKey, interval: Duration = .seconds(1),
        clock: any Clock<Duration> = ContinuousClock(), logger: Logger
    ) {
        self.store = store
        guard let policy = try? TrustPolicy(logs: [LogIdentity(key)]) else {
            preconditionFailure("One log without witnesses is a policy.")
        }
        self.policy = policy
        self.interval = interval
        self.clock = clock
        self.logger = logger
    }

    deinit { executor.shutdown() }

    /// Its own thread, because a long log takes its time.
    package nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

    /// Follows the log until the task is cancelled, or until the log is not to be believed any more, which is said loudly.
    package func run() async {
        // Of this thread alone, which is what the number 0 means on Linux.
        setpriority(CInt(PRIO_PROCESS.rawValue), 0, QueueAuditor.niceness)
        while !Task.isCancelled {
            do throws(PublicLogFlaw) {
                try catchUp()
            } catch {
                guard !Task.isCancelled else { return }
                guard error.mayPass else {
                    return logger.critical("the public log does not hold", metadata: ["reason": "\(error)"])
                }
                logger.warning("the public log could not be audited", metadata: ["reason": "\(error)"])
            }
            guard (try? await clock.sleep(for: interval)) != nil else { return }
        }
    }

    /// Checks what was published since the last time.
    package func catchUp() throws(PublicLogFlaw) {
        do {
            try follow()
        } catch {
            // What was replayed and then not confirmed is not believed: the next time begins anew.
            state.withLock { state in
                state = State()
                if !error.mayPass { state.flaw = error }
            }
            throw error
        }
    }

    private func follow() throws(PublicLogFlaw) {
        guard let signed = try newest(), signed.checkpoint != state.withLock({ $0.checked }) else { return }
        let known = state.withLock { state in
            state.published = signed.checkpoint.size
            return (checked: state.checked, inversions: state.audit.total.inversions, faults: state.audit.faults)
        }
        var flaw: QueueAudit.Flaw?
        var judge = DrawJudge(StoreReader(store), log: signed.checkpoint)
        var failure: TileFailure?
        do {
            try LogAudit(InterruptibleReader(store)).check(signed.checkpoint, from: known.checked) { index, entry in
                guard flaw == nil else { return }
                state.withLock { state in
                    flaw = state.take(entry, index)
                    // Judged as they come, so that what a year of draws has shown is not kept.
                    state.audit.judgeDraws { shown in
                        do throws(TileFailure) { return try judge.verdict(on: shown) } catch {
                            failure = error
                            return (true, false)
                        }
                    }
                }
            }
        } catch {
            throw .log(error)
        }
        if let flaw { throw .history(flaw) }
        if let failure { throw .proof(failure) }
        let found = state.withLock { state in
            state.checked = signed.checkpoint
            return (
                total: state.audit.total.inversions, all: state.audit.inversions, faults: state.audit.faults
            )
        }
        tell(found.all.dropFirst(known.inversions), of: found.total - known.inversions)
        if found.faults > known.faults {
            logger.critical(
                "clocks of calls, or slots and draws, are not what the rules give",
                metadata: ["count": "\(found.faults - known.faults)"])
        }
    }

    private func newest() throws(PublicLogFlaw) -> SignedCheckpoint? {
        let bytes: [UInt8]?
        do {
            bytes = try store.checkpoint()
        } catch {
            throw .log(.tile(error))
        }
        guard let bytes else { return nil }
        let signed: SignedCheckpoint
        do {
            signed = try SignedCheckpoint(bytes)
        } catch {
            throw .checkpoint(error)
        }
        do {
            _ = try policy.check(signed)
        } catch {
            throw .trust(error)
        }
        return signed
    }

    private func tell(_ new: ArraySlice<QueueAudit.Inversion>, of count: Int) {
        guard count > 0 else { return }
        for one in new.prefix(QueueAuditor.loggedAtOnce) {
            logger.critical(
                "a vehicle was called by no rule, and nobody answers for it",
                metadata: [
                    "position": "\(one.position.number)", "called": "\(one.called)",
                    "turn-of": "\(one.first.map(\.description) ?? "nobody")",
                ])
        }
        logger.critical("calls by no rule", metadata: ["count": "\(count)"])
    }

    // MARK: Questions, from any thread

    /// What was found so far, with the counts of a day.
    package nonisolated func standing(on day: LocalDate) -> AuditStanding {
        state.withLock { state in
            AuditStanding(
                checked: state.checked, entries: state.entries, published: state.published,
                position: state.audit.position, at: state.audit.last, day: state.audit.days[day] ?? QueueAudit.Day(),
                inversions: state.audit.total.inversions, clockFaults: state.audit.total.clockFaults,
                slotFaults: state.audit.slots.wrongCount,
                latest: state.audit.inversions.suffix(AuditStanding.latestLimit), flaw: state.flaw)
        }
    }

    /// The story of a trip, as far as was read.
    package nonisolated func story(of id: TripID) -> StoryAnswer {
        let (material, isKnown) = state.withLock { state in
            (state.audit.storyMaterial(of: id), state.audit.knows(id))
        }
        // Told outside of the lock: a long line has many calls.
        if let material { return .story(material.story) }
        return isKnown ? .forgotten : .unknown
    }
}

extension QueueAuditor.State {
    fileprivate mutating func take(_ entry: ArraySlice<UInt8>, _ index: UInt64) -> QueueAudit.Flaw? {
        do {
            try audit.take(entry, index: index)
        } catch {
            return error
        }
        entries = index + 1
        return nil
    }
}

extension PublicLogFlaw {
    /// Whether trying again may help: a disk may be there again, but what was signed does not change.
    var mayPass: Bool {
        switch self {
        case .log(.tile(.unreadable)), .proof(.unreadable): true
        case .checkpoint, .trust, .log, .fork, .rewritten, .shrunk, .proof, .history: false
        }
    }
}

/// Tiles of a store, until the task is cancelled: who stops the gate does not wait for a year's log.
private struct InterruptibleReader: TileReader {
    private let store: any TileStore

    init(_ store: any TileStore) {
        self.store = store
    }

    func bytes(of path: TilePath) throws(TileFailure) -> [UInt8]? {
        guard !Task.isCancelled else { throw .unreadable(path, "cancelled") }
        return try store.bytes(of: path)
    }
}
