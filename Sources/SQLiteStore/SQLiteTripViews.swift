import Application
import BorderVocabulary
import GRDB
import Gate

/// The projections of one gate in one SQLite file that may be deleted at any time; it is then built anew.
package final class SQLiteTripViews: TripViews {
    private let database: any DatabaseWriter

    /// Opens the file, or makes it. A file of another gate or another version is emptied.
    package init(path: String, gate: GateID) throws(ViewFailure) {
        database = try ViewFailure.translating {
            var configuration = GRDB.Configuration()
            configuration.label = "views"
            configuration.maximumReaderCount = 4
            configuration.busyMode = .timeout(5)
            let pool = try DatabasePool(path: path, configuration: configuration)
            try pool.write { try ViewSchema.prepare($0, gate) }
            return pool
        }
    }

    /// Projections that live in memory.
    package init(inMemoryFor gate: GateID) throws(ViewFailure) {
        database = try ViewFailure.translating {
            let queue = try DatabaseQueue()
            try queue.write { try ViewSchema.prepare($0, gate) }
            return queue
        }
    }

    /// The position of the last record in the tables.
    package func cursor() throws(ViewFailure) -> Position {
        try ViewFailure.translating { try database.read { try $0.viewCursor() } }
    }

    /// Adds records in one transaction; throws `unavailable` when they do not follow the cursor.
    package func apply(_ records: [LogRecord]) throws(ViewFailure) {
        guard let first = records.first, let last = records.last else { return }
        try ViewFailure.translating {
            try database.write { db in
                let cursor = try db.viewCursor()
                guard first.position == cursor.advanced(by: 1) else {
                    throw ViewFailure.unavailable("record \(first.position.number) does not follow \(cursor.number)")
                }
                var page = ViewPage()
                for record in records { try page.add(record, in: db) }
                try page.write(to: db)
                try db.execute(sql: "UPDATE cursor SET position = ?", arguments: [Int64(last.position.number)])
            }
        }
    }

    /// Empties every table.
    package func reset() throws(ViewFailure) {
        try ViewFailure.translating { try database.write { try ViewSchema.empty($0) } }
    }

    /// Everything that was recorded about a trip, oldest first.
    package func history(of trip: TripID) throws(ViewFailure) -> [LogRecord] {
        try ViewFailure.translating { try database.read { try $0.history(of: trip) } }
    }

    /// The line about one trip.
    package func summary(of trip: TripID) throws(ViewFailure) -> TripSummary? {
        try ViewFailure.translating { try database.read { try $0.summary(of: trip) } }
    }

    /// Trips whose terms begin with the text, newest first.
    package func search(_ text: String, firm: TaxCode?, limit: Int) throws(ViewFailure) -> [TripSummary] {
        let term = SearchTerm.folded(text)
        guard term.unicodeScalars.count >= SearchTerm.shortest else { return [] }
        return try ViewFailure.translating { try database.read { try $0.summaries(beginningWith: term, firm, limit) } }
    }

    /// A page of ended trips, last ended first.
    package func trips(endedBefore cursor: EndedTripCursor?, limit: Int) throws(ViewFailure) -> [TripSummary] {
        try ViewFailure.translating { try database.read { try $0.summaries(endedBefore: cursor, limit) } }
    }

    /// The bulletin of a day.
    package func bulletin(on date: LocalDate) throws(ViewFailure) -> Bulletin? {
        try bulletins(before: date.adding(days: 1), limit: 1).first { $0.date == date }
    }

    /// Bulletins of earlier days, newest first.
    package func bulletins(before date: LocalDate?, limit: Int) throws(ViewFailure) -> [Bulletin] {
        try ViewFailure.translating { try database.read { try $0.bulletins(before: date, limit) } }
    }

    /// Calls out of turn of a day, oldest first.
    package func overtakings(on date: LocalDate, limit: Int) throws(ViewFailure) -> [Overtaking] {
        try ViewFailure.translating { try database.read { try $0.overtakings(on: date, limit) } }
    }

    /// The hours of a day, by hour and place.
    package func hourly(on date: LocalDate, place: PlaceID?) throws(ViewFailure) -> [HourlyFlow] {
        try ViewFailure.translating { try database.read { try $0.hours(on: date, place) } }
    }
}

extension ViewFailure {
    /// Runs the body, and says what went wrong in the words of the port.
    static func translating<R>(_ body: () throws -> R) throws(ViewFailure) -> R {
        do {
            return try body()
        } catch let failure as ViewFailure {
            throw failure
        } catch {
            throw SQLiteFailure(error).ofView
        }
    }
}
