import BorderVocabulary
import Gate

/// Holds a public log against the gate's own, for whoever may read both: nothing is missing, added or different.
///
/// A record that was changed in the gate's log after it was published has another commitment.
package struct PublicLogComparison {
    /// What became of it.
    package enum Verdict: Equatable, Sendable {
        /// All records of the public log, up to this position, are those of the gate's log.
        case same(Position)
        /// The first record that the gate's log does not have, or has otherwise.
        case differs(Position)
        case failed(LogFailure)
    }

    private static let page = 64

    private let gate: GateID
    private let log: any EventLog
    private let secret: PublicLogSecret
    private var own: [LogRecord] = []
    private var next = 0
    private var position = Position.start

    /// What was found so far.
    package private(set) var verdict = Verdict.same(.start)

    /// Compares with the log of a gate.
    package init(gate: GateID, log: any EventLog, secret: PublicLogSecret) {
        self.gate = gate
        self.log = log
        self.secret = secret
    }

    /// Takes the next entry of the public log; one that does not decode is a difference.
    package mutating func take(_ entry: ArraySlice<UInt8>) {
        guard case .same = verdict else { return }
        guard let leaf = try? PublicLeaf(entry) else {
            verdict = .differs(position.advanced(by: 1))
            return
        }
        for record in leaf.records {
            do throws(LogFailure) {
                guard let known = try nextRecord(),
                    PublicRecord(known, secret: secret, showingPlates: false).has(record)
                else {
                    verdict = .differs(record.position)
                    return
                }
            } catch .corrupt(let position, _) {
                verdict = .differs(position)
                return
            } catch {
                verdict = .failed(error)
                return
            }
            position = record.position
            verdict = .same(position)
        }
    }

    private mutating func nextRecord() throws(LogFailure) -> LogRecord? {
        if next == own.count {
            own = []
            next = 0
            for batch in try log.read(gate, after: position, limit: PublicLogComparison.page) {
                own += try RecordCodec.decode(batch).filter { $0.position > position }
            }
        }
        guard next < own.count else { return nil }
        next += 1
        return own[next - 1]
    }
}

extension PublicRecord {
    /// Whether the other says the same of the same record, whatever either shows of it.
    fileprivate func has(_ other: PublicRecord) -> Bool {
        position == other.position && at == other.at && duty == other.duty && commitment == other.commitment
    }
}
