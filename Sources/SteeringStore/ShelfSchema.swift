import GRDB

/// The tables of `steering.db`.
enum ShelfSchema {
    /// Written into `PRAGMA user_version`; a file with another number is made anew from the log.
    static let version: Int32 = 1

    private static let tables = ["observation", "number", "indicator", "area", "text", "mark", "state"]

    /// Opens for writing, with one connection that writes and a few that read.
    ///
    /// What is lost when the power fails is taken from the log again, so no commit waits for the disk.
    static func open(_ path: String) throws -> DatabasePool {
        var configuration = GRDB.Configuration()
        configuration.label = "steering"
        configuration.maximumReaderCount = 4
        configuration.busyMode = .timeout(5)
        configuration.prepareDatabase { db in
            // 64 MiB of pages for each connection that needs them, and a longer journal before it is folded back.
            try db.execute(sql: "PRAGMA cache_size = -65536; PRAGMA wal_autocheckpoint = 16384")
        }
        let pool = try DatabasePool(path: path, configuration: configuration)
        try pool.write(prepare)
        return pool
    }

    /// Opens a file that exists, for reading only.
    static func openForReading(_ path: String) throws -> DatabaseQueue {
        var configuration = GRDB.Configuration()
        configuration.label = "steering-reader"
        configuration.readonly = true
        configuration.busyMode = .timeout(5)
        return try DatabaseQueue(path: path, configuration: configuration)
    }

    private static func prepare(_ db: Database) throws {
        if try Int32.fetchOne(db, sql: "PRAGMA user_version") == version { return }
        for table in tables { try db.execute(sql: "DROP TABLE IF EXISTS \(table)") }
        try db.execute(
            sql: """
                CREATE TABLE observation (
                    place INTEGER NOT NULL PRIMARY KEY, number INTEGER NOT NULL, form INTEGER NOT NULL, low INTEGER,
                    high INTEGER, known INTEGER, grade INTEGER NOT NULL, unit INTEGER NOT NULL,
                    words INTEGER NOT NULL, source INTEGER NOT NULL, supersedes INTEGER, reason INTEGER,
                    entered INTEGER NOT NULL, approved INTEGER, published INTEGER, withdrawn INTEGER) STRICT;
                CREATE TABLE number (number INTEGER NOT NULL PRIMARY KEY, place INTEGER NOT NULL) STRICT;
                CREATE TABLE indicator (id INTEGER NOT NULL PRIMARY KEY, text TEXT NOT NULL UNIQUE) STRICT;
                CREATE TABLE area (id INTEGER NOT NULL PRIMARY KEY, text TEXT NOT NULL UNIQUE) STRICT;
                CREATE TABLE text (id INTEGER NOT NULL PRIMARY KEY, text TEXT NOT NULL UNIQUE) STRICT;
                CREATE TABLE mark (
                    id INTEGER NOT NULL PRIMARY KEY, user TEXT NOT NULL, at INTEGER NOT NULL, reason TEXT) STRICT;
                CREATE TABLE state (position INTEGER NOT NULL, count INTEGER NOT NULL) STRICT;
                INSERT INTO state (position, count) VALUES (0, 0);
                PRAGMA user_version = \(version);
                """)
    }
}
