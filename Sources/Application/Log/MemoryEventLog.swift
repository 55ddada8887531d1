import BorderVocabulary
import Gate
import Synchronization

/// A log that lives as long as the process: for tests, simulations and the twin. It keeps every promise but durability.
package final class MemoryEventLog: EventLog {
    fileprivate struct Held: Equatable {
        let gate: GateID
        let trip: TripID
    }

    fileprivate struct Shelf {
        var batches: [StoredBatch] = []
        var epoch = Epoch(0)
        var answers: [IdempotencyKey: KeyedAnswer] = [:]
        var snapshot: Snapshot?

        var head: Position { batches.last?.last ?? .start }
    }

    fileprivate struct State {
        var shelves: [GateID: Shelf] = [:]
        var claims: [Claim: Held] = [:]
    }

    private let state = Mutex(State())

    /// Begins empty.
    package init() {}

    /// Gives out the next epoch; never throws.
    package func takeLease(of gate: GateID) throws(LogFailure) -> Epoch {
        state.withLock { state in
            let epoch = Epoch(state.shelves[gate, default: Shelf()].epoch.number + 1)
            state.shelves[gate, default: Shelf()].epoch = epoch
            return epoch
        }
    }

    /// The end of the log; never throws.
    package func head(of gate: GateID) throws(LogFailure) -> Position {
        state.withLock { $0.shelves[gate]?.head ?? .start }
    }

    /// Takes the whole batch or nothing of it; throws `superseded`, `wrongPosition`, `claimed` and `keyUsed`.
    package func append(_ batch: Batch, to gate: GateID) throws(LogFailure) {
        try state.withLock { state throws(LogFailure) in
            try state.shelves[gate, default: Shelf()].check(batch)
            try state.change(batch.claims, gate)
            // Nothing fails from here on.
            for answer in batch.answers { state.shelves[gate]?.answers[answer.key] = answer }
            guard batch.count > 0 else { return }
            let stored = StoredBatch(first: batch.first, count: batch.count, bytes: batch.bytes)
            state.shelves[gate]?.batches.append(stored)
        }
    }

    /// A page of batches; never throws.
    package func read(_ gate: GateID, after position: Position, limit: Int) throws(LogFailure) -> [StoredBatch] {
        state.withLock { state in
            guard let batches = state.shelves[gate]?.batches else { return [] }
            // The first batch that ends after the position, by halving.
            var low = 0
            var high = batches.count
            while low < high {
                let middle = (low + high) / 2
                if batches[middle].last > position { high = middle } else { low = middle + 1 }
            }
            return Array(batches[low...].prefix(max(0, limit)))
        }
    }

    /// The answer given to a key; never throws.
    package func answer(to key: IdempotencyKey, of gate: GateID) throws(LogFailure) -> KeyedAnswer? {
        state.withLock { $0.shelves[gate]?.answers[key] }
    }

    /// The trip that holds a claim; never throws.
    package func holder(of claim: Claim) throws(LogFailure) -> TripID? {
        state.withLock { $0.claims[claim]?.trip }
    }

    /// Keeps the latest snapshot; never throws.
    package func save(_ snapshot: Snapshot, of gate: GateID) throws(LogFailure) {
        state.withLock { state in
            if let known = state.shelves[gate]?.snapshot, known.position > snapshot.position { return }
            state.shelves[gate, default: Shelf()].snapshot = snapshot
        }
    }

    /// The latest snapshot; never throws.
    package func latestSnapshot(of gate: GateID) throws(LogFailure) -> Snapshot? {
        state.withLock { $0.shelves[gate]?.snapshot }
    }
}

extension MemoryEventLog.Shelf {
    fileprivate func check(_ batch: Batch) throws(LogFailure) {
        guard epoch <= batch.epoch else { throw .superseded(by: epoch) }
        let expected = head.advanced(by: 1)
        guard batch.first == expected else { throw .wrongPosition(expected: expected) }
        var keys: Set<IdempotencyKey> = []
        for answer in batch.answers {
            guard answers[answer.key] == nil, keys.insert(answer.key).inserted else { throw .keyUsed(answer.key) }
        }
    }
}

extension MemoryEventLog.State {
    /// Takes and releases claims, all or none.
    fileprivate mutating func change(_ changes: [ClaimChange], _ gate: GateID) throws(LogFailure) {
        var undo: [(Claim, MemoryEventLog.Held?)] = []
        do throws(LogFailure) {
            for change in changes {
                switch change {
                case .take(let claim, let trip):
                    let wanted = MemoryEventLog.Held(gate: gate, trip: trip)
                    if let held = claims[claim], held != wanted { throw .claimed(claim, by: held.trip) }
                    undo.append((claim, claims.updateValue(wanted, forKey: claim)))
                case .release(let claim, let trip):
                    guard let held = claims[claim], held == MemoryEventLog.Held(gate: gate, trip: trip) else {
                        continue
                    }
                    claims[claim] = nil
                    undo.append((claim, held))
                }
            }
        } catch {
            for (claim, held) in undo.reversed() { claims[claim] = held }
            throw error
        }
    }
}
