import GRDBSQLite

/// The least that can be done with SQLite on this disk: rows of bytes through prepared statements, write-ahead log, full
/// synchronisation.
final class BareTable {
    private var database: OpaquePointer?
    private var insert: OpaquePointer?
    private var begin: OpaquePointer?
    private var commit: OpaquePointer?

    init(_ path: String) throws {
        try check(sqlite3_open(path, &database))
        try check(
            sqlite3_exec(
                database,
                """
                PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
                CREATE TABLE row (number INTEGER PRIMARY KEY, bytes BLOB NOT NULL);
                """, nil, nil, nil))
        try check(sqlite3_prepare_v2(database, "INSERT INTO row (bytes) VALUES (?)", -1, &insert, nil))
        try check(sqlite3_prepare_v2(database, "BEGIN IMMEDIATE", -1, &begin, nil))
        try check(sqlite3_prepare_v2(database, "COMMIT", -1, &commit, nil))
    }

    deinit {
        for statement in [insert, begin, commit] { sqlite3_finalize(statement) }
        sqlite3_close(database)
    }

    /// Inserts the pieces, so many in each transaction.
    func store(_ pieces: ArraySlice<ArraySlice<UInt8>>, perTransaction: Int) throws {
        var rest = pieces
        while !rest.isEmpty {
            try step(begin)
            for piece in rest.prefix(perTransaction) {
                try piece.withUnsafeBytes {
                    try check(sqlite3_bind_blob(insert, 1, $0.baseAddress, Int32($0.count), nil))
                }
                try piece.withUnsafeBytes { _ in try step(insert) }
            }
            try step(commit)
            rest = rest.dropFirst(perTransaction)
        }
    }

    private func step(_ statement: OpaquePointer?) throws {
        guard sqlite3_step(statement) == SQLITE_DONE else {
            throw BenchFailure(String(cString: sqlite3_errmsg(database)))
        }
        sqlite3_reset(statement)
    }

    private func check(_ code: Int32) throws {
        guard code == SQLITE_OK else { throw BenchFailure(String(cString: sqlite3_errmsg(database))) }
    }
}
