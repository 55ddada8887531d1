import Cryptography

/// The request to a witness to cosign a checkpoint, `POST add-checkpoint` (C2SP tlog-witness).
package struct AddCheckpoint: Hashable, Sendable {
    /// The most hashes of a proof.
    package static let longestProof = 63
    /// The most bytes of a request that are read.
    package static let longest = Note.Limit.bytes + 4_096

    /// The size of the tree that the witness cosigned last, 0 if none.
    package let old: UInt64
    /// The proof from that tree to the checkpoint's; empty if there was none.
    package let proof: [SHA256Digest]
    /// What is to be cosigned.
    package let checkpoint: SignedCheckpoint

    /// Puts a request together.
    package init(old: UInt64, proof: [SHA256Digest], checkpoint: SignedCheckpoint) {
        self.old = old
        self.proof = proof
        self.checkpoint = checkpoint
    }

    /// Makes the request that takes a witness from one size to a checkpoint, with the proof from the log's tiles.
    package init(
        from old: UInt64, to checkpoint: SignedCheckpoint, tiles: some TileReader, grownTo now: UInt64? = nil
    ) throws(TileFailure) {
        var tree = TileTree(size: checkpoint.checkpoint.size, from: tiles, grownTo: now)
        let proof = try tree.consistencyProof(from: old)
        self.init(old: old, proof: proof.path, checkpoint: checkpoint)
    }

    /// Reads the body of a request.
    package init(_ body: some Collection<UInt8>) throws(AddCheckpointFlaw) {
        guard body.count <= AddCheckpoint.longest else { throw .tooLong(most: AddCheckpoint.longest) }
        var lines = LineScanner(body)
        guard let old = lines.next(after: "old").flatMap(UInt64.init(decimal:)) else { throw .oldSize }
        guard let proof = lines.hashes(most: AddCheckpoint.longestProof) else { throw .proof }
        do {
            self.init(old: old, proof: proof, checkpoint: try SignedCheckpoint(lines.rest))
        } catch {
            throw .checkpoint(error)
        }
    }

    /// The body of the request.
    package var body: [UInt8] {
        let head = (["old \(old)"] + proof.map(\.base64) + [""]).map { $0 + "\n" }.joined()
        return Array(head.utf8) + checkpoint.bytes
    }
}

/// Why the body of a request is not understood.
package enum AddCheckpointFlaw: Error, Hashable, Sendable {
    /// It has more bytes than are read.
    case tooLong(most: Int)
    /// The first line is not `old` and a decimal number.
    case oldSize
    /// A line of the proof is no hash, there are more than 63, or no empty line ends it.
    case proof
    /// What follows the empty line is no checkpoint.
    case checkpoint(CheckpointFlaw)
}
