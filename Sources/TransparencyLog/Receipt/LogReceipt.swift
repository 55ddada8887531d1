import Cryptography

/// The proof that an entry stands in a log, to be kept and checked without the log (C2SP tlog-proof, version 1).
package struct LogReceipt: Hashable, Sendable {
    /// The first line.
    package static let header = "c2sp.org/tlog-proof@v1"
    /// The most bytes that are read.
    package static let longest = Note.Limit.bytes + 262_144
    /// The most bytes beside the proof: there is room for the longest entry and as much about it.
    package static let longestExtra = 131_072
    /// The most hashes of a path: no tree is higher.
    package static let longestPath = 63

    /// Bytes whose meaning the application knows; nobody has signed them.
    package let extra: [UInt8]?
    /// The place of the entry, from 0.
    package let index: UInt64
    /// The hashes beside the way from the entry to the root.
    package let path: [SHA256Digest]
    /// The head of the tree, with the signatures of log and witnesses.
    package let checkpoint: SignedCheckpoint

    /// Puts a receipt together.
    package init(index: UInt64, path: [SHA256Digest], checkpoint: SignedCheckpoint, extra: [UInt8]? = nil) {
        self.index = index
        self.path = path
        self.checkpoint = checkpoint
        self.extra = extra
    }

    /// Makes the receipt of an entry from the log's tiles, which may be those of a larger size that it has now.
    package init(
        of index: UInt64, in checkpoint: SignedCheckpoint, tiles: some TileReader, grownTo now: UInt64? = nil,
        extra: [UInt8]? = nil
    ) throws(TileFailure) {
        var tree = TileTree(size: checkpoint.checkpoint.size, from: tiles, grownTo: now)
        let proof = try tree.inclusionProof(of: index)
        self.init(index: index, path: proof.path, checkpoint: checkpoint, extra: extra)
    }

    /// Reads a receipt.
    package init(_ bytes: some Collection<UInt8>) throws(ReceiptFlaw) {
        guard bytes.count <= LogReceipt.longest else { throw .tooLong(most: LogReceipt.longest) }
        var lines = LineScanner(bytes)
        guard lines.next() == Array(LogReceipt.header.utf8)[...] else { throw .header }
        if let text = lines.next(after: "extra") {
            guard let bytes = Base64.bytes(String(decoding: text, as: UTF8.self)),
                bytes.count <= LogReceipt.longestExtra
            else { throw .extra }
            extra = bytes
        } else {
            extra = nil
        }
        guard let index = lines.next(after: "index").flatMap(UInt64.init(decimal:)) else { throw .index }
        guard let path = lines.hashes(most: LogReceipt.longestPath) else { throw .path }
        self.index = index
        self.path = path
        do {
            checkpoint = try SignedCheckpoint(lines.rest)
        } catch {
            throw .checkpoint(error)
        }
    }

    /// The receipt as it is stored, in a file that ends in `.tlog-proof`.
    package var bytes: [UInt8] {
        var lines = [LogReceipt.header]
        if let extra { lines.append("extra \(Base64.string(extra))") }
        lines += ["index \(index)"] + path.map(\.base64) + [""]
        return Array(lines.map { $0 + "\n" }.joined().utf8) + checkpoint.bytes
    }

    /// Checks that the log holds an entry, by a policy; answers the cosignatures that count.
    package func check(entry: [UInt8], under policy: TrustPolicy) throws(ReceiptFlaw) -> [CheckedSignature] {
        try check(leaf: Merkle.leaf(entry), under: policy)
    }

    /// Checks that the log holds the entry of a leaf, by a policy; answers the cosignatures that count.
    package func check(leaf: SHA256Digest, under policy: TrustPolicy) throws(ReceiptFlaw) -> [CheckedSignature] {
        let cosigned: [CheckedSignature]
        do {
            cosigned = try policy.check(checkpoint)
        } catch {
            throw .trust(error)
        }
        do {
            try InclusionProof(index: index, size: checkpoint.checkpoint.size, path: path)
                .check(leaf: leaf, root: checkpoint.checkpoint.root)
        } catch {
            throw .proof(error)
        }
        return cosigned
    }
}

/// Why a receipt proves nothing.
package enum ReceiptFlaw: Error, Hashable, Sendable {
    /// It has more bytes than are read.
    case tooLong(most: Int)
    /// The first line is not that of a receipt.
    case header
    /// The line `extra` is not Base 64, or has too many bytes.
    case extra
    /// There is no line `index` with a decimal number.
    case index
    /// A line of the path is no hash, there are more than 63, or no empty line ends it.
    case path
    /// What follows the empty line is no checkpoint.
    case checkpoint(CheckpointFlaw)
    /// The checkpoint is not believed.
    case trust(TrustFlaw)
    /// The entry does not stand there.
    case proof(ProofFlaw)
}
