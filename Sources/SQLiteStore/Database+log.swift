import Application
import BorderVocabulary
import Foundation
import GRDB
import GRDBSQLite
import Gate

// The statements of the log. SQLite keeps signed numbers: trips, positions and epochs stay below 2⁶³ by far, and
// fingerprints are stored by their bits.
extension Database {
    func head(of gate: GateID) throws -> Position {
        let statement = try cachedStatement(
            sql: "SELECT first + count - 1 FROM batch WHERE gate = ? ORDER BY first DESC LIMIT 1")
        return Position(UInt64(try Int64.fetchOne(statement, arguments: [gate.description]) ?? 0))
    }

    func check(_ batch: Batch, _ gate: GateID) throws {
        let lease = try cachedStatement(sql: "SELECT epoch FROM lease WHERE gate = ?")
        let epoch = Epoch(UInt64(try Int64.fetchOne(lease, arguments: [gate.description]) ?? 0))
        guard epoch <= batch.epoch else { throw LogFailure.superseded(by: epoch) }
        let expected = try head(of: gate).advanced(by: 1)
        guard batch.first == expected else { throw LogFailure.wrongPosition(expected: expected) }
    }

    func insert(_ batch: Batch, _ gate: GateID) throws {
        var checksums = BatchChecksum(gate)
        let checksum = batch.bytes.withUnsafeBytes { bytes in
            checksums.of(first: batch.first, count: batch.count, epoch: batch.epoch, bytes: bytes) { Data($0) }
        }
        let statement = try cachedStatement(
            sql: "INSERT INTO batch (gate, first, count, epoch, checksum, bytes) VALUES (?, ?, ?, ?, ?, ?)")
        try statement.execute(arguments: [
            gate.description, Int64(batch.first.number), batch.count, Int64(batch.epoch.number), checksum,
            batch.bytes.blob,
        ])
    }

    func change(_ changes: [ClaimChange], _ gate: GateID) throws {
        guard !changes.isEmpty else { return }
        let name = gate.description
        let take = try cachedStatement(
            sql: """
                INSERT INTO claim (kind, text, gate, trip) VALUES (?, ?, ?, ?)
                ON CONFLICT (kind, text) DO UPDATE SET trip = trip
                WHERE gate = excluded.gate AND trip = excluded.trip
                """)
        let release = try cachedStatement(
            sql: "DELETE FROM claim WHERE kind = ? AND text = ? AND gate = ? AND trip = ?")
        for change in changes {
            switch change {
            case .take(let claim, let trip):
                try take.execute(arguments: claim.arguments(name, trip))
                guard changesCount == 1 else {
                    throw LogFailure.claimed(claim, by: try holder(of: claim) ?? trip)
                }
            case .release(let claim, let trip):
                try release.execute(arguments: claim.arguments(name, trip))
            }
        }
    }

    func insert(_ answers: [KeyedAnswer], _ gate: GateID) throws {
        guard !answers.isEmpty else { return }
        let name = gate.description
        let insert = try cachedStatement(
            sql: """
                INSERT INTO answer (gate, user, key, fingerprint, trip, position, at, events)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
                """)
        for answer in answers {
            let receipt = answer.receipt
            try insert.execute(arguments: [
                name, answer.key.user.description, answer.key.text, Int64(bitPattern: answer.fingerprint),
                (receipt.trip?.number).map { Int64($0) }, Int64(receipt.position.number), receipt.at.milliseconds,
                receipt.events,
            ])
            guard changesCount == 1 else { throw LogFailure.keyUsed(answer.key) }
        }
    }

    func batches(of gate: GateID, after position: Position, limit: Int) throws -> [StoredBatch] {
        // The batch that holds the next record begins at or before it.
        let statement = try cachedStatement(
            sql: """
                SELECT first, count, epoch, checksum, bytes FROM batch
                WHERE gate = ?1 AND first >= IFNULL(
                    (SELECT MAX(first) FROM batch WHERE gate = ?1 AND first <= ?2), 0) AND first + count > ?2
                ORDER BY first LIMIT ?3
                """)
        let next = Int64(clamping: position.number) &+ 1
        let rows = try Row.fetchCursor(statement, arguments: [gate.description, next, max(0, limit)])
        var batches: [StoredBatch] = []
        var checksums = BatchChecksum(gate)
        while let row = try rows.next() {
            let first = Position(UInt64(bitPattern: row[0]))
            let count: Int = row[1]
            let epoch = Epoch(UInt64(bitPattern: row[2]))
            let bytes = statement.blob(4)
            let isRight = checksums.of(first: first, count: count, epoch: epoch, bytes: bytes) { checksum in
                let stored = statement.blob(3)
                return stored.count == checksum.count && zip(stored, checksum).allSatisfy(==)
            }
            guard count > 0, isRight else {
                throw LogFailure.corrupt(at: first, "the checksum of the batch is wrong")
            }
            batches.append(StoredBatch(first: first, count: count, bytes: Array(bytes)))
        }
        return batches
    }

    func answer(to key: IdempotencyKey, _ gate: GateID) throws -> KeyedAnswer? {
        let statement = try cachedStatement(
            sql: """
                SELECT fingerprint, trip, position, at, events FROM answer
                WHERE gate = ? AND user = ? AND key = ?
                """)
        let arguments: StatementArguments = [gate.description, key.user.description, key.text]
        guard let row = try Row.fetchOne(statement, arguments: arguments) else { return nil }
        let trip: Int64? = row[1]
        let receipt = Receipt(
            trip: trip.map { TripID(UInt64(bitPattern: $0)) }, position: Position(UInt64(bitPattern: row[2])),
            at: Timestamp(milliseconds: row[3]), events: row[4])
        return KeyedAnswer(key: key, fingerprint: UInt64(bitPattern: row[0]), receipt: receipt)
    }

    func holder(of claim: Claim) throws -> TripID? {
        let statement = try cachedStatement(sql: "SELECT trip FROM claim WHERE kind = ? AND text = ?")
        let trip = try Int64.fetchOne(statement, arguments: [Int64(claim.kind.rawValue), claim.text.string])
        return trip.map { TripID(UInt64(bitPattern: $0)) }
    }
}

extension Statement {
    /// The bytes of a column where SQLite has them, good until the next step; empty for any other value. In a long log
    /// of small batches, copies and their wrappings were a third of the reading.
    fileprivate func blob(_ column: Int32) -> UnsafeRawBufferPointer {
        let start = sqlite3_column_blob(sqliteStatement, column)
        return UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(sqliteStatement, column)))
    }
}

extension Claim {
    fileprivate func arguments(_ gate: String, _ trip: TripID) -> StatementArguments {
        [Int64(kind.rawValue), text.string, gate, Int64(bitPattern: trip.number)]
    }
}
