import BorderVocabulary
import Gate

/// The stored form of the records of a batch.
///
/// A format byte; then for each record the milliseconds since the record before (since the epoch for the first), the
/// actor, and the event. An actor is a number: 0 introduces a new one, n is the nth that the batch introduced. Positions
/// follow from the order.
package enum RecordCodec {
    static let format: UInt8 = 1

    /// The records of a stored batch; throws `corrupt` with the position of the first that does not decode.
    package static func decode(_ batch: StoredBatch) throws(LogFailure) -> [LogRecord] {
        var records: [LogRecord] = []
        try decode(batch) { records.append($0) }
        return records
    }

    /// Hands out the records of a stored batch in their order; those before one that does not decode, too.
    static func decode(_ batch: StoredBatch, _ take: (LogRecord) -> Void) throws(LogFailure) {
        var position = batch.first
        do throws(CodecFailure) {
            try decode(batch.bytes, count: batch.count) { at, actor, event in
                take(LogRecord(position: position, at: at, actor: actor, event: event))
                position = position.advanced(by: 1)
            }
        } catch {
            throw .corrupt(at: position, "the record does not decode: \(error)")
        }
    }

    /// The bytes of a batch's records.
    package static func encode(_ records: [LogRecord]) -> [UInt8] {
        var encoder = RecordEncoder(reserving: 128 * records.count)
        for record in records { encoder.append(record.event, at: record.at, by: record.actor) }
        return encoder.bytes
    }

    /// Writes a record as a batch of its own: the bytes of `encode([record])`, without a table of actors for one.
    package static func encode(_ record: LogRecord, to writer: inout ByteWriter) {
        writer.byte(format)
        writer.signed(record.at.milliseconds)
        writer.count(0)
        writer.name(record.actor.user)
        writer.raw(record.actor.duty)
        EventCodec.encode(record.event, to: &writer)
    }

    /// Hands out `count` records in their order, and refuses bytes that hold more or less.
    static func decode(
        _ bytes: [UInt8], count: Int, _ take: (Timestamp, Actor, Event) -> Void
    ) throws(CodecFailure) {
        try ByteReader.read(bytes) { reader throws(CodecFailure) in
            let format = try reader.byte()
            guard format == RecordCodec.format else { throw CodecFailure.unknownFormat(format) }
            guard count >= 0, count <= reader.remaining else { throw CodecFailure.tooMany(at: reader.offset) }
            var milliseconds: Int64 = 0
            var actors: [Actor] = []
            for _ in 0..<count {
                let (sum, overflowed) = milliseconds.addingReportingOverflow(try reader.signed())
                guard !overflowed, let at = Timestamp(stored: sum) else {
                    throw CodecFailure.badValue(at: reader.offset)
                }
                milliseconds = sum
                let actor = try reader.actor(&actors)
                take(at, actor, try EventCodec.decode(&reader))
            }
        }
    }
}

/// Writes the records of one batch after the other into the same buffer.
struct RecordEncoder {
    private var writer: ByteWriter
    private var actors: [Actor: Int] = [:]
    private var lastActor: (actor: Actor, number: Int)?
    private var milliseconds: Int64 = 0

    init(reserving capacity: Int) {
        writer = ByteWriter(reserving: capacity)
        writer.byte(RecordCodec.format)
    }

    var bytes: [UInt8] { writer.bytes }

    /// Begins the next batch.
    mutating func removeAll() {
        writer.removeAll()
        writer.byte(RecordCodec.format)
        actors.removeAll(keepingCapacity: true)
        lastActor = nil
        milliseconds = 0
    }

    mutating func append(_ event: Event, at moment: Timestamp, by actor: Actor) {
        writer.signed(moment.milliseconds - milliseconds)
        milliseconds = moment.milliseconds
        write(actor)
        EventCodec.encode(event, to: &writer)
    }

    private mutating func write(_ actor: Actor) {
        // Events of one command, and often of many, have one actor.
        if let lastActor, lastActor.actor == actor { return writer.count(lastActor.number) }
        if let number = actors[actor] {
            writer.count(number)
            lastActor = (actor, number)
        } else {
            actors[actor] = actors.count + 1
            lastActor = (actor, actors.count)
            writer.count(0)
            writer.name(actor.user)
            writer.raw(actor.duty)
        }
    }
}

extension ByteReader {
    fileprivate mutating func actor(_ actors: inout [Actor]) throws(CodecFailure) -> Actor {
        let number = try unsigned()
        if number > 0 {
            guard number <= UInt64(actors.count) else { throw .badValue(at: offset) }
            return actors[Int(number) - 1]
        }
        let actor = Actor(user: try name(), duty: try raw())
        actors.append(actor)
        return actor
    }
}
