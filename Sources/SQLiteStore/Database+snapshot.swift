import Application
import BorderVocabulary
import Cryptography
import Foundation
import GRDB
import Gate

extension Database {
    func save(_ snapshot: Snapshot, _ gate: GateID) throws {
        let position = Int64(clamping: snapshot.position.number)
        var checksums = BatchChecksum(gate)
        let checksum = checksums.of(snapshot)
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
        var checksums = BatchChecksum(gate)
        for row in rows {
            let snapshot = Snapshot(position: Position(UInt64(bitPattern: row[0])), bytes: row.bytes(2))
            if checksums.of(snapshot) == row.bytes(1) { return snapshot }
        }
        guard let newest = rows.first else { return nil }
        throw LogFailure.corrupt(
            at: Position(UInt64(bitPattern: newest[0])), "the checksum of the snapshot is wrong")
    }
}

/// The checksums of what lies in the log of one gate.
struct BatchChecksum: ~Copyable {
    private var hasher = SHA256Digest.Hasher()
    private let gate: [UInt8]

    init(_ gate: GateID) {
        self.gate = Array(gate.description.utf8)
    }

    /// Lends SHA-256 over the gate's name and its length, the numbers of the batch as eight bytes each, and its bytes.
    mutating func of<Value>(
        first: Position, count: Int, epoch: Epoch, bytes: UnsafeRawBufferPointer,
        _ body: (UnsafeRawBufferPointer) throws -> Value
    ) rethrows -> Value {
        begin()
        hasher.update(first.number)
        hasher.update(UInt64(bitPattern: Int64(count)))
        hasher.update(epoch.number)
        hasher.update(bytes)
        return try hasher.finish(body)
    }

    /// SHA-256 over the gate's name and its length, the position, and the bytes.
    mutating func of(_ snapshot: Snapshot) -> [UInt8] {
        begin()
        hasher.update(snapshot.position.number)
        hasher.update(snapshot.bytes)
        return hasher.finish { Array($0) }
    }

    private mutating func begin() {
        hasher.update(UInt64(gate.count))
        hasher.update(gate)
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
