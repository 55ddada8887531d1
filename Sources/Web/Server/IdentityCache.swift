import Synchronization

/// Believes a secret for a few seconds, so that a page with ten requests asks the store once.
///
/// Keys are secrets of cookies and tokens; they live in memory only, as long as the requests that bring them do.
final class IdentityCache: Sendable {
    private struct Entry {
        let identity: Identity
        let until: ContinuousClock.Instant
    }

    private let entries = Mutex<[Credential: Entry]>([:])
    private let life: Duration
    private let capacity: Int

    init(life: Duration, capacity: Int) {
        self.life = life
        self.capacity = max(1, capacity)
    }

    func find(_ secret: Credential) -> Identity? {
        entries.withLock { entries in
            guard let entry = entries[secret], entry.until > .now else { return nil }
            return entry.identity
        }
    }

    func keep(_ identity: Identity, for secret: Credential) {
        entries.withLock { entries in
            if entries.count >= capacity {
                let now = ContinuousClock.now
                entries = entries.filter { $0.value.until > now }
                if entries.count >= capacity { entries.removeAll(keepingCapacity: true) }
            }
            entries[secret] = Entry(identity: identity, until: .now + life)
        }
    }

    /// Forgets one secret.
    func forget(_ secret: Credential) {
        entries.withLock { _ = $0.removeValue(forKey: secret) }
    }

    /// Forgets everybody: after a sign-out, a revoked token or a changed person.
    func forget() {
        entries.withLock { $0.removeAll(keepingCapacity: true) }
    }
}
