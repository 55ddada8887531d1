import BorderVocabulary
import Gate

/// The place of an event in a gate's log: 1 is the first; 0 is before all.
package struct Position: Hashable, Comparable, Sendable {
    package let number: UInt64

    package init(_ number: UInt64) {
        self.number = number
    }

    package static let start = Position(0)

    package static func < (left: Position, right: Position) -> Bool { left.number < right.number }

    package func advanced(by count: Int) -> Position { Position(number + UInt64(count)) }
}

/// The term of a writer. An append under an older epoch is refused, so a writer that lost its lease harms nothing.
package struct Epoch: Hashable, Comparable, Sendable {
    package let number: UInt64

    package init(_ number: UInt64) {
        self.number = number
    }

    package static func < (left: Epoch, right: Epoch) -> Bool { left.number < right.number }
}

/// One event as it was recorded: where, when, by whom.
package struct LogRecord: Hashable, Sendable {
    package let position: Position
    package let at: Timestamp
    package let actor: Actor
    package let event: Event

    package init(position: Position, at: Timestamp, actor: Actor, event: Event) {
        self.position = position
        self.at = at
        self.actor = actor
        self.event = event
    }
}

/// What must be unique across all gates of a store: one open trip for a vehicle, trailer or container.
package struct Claim: Hashable, Sendable {
    /// What is claimed; raw values are stored.
    package enum Kind: UInt8, CaseIterable, Hashable, Sendable {
        case vehicle = 0
        case trailer = 1
        case container = 2
    }

    package let kind: Kind
    package let text: ShortText

    package init(kind: Kind, text: ShortText) {
        self.kind = kind
        self.text = text
    }
}

/// A change of claims that belongs to a batch.
package enum ClaimChange: Hashable, Sendable {
    case take(Claim, TripID)
    case release(Claim, TripID)
}

/// A caller's name for one request, so that sending it twice does it once. At most 64 visible ASCII characters.
package struct IdempotencyKey: Hashable, Sendable {
    package let user: UserID
    package let text: String

    package init(user: UserID, text: String) {
        self.user = user
        self.text = text
    }
}

/// What was answered to a keyed request, so that it can be answered again.
package struct KeyedAnswer: Hashable, Sendable {
    package let key: IdempotencyKey
    /// A digest of the request, 8 bytes: the same key with another request is a conflict.
    package let fingerprint: UInt64
    package let receipt: Receipt

    package init(key: IdempotencyKey, fingerprint: UInt64, receipt: Receipt) {
        self.key = key
        self.fingerprint = fingerprint
        self.receipt = receipt
    }
}

/// What a caller gets when a command is durable.
package struct Receipt: Hashable, Sendable {
    /// The trip that the command made or touched.
    package let trip: TripID?
    /// The position of the last event of the command; of the log's head if the command changed nothing.
    package let position: Position
    package let at: Timestamp
    /// How many events the command caused; 0 means "already so".
    package let events: Int
    /// True when this answer was given before, to the same idempotency key.
    package let isReplay: Bool

    package init(trip: TripID?, position: Position, at: Timestamp, events: Int, isReplay: Bool = false) {
        self.trip = trip
        self.position = position
        self.at = at
        self.events = events
        self.isReplay = isReplay
    }
}

/// Encoded events that become durable together, or not at all; without events, the answers alone.
package struct Batch: Sendable {
    /// The position of the first event; of the next one where there is none.
    package let first: Position
    package let count: Int
    package let epoch: Epoch
    /// The records, as `RecordCodec` writes them.
    package let bytes: [UInt8]
    package let claims: [ClaimChange]
    package let answers: [KeyedAnswer]

    package init(
        first: Position, count: Int, epoch: Epoch, bytes: [UInt8], claims: [ClaimChange], answers: [KeyedAnswer]
    ) {
        self.first = first
        self.count = count
        self.epoch = epoch
        self.bytes = bytes
        self.claims = claims
        self.answers = answers
    }
}

/// A batch as it lies in the log.
package struct StoredBatch: Sendable {
    package let first: Position
    package let count: Int
    package let bytes: [UInt8]

    package init(first: Position, count: Int, bytes: [UInt8]) {
        self.first = first
        self.count = count
        self.bytes = bytes
    }

    package var last: Position { first.advanced(by: count - 1) }
}

/// The state of a gate at a position, to start from.
package struct Snapshot: Sendable {
    package let position: Position
    package let bytes: [UInt8]

    package init(position: Position, bytes: [UInt8]) {
        self.position = position
        self.bytes = bytes
    }
}

/// Why the log did not do what it was asked. After any of these from `append`, nothing of the batch is stored.
package enum LogFailure: Error, Equatable, Sendable {
    /// Another writer has a later epoch.
    case superseded(by: Epoch)
    /// The batch does not begin where the log ends.
    case wrongPosition(expected: Position)
    /// A claim of the batch is held by another trip.
    case claimed(Claim, by: TripID)
    /// The key was used by another request, or by another writer in between.
    case keyUsed(IdempotencyKey)
    /// The disk is full.
    case diskFull
    /// The store may not be written.
    case readOnly
    /// Another process works on this store.
    case inUse(String)
    /// A record does not decode or its checksum is wrong.
    case corrupt(at: Position, String)
    /// Anything else that the store says, with its words.
    case unavailable(String)
}

/// The log of gates: append-only, durable before it answers. Calls block; callers keep them off shared threads.
package protocol EventLog: Sendable {
    /// Takes the lease of a gate: returns a new epoch, later than any before.
    func takeLease(of gate: GateID) throws(LogFailure) -> Epoch
    /// The position of the last event, or `.start`.
    func head(of gate: GateID) throws(LogFailure) -> Position
    /// Stores the batch with its claims and answers in one durable transaction; one without events moves no position.
    func append(_ batch: Batch, to gate: GateID) throws(LogFailure)
    /// Batches that contain events after `position`, oldest first, at most `limit` of them.
    func read(_ gate: GateID, after position: Position, limit: Int) throws(LogFailure) -> [StoredBatch]
    /// The answer given before to this key, if any.
    func answer(to key: IdempotencyKey, of gate: GateID) throws(LogFailure) -> KeyedAnswer?
    /// The trip that holds a claim in any gate of this store.
    func holder(of claim: Claim) throws(LogFailure) -> TripID?
    func save(_ snapshot: Snapshot, of gate: GateID) throws(LogFailure)
    func latestSnapshot(of gate: GateID) throws(LogFailure) -> Snapshot?
}
