import BorderVocabulary
import Cryptography
import Gate
import TransparencyLog

/// What holds.
package struct PublicLogReport: Sendable {
    /// The head of the log that was read.
    package let checkpoint: Checkpoint
    /// The witnesses who cosigned it, of those who are known.
    package let witnesses: [KeyName]
    /// The earlier head from which it goes on.
    package let earlier: Checkpoint?
    /// What the replay of the queue found.
    package let queue: QueueAudit
}

/// Where the log stops being believable.
package enum PublicLogFlaw: Error, Hashable, Sendable {
    /// The checkpoint, or the earlier one, does not read.
    case checkpoint(CheckpointFlaw)
    /// It is not signed as it must be.
    case trust(TrustFlaw)
    /// Entries, tiles and root do not fit together.
    case log(AuditFlaw)
    /// The log signed two different histories of one size; this is the evidence.
    case fork(Equivocation)
    /// The log does not begin with what the earlier checkpoint signed: history was rewritten.
    case rewritten(earlier: Checkpoint, later: Checkpoint)
    /// The log has fewer entries than the earlier checkpoint.
    case shrunk(from: UInt64, to: UInt64)
    /// The proof that it goes on from the earlier checkpoint cannot be made.
    case proof(TileFailure)
    /// The records are no history of a gate.
    case history(QueueAudit.Flaw)
}

/// Checks a public log from its first entry on, with nothing but the log and the keys one has decided to believe.
///
/// Signatures, cosignatures, every tile and the root; that it goes on from an earlier checkpoint; that the records follow
/// each other in place and time; and that everybody was called in turn. It keeps the open trips in memory, whatever the
/// length of the log.
package struct PublicLogCheck<Reader: TileReader> {
    private let reader: Reader
    private let policy: TrustPolicy

    /// Checks what a reader gives by a policy of keys.
    package init(_ reader: Reader, policy: TrustPolicy) {
        self.reader = reader
        self.policy = policy
    }

    /// Checks everything; `each` sees every entry, `progress` is told how many were read, and a book of stories is kept
    /// on the way.
    package func run(
        _ checkpoint: [UInt8], from earlier: [UInt8]? = nil, telling stories: StoryBook? = nil,
        each: (ArraySlice<UInt8>) -> Void = { _ in }, progress: (UInt64) -> Void = { _ in }
    ) throws(PublicLogFlaw) -> PublicLogReport {
        let signed = try read(checkpoint)
        let witnesses = try trust(signed)
        var before: SignedCheckpoint?
        if let earlier {
            let known = try read(earlier)
            try compare(known, signed)
            before = known
        }
        var queue = QueueAudit(telling: stories)
        var flaw: QueueAudit.Flaw?
        var judge = DrawJudge(reader, log: signed.checkpoint)
        var failure: TileFailure?
        do {
            try LogAudit(reader).check(signed.checkpoint) { index, entry in
                guard flaw == nil else { return }
                each(entry)
                do throws(QueueAudit.Flaw) { try queue.take(entry, index: index) } catch { flaw = error }
                queue.judgeDraws { shown in
                    do throws(TileFailure) { return try judge.verdict(on: shown) } catch {
                        failure = error
                        return (false, false)
                    }
                }
                if index % 4_096 == 0 { progress(index) }
            }
        } catch {
            throw .log(error)
        }
        if let flaw { throw .history(flaw) }
        if let failure { throw .proof(failure) }
        return PublicLogReport(
            checkpoint: signed.checkpoint, witnesses: witnesses, earlier: before?.checkpoint, queue: queue)
    }

    private func read(_ bytes: [UInt8]) throws(PublicLogFlaw) -> SignedCheckpoint {
        do {
            return try SignedCheckpoint(bytes)
        } catch {
            throw .checkpoint(error)
        }
    }

    private func trust(_ signed: SignedCheckpoint) throws(PublicLogFlaw) -> [KeyName] {
        do {
            return try policy.check(signed).map(\.key.name)
        } catch {
            throw .trust(error)
        }
    }

    /// An earlier checkpoint must be this log's and a beginning of it; whether it was cosigned does not matter.
    private func compare(_ known: SignedCheckpoint, _ signed: SignedCheckpoint) throws(PublicLogFlaw) {
        let (old, new) = (known.checkpoint, signed.checkpoint)
        guard old.size <= new.size else { throw .shrunk(from: old.size, to: new.size) }
        guard let log = policy.logs.first(where: { $0.origin == new.origin }) else {
            throw .trust(.unknownLog(new.origin))
        }
        let proof: [SHA256Digest]
        do {
            var tree = TileTree(size: new.size, from: reader)
            proof = old.size == new.size ? [] : try tree.consistencyProof(from: old.size).path
        } catch {
            throw .proof(error)
        }
        let comparison: CheckpointComparison
        do {
            comparison = try CheckpointComparison(known, signed, of: log, proof: proof)
        } catch {
            throw .trust(error)
        }
        switch comparison {
        case .same, .consistent: return
        case .equivocation(let evidence): throw .fork(evidence)
        case .needsProof, .unproven: throw .rewritten(earlier: old, later: new)
        }
    }
}
