import Application
import BorderVocabulary
import GRDB
import Gate

// Writing the projections.
extension Database {
    /// Writes a trip; `before` is what the table has of it.
    func upsert(_ trip: TripSummary, before: TripSummary?) throws {
        let id = Int64(bitPattern: trip.id.number)
        let statement = try cachedStatement(
            sql: """
                INSERT OR REPLACE INTO trip (
                    id, place, direction, movement, method, category, vehicle, trailer, containers, firm, stage,
                    outcome, declared_at, arrived_at, called_at, crossed_at, ended_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)
        try statement.execute(arguments: [
            id, trip.place.description, trip.direction.rawValue, trip.movement.rawValue, trip.method?.rawValue,
            trip.category.rawValue, trip.vehicle, trip.trailer, trip.containers.joined(separator: " "), trip.firm,
            trip.stage?.rawValue, trip.outcome?.rawValue, trip.declaredAt.milliseconds, trip.arrivedAt?.milliseconds,
            trip.calledAt?.milliseconds, trip.crossedAt?.milliseconds, trip.endedAt?.milliseconds,
        ])
        // A plate that was corrected still leads to its trip: terms are added and never taken away.
        let known = before.map(SearchTerm.terms) ?? []
        let insert = try cachedStatement(sql: "INSERT OR IGNORE INTO term (term, trip) VALUES (?, ?)")
        for term in SearchTerm.terms(of: trip).subtracting(known) { try insert.execute(arguments: [term, id]) }
    }

    func insert(_ record: LogRecord, of trip: TripID) throws {
        let statement = try cachedStatement(
            sql: "INSERT OR REPLACE INTO record (trip, position, bytes) VALUES (?, ?, ?)")
        try statement.execute(arguments: [
            Int64(bitPattern: trip.number), Int64(record.position.number), RecordCodec.encode([record]).blob,
        ])
    }

    func upsert(_ bulletin: Bulletin) throws {
        let statement = try cachedStatement(sql: "INSERT OR REPLACE INTO bulletin (date, bytes) VALUES (?, ?)")
        try statement.execute(arguments: [
            Int64(bulletin.date.daysSinceEpoch), EventCodec.encode(.bulletinClosed(bulletin)).blob,
        ])
    }

    func upsert(_ overtaking: Overtaking) throws {
        let statement = try cachedStatement(
            sql: "INSERT OR REPLACE INTO overtaking (date, position, trip, place) VALUES (?, ?, ?, ?)")
        try statement.execute(arguments: [
            Int64(overtaking.at.localDate.daysSinceEpoch), Int64(overtaking.position.number),
            Int64(bitPattern: overtaking.trip.number), overtaking.place.description,
        ])
    }

    func upsert(_ flow: HourlyFlow, on date: LocalDate) throws {
        let statement = try cachedStatement(
            sql: """
                INSERT INTO hour (date, hour, place, arrived, called, cleared, waits, waited, longest)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (date, hour, place) DO UPDATE SET
                    arrived = arrived + excluded.arrived, called = called + excluded.called,
                    cleared = cleared + excluded.cleared, waits = waits + excluded.waits,
                    waited = waited + excluded.waited, longest = MAX(longest, excluded.longest)
                """)
        try statement.execute(arguments: [
            Int64(date.daysSinceEpoch), flow.hour, flow.place.description, flow.arrived, flow.called, flow.cleared,
            flow.waits, flow.waitedMinutes, flow.longestWaitMinutes,
        ])
    }
}
