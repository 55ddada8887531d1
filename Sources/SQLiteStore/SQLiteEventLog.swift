import Application
import BorderVocabulary
import GRDB
import Gate

/// The log in one SQLite file, `log.db`: write-ahead, synchronised to the disk before a batch counts.
///
/// One connection writes, others read beside it. One process at a time may open a directory for writing.
package final class SQLiteEventLog: EventLog {
    /// What the opener means to do.
    package enum Access: Sendable {
        /// Reads and writes; takes the directory's lock.
        case readWrite
        /// Reads only, without the lock; may be used beside a process that writes.
        case readOnly
    }

    /// Numbers that a test or an operator may set.
    package struct Options: Sendable {
        /// The most pages of 4,096 bytes that the file may have; nil for as many as the disk holds.
        package var pageLimit: Int?
        /// How many events an answer to an idempotency key outlives; answers are pruned when a snapshot is saved.
        package var answerLife: Int

        /// Takes the defaults: no limit, 1,000,000 events.
        package init(pageLimit: Int? = nil, answerLife: Int = 1_000_000) {
            self.pageLimit = pageLimit
            self.answerLife = answerLife
        }
    }

    let database: any DatabaseWriter
    private let options: Options
    // Held for as long as the log is.
    private let lock: DirectoryLock?

    /// Opens the log of a data directory, which must exist; makes the file if there is none.
    ///
    /// Throws `inUse` when another process has the directory, `corrupt` for a file that is no database, `unavailable` for
    /// a file of a later version.
    package init(directory: String, access: Access = .readWrite, options: Options = Options()) throws(LogFailure) {
        self.options = options
        let path = directory + "/log.db"
        switch access {
        case .readWrite:
            lock = try DirectoryLock(directory: directory)
            database = try LogFailure.translating { try LogSchema.open(path, options) }
        case .readOnly:
            lock = nil
            database = try LogFailure.translating { try LogSchema.openForReading(path) }
        }
    }

    /// Gives out the next epoch, durably.
    package func takeLease(of gate: GateID) throws(LogFailure) -> Epoch {
        try LogFailure.translating {
            try database.write { db in
                let statement = try db.cachedStatement(
                    sql: """
                        INSERT INTO lease (gate, epoch) VALUES (?, 1)
                        ON CONFLICT (gate) DO UPDATE SET epoch = epoch + 1 RETURNING epoch
                        """)
                let epoch = try Int64.fetchOne(statement, arguments: [gate.description]) ?? 0
                return Epoch(UInt64(epoch))
            }
        }
    }

    /// The end of the log.
    package func head(of gate: GateID) throws(LogFailure) -> Position {
        try LogFailure.translating { try database.read { try $0.head(of: gate) } }
    }

    /// Stores the whole batch or nothing of it; returns when it is on the disk.
    package func append(_ batch: Batch, to gate: GateID) throws(LogFailure) {
        try LogFailure.translating {
            try database.write { db in
                try db.check(batch, gate)
                if batch.count > 0 { try db.insert(batch, gate) }
                try db.change(batch.claims, gate)
                try db.insert(batch.answers, gate)
            }
        }
    }

    /// A page of batches, each checked against its checksum; throws `corrupt` with the first position of a wrong one.
    package func read(_ gate: GateID, after position: Position, limit: Int) throws(LogFailure) -> [StoredBatch] {
        try LogFailure.translating {
            try database.read { try $0.batches(of: gate, after: position, limit: limit) }
        }
    }

    /// The answer given to a key, if it is not older than the log keeps answers.
    package func answer(to key: IdempotencyKey, of gate: GateID) throws(LogFailure) -> KeyedAnswer? {
        // One row needs no transaction around it.
        try LogFailure.translating { try database.unsafeRead { try $0.answer(to: key, gate) } }
    }

    /// The trip that holds a claim, whatever its gate.
    package func holder(of claim: Claim) throws(LogFailure) -> TripID? {
        try LogFailure.translating { try database.unsafeRead { try $0.holder(of: claim) } }
    }

    /// Keeps the snapshot and the one before it, and drops answers that have outlived their use.
    package func save(_ snapshot: Snapshot, of gate: GateID) throws(LogFailure) {
        try LogFailure.translating {
            try database.write { db in
                try db.save(snapshot, gate)
                let oldest = Int64(snapshot.position.number) - Int64(options.answerLife)
                try db.execute(
                    sql: "DELETE FROM answer WHERE gate = ? AND position <= ?",
                    arguments: [gate.description, oldest])
            }
        }
    }

    /// The latest snapshot; throws `corrupt` with its position when its checksum is wrong.
    package func latestSnapshot(of gate: GateID) throws(LogFailure) -> Snapshot? {
        try LogFailure.translating { try database.read { try $0.latestSnapshot(of: gate) } }
    }
}

extension LogFailure {
    /// Runs the body, and says what went wrong in the words of the port.
    static func translating<R>(_ body: () throws -> R) throws(LogFailure) -> R {
        do {
            return try body()
        } catch let failure as LogFailure {
            throw failure
        } catch {
            throw SQLiteFailure(error).ofLog
        }
    }
}

extension SQLiteEventLog {
    /// How SQLite was told to keep the file, for `huunghi doctor`.
    package struct Settings: Hashable, Sendable {
        /// The journal: `wal`.
        package let journal: String
        /// When the disk is waited for: 2 is with every transaction.
        package let synchronous: Int

        /// Joins the two.
        package init(journal: String, synchronous: Int) {
            self.journal = journal
            self.synchronous = synchronous
        }
    }

    /// Asks SQLite.
    package func settings() throws(LogFailure) -> Settings {
        try LogFailure.translating {
            try database.writeWithoutTransaction { db in
                Settings(
                    journal: try String.fetchOne(db, sql: "PRAGMA journal_mode") ?? "",
                    synchronous: try Int.fetchOne(db, sql: "PRAGMA synchronous") ?? 0)
            }
        }
    }
}
