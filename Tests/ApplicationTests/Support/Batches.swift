import Application
import BorderVocabulary
import Gate

/// Batches by hand.
enum Batches {
    static let plateA = Claim(kind: .vehicle, text: "12A10001")
    static let plateB = Claim(kind: .vehicle, text: "12A10002")
    /// The same text as a plate's, and another thing.
    static let trailerA = Claim(kind: .trailer, text: "12A10001")

    static func record(_ position: UInt64) -> LogRecord {
        LogRecord(
            position: Position(position), at: Town.noon, actor: Town.actor(.gateOperator),
            event: .arrived(TripID(position), area: Town.area))
    }

    static func batch(
        at first: UInt64, count: Int = 1, _ epoch: Epoch, claims: [ClaimChange] = [], answers: [KeyedAnswer] = []
    ) -> Batch {
        let records = (0..<UInt64(count)).map { record(first + $0) }
        return Batch(
            first: Position(first), count: count, epoch: epoch, bytes: RecordCodec.encode(records), claims: claims,
            answers: answers)
    }

    static func answer(_ text: String, fingerprint: UInt64 = .max, trip: TripID? = TripID(5)) -> KeyedAnswer {
        KeyedAnswer(
            key: IdempotencyKey(user: "first-person", text: text), fingerprint: fingerprint,
            receipt: Receipt(trip: trip, position: Position(3), at: Town.noon, events: 2))
    }
}

extension EventLog {
    /// Every record of a gate.
    func records(of gate: GateID) throws -> [LogRecord] {
        try read(gate, after: .start, limit: .max).flatMap { try RecordCodec.decode($0) }
    }
}
