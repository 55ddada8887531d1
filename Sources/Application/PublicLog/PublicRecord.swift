import BorderVocabulary
import Cryptography
import Gate
import TransparencyLog

/// What the public log has of one event: when, in which capacity, what everybody may read of it, and a commitment to all
/// of it.
package struct PublicRecord: Hashable, Sendable {
    /// The name under which whole records are committed to.
    package static let commitmentName = "record"
    private static let commitmentNameBytes = Array(commitmentName.utf8)

    /// The position in the gate's own log.
    package let position: Position
    /// When it was recorded.
    package let at: Timestamp
    /// The capacity of whoever caused it; never who.
    package let duty: Duty
    /// The event as everybody may read it; nil for one that is closed.
    package let event: Event?
    /// The commitment to the whole record as the gate's log has it.
    package let commitment: Commitment

    package init(position: Position, at: Timestamp, duty: Duty, event: Event?, commitment: Commitment) {
        self.position = position
        self.at = at
        self.duty = duty
        self.event = event
        self.commitment = commitment
    }

    /// The public part of a record; its whole bytes are written over what is in the room.
    init(_ record: LogRecord, secret: PublicLogSecret, showingPlates: Bool, room: inout ByteWriter) {
        room.removeAll()
        RecordCodec.encode(record, to: &room)
        self.init(
            position: record.position, at: record.at, duty: record.actor.duty,
            event: record.event.published(showingPlates: showingPlates),
            commitment: Commitment(
                to: room.bytes, named: PublicRecord.commitmentNameBytes, salt: secret.salt(at: record.position)))
    }

    /// The public part of a record.
    init(_ record: LogRecord, secret: PublicLogSecret, showingPlates: Bool) {
        var room = ByteWriter(reserving: 512)
        self.init(record, secret: secret, showingPlates: showingPlates, room: &room)
    }

    /// Whether the whole record is the one that was committed to.
    package func isOpened(by opening: Commitment.Opening) -> Bool {
        opening.name == PublicRecord.commitmentName && commitment.isOpened(by: opening)
    }
}

/// The secret of one public log, 32 bytes: from it come the key that signs, the salts of the commitments and the
/// chain for draws.
///
/// All are derived with HMAC-SHA256 under labels of their own, so that a salt that is shown says nothing about the key.
package struct PublicLogSecret: Sendable {
    /// The seed of the Ed25519 key that signs checkpoints.
    package let signingSeed: [UInt8]
    /// How many draws the chain is long enough for.
    package static let drawChainLength = 131_072
    /// The values that the gate itself adds to draws, none of which can be chosen late.
    package let drawChain: SeedChain
    private let salts: [UInt8]

    /// Takes 32 bytes that nobody can guess; nil for fewer.
    package init?(_ secret: [UInt8]) {
        guard secret.count >= 32 else { return nil }
        signingSeed = SHA256Digest(authenticating: Array("huunghi signing v1".utf8), key: secret).bytes
        salts = SHA256Digest(authenticating: Array("huunghi salts v1".utf8), key: secret).bytes
        let seed = Secret.hmac("huunghi draw v1", key: secret)
        guard let chain = SeedChain(seed: seed, length: PublicLogSecret.drawChainLength) else {
            preconditionFailure("A seed of 32 bytes makes a chain.")
        }
        drawChain = chain
    }

    /// What shows that a record is the one that was committed to: its salt, which follows from its position, and its
    /// bytes as a batch of its own.
    package func opening(of record: LogRecord) -> Commitment.Opening {
        guard
            let opening = Commitment.Opening(
                name: PublicRecord.commitmentName, salt: salt(at: record.position).bytes,
                value: RecordCodec.encode([record]))
        else { preconditionFailure("A salt of 32 bytes is long enough.") }
        return opening
    }

    /// The salt of the commitment to the record at a position.
    package func salt(at position: Position) -> SHA256Digest {
        SHA256Digest { hasher in
            hasher.update(salts)
            hasher.update(position.number)
        }
    }
}
