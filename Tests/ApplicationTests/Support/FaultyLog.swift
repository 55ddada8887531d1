import Application
import BorderVocabulary
import Gate
import Synchronization

/// A log that fails when it is told to: before anything is stored, or after all is stored.
final class FaultyLog: EventLog {
    enum Fault: Sendable {
        /// Nothing is stored.
        case before(LogFailure)
        /// All is stored, and the caller is told otherwise.
        case after(LogFailure)
        /// Somebody else does something first.
        case meanwhile(@Sendable (any EventLog) throws(LogFailure) -> Void)
    }

    private struct State {
        var faults: [Fault] = []
        var appends = 0
    }

    private let log: any EventLog
    private let state = Mutex(State())

    init(_ log: any EventLog = MemoryEventLog()) {
        self.log = log
    }

    /// The next appends meet these, one each.
    func meet(_ faults: Fault...) { state.withLock { $0.faults.append(contentsOf: faults) } }

    /// How many batches were offered.
    var appends: Int { state.withLock { $0.appends } }

    func append(_ batch: Batch, to gate: GateID) throws(LogFailure) {
        let fault = state.withLock { state in
            state.appends += 1
            return state.faults.isEmpty ? nil : state.faults.removeFirst()
        }
        switch fault {
        case .before(let failure): throw failure
        case .after(let failure):
            try log.append(batch, to: gate)
            throw failure
        case .meanwhile(let deed):
            try deed(log)
            try log.append(batch, to: gate)
        case nil: try log.append(batch, to: gate)
        }
    }

    func takeLease(of gate: GateID) throws(LogFailure) -> Epoch { try log.takeLease(of: gate) }
    func head(of gate: GateID) throws(LogFailure) -> Position { try log.head(of: gate) }
    func read(_ gate: GateID, after position: Position, limit: Int) throws(LogFailure) -> [StoredBatch] {
        try log.read(gate, after: position, limit: limit)
    }
    func answer(to key: IdempotencyKey, of gate: GateID) throws(LogFailure) -> KeyedAnswer? {
        try log.answer(to: key, of: gate)
    }
    func holder(of claim: Claim) throws(LogFailure) -> TripID? { try log.holder(of: claim) }
    func save(_ snapshot: Snapshot, of gate: GateID) throws(LogFailure) { try log.save(snapshot, of: gate) }
    func latestSnapshot(of gate: GateID) throws(LogFailure) -> Snapshot? { try log.latestSnapshot(of: gate) }
}
