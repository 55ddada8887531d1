import BorderVocabulary
import Cryptography
import Gate
import TransparencyLog

/// What a driver can keep: the proof that one record stands in the public log, and what it says.
///
/// In the file it is a C2SP tlog-proof whose extra data hold the entry, the position of the record in it and, for whom it
/// concerns, the opening of its commitment. The form is in docs/fair-queue.md.
package struct RecordReceipt: Hashable, Sendable {
    private static let format: UInt8 = 1

    /// The proof for the entry.
    package let proof: LogReceipt
    /// The entry as it stands in the log.
    package let entry: [UInt8]
    /// Which record of the entry it is for.
    package let position: Position
    /// What shows all of the record; nil in a receipt of the public part.
    package let opening: Commitment.Opening?

    /// Makes the receipt of an entry's record.
    package init(
        of position: Position, in entry: [UInt8], index: UInt64, checkpoint: SignedCheckpoint, tiles: some TileReader,
        opening: Commitment.Opening?
    ) throws(TileFailure) {
        var writer = ByteWriter(reserving: entry.count + 256)
        writer.byte(RecordReceipt.format)
        writer.unsigned(position.number)
        writer.blob(entry)
        writer.optional(opening) { writer, opening in
            writer.blob(opening.salt)
            writer.blob(opening.value)
        }
        proof = try LogReceipt(of: index, in: checkpoint, tiles: tiles, extra: writer.bytes)
        self.entry = entry
        self.position = position
        self.opening = opening
    }

    /// Reads a file; nothing in it is believed before `check`.
    package init(_ bytes: some Collection<UInt8>) throws(RecordReceiptFlaw) {
        let proof: LogReceipt
        do {
            proof = try LogReceipt(bytes)
        } catch {
            throw .proof(error)
        }
        guard let extra = proof.extra else { throw .noContents }
        self.proof = proof
        do {
            (position, entry, opening) = try ByteReader.read(extra) { reader throws(CodecFailure) in
                let format = try reader.byte()
                guard format == RecordReceipt.format else { throw CodecFailure.unknownFormat(format) }
                let position = Position(try reader.unsigned())
                let entry = try reader.blob()
                let opening = try reader.optional { reader throws(CodecFailure) in
                    let salt = try reader.blob()
                    let value = try reader.blob()
                    return try reader.require(
                        Commitment.Opening(name: PublicRecord.commitmentName, salt: salt, value: value))
                }
                return (position, entry, opening)
            }
        } catch {
            throw .contents(error)
        }
    }

    /// The file, whose name ends in `.tlog-proof`.
    package var bytes: [UInt8] { proof.bytes }

    /// Checks all of it, by a policy of keys.
    package func check(under policy: TrustPolicy) throws(RecordReceiptFlaw) -> ProvenRecord {
        let witnesses: [CheckedSignature]
        do {
            witnesses = try proof.check(entry: entry, under: policy)
        } catch {
            throw .proof(error)
        }
        let leaf: PublicLeaf
        do {
            leaf = try PublicLeaf(entry)
        } catch {
            throw .contents(error)
        }
        guard let record = leaf.records.first(where: { $0.position == position }) else { throw .otherEntry }
        var whole: LogRecord?
        if let opening {
            guard record.isOpened(by: opening) else { throw .wrongOpening }
            let batch = StoredBatch(first: position, count: 1, bytes: opening.value)
            do {
                whole = try RecordCodec.decode(batch).first
            } catch {
                throw .wrongOpening
            }
        }
        return ProvenRecord(
            record: record, whole: whole, checkpoint: proof.checkpoint.checkpoint, index: proof.index,
            witnesses: witnesses)
    }
}

/// What a receipt proves.
package struct ProvenRecord: Hashable, Sendable {
    /// The record as everybody may read it.
    package let record: PublicRecord
    /// The whole record that was committed to; nil where the receipt does not open it.
    package let whole: LogRecord?
    /// The head of the log in which it stands.
    package let checkpoint: Checkpoint
    /// The entry in which it stands.
    package let index: UInt64
    /// Who cosigned that head, and when.
    package let witnesses: [CheckedSignature]
}

/// Why a receipt proves nothing.
package enum RecordReceiptFlaw: Error, Hashable, Sendable {
    /// It is no proof, or does not hold.
    case proof(ReceiptFlaw)
    /// It proves an entry and does not say what stands there.
    case noContents
    /// What it says of the entry does not read.
    case contents(CodecFailure)
    /// The record does not stand in the entry.
    case otherEntry
    /// What is opened is not what was committed to.
    case wrongOpening
}
