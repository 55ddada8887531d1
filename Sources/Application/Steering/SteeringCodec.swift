import BorderVocabulary
import Steering

/// The stored form of the events of the steering book.
///
/// As in the gate's log (docs/decisions/0004-stored-form-of-events.md): a byte for the kind, a byte for its version, the
/// fields in order. A batch is a format byte, and before each event the milliseconds since the one before.
package enum SteeringCodec {
    static let format: UInt8 = 1

    /// An event with the moment at which it was recorded.
    package struct Record: Hashable, Sendable {
        package let at: Timestamp
        package let event: SteeringEvent

        /// Pairs the two.
        package init(at: Timestamp, event: SteeringEvent) {
            self.at = at
            self.event = event
        }
    }

    /// The bytes of one event.
    package static func encode(_ event: SteeringEvent) -> [UInt8] {
        var writer = ByteWriter(reserving: 256)
        writer.steering(event)
        return writer.bytes
    }

    /// The event that the bytes hold, and nothing more than it; throws for any other bytes and never traps.
    package static func decode(_ bytes: [UInt8]) throws(CodecFailure) -> SteeringEvent {
        try ByteReader.read(bytes) { reader throws(CodecFailure) in try reader.steering() }
    }

    /// The bytes of a batch.
    package static func encode(_ records: [Record]) -> [UInt8] {
        var writer = ByteWriter(reserving: 256 * records.count)
        writer.byte(format)
        var last: Int64 = 0
        for record in records {
            writer.signed(record.at.milliseconds - last)
            last = record.at.milliseconds
            writer.steering(record.event)
        }
        return writer.bytes
    }

    /// The records of a stored batch; throws `corrupt` with the position of the first that does not decode.
    package static func decode(_ batch: StoredBatch) throws(LogFailure) -> [Record] {
        var records: [Record] = []
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
                    last = sum
                    records.append(Record(at: at, event: try reader.steering()))
                }
            }
        } catch {
            throw .corrupt(at: batch.first.advanced(by: records.count), "the record does not decode: \(error)")
        }
        return records
    }
}
