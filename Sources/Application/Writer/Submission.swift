import Gate

/// A command on its way to the writer: what is asked, by whom, and under which name it may be repeated.
package struct Submission: Sendable {
    /// The order itself.
    package let command: Command

    /// Who gives the order, in which capacity.
    package let actor: Actor

    /// The caller's name for the request; nil for one that is not repeated.
    package let key: IdempotencyKey?

    /// A digest of the request, so that a key which comes back with another request is noticed.
    package let fingerprint: UInt64

    /// Takes a command; `fingerprint` counts only together with a key.
    package init(_ command: Command, by actor: Actor, key: IdempotencyKey? = nil, fingerprint: UInt64 = 0) {
        self.command = command
        self.actor = actor
        self.key = key
        self.fingerprint = fingerprint
    }
}
