import Application
import BorderVocabulary
import Foundation
import Steering

/// The stored form of the events of the steering room.
///
/// As in the gate's log (docs/decisions/0004-stored-form-of-events.md): a byte for the kind, a byte for its version, who
/// caused it, the fields in order. A batch is a format byte, and before each event the milliseconds since the one before.
package enum RoomCodec {
    static let format: UInt8 = 1

    /// The bytes of one event.
    package static func encode(_ event: RoomEvent, by user: UserID) -> [UInt8] {
        var writer = ByteWriter(reserving: 256)
        writer.steering(event, by: user)
        return writer.bytes
    }

    /// The event that the bytes hold, and nothing more than it; throws for any other bytes and never traps.
    package static func decode(_ bytes: [UInt8]) throws(CodecFailure) -> (event: RoomEvent, by: UserID) {
        try ByteReader.read(bytes) { reader throws(CodecFailure) in try reader.steering() }
    }

    /// A value as JSON with its keys in order, so that the same value has the same bytes.
    package static func json(_ value: some Encodable) -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        do { return [UInt8](try encoder.encode(value)) } catch {
            // Only a number that is none could be refused, and no event holds floating point.
            preconditionFailure("An event could not be written: \(error)")
        }
    }

    /// The bytes of a batch.
    package static func encode(_ records: [RoomRecord]) -> [UInt8] {
        var writer = ByteWriter(reserving: 256 * records.count)
        writer.byte(format)
        var last: Int64 = 0
        for record in records {
            writer.signed(record.at.milliseconds - last)
            last = record.at.milliseconds
            writer.steering(record.event, by: record.by)
        }
        return writer.bytes
    }

    /// The records of a stored batch; throws `corrupt` with the position of the first that does not decode.
    package static func decode(_ batch: StoredBatch) throws(LogFailure) -> [RoomRecord] {
        try decode(batch, passing: false).records
    }

    /// The records of a stored batch without its statements of figures, of which there are so many; the checksum of the
    /// batch says that they are what was stored. `lastTime` is that of the last record, passed over or not.
    package static func decodeWithoutStatements(
        _ batch: StoredBatch
    ) throws(LogFailure) -> (records: [RoomRecord], statements: Int, lastTime: Timestamp) {
        try decode(batch, passing: true)
    }

    private static func decode(
        _ batch: StoredBatch, passing: Bool
    ) throws(LogFailure) -> (records: [RoomRecord], statements: Int, lastTime: Timestamp) {
        var (records, statements, lastTime) = ([RoomRecord](), 0, Timestamp.earliest)
        do throws(CodecFailure) {
            try ByteReader.read(batch.bytes) { reader throws(CodecFailure) in
                let found = try reader.byte()
                guard found == format else { throw CodecFailure.unknownFormat(found) }
                var last: Int64 = 0
                for _ in 0..<batch.count {
                    let (sum, overflowed) = last.addingReportingOverflow(try reader.signed())
                    guard !overflowed, let at = Timestamp(stored: sum) else {
                        throw CodecFailure.badValue(at: reader.offset)
                    }
                    (last, lastTime) = (sum, at)
                    if passing, try reader.passStatement() {
                        statements += 1
                        continue
                    }
                    let (event, user) = try reader.steering()
                    records.append(RoomRecord(at: at, by: user, event: event))
                }
            }
        } catch {
            throw .corrupt(
                at: batch.first.advanced(by: records.count + statements), "the record does not decode: \(error)")
        }
        return (records, statements, lastTime)
    }
}
