import BorderVocabulary
import Gate

/// Why a command was not done. Nothing of it is stored in any of these cases.
package enum CommandFailure: Error, Equatable, Sendable {
    case refused(Refusal)
    /// What the caller looked at before the command has changed since.
    case preconditionFailed
    /// The idempotency key was used before, with another request.
    case keyReused
    /// A gate of the same store holds the vehicle, trailer or container on an open trip.
    case claimedElsewhere(Claim, by: TripID)
    /// Another process has become the writer of this gate.
    case superseded
    /// The command waits behind too many others; try again.
    case busy
    /// The store cannot be written now (disk full, read-only, stopped); try again later.
    case unavailable(LogFailure)
    case stopped
}
