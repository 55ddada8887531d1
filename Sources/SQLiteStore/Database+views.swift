import Application
import BorderVocabulary
import GRDB
import Gate

// Reading the projections.
extension Database {
    func viewCursor() throws -> Position {
        let position = try Int64.fetchOne(try cachedStatement(sql: "SELECT position FROM cursor")) ?? 0
        return Position(UInt64(bitPattern: position))
    }

    func history(of trip: TripID) throws -> [LogRecord] {
        let rows = try Row.fetchAll(
            try cachedStatement(sql: "SELECT position, bytes FROM record WHERE trip = ? ORDER BY position"),
            arguments: [Int64(bitPattern: trip.number)])
        return try rows.flatMap { try records($0) }
    }

    /// The record of a row that begins with position and bytes.
    private func records(_ row: Row) throws -> [LogRecord] {
        let batch = StoredBatch(first: Position(UInt64(bitPattern: row[0])), count: 1, bytes: row.bytes(1))
        do {
            return try RecordCodec.decode(batch)
        } catch {
            throw ViewFailure.corrupt("\(error)")
        }
    }

    func overtakings(on date: LocalDate, _ limit: Int) throws -> [Overtaking] {
        let statement = try cachedStatement(
            sql: """
                SELECT record.position, record.bytes, overtaking.place FROM overtaking
                JOIN record ON record.trip = overtaking.trip AND record.position = overtaking.position
                WHERE overtaking.date = ? ORDER BY overtaking.position LIMIT ?
                """)
        let rows = try Row.fetchAll(statement, arguments: [Int64(date.daysSinceEpoch), max(0, limit)])
        return try rows.map { row in
            guard let record = try records(row).first, let place = ShortText(row[2] as String),
                let overtaking = Overtaking(record, at: PlaceID(place))
            else { throw ViewFailure.corrupt("a call out of turn does not read back") }
            return overtaking
        }
    }

    func summary(of trip: TripID) throws -> TripSummary? {
        let statement = try cachedStatement(sql: "SELECT * FROM trip WHERE id = ?")
        return try Row.fetchOne(statement, arguments: [Int64(bitPattern: trip.number)]).map(TripSummary.init(stored:))
    }

    func summaries(beginningWith term: String, _ firm: TaxCode?, _ limit: Int) throws -> [TripSummary] {
        // Everything that begins with the term sorts before the term and the last scalar there is.
        let statement = try cachedStatement(
            sql: """
                SELECT * FROM trip WHERE id IN (SELECT trip FROM term WHERE term >= ?1 AND term < ?2)
                    AND (?3 IS NULL OR firm = ?3)
                ORDER BY id DESC LIMIT ?4
                """)
        let rows = try Row.fetchAll(
            statement, arguments: [term, term + "\u{10FFFF}", firm?.digits, max(0, limit)])
        return try rows.map(TripSummary.init(stored:))
    }

    func summaries(endedBefore cursor: EndedTripCursor?, _ limit: Int) throws -> [TripSummary] {
        let statement = try cachedStatement(
            sql: """
                SELECT * FROM trip WHERE ended_at IS NOT NULL AND (ended_at, id) < (?, ?)
                ORDER BY ended_at DESC, id DESC LIMIT ?
                """)
        let rows = try Row.fetchAll(
            statement,
            arguments: [
                cursor?.endedAt.milliseconds ?? Int64.max, (cursor?.trip.number).map { Int64($0) } ?? Int64.max,
                max(0, limit),
            ])
        return try rows.map(TripSummary.init(stored:))
    }

    func bulletins(before date: LocalDate?, _ limit: Int) throws -> [Bulletin] {
        let statement = try cachedStatement(
            sql: "SELECT bytes FROM bulletin WHERE date < ? ORDER BY date DESC LIMIT ?")
        let rows = try Row.fetchAll(
            statement, arguments: [date.map { Int64($0.daysSinceEpoch) } ?? Int64.max, max(0, limit)])
        return try rows.map { row in
            guard case .bulletinClosed(let bulletin) = try EventCodec.decode(row.bytes(0)) else {
                throw ViewFailure.corrupt("a bulletin is stored as something else")
            }
            return bulletin
        }
    }

    func hours(on date: LocalDate, _ place: PlaceID?) throws -> [HourlyFlow] {
        let statement = try cachedStatement(
            sql: "SELECT * FROM hour WHERE date = ?1 AND (?2 IS NULL OR place = ?2) ORDER BY hour, place")
        let rows = try Row.fetchAll(statement, arguments: [Int64(date.daysSinceEpoch), place?.description])
        return try rows.map { row in
            guard let name = ShortText(row["place"] as String) else { throw ViewFailure.corrupt("a place is too long") }
            var flow = HourlyFlow(place: PlaceID(name), hour: row["hour"])
            flow.arrived = row["arrived"]
            flow.called = row["called"]
            flow.cleared = row["cleared"]
            flow.waits = row["waits"]
            flow.waitedMinutes = row["waited"]
            flow.longestWaitMinutes = row["longest"]
            return flow
        }
    }
}

extension TripSummary {
    /// Reads `SELECT *` by the order of the columns, which costs a fraction of reading by name.
    fileprivate init(stored row: Row) throws {
        func moment(_ column: Int) -> Timestamp? {
            let milliseconds: Int64? = row[column]
            return milliseconds.map { Timestamp(milliseconds: $0) }
        }
        func raw<Value: RawRepresentable<UInt8>>(_ column: Int) -> Value? {
            let number: UInt8? = row[column]
            return number.flatMap(Value.init(rawValue:))
        }
        guard let place = ShortText(row[1] as String), let direction: Direction = raw(2),
            let movement: Movement = raw(3), let category: GoodsCategory = raw(5), let declaredAt = moment(12)
        else { throw ViewFailure.corrupt("a trip does not read back") }
        let containers: String = row[8]
        self.init(
            id: TripID(UInt64(bitPattern: row[0])), place: PlaceID(place), direction: direction, movement: movement,
            method: raw(4), category: category, vehicle: row[6], trailer: row[7],
            containers: containers.split(separator: " ").map(String.init), firm: row[9], stage: raw(10),
            outcome: raw(11), declaredAt: declaredAt, arrivedAt: moment(13), calledAt: moment(14),
            crossedAt: moment(15), endedAt: moment(16))
    }
}
