import BorderVocabulary

/// How wrong passwords are counted: the fifth in a row locks the login, and each further one for twice as long.
package struct LockOut: Hashable, Sendable {
    /// How many failures are free.
    package static let tolerated = 5
    /// The first lock; it doubles with each further failure.
    package static let first = Duration.seconds(60)
    /// No lock is longer.
    package static let longest = Duration.seconds(3_600)

    /// Failures in a row.
    package let failures: Int
    /// No password is looked at before this moment.
    package let lockedUntil: Timestamp?

    /// Takes what was stored.
    package init(failures: Int = 0, lockedUntil: Timestamp? = nil) {
        self.failures = failures
        self.lockedUntil = lockedUntil
    }

    /// Whether no password is looked at now.
    package func isLocked(at moment: Timestamp) -> Bool {
        guard let lockedUntil else { return false }
        return moment < lockedUntil
    }

    /// What one more failure makes of it.
    package func failed(at moment: Timestamp) -> LockOut {
        let failures = min(failures + 1, 1_000)
        guard failures >= LockOut.tolerated else { return LockOut(failures: failures) }
        let doublings = min(failures - LockOut.tolerated, 10)
        let lock = min(LockOut.first * (1 << doublings), LockOut.longest)
        return LockOut(failures: failures, lockedUntil: moment + lock)
    }
}
