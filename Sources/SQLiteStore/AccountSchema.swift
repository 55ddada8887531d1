import Application
import Cryptography
import Foundation
import GRDB

/// The tables of `accounts.db`, and how the file is opened.
enum AccountSchema {
    /// Written into `PRAGMA user_version`.
    static let version: Int32 = 2

    static func open(_ path: String) throws -> any DatabaseWriter {
        // Made here first, so that it is never readable by others, not even for a moment.
        let descriptor = Foundation.open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        if descriptor >= 0 { close(descriptor) }
        var configuration = configuration
        configuration.maximumReaderCount = 4
        let pool = try DatabasePool(path: path, configuration: configuration)
        // GRDB relaxes this when it turns the write-ahead log on. An answered declaration names a driver who is kept
        // here, so what is here is as durable as the log.
        try pool.writeWithoutTransaction { try $0.execute(sql: "PRAGMA synchronous = FULL") }
        try pool.write(migrate)
        return pool
    }

    static func openInMemory() throws -> any DatabaseWriter {
        let queue = try DatabaseQueue(configuration: configuration)
        try queue.write(migrate)
        return queue
    }

    private static var configuration: GRDB.Configuration {
        var configuration = GRDB.Configuration()
        configuration.label = "accounts"
        configuration.busyMode = .timeout(5)
        configuration.foreignKeysEnabled = true
        // What is erased is overwritten.
        configuration.prepareDatabase { try $0.execute(sql: "PRAGMA secure_delete = ON") }
        return configuration
    }

    private static func migrate(_ db: Database) throws {
        let found = try Int32.fetchOne(db, sql: "PRAGMA user_version") ?? 0
        guard found <= version else {
            throw AccountFailure.unavailable(
                "accounts.db has version \(found); this software knows up to \(version)")
        }
        if found < 1 { try makeTables(db) }
        if found < 2 { try makeRecordOfDrivers(db) }
        try db.execute(sql: "PRAGMA user_version = \(version)")
    }

    /// Who corrected or erased a driver's row, when and why; never what stood there. Rows are added and nothing else.
    private static func makeRecordOfDrivers(_ db: Database) throws {
        try db.execute(
            sql: """
                CREATE TABLE driver_change (
                    number INTEGER NOT NULL PRIMARY KEY, driver TEXT NOT NULL, kind INTEGER NOT NULL,
                    user TEXT NOT NULL, duty INTEGER NOT NULL, at INTEGER NOT NULL, reason TEXT NOT NULL) STRICT;
                CREATE INDEX driver_change_by_driver ON driver_change (driver, number);
                CREATE TRIGGER driver_change_stays BEFORE UPDATE ON driver_change
                    BEGIN SELECT RAISE(ABORT, 'what was recorded stays'); END;
                CREATE TRIGGER driver_change_is_kept BEFORE DELETE ON driver_change
                    BEGIN SELECT RAISE(ABORT, 'what was recorded stays'); END;
                """)
    }

    private static func makeTables(_ db: Database) throws {
        try db.execute(
            sql: """
                CREATE TABLE person (
                    id TEXT NOT NULL PRIMARY KEY, login TEXT NOT NULL UNIQUE, name TEXT NOT NULL,
                    is_disabled INTEGER NOT NULL, password TEXT) STRICT;
                CREATE TABLE duty (
                    person TEXT NOT NULL REFERENCES person, ordinal INTEGER NOT NULL, duty INTEGER NOT NULL,
                    from_at INTEGER NOT NULL, until_at INTEGER, firm TEXT,
                    PRIMARY KEY (person, ordinal)) STRICT, WITHOUT ROWID;
                CREATE TABLE failure (
                    login TEXT NOT NULL PRIMARY KEY, failures INTEGER NOT NULL, locked_until INTEGER,
                    at INTEGER NOT NULL) STRICT;
                CREATE TABLE session (
                    digest BLOB NOT NULL PRIMARY KEY, csrf TEXT NOT NULL, user TEXT NOT NULL REFERENCES person,
                    duty INTEGER NOT NULL, firm TEXT, created_at INTEGER NOT NULL, idle_until INTEGER NOT NULL,
                    expires_at INTEGER NOT NULL) STRICT;
                CREATE TABLE token (
                    id TEXT NOT NULL PRIMARY KEY, digest BLOB NOT NULL UNIQUE,
                    user TEXT NOT NULL REFERENCES person, label TEXT NOT NULL, scopes TEXT NOT NULL,
                    created_at INTEGER NOT NULL, expires_at INTEGER NOT NULL) STRICT;
                CREATE TABLE link (digest BLOB NOT NULL PRIMARY KEY, expires_at INTEGER NOT NULL) STRICT;
                CREATE TABLE driver (
                    id TEXT NOT NULL PRIMARY KEY, name TEXT NOT NULL, phone TEXT, document TEXT NOT NULL) STRICT;
                CREATE TABLE secret (name TEXT NOT NULL PRIMARY KEY, value BLOB NOT NULL) STRICT;
                """)
        try db.execute(
            sql: "INSERT INTO secret (name, value) VALUES ('driver', ?)", arguments: [Secret.random(bytes: 32).blob])
    }
}
