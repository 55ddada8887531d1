import TransparencyLog

/// What the entries of a public log look like: made of the batches of a log and a secret, always the same.
package protocol EntryForm: Sendable {
    /// The entries for a batch; more than one where it is long.
    func entries(of batch: StoredBatch) throws(LogFailure) -> [[UInt8]]
    /// What an entry is about; throws for bytes that are none.
    func outline(of entry: [UInt8]) throws(CodecFailure) -> EntryOutline
}

/// Which records an entry is about, and what it promises of them.
package struct EntryOutline: Hashable, Sendable {
    /// The position of the first record of the batch.
    package let batch: Position
    /// The position of the last record of the entry.
    package let last: Position
    /// The commitment to each whole record.
    package let commitments: [Commitment]

    /// Joins the parts.
    package init(batch: Position, last: Position, commitments: [Commitment]) {
        self.batch = batch
        self.last = last
        self.commitments = commitments
    }
}

/// Tells when a log has grown.
package protocol LogFollower: Sendable {
    /// Waits until there is a record after a position; false when none will come any more, or the task is cancelled.
    func hasMore(after position: Position) async throws(LogFailure) -> Bool
}

extension EventFeed: LogFollower {
    /// Waits for the next record of the gate.
    package func hasMore(after position: Position) async throws(LogFailure) -> Bool {
        try await next(after: position, limit: 1) != nil
    }
}

/// The entries of a gate's log.
struct GateEntries: EntryForm {
    let secret: PublicLogSecret
    let showsPlates: Bool

    func entries(of batch: StoredBatch) throws(LogFailure) -> [[UInt8]] {
        try PublicLeaf.leaves(of: batch, secret: secret, showingPlates: showsPlates)
    }

    func outline(of entry: [UInt8]) throws(CodecFailure) -> EntryOutline {
        let leaf = try PublicLeaf(entry)
        return EntryOutline(batch: leaf.batch, last: leaf.last, commitments: leaf.records.map(\.commitment))
    }
}
