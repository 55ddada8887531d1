import BorderVocabulary
import Cryptography
import Gate
import Logging

/// Whether the state that a gate starts from is the one that its whole history gives.
package struct ReplayReport: Hashable, Sendable {
    /// How many events were replayed, from the first on.
    package let events: UInt64
    /// Whether both ways led to the same state, byte for byte.
    package let isIdentical: Bool
    /// The SHA-256 of the state that the whole history gives, 64 hexadecimal digits.
    package let digest: String
    /// The SHA-256 of the state that snapshot and tail give.
    package let startingDigest: String
}

/// Rebuilds a gate from its log and compares.
package enum Replay {
    /// Replays every record, and compares with what the latest snapshot and its tail give; blocks.
    ///
    /// `progress` is told the position after each page. Nobody may write to the gate meanwhile.
    package static func check(
        _ gate: GateID, in log: any EventLog, logger: Logger, progress: (Position) -> Void = { _ in }
    ) throws(LogFailure) -> ReplayReport {
        let loader = GateLoader(gate: gate, log: log, logger: logger)
        let whole = try loader.replayAll(progress: progress)
        let started = try loader.load()
        let wholeBytes = GateStateCodec.encodeWhole(whole.gate)
        let startedBytes = GateStateCodec.encodeWhole(started.gate)
        return ReplayReport(
            events: whole.position.number,
            isIdentical: wholeBytes == startedBytes && whole.position == started.position,
            digest: SHA256Digest(of: wholeBytes).hex, startingDigest: SHA256Digest(of: startedBytes).hex)
    }
}
