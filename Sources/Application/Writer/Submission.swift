import Gate

/// A command on its way to the writer: what is asked, by whom, and under which name it may be repeated.
package struct Submission: Sendable {
    /// What must hold of the gate when the command is decided; throws why the command is not done.
    ///
    /// The writer asks it after the commands before this one, and not for a request that was answered before. Everybody
    /// waits meanwhile, so nothing slow belongs in it.
    package typealias Precondition = @Sendable (borrowing Gate) throws(CommandFailure) -> Void

    /// The order itself.
    package let command: Command

    /// Who gives the order, in which capacity.
    package let actor: Actor

    /// The caller's name for the request; nil for one that is not repeated.
    package let key: IdempotencyKey?

    /// A digest of the request, so that a key which comes back with another request is noticed.
    package let fingerprint: UInt64

    /// What the caller wants to hold besides the rules of the gate; nil for nothing.
    package let precondition: Precondition?

    /// Takes a command; `fingerprint` counts only together with a key.
    package init(
        _ command: Command, by actor: Actor, key: IdempotencyKey? = nil, fingerprint: UInt64 = 0,
        precondition: Precondition? = nil
    ) {
        self.command = command
        self.actor = actor
        self.key = key
        self.fingerprint = fingerprint
        self.precondition = precondition
    }
}
