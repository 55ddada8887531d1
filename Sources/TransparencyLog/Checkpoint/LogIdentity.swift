/// A log that somebody has decided to know: its origin, and the keys of which one must sign.
package struct LogIdentity: Hashable, Sendable {
    /// The first line of its checkpoints.
    package let origin: NoteLine
    /// Keys with which it may sign; more than one while it changes from one to another.
    package let keys: [VerifierKey]

    /// A log that is called as its key is, as the specification recommends.
    package init(_ key: VerifierKey) {
        self.init(origin: key.name.line, keys: [key])
    }

    /// A log with its keys.
    package init(origin: NoteLine, keys: [VerifierKey]) {
        self.origin = origin
        self.keys = keys
    }

    /// Checks that a checkpoint is this log's: of its origin, and signed by one of its keys.
    package func check(_ signed: SignedCheckpoint) throws(TrustFlaw) {
        guard signed.checkpoint.origin == origin else { throw .unknownLog(signed.checkpoint.origin) }
        do {
            _ = try signed.note.check(keys)
        } catch {
            throw .signatures(error)
        }
    }
}
