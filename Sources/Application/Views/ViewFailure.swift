/// Why a projection did not answer; deleting its file and starting again is always safe.
package enum ViewFailure: Error, Equatable, Sendable {
    /// The disk is full.
    case diskFull
    /// The file may not be written.
    case readOnly
    /// The file is damaged: delete it and start again.
    case corrupt(String)
    /// Anything else that the store says, with its words.
    case unavailable(String)
}
