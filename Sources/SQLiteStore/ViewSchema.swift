import BorderVocabulary
import GRDB
import Gate

/// The tables of `views.db`.
enum ViewSchema {
    /// Written into `PRAGMA user_version`; a file with another number is built anew.
    static let version: Int32 = 2

    private static let tables = ["trip", "record", "term", "bulletin", "hour", "overtaking", "cursor"]

    /// Makes the tables unless they are there, for this gate and in this version.
    static func prepare(_ db: Database, _ gate: GateID) throws {
        if try Int32.fetchOne(db, sql: "PRAGMA user_version") == version,
            try String.fetchOne(db, sql: "SELECT gate FROM cursor") == gate.description
        {
            return
        }
        for table in tables { try db.execute(sql: "DROP TABLE IF EXISTS \(table)") }
        try db.execute(
            sql: """
                CREATE TABLE trip (
                    id INTEGER NOT NULL PRIMARY KEY, place TEXT NOT NULL, direction INTEGER NOT NULL,
                    movement INTEGER NOT NULL, method INTEGER, category INTEGER NOT NULL, vehicle TEXT NOT NULL,
                    trailer TEXT, containers TEXT NOT NULL, firm TEXT, stage INTEGER, outcome INTEGER,
                    declared_at INTEGER NOT NULL, arrived_at INTEGER, called_at INTEGER, crossed_at INTEGER,
                    ended_at INTEGER) STRICT;
                CREATE INDEX trip_by_end ON trip (ended_at, id) WHERE ended_at IS NOT NULL;
                CREATE TABLE record (
                    trip INTEGER NOT NULL, position INTEGER NOT NULL, bytes BLOB NOT NULL,
                    PRIMARY KEY (trip, position)) STRICT, WITHOUT ROWID;
                CREATE TABLE term (
                    term TEXT NOT NULL, trip INTEGER NOT NULL, PRIMARY KEY (term, trip)) STRICT, WITHOUT ROWID;
                CREATE TABLE bulletin (date INTEGER NOT NULL PRIMARY KEY, bytes BLOB NOT NULL) STRICT;
                CREATE TABLE hour (
                    date INTEGER NOT NULL, hour INTEGER NOT NULL, place TEXT NOT NULL, arrived INTEGER NOT NULL,
                    called INTEGER NOT NULL, cleared INTEGER NOT NULL, waits INTEGER NOT NULL,
                    waited INTEGER NOT NULL, longest INTEGER NOT NULL,
                    PRIMARY KEY (date, hour, place)) STRICT, WITHOUT ROWID;
                CREATE TABLE overtaking (
                    date INTEGER NOT NULL, position INTEGER NOT NULL, trip INTEGER NOT NULL, place TEXT NOT NULL,
                    PRIMARY KEY (date, position)) STRICT, WITHOUT ROWID;
                CREATE TABLE cursor (gate TEXT NOT NULL, position INTEGER NOT NULL) STRICT;
                PRAGMA user_version = \(version);
                """)
        try db.execute(sql: "INSERT INTO cursor (gate, position) VALUES (?, 0)", arguments: [gate.description])
    }

    /// Empties the tables and puts the cursor at the start.
    static func empty(_ db: Database) throws {
        for table in tables where table != "cursor" { try db.execute(sql: "DELETE FROM \(table)") }
        try db.execute(sql: "UPDATE cursor SET position = 0")
    }
}
