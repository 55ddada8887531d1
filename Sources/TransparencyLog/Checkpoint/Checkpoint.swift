import Cryptography

/// The head of a log's tree at a size (C2SP tlog-checkpoint).
package struct Checkpoint: Hashable, Sendable {
    /// Which log it is.
    package let origin: NoteLine
    /// The number of entries.
    package let size: UInt64
    /// The root of the tree over them.
    package let root: SHA256Digest
    /// Further lines, whose meaning no reader can check; better none.
    package let extensions: [NoteLine]

    /// Puts a head together.
    package init(origin: NoteLine, size: UInt64, root: SHA256Digest, extensions: [NoteLine] = []) {
        precondition(size <= Merkle.largestSize, "A tree has fewer than 2⁶³ leaves.")
        self.origin = origin
        self.size = size
        self.root = root
        self.extensions = extensions
    }

    /// Reads the text of a note, strictly: what is read is written again with the same bytes.
    package init(text: [UInt8]) throws(CheckpointFlaw) {
        var lines = LineScanner(text)
        guard let origin = lines.next().flatMap(NoteLine.init(utf8:)) else { throw .origin }
        guard let size = lines.next().flatMap(UInt64.init(decimal:)) else { throw .size }
        guard let root = lines.next().flatMap(SHA256Digest.init(base64:)) else { throw .root }
        var extensions: [NoteLine] = []
        while let line = lines.next() {
            guard let line = NoteLine(utf8: line) else { throw .extensionLine(extensions.count + 1) }
            extensions.append(line)
        }
        guard lines.rest.isEmpty else { throw .extensionLine(extensions.count + 1) }
        self.init(origin: origin, size: size, root: root, extensions: extensions)
    }

    /// The text that is signed: origin, size in decimal, root in Base 64 and extensions, a line each.
    package var text: String {
        ([origin.text, String(size), root.base64] + extensions.map(\.text)).map { $0 + "\n" }.joined()
    }
}

/// Why a text is no checkpoint.
package enum CheckpointFlaw: Error, Hashable, Sendable {
    /// It is not even a note.
    case note(NoteFlaw)
    /// The first line is empty or has control characters.
    case origin
    /// The second line is no decimal number below 2⁶³ without leading zeros.
    case size
    /// The third line is not 32 bytes in Base 64.
    case root
    /// A further line, counted from 1, is empty or has no end.
    case extensionLine(Int)
}

/// A checkpoint with the signatures under it, none of which was checked by reading it.
package struct SignedCheckpoint: Hashable, Sendable {
    /// What is signed.
    package let checkpoint: Checkpoint
    /// The note as it was received; its text is that of the checkpoint.
    package private(set) var note: Note

    /// Signs a checkpoint.
    package init(_ checkpoint: Checkpoint, signedBy signer: NoteSigner) {
        self.checkpoint = checkpoint
        let signature = signer.sign(Array(checkpoint.text.utf8))
        note = Note(text: checkpoint.text, signatures: [signature])
    }

    /// Reads what a log or somebody else serves.
    package init(_ bytes: some Collection<UInt8>) throws(CheckpointFlaw) {
        do {
            note = try Note(bytes)
        } catch {
            throw .note(error)
        }
        checkpoint = try Checkpoint(text: note.text)
    }

    /// The note as it is stored and served.
    package var bytes: [UInt8] { note.bytes }

    /// Adds a cosignature of one's own witness.
    package mutating func add(_ cosignature: NoteSignature) {
        note.add(cosignature)
    }

    /// Adds the cosignatures that a witness answered, those of known keys alone, each checked.
    ///
    /// Throws, and adds nothing, if one of a known key is wrong or if there is none.
    package mutating func add(answer: [UInt8], of witnesses: [VerifierKey]) throws(NoteFlaw) {
        let signatures = try Note.signatures(answer)
        let received = Note(text: checkpoint.text, signatures: signatures)
        let keys = try received.check(witnesses).map(\.key)
        for signature in signatures where keys.contains(where: { $0.isNamed(in: signature) }) {
            note.add(signature)
        }
    }
}

extension VerifierKey {
    /// Whether a signature line names this key.
    func isNamed(in signature: NoteSignature) -> Bool { name == signature.name && id == signature.keyID }
}
