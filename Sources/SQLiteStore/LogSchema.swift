import Application
import GRDB

/// The tables of `log.db`, and how the file is opened.
enum LogSchema {
    /// Written into `PRAGMA user_version`.
    static let version: Int32 = 1

    /// Opens for writing, with one connection that writes and a few that read.
    static func open(_ path: String, _ options: SQLiteEventLog.Options) throws -> DatabasePool {
        var configuration = GRDB.Configuration()
        configuration.label = "log"
        configuration.maximumReaderCount = 4
        configuration.busyMode = .timeout(5)
        configuration.prepareDatabase { db in
            try db.execute(sql: "PRAGMA synchronous = FULL")
            if let limit = options.pageLimit { try db.execute(sql: "PRAGMA max_page_count = \(limit)") }
        }
        let pool = try DatabasePool(path: path, configuration: configuration)
        // GRDB relaxes this when it turns the write-ahead log on. A batch counts only when it is on the disk.
        try pool.writeWithoutTransaction { try $0.execute(sql: "PRAGMA synchronous = FULL") }
        try pool.write(migrate)
        return pool
    }

    /// Opens a file that exists, for reading only.
    static func openForReading(_ path: String) throws -> DatabaseQueue {
        var configuration = GRDB.Configuration()
        configuration.label = "log-reader"
        configuration.readonly = true
        configuration.busyMode = .timeout(5)
        let queue = try DatabaseQueue(path: path, configuration: configuration)
        try queue.read(requireKnownVersion)
        return queue
    }

    private static func requireKnownVersion(_ db: Database) throws {
        let found = try Int32.fetchOne(db, sql: "PRAGMA user_version") ?? 0
        guard found <= version else {
            throw LogFailure.unavailable("log.db has version \(found); this software knows up to \(version)")
        }
    }

    private static func migrate(_ db: Database) throws {
        try requireKnownVersion(db)
        guard try Int32.fetchOne(db, sql: "PRAGMA user_version") == 0 else { return }
        try db.execute(
            sql: """
                CREATE TABLE batch (
                    gate TEXT NOT NULL, first INTEGER NOT NULL, count INTEGER NOT NULL, epoch INTEGER NOT NULL,
                    checksum BLOB NOT NULL, bytes BLOB NOT NULL, PRIMARY KEY (gate, first)) STRICT;
                CREATE TABLE claim (
                    kind INTEGER NOT NULL, text TEXT NOT NULL, gate TEXT NOT NULL, trip INTEGER NOT NULL,
                    PRIMARY KEY (kind, text)) STRICT, WITHOUT ROWID;
                CREATE TABLE answer (
                    gate TEXT NOT NULL, user TEXT NOT NULL, key TEXT NOT NULL, fingerprint INTEGER NOT NULL,
                    trip INTEGER, position INTEGER NOT NULL, at INTEGER NOT NULL, events INTEGER NOT NULL,
                    PRIMARY KEY (gate, user, key)) STRICT, WITHOUT ROWID;
                CREATE INDEX answer_by_position ON answer (gate, position);
                CREATE TABLE lease (gate TEXT NOT NULL PRIMARY KEY, epoch INTEGER NOT NULL) STRICT, WITHOUT ROWID;
                CREATE TABLE snapshot (
                    gate TEXT NOT NULL, position INTEGER NOT NULL, checksum BLOB NOT NULL, bytes BLOB NOT NULL,
                    PRIMARY KEY (gate, position)) STRICT;
                PRAGMA user_version = 1;
                """)
    }
}
