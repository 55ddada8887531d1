import Application
import BorderVocabulary
import Foundation
import GRDB
import Gate

extension Database {
    func save(_ snapshot: Snapshot, _ gate: GateID) throws {
        let position = Int64(clamping: snapshot.position.number)
        let checksum = BatchChecksum.of(gate, snapshot)
        try execute(
            sql: "INSERT OR REPLACE INTO snapshot (gate, position, checksum, bytes) VALUES (?, ?, ?, ?)",
            arguments: [gate.description, position, checksum.blob, snapshot.bytes.blob])
        // The one before stays, should the newest turn out to be damaged.
        try execute(
            sql: """
                DELETE FROM snapshot WHERE gate = ?1 AND position NOT IN (
                    SELECT position FROM snapshot WHERE gate = ?1 ORDER BY position DESC LIMIT 2)
                """,
            arguments: [gate.description])
    }

    func latestSnapshot(of gate: GateID) throws -> Snapshot? {
        let rows = try Row.fetchAll(
            self, sql: "SELECT position, checksum, bytes FROM snapshot WHERE gate = ? ORDER BY position DESC",
            arguments: [gate.description])
        for row in rows {
            let snapshot = Snapshot(position: Position(UInt64(bitPattern: row[0])), bytes: row.bytes(2))
            if BatchChecksum.of(gate, snapshot) == row.bytes(1) { return snapshot }
        }
        guard let newest = rows.first else { return nil }
        throw LogFailure.corrupt(
            at: Position(UInt64(bitPattern: newest[0])), "the checksum of the snapshot is wrong")
    }
}

/// The checksums of what lies in the log.
enum BatchChecksum {
    /// SHA-256 over the gate's name and length, the numbers of the batch as eight bytes each, and its bytes.
    static func of(_ gate: GateID, first: Position, count: Int, epoch: Epoch, bytes: [UInt8]) -> [UInt8] {
        SHA256Digest { hasher in
            hasher.update(UInt64(gate.text.count))
            hasher.update(Array(gate.description.utf8))
            hasher.update(first.number)
            hasher.update(UInt64(bitPattern: Int64(count)))
            hasher.update(epoch.number)
            hasher.update(bytes)
        }.bytes
    }

    /// SHA-256 over the gate's name and length, the position, and the bytes.
    static func of(_ gate: GateID, _ snapshot: Snapshot) -> [UInt8] {
        SHA256Digest { hasher in
            hasher.update(UInt64(gate.text.count))
            hasher.update(Array(gate.description.utf8))
            hasher.update(snapshot.position.number)
            hasher.update(snapshot.bytes)
        }.bytes
    }
}

extension [UInt8] {
    /// The bytes as SQLite takes them.
    var blob: Data { Data(self) }
}

extension Row {
    /// The bytes of a column; empty for any other value.
    func bytes(_ column: Int) -> [UInt8] {
        let data: Data? = self[column]
        return data.map { Array($0) } ?? []
    }
}
