import Foundation
import GRDB
import GRDBSQLite

/// What it is compared with: a table of latest values and nothing else, as an ordinary program would have it.
final class PlainTable {
    private let database: DatabasePool

    init(_ folder: String) throws {
        database = try DatabasePool(path: folder + "/plain.db")
        try database.write { db in
            try db.execute(
                sql: """
                    PRAGMA cache_size = -65536;
                    CREATE TABLE IF NOT EXISTS latest (
                        indicator TEXT NOT NULL, period TEXT NOT NULL, area TEXT NOT NULL, value TEXT NOT NULL,
                        said_on TEXT NOT NULL, status TEXT NOT NULL, source TEXT NOT NULL,
                        PRIMARY KEY (indicator, period, area)) WITHOUT ROWID;
                    """)
        }
    }

    /// Writes the values of one sheet over those that are there.
    func take(_ month: Int, _ mill: FigureMill, isRevised: Bool) throws {
        try database.write { db in
            let insert = try db.cachedStatement(sql: "INSERT OR REPLACE INTO latest VALUES (?, ?, ?, ?, ?, ?, ?)")
            let period = mill.period(month)
            for indicator in 0..<mill.scale.indicators {
                for area in 0..<mill.scale.areas where !isRevised || (indicator + area + month) % 10 == 0 {
                    let value = (month * 7 + indicator * 13 + area * 17) % 10_000
                    try insert.execute(arguments: [
                        FigureMill.indicator(indicator), period, FigureMill.area(area),
                        "\(value).\(isRevised ? 5 : 0)", "2024-01-06", isRevised ? "revised" : "preliminary",
                        "Sample bulletin of \(period)",
                    ])
                }
            }
        }
    }

    /// The rows of a question, all columns read.
    func rows(_ sql: String, _ arguments: StatementArguments) throws -> Int {
        try database.read { db in
            let rows = try Row.fetchCursor(try db.cachedStatement(sql: sql), arguments: arguments)
            var count = 0
            while let row = try rows.next() {
                for column in 0..<row.count { blackHole(row[column] as String) }
                count += 1
            }
            return count
        }
    }
}

/// Uses a value, so that reading it is not left out.
@inline(never) func blackHole(_ value: String) { precondition(!value.isEmpty) }
