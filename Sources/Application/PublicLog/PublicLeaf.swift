import BorderVocabulary
import Cryptography
import Gate
import TransparencyLog

/// An entry of the public log: the public part of the records of one batch, or of a piece of a batch that is too long.
///
/// The form, byte by byte, is in docs/fair-queue.md.
package struct PublicLeaf: Hashable, Sendable {
    fileprivate static let format: UInt8 = 1
    /// A batch goes on in the next entry once an entry has this many bytes; an entry may have 65,535 (C2SP tlog-tiles).
    static let roomyBytes = 32_768

    /// The position of the first record of the batch.
    package let batch: Position
    /// The records, in order, without a gap.
    package let records: [PublicRecord]

    /// The position of the last record.
    package var last: Position { records.last?.position ?? batch }

    /// The entries for a batch; the same batch, secret and setting always give the same.
    package static func leaves(
        of batch: StoredBatch, secret: PublicLogSecret, showingPlates: Bool
    ) throws(LogFailure) -> [[UInt8]] {
        // The records are taken one by one as they decode: nobody needs all of them at once.
        var maker = LeafMaker(batch, secret, showsPlates: showingPlates)
        try RecordCodec.decode(batch) { maker.take($0) }
        return maker.end()
    }

    /// The positions of the records of an entry, of which only the beginning is read; nil for what is no entry.
    static func span(of entry: some Collection<UInt8>) -> ClosedRange<Position>? {
        // Format and three numbers of ten bytes at most.
        let span = try? ByteReader.read(Array(entry.prefix(31))) { reader throws(CodecFailure) in
            guard try reader.byte() == format else { throw CodecFailure.badValue(at: 0) }
            let (batch, skipped, count) = (try reader.unsigned(), try reader.unsigned(), try reader.unsigned())
            guard batch > 0, batch < 1 << 62, skipped < 1 << 62, 1..<1 << 62 ~= count else {
                throw CodecFailure.badValue(at: reader.offset)
            }
            _ = try reader.fixed(reader.remaining)
            return Position(batch + skipped)...Position(batch + skipped + count - 1)
        }
        return span
    }

    /// Reads an entry strictly; throws for any other bytes and never traps.
    package init(_ entry: some Collection<UInt8>) throws(CodecFailure) {
        (batch, records) = try ByteReader.read(Array(entry)) { reader throws(CodecFailure) in
            let format = try reader.byte()
            guard format == PublicLeaf.format else { throw CodecFailure.unknownFormat(format) }
            let batch = Position(try reader.unsigned())
            let skipped = try reader.unsigned()
            let count = try reader.count()
            guard batch.number > 0, batch.number < 1 << 62, skipped < 1 << 62, count > 0 else {
                throw CodecFailure.badValue(at: reader.offset)
            }
            var position = Position(batch.number + skipped)
            var milliseconds: Int64 = 0
            var records: [PublicRecord] = []
            records.reserveCapacity(min(count, 1_024))
            for _ in 0..<count {
                let record = try reader.publicRecord(at: position, since: milliseconds)
                milliseconds = record.at.milliseconds
                position = position.advanced(by: 1)
                records.append(record)
            }
            return (batch, records)
        }
    }
}

/// Writes the entries for one batch.
private struct LeafMaker {
    private let batch: StoredBatch
    private let secret: PublicLogSecret
    private let showsPlates: Bool
    private var leaves: [[UInt8]] = []
    /// How many records stand in the entries before this one, and in this one.
    private var skipped = 0
    private var count = 0
    private var milliseconds: Int64 = 0
    private var body = ByteWriter(reserving: 1_024)
    private var room = ByteWriter(reserving: 512)

    init(_ batch: StoredBatch, _ secret: PublicLogSecret, showsPlates: Bool) {
        self.batch = batch
        self.secret = secret
        self.showsPlates = showsPlates
    }

    mutating func take(_ record: LogRecord) {
        if body.bytes.count >= PublicLeaf.roomyBytes { endLeaf() }
        let open = PublicRecord(record, secret: secret, showingPlates: showsPlates, room: &room)
        body.append(open, since: milliseconds)
        milliseconds = open.at.milliseconds
        count += 1
    }

    mutating func end() -> [[UInt8]] {
        if count > 0 { endLeaf() }
        return leaves
    }

    private mutating func endLeaf() {
        var writer = ByteWriter(reserving: body.bytes.count + 24)
        writer.byte(PublicLeaf.format)
        writer.unsigned(batch.first.number)
        writer.count(skipped)
        writer.count(count)
        writer.fixed(body.bytes)
        leaves.append(writer.bytes)
        body.removeAll()
        milliseconds = 0
        skipped += count
        count = 0
    }
}

extension ByteWriter {
    fileprivate mutating func append(_ record: PublicRecord, since milliseconds: Int64) {
        signed(record.at.milliseconds - milliseconds)
        raw(record.duty)
        optional(record.event) { EventCodec.encode($1, to: &$0) }
        digest(record.commitment.digest)
    }
}

extension ByteReader {
    fileprivate mutating func publicRecord(
        at position: Position, since milliseconds: Int64
    ) throws(CodecFailure) -> PublicRecord {
        let (sum, overflowed) = milliseconds.addingReportingOverflow(try signed())
        guard !overflowed, let at = Timestamp(stored: sum) else { throw .badValue(at: offset) }
        let duty: Duty = try raw()
        let event = try optional { reader throws(CodecFailure) in try EventCodec.decode(&reader) }
        let digest = try SHA256Digest(bytes: fixed(SHA256Digest.byteCount))
        return PublicRecord(
            position: position, at: at, duty: duty, event: event, commitment: Commitment(digest: try require(digest)))
    }
}
