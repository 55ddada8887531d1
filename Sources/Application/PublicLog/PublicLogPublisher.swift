import BorderVocabulary
import Cryptography
import Gate
import Logging
import TransparencyLog

/// Why the public log cannot go on. None of these stops the gate; each is for people to look into.
package enum PublicLogFailure: Error, Equatable, Sendable {
    /// The tiles are not those of the checkpoint, or the checkpoint is not signed by this gate.
    case damaged(String)
    /// Records that were published are not in the gate's log any more: it was set back, or is another one.
    case logSetBack(published: Position, head: Position)
    /// What was published is not what the gate's log says at this position.
    case logRewritten(Position)
    case tiles(TileFailure)
    case log(LogFailure)

    /// Whether trying again may help: a disk may have room again, but what was signed does not change.
    var mayPass: Bool {
        switch self {
        case .damaged, .logSetBack, .logRewritten, .tiles(.missing), .tiles(.malformed), .tiles(.beyond): false
        case .tiles(.unreadable), .log: true
        }
    }
}

/// Publishes a log, a gate's or the steering room's: each durable batch becomes an entry of a transparency log, whose head is signed.
///
/// It follows the log and is never in the writer's way. What it publishes follows from the log, the secret and the
/// setting alone, so that after a crash it goes on with the very same entries.
package actor PublicLogPublisher {
    /// How many batches become one checkpoint at most.
    static let page = 1_024

    private let gate: GateID
    private let log: any EventLog
    private let follower: any LogFollower
    private let store: any TileStore
    private let form: any EntryForm
    private let interval: Duration
    private let pause: Duration
    private let clock: any Clock<Duration>
    private let logger: Logger
    private let executor = ThreadExecutor(name: "public-log")

    private var tree = GrowingLog()
    private var position = Position.start

    /// Prepares to publish a gate's log; `name` is the origin of the log and the name of its key, `interval` the least time
    /// between two checkpoints, `pause` the time after a failure before it is tried again.
    package init(
        gate: GateID, log: any EventLog, feed: EventFeed, store: any TileStore, secret: PublicLogSecret, name: KeyName,
        showsPlates: Bool = false, interval: Duration = .seconds(1), pause: Duration = .seconds(1),
        clock: any Clock<Duration> = ContinuousClock(), logger: Logger
    ) {
        self.init(
            gate, log: log, following: feed, form: GateEntries(secret: secret, showsPlates: showsPlates), store: store,
            secret: secret, name: name, interval: interval, pause: pause, clock: clock, logger: logger)
    }

    /// Prepares to publish any log of a store, in the form that its entries have.
    package init(
        _ gate: GateID, log: any EventLog, following follower: any LogFollower, form: any EntryForm,
        store: any TileStore, secret: PublicLogSecret, name: KeyName, interval: Duration = .seconds(1),
        pause: Duration = .seconds(1), clock: any Clock<Duration> = ContinuousClock(), logger: Logger
    ) {
        self.gate = gate
        self.log = log
        self.follower = follower
        self.form = form
        self.store = store
        guard let signer = NoteSigner(name: name, seed: secret.signingSeed) else {
            preconditionFailure("A seed of 32 bytes makes a key.")
        }
        self.signer = signer
        self.interval = interval
        self.pause = pause
        self.clock = clock
        self.logger = logger
    }

    deinit { executor.shutdown() }

    /// Its own thread, because tiles are written to a disk.
    package nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

    /// What signs for this log.
    package nonisolated let signer: NoteSigner
    /// The key with which checkpoints are verified.
    package nonisolated var verifierKey: VerifierKey { signer.verifierKey }

    /// Publishes until the log has stopped and all is published, or the task is cancelled.
    ///
    /// A disk that does not take the tiles is tried again; a log that is not the one that was published ends it, loudly.
    package func run() async {
        var isOpen = false
        while !Task.isCancelled {
            do throws(PublicLogFailure) {
                // After any failure nothing is published but from where the last checkpoint stands: a tree that was begun
                // anew could sign a second history.
                if !isOpen { try open() }
                isOpen = true
                try publishAll()
            } catch {
                isOpen = false
                guard error.mayPass else {
                    return logger.critical("the public log is not continued", metadata: ["reason": "\(error)"])
                }
                logger.error("the public log fell behind", metadata: ["reason": "\(error)"])
                guard (try? await clock.sleep(for: pause)) != nil else { return }
                continue
            }
            do {
                guard try await follower.hasMore(after: position) else { return }
            } catch {
                logger.error("the public log waits for the log", metadata: ["reason": "\(error)"])
            }
            guard (try? await clock.sleep(for: interval)) != nil else { return }
        }
    }

    /// Publishes everything that is in the log now.
    package func catchUp() throws(PublicLogFailure) {
        try open()
        try publishAll()
    }

    /// Serves a checkpoint with cosignatures in the place of the same one without, unless a later one is served.
    package func adopt(_ cosigned: SignedCheckpoint) {
        do {
            guard let bytes = try store.checkpoint(), let served = try? SignedCheckpoint(bytes),
                served.checkpoint == cosigned.checkpoint
            else { return }
            try store.store(checkpoint: cosigned.bytes)
        } catch {
            logger.warning("a cosigned checkpoint cannot be served", metadata: ["reason": "\(error)"])
        }
    }

    /// Goes on where the last checkpoint stands.
    private func open() throws(PublicLogFailure) {
        tree = GrowingLog()
        position = .start
        guard let bytes = try reading({ () throws(TileFailure) in try store.checkpoint() }) else { return }
        let signed: SignedCheckpoint
        do {
            signed = try SignedCheckpoint(bytes)
            try LogIdentity(verifierKey).check(signed)
        } catch {
            throw .damaged("\(error)")
        }
        let size = signed.checkpoint.size
        tree = try reading { () throws(TileFailure) in try GrowingLog(size: size, from: store) }
        guard tree.root == signed.checkpoint.root else { throw .damaged("the tiles do not lead to the signed root") }
        guard size > 0 else { return }
        try compareLast(size)
    }

    /// Holds the last entry against the log: it must be there, and say the same.
    private func compareLast(_ size: UInt64) throws(PublicLogFailure) {
        let entry = try reading { () throws(TileFailure) in
            try TileTree(size: size, from: StoreReader(store)).entry(size - 1)
        }
        let leaf: EntryOutline
        do {
            leaf = try form.outline(of: Array(entry))
        } catch {
            throw .damaged("the last entry does not decode: \(error)")
        }
        let head: Position
        let batches: [StoredBatch]
        do {
            head = try log.head(of: gate)
            batches = try log.read(gate, after: Position(leaf.batch.number - 1), limit: 1)
        } catch {
            throw .log(error)
        }
        guard head >= leaf.last else { throw .logSetBack(published: leaf.last, head: head) }
        guard let batch = batches.first, let again = try leaves(of: batch).last.map({ ($0, batch.last) }) else {
            throw .logRewritten(leaf.batch)
        }
        // With the other setting for plates the open parts differ; the commitments do not.
        let same: EntryOutline
        do {
            same = try form.outline(of: again.0)
        } catch {
            throw .logRewritten(leaf.batch)
        }
        guard same.commitments == leaf.commitments, again.1 == leaf.last else {
            throw .logRewritten(leaf.batch)
        }
        position = leaf.last
    }

    private func publishAll() throws(PublicLogFailure) {
        while true {
            let batches: [StoredBatch]
            do {
                batches = try log.read(gate, after: position, limit: PublicLogPublisher.page)
            } catch {
                throw .log(error)
            }
            guard let last = batches.last else { return }
            for batch in batches {
                for leaf in try leaves(of: batch) {
                    do {
                        try tree.append(leaf)
                    } catch {
                        throw .damaged("an entry of \(error.bytes) bytes at \(batch.first.number)")
                    }
                }
            }
            let tiles = tree.takeTiles()
            let checkpoint = Checkpoint(origin: signer.verifierKey.name.line, size: tree.size, root: tree.root)
            try reading { () throws(TileFailure) in
                // Tiles first: whoever sees the checkpoint finds what it speaks of.
                try store.store(tiles)
                try store.store(checkpoint: SignedCheckpoint(checkpoint, signedBy: signer).bytes)
                for tile in tiles where !tile.path.isPartial { try store.tidy(after: tile.path) }
            }
            position = last.last
        }
    }

    private func leaves(of batch: StoredBatch) throws(PublicLogFailure) -> [[UInt8]] {
        do {
            return try form.entries(of: batch)
        } catch {
            throw .log(error)
        }
    }

    private func reading<Value>(_ body: () throws(TileFailure) -> Value) throws(PublicLogFailure) -> Value {
        do {
            return try body()
        } catch {
            throw .tiles(error)
        }
    }
}

/// A store as a reader of one type.
struct StoreReader: TileReader {
    private let store: any TileStore

    init(_ store: any TileStore) {
        self.store = store
    }

    func bytes(of path: TilePath) throws(TileFailure) -> [UInt8]? { try store.bytes(of: path) }
}
