import GRDB
import GRDBSQLite

// Whole numbers go to SQLite and come back without a wrapping: with one, a row would cost several times as much.
extension GRDB.Statement {
    func bind(_ number: Int64, at place: Int32) { sqlite3_bind_int64(sqliteStatement, place, number) }

    func bind(_ number: Int64?, at place: Int32) {
        if let number { bind(number, at: place) } else { sqlite3_bind_null(sqliteStatement, place) }
    }

    func bind(_ numbers: [Int64]) {
        for (place, number) in numbers.enumerated() { bind(number, at: Int32(place) + 1) }
    }

    /// Goes to the next row; false after the last.
    func step() throws -> Bool {
        switch sqlite3_step(sqliteStatement) {
        case SQLITE_ROW: return true
        case SQLITE_DONE: return false
        case let code:
            throw DatabaseError(
                resultCode: ResultCode(rawValue: code),
                message: String(cString: sqlite3_errmsg(sqlite3_db_handle(sqliteStatement))))
        }
    }

    func rewind() { sqlite3_reset(sqliteStatement) }

    func number(_ column: Int32) -> Int64 { sqlite3_column_int64(sqliteStatement, column) }

    func optionalNumber(_ column: Int32) -> Int64? {
        sqlite3_column_type(sqliteStatement, column) == SQLITE_NULL ? nil : number(column)
    }

    /// Runs a statement that gives no rows.
    func run(_ numbers: [Int64]) throws {
        bind(numbers)
        defer { rewind() }
        _ = try step()
    }
}
