import BorderVocabulary
import Gate

/// What the writer has decided and not yet stored.
struct BatchDraft {
    private var before = Position.start
    private(set) var records: [LogRecord] = []
    private(set) var claims: [ClaimChange] = []
    private(set) var answers: [KeyedAnswer] = []
    private(set) var outcomes: [SubmissionQueue.Outcome] = []
    private var encoder = RecordEncoder(reserving: 1 << 16)
    private var released: Set<Claim> = []
    private var answered: [IdempotencyKey: KeyedAnswer] = [:]

    /// Begins anew in the same memory, after a position.
    mutating func begin(after position: Position) {
        before = position
        records.removeAll(keepingCapacity: true)
        claims.removeAll(keepingCapacity: true)
        answers.removeAll(keepingCapacity: true)
        outcomes.removeAll(keepingCapacity: true)
        encoder.removeAll()
        released.removeAll(keepingCapacity: true)
        answered.removeAll(keepingCapacity: true)
    }

    /// The position of the last record so far, or of the one before the batch.
    var last: Position { before.advanced(by: records.count) }

    /// Whether there is nothing to be stored.
    var isEmpty: Bool { records.isEmpty && answers.isEmpty }

    /// The answer that this batch gives to a key.
    func answer(to key: IdempotencyKey) -> KeyedAnswer? { answered[key] }

    /// Whether this gate gave the claim up within the batch: the store still holds it for us.
    func hasReleased(_ claim: Claim) -> Bool { released.contains(claim) }

    mutating func refuse(_ failure: CommandFailure) { outcomes.append(.failure(failure)) }

    mutating func accept(_ receipt: Receipt) { outcomes.append(.success(receipt)) }

    /// Adds the events of one command.
    mutating func record(_ events: [Event], at moment: Timestamp, by actor: Actor) {
        for event in events {
            records.append(LogRecord(position: last.advanced(by: 1), at: moment, actor: actor, event: event))
            encoder.append(event, at: moment, by: actor)
        }
    }

    /// Adds the changes of claims of one command.
    mutating func claim(_ changes: [ClaimChange]) {
        for change in changes {
            switch change {
            case .release(let claim, _): released.insert(claim)
            case .take(let claim, _): released.remove(claim)
            }
        }
        claims.append(contentsOf: changes)
    }

    /// Adds the answer to a key.
    mutating func keep(_ answer: KeyedAnswer) {
        answers.append(answer)
        answered[answer.key] = answer
    }

    /// What is to be stored.
    func batch(_ epoch: Epoch) -> Batch {
        Batch(
            first: before.advanced(by: 1), count: records.count, epoch: epoch, bytes: encoder.bytes, claims: claims,
            answers: answers)
    }
}
