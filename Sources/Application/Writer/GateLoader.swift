import BorderVocabulary
import Gate
import Logging

/// A gate as its log tells it.
package struct LoadedGate: Sendable {
    /// The state.
    package var gate: Gate
    /// The position of the last record in it.
    package var position: Position
    /// The time of that record; no later record is earlier.
    package var lastTime: Timestamp

    /// A gate before its first record.
    package static var empty: LoadedGate { LoadedGate(gate: Gate(), position: .start, lastTime: .earliest) }

    mutating func apply(_ event: Event, at moment: Timestamp) {
        gate.apply(event, at: moment)
        lastTime = max(lastTime, moment)
        position = position.advanced(by: 1)
    }
}

/// Reads a gate out of its log.
package struct GateLoader: Sendable {
    /// How many batches are read at a time.
    static let page = 256

    private let gate: GateID
    private let log: any EventLog
    private let logger: Logger

    /// Prepares to read one gate.
    package init(gate: GateID, log: any EventLog, logger: Logger) {
        self.gate = gate
        self.log = log
        self.logger = logger
    }

    /// The state at the head: the latest snapshot and what was recorded since. A snapshot that does not decode is
    /// left aside, with a warning, for a full replay.
    package func load() throws(LogFailure) -> LoadedGate {
        var loaded = try snapshot() ?? .empty
        try replay(onto: &loaded)
        return loaded
    }

    /// The state at the head, from the very first record, without a snapshot.
    package func replayAll(progress: (Position) -> Void = { _ in }) throws(LogFailure) -> LoadedGate {
        var loaded = LoadedGate.empty
        try replay(onto: &loaded, progress: progress)
        return loaded
    }

    /// Adds to a state what was recorded after it.
    func replay(onto loaded: inout LoadedGate, progress: (Position) -> Void = { _ in }) throws(LogFailure) {
        while true {
            let batches = try log.read(gate, after: loaded.position, limit: GateLoader.page)
            guard !batches.isEmpty else { return }
            for batch in batches { try apply(batch, to: &loaded) }
            progress(loaded.position)
        }
    }

    private func apply(_ batch: StoredBatch, to loaded: inout LoadedGate) throws(LogFailure) {
        let known = loaded.position
        guard batch.first <= known.advanced(by: 1) else {
            throw .corrupt(at: known.advanced(by: 1), "records are missing")
        }
        var position = batch.first
        do throws(CodecFailure) {
            try RecordCodec.decode(batch.bytes, count: batch.count) { at, _, event in
                if position > known { loaded.apply(event, at: at) }
                position = position.advanced(by: 1)
            }
        } catch {
            throw .corrupt(at: position, "the record does not decode: \(error)")
        }
    }

    private func snapshot() throws(LogFailure) -> LoadedGate? {
        let found: Snapshot?
        do throws(LogFailure) {
            found = try log.latestSnapshot(of: gate)
        } catch .corrupt(let position, let words) {
            logger.warning(
                "snapshot is damaged, replaying the whole log",
                metadata: [
                    "gate": "\(gate)", "position": "\(position.number)", "reason": "\(words)",
                ])
            return nil
        }
        guard let found else { return nil }
        do throws(CodecFailure) {
            let (state, lastTime) = try SnapshotCodec.decode(found)
            return LoadedGate(gate: state, position: found.position, lastTime: lastTime)
        } catch {
            logger.warning(
                "snapshot does not decode, replaying the whole log",
                metadata: [
                    "gate": "\(gate)", "position": "\(found.position.number)", "reason": "\(error)",
                ])
            return nil
        }
    }
}
