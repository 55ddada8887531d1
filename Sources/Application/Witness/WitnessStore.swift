import Synchronization
import TransparencyLog

/// Why a witness cannot remember, or cannot say what it remembers.
package enum WitnessStoreFailure: Error, Hashable, Sendable {
    /// The store cannot be read or written now.
    case unavailable(String)
    /// What is stored does not read: a witness that went on could contradict itself.
    case damaged(String)
}

/// The memory of a witness. When a call that stores returns, what it stored is durable; nothing is ever half stored.
/// Calls block.
package protocol WitnessStore: Sendable {
    /// The latest checkpoint of a log that was cosigned, as it is served; nil if none was.
    func checkpoint(of origin: NoteLine) throws(WitnessStoreFailure) -> SignedCheckpoint?
    /// Puts a checkpoint in the place of the one of its log.
    func store(_ checkpoint: SignedCheckpoint) throws(WitnessStoreFailure)
    /// How many draws of a log are stored.
    func draws(of origin: NoteLine) throws(WitnessStoreFailure) -> Int
    /// A draw of a log by its number, from 1; nil beyond the last.
    func draw(_ index: Int, of origin: NoteLine) throws(WitnessStoreFailure) -> DrawWitness.Draw?
    /// Adds the draw that comes next.
    func append(_ draw: DrawWitness.Draw, of origin: NoteLine) throws(WitnessStoreFailure)
}

/// A memory that lives as long as the process: for tests and simulations.
package final class MemoryWitnessStore: WitnessStore {
    private struct State {
        var checkpoints: [NoteLine: SignedCheckpoint] = [:]
        var draws: [NoteLine: [DrawWitness.Draw]] = [:]
    }

    private let state = Mutex(State())

    /// Begins with nothing.
    package init() {}

    /// The checkpoint; never throws.
    package func checkpoint(of origin: NoteLine) throws(WitnessStoreFailure) -> SignedCheckpoint? {
        state.withLock { $0.checkpoints[origin] }
    }

    /// Keeps the checkpoint; never throws.
    package func store(_ checkpoint: SignedCheckpoint) throws(WitnessStoreFailure) {
        state.withLock { $0.checkpoints[checkpoint.checkpoint.origin] = checkpoint }
    }

    /// The number of draws; never throws.
    package func draws(of origin: NoteLine) throws(WitnessStoreFailure) -> Int {
        state.withLock { $0.draws[origin]?.count ?? 0 }
    }

    /// The draw; never throws.
    package func draw(_ index: Int, of origin: NoteLine) throws(WitnessStoreFailure) -> DrawWitness.Draw? {
        state.withLock { state in
            guard let draws = state.draws[origin], draws.indices.contains(index - 1) else { return nil }
            return draws[index - 1]
        }
    }

    /// Keeps the draw; never throws.
    package func append(_ draw: DrawWitness.Draw, of origin: NoteLine) throws(WitnessStoreFailure) {
        state.withLock { $0.draws[origin, default: []].append(draw) }
    }
}
