import Application
import BorderVocabulary
import Cryptography
import Steering
import TransparencyLog

/// An entry of the steering room's public log: what everybody may read of the records of a batch, and a commitment to all
/// of each.
///
/// The bytes: the format, 1; the position of the batch's first record; how many records of the batch stand in entries before
/// this one; how many stand in this one; then each record: the milliseconds since the one before, signed; its kind; the
/// public part as a length and bytes, empty for what is not public; 32 bytes of commitment. Numbers are of variable
/// length as in the log's own records.
package struct RoomEntry: Hashable, Sendable {
    static let format: UInt8 = 1
    /// A batch goes on in the next entry once an entry has this many bytes; an entry may have 65,535 (C2SP tlog-tiles).
    static let roomyBytes = 32_768

    /// The position of the first record of the batch.
    package let batch: Position
    package let records: [PublicRoomRecord]

    /// Reads an entry strictly; throws for any other bytes and never traps.
    package init(_ entry: [UInt8]) throws(CodecFailure) {
        (batch, records) = try ByteReader.read(entry) { reader throws(CodecFailure) in
            let format = try reader.byte()
            guard format == RoomEntry.format else { throw CodecFailure.unknownFormat(format) }
            let (batch, skipped) = (try reader.unsigned(), try reader.unsigned())
            let count = try reader.count()
            guard batch > 0, batch < 1 << 62, skipped < 1 << 62, count > 0 else {
                throw CodecFailure.badValue(at: reader.offset)
            }
            var position = Position(batch + skipped)
            var milliseconds: Int64 = 0
            var records: [PublicRoomRecord] = []
            for _ in 0..<count {
                let record = try PublicRoomRecord(&reader, at: position, since: milliseconds)
                milliseconds = record.at.milliseconds
                position = position.advanced(by: 1)
                records.append(record)
            }
            return (Position(batch), records)
        }
    }

    /// The position of the last record.
    package var last: Position { records.last?.position ?? batch }
}

/// What the public log has of one record of the steering room.
package struct PublicRoomRecord: Hashable, Sendable {
    package let position: Position
    package let at: Timestamp
    package let kind: RoomEventKind
    /// The figure that the record shows to everybody; nil for every other record.
    package let figure: PublishedFigure?
    /// The commitment to the whole record as the room's log has it.
    package let commitment: TransparencyLog.Commitment

    init(
        position: Position, at: Timestamp, kind: RoomEventKind, figure: PublishedFigure?,
        commitment: TransparencyLog.Commitment
    ) {
        self.position = position
        self.at = at
        self.kind = kind
        self.figure = figure
        self.commitment = commitment
    }

    init(_ reader: inout ByteReader, at position: Position, since last: Int64) throws(CodecFailure) {
        let start = reader.offset
        let (sum, overflowed) = last.addingReportingOverflow(try reader.signed())
        guard !overflowed, let at = Timestamp(stored: sum) else { throw .badValue(at: start) }
        let kind: RoomEventKind = try reader.raw()
        let open = try reader.blob()
        let digest = try SHA256Digest(bytes: reader.fixed(SHA256Digest.byteCount))
        self.init(
            position: position, at: at, kind: kind, figure: open.isEmpty ? nil : try PublishedFigure(open),
            commitment: TransparencyLog.Commitment(digest: try reader.require(digest)))
    }

    func write(to writer: inout ByteWriter, since last: Int64) {
        writer.signed(at.milliseconds - last)
        writer.raw(kind)
        writer.blob(figure?.bytes ?? [])
        commitment.digest.withUnsafeBytes { writer.fixed($0) }
    }
}

/// A figure as everybody sees it, with three hands that nobody can tell from others' but from each other.
package struct PublishedFigure: Hashable, Sendable {
    /// Its number among all observations.
    package let number: Int
    package let statement: Statement
    /// Who entered, approved and published it: 16 bytes each that are made of the person, the number and the secret.
    ///
    /// One person has the same in all three places of one figure, and another in every other figure, so that it can be seen
    /// that they are three, and not who they are or what else they did.
    package let hands: [[UInt8]]

    /// Whether they are three different people.
    package var isByThree: Bool { Set(hands).count == 3 }

    init(_ observation: Observation, publisher: UserID, secret: PublicLogSecret) {
        number = observation.sequence
        statement = observation.statement
        let people = [observation.entered.by, observation.approved?.by, publisher].compactMap(\.self)
        hands = people.map { secret.hand($0, of: observation.sequence) }
    }

    /// Reads what `bytes` writes.
    init(_ bytes: [UInt8]) throws(CodecFailure) {
        (number, hands, statement) = try ByteReader.read(bytes) { reader throws(CodecFailure) in
            let number = Int(truncatingIfNeeded: try reader.unsigned())
            guard 1...FigureBook.Limit.observations ~= number else { throw CodecFailure.badValue(at: 0) }
            let hands = try reader.list { reader throws(CodecFailure) in Array(try reader.fixed(16)) }
            let (event, _) = try RoomCodec.decode(try reader.blob())
            guard case .figures(.recorded(let statement, _)) = event else {
                throw CodecFailure.badValue(at: reader.offset)
            }
            return (number, hands, statement)
        }
    }

    /// The public bytes; the statement is written as the log writes it, without who entered it.
    var bytes: [UInt8] {
        var writer = ByteWriter(reserving: 256)
        writer.count(number)
        writer.list(hands) { $0.fixed($1) }
        writer.blob(RoomCodec.encode(.figures(.recorded(statement, by: PublishedFigure.nobody)), by: Self.nobody))
        return writer.bytes
    }

    private static let nobody: UserID = "somebody"
}

extension PublicLogSecret {
    /// What stands for a person at one figure.
    fileprivate func hand(_ user: UserID, of number: Int) -> [UInt8] {
        // Salts are secret and no two purposes share one: positions have theirs below, figures above the highest bit.
        let key = salt(at: Position(UInt64(number) | 1 << 63)).bytes
        return Array(SHA256Digest(authenticating: Array(user.description.utf8), key: key).bytes.prefix(16))
    }
}
