import BorderVocabulary
import Gate
import Synchronization

/// The committed state of a gate, for everybody who reads: nothing is in it that is not durable.
final class GateReplica: Sendable {
    private struct State {
        var gate: Gate
        var position: Position
        var lastTime: Timestamp
    }

    private let state: Mutex<State>

    init(_ loaded: LoadedGate) {
        state = Mutex(State(gate: loaded.gate, position: loaded.position, lastTime: loaded.lastTime))
    }

    /// Lends the state; the writer waits until the body returns.
    func read<R: Sendable, E: Error>(
        _ body: (borrowing Gate, Position) throws(E) -> R
    ) throws(E) -> R {
        try state.withLock { state throws(E) in try body(state.gate, state.position) }
    }

    /// Makes durable records part of the state; they follow the position without a gap.
    func apply(_ records: [LogRecord]) {
        state.withLock { state in
            for record in records {
                state.gate.apply(record.event, at: record.at)
                state.lastTime = max(state.lastTime, record.at)
            }
            if let last = records.last { state.position = last.position }
        }
    }

    /// A copy to go on from.
    func copy() -> LoadedGate {
        state.withLock { state in
            LoadedGate(gate: state.gate, position: state.position, lastTime: state.lastTime)
        }
    }
}
