/// When a checkpoint is believed: a known log signed it, and enough known witnesses cosigned it.
package struct TrustPolicy: Hashable, Sendable {
    /// The logs that are believed.
    package let logs: [LogIdentity]
    /// The keys of the witnesses that count.
    package let witnesses: [VerifierKey]
    /// How many different witnesses must have cosigned.
    package let threshold: Int

    /// Takes a policy; two keys of the same Ed25519 key are one witness.
    package init(logs: [LogIdentity], witnesses: [VerifierKey] = [], threshold: Int = 0) throws(PolicyFlaw) {
        guard !logs.isEmpty, logs.allSatisfy({ !$0.keys.isEmpty }) else { throw .noLog }
        if let wrong = witnesses.first(where: { $0.kind != .cosignature }) { throw .notWitness(wrong.name) }
        let most = Set(witnesses.map(\.publicKey)).count
        guard 0...most ~= threshold else { throw .outOfReach(threshold: threshold, witnesses: most) }
        self.logs = logs
        self.witnesses = witnesses
        self.threshold = threshold
    }

    /// Checks a checkpoint and answers the cosignatures of known witnesses.
    package func check(_ signed: SignedCheckpoint) throws(TrustFlaw) -> [CheckedSignature] {
        guard let log = logs.first(where: { $0.origin == signed.checkpoint.origin }) else {
            throw .unknownLog(signed.checkpoint.origin)
        }
        try log.check(signed)
        let cosigned: [CheckedSignature]
        do {
            cosigned = try signed.note.checked(witnesses)
        } catch {
            throw .signatures(error)
        }
        let count = Set(cosigned.map(\.key.publicKey)).count
        guard count >= threshold else { throw .tooFewWitnesses(count, of: threshold) }
        return cosigned
    }
}

/// Why a policy could never hold.
package enum PolicyFlaw: Error, Hashable, Sendable {
    /// It names no log, or one without a key.
    case noLog
    /// A key among the witnesses makes no cosignatures.
    case notWitness(KeyName)
    /// More witnesses are asked for than there are.
    case outOfReach(threshold: Int, witnesses: Int)
}

/// Why a checkpoint is not believed.
package enum TrustFlaw: Error, Hashable, Sendable {
    /// It is of a log that is not known.
    case unknownLog(NoteLine)
    /// A known key did not sign as it says, or none signed.
    case signatures(NoteFlaw)
    /// Fewer witnesses cosigned than are asked for.
    case tooFewWitnesses(Int, of: Int)
}
