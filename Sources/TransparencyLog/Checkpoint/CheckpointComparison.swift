import Cryptography

/// What two checkpoints of one log, seen by different people, say together.
///
/// This is how a log that shows two histories is found: readers hand each other the checkpoints that they were shown.
package enum CheckpointComparison: Hashable, Sendable {
    /// They are the same head.
    case same
    /// The later begins with all of the earlier, as the proof shows.
    case consistent(earlier: SignedCheckpoint, later: SignedCheckpoint)
    /// One size and two roots: the log has shown two histories, and both signatures are its own.
    case equivocation(Equivocation)
    /// The sizes differ, and a consistency proof between them is needed.
    case needsProof(earlier: SignedCheckpoint, later: SignedCheckpoint)
    /// The proof that was given does not hold.
    ///
    /// Whoever made it may have erred; a log that cannot give a better one has broken its promise.
    case unproven(earlier: SignedCheckpoint, later: SignedCheckpoint, ProofFlaw)

    /// Compares two checkpoints, after checking that the log signed both.
    package init(
        _ one: SignedCheckpoint, _ other: SignedCheckpoint, of log: LogIdentity, proof: [SHA256Digest]? = nil
    ) throws(TrustFlaw) {
        try log.check(one)
        try log.check(other)
        let (earlier, later) = one.checkpoint.size <= other.checkpoint.size ? (one, other) : (other, one)
        let (old, new) = (earlier.checkpoint, later.checkpoint)
        if old.size == new.size {
            self = old.root == new.root ? .same : .equivocation(Equivocation(earlier, later))
            return
        }
        guard old.size > 0 else {
            self =
                old.root == Merkle.emptyRoot
                ? .consistent(earlier: earlier, later: later)
                : .unproven(earlier: earlier, later: later, .wrongEarlierRoot)
            return
        }
        guard let proof else {
            self = .needsProof(earlier: earlier, later: later)
            return
        }
        do {
            try ConsistencyProof(earlier: old.size, size: new.size, path: proof)
                .check(earlierRoot: old.root, root: new.root)
            self = .consistent(earlier: earlier, later: later)
        } catch {
            self = .unproven(earlier: earlier, later: later, error)
        }
    }
}

/// Two checkpoints of one size with different roots, each signed by the log: anybody can check this evidence.
package struct Equivocation: Hashable, Sendable {
    /// One of the histories.
    package let one: SignedCheckpoint
    /// The other.
    package let other: SignedCheckpoint

    /// Takes what somebody claims to be evidence.
    package init(_ one: SignedCheckpoint, _ other: SignedCheckpoint) {
        self.one = one
        self.other = other
    }

    /// Whether the log has indeed signed two different roots for one size.
    package func holds(against log: LogIdentity) -> Bool {
        guard case .equivocation? = try? CheckpointComparison(one, other, of: log) else { return false }
        return true
    }
}
