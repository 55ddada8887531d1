import Gate
import Synchronization

/// What somebody hears a stream by that is not for everybody: looked at again for as long as the stream is open.
package final class StreamPass: Sendable {
    /// The secret that the stream was opened with.
    let credential: Credential
    private let duties: [Duty]
    private let revoked = Atomic(false)

    /// Joins the secret and the duties of which one must be usable by it.
    init(_ credential: Credential, duties: [Duty]) {
        self.credential = credential
        self.duties = duties
    }

    /// Whether the stream is to end.
    var isRevoked: Bool { revoked.load(ordering: .relaxed) }

    /// Looks at who the secret stands for now; nil is nobody. True the first time that it is not enough any more.
    func ends(with identity: Identity?) -> Bool {
        if identity?.mayUse(duties) == true { return false }
        return !revoked.exchange(true, ordering: .relaxed)
    }
}
