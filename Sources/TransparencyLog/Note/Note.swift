/// A text and who signed it (C2SP signed-note). Nothing in it is to be believed before `check`.
package struct Note: Hashable, Sendable {
    /// What a stranger may send.
    package enum Limit {
        /// The most bytes of a note.
        package static let bytes = 262_144
        /// The most signatures of a note; the specification asks for 16 at least.
        package static let signatures = 64
    }

    /// The signed text as UTF-8, its last line end included.
    package let text: [UInt8]
    /// All signatures, in the order in which they stand.
    package private(set) var signatures: [NoteSignature]

    /// Takes a text that this program wrote, with its signatures.
    init(text: String, signatures: [NoteSignature]) {
        self.text = Array(text.utf8)
        self.signatures = signatures
    }

    /// Signs a text of lines, the last of which has its end too, so short that there is room for all signatures.
    package init(signing text: String, by signer: NoteSigner) throws(NoteFlaw) {
        guard text.utf8.last == Note.newline, text.utf8.allSatisfy({ $0 >= 0x20 || $0 == Note.newline }) else {
            throw .notText
        }
        guard text.utf8.count <= Limit.bytes / 2 else { throw .tooLong(most: Limit.bytes / 2) }
        self.init(text: text, signatures: [signer.sign(Array(text.utf8))])
    }

    /// Reads a note; a line that is no signature below its last empty line makes it malformed.
    package init(_ bytes: some Collection<UInt8>) throws(NoteFlaw) {
        guard bytes.count <= Limit.bytes else { throw .tooLong(most: Limit.bytes) }
        let bytes = Array(bytes)
        guard String(validating: bytes, as: UTF8.self) != nil else { throw .notText }
        guard bytes.allSatisfy({ $0 >= 0x20 || $0 == Note.newline }) else { throw .notText }
        guard let gap = Note.lastEmptyLine(bytes) else { throw .unsigned }
        text = Array(bytes[..<gap])
        signatures = try Note.signatures(bytes[(gap + 1)...])
    }

    /// The whole note as it is stored and sent.
    package var bytes: [UInt8] { text + [Note.newline] + Array(signatures.map(\.line).joined().utf8) }

    /// Adds a signature; one of a key that signed before takes that one's place.
    package mutating func add(_ signature: NoteSignature) {
        signatures.removeAll { $0.name == signature.name && $0.keyID == signature.keyID }
        signatures.append(signature)
    }

    /// The signatures of known keys, each key once, all of them checked.
    ///
    /// Signatures of unknown keys are ignored. Throws if a known key's signature is wrong, or if there is none.
    package func check(_ keys: [VerifierKey]) throws(NoteFlaw) -> [CheckedSignature] {
        let checked = try checked(keys)
        guard !checked.isEmpty else { throw .noKnownSignature }
        return checked
    }

    /// The same, where there need not be any.
    func checked(_ keys: [VerifierKey]) throws(NoteFlaw) -> [CheckedSignature] {
        var checked: [CheckedSignature] = []
        for signature in signatures {
            let known = keys.first { $0.name == signature.name && $0.id == signature.keyID }
            guard let key = known, !checked.contains(where: { $0.key == key }) else { continue }
            guard let found = key.check(signature, of: text) else { throw .wrongSignature(key.name) }
            checked.append(found)
        }
        return checked
    }

    /// Reads nothing but signature lines, such as a witness answers.
    static func signatures(_ bytes: some Collection<UInt8>) throws(NoteFlaw) -> [NoteSignature] {
        guard bytes.count <= Limit.bytes else { throw .tooLong(most: Limit.bytes) }
        var lines = LineScanner(bytes)
        var signatures: [NoteSignature] = []
        while let line = lines.next() {
            guard signatures.count < Limit.signatures else { throw .tooManySignatures(most: Limit.signatures) }
            guard let signature = NoteSignature(line: line) else { throw .malformedSignature(signatures.count + 1) }
            signatures.append(signature)
        }
        guard lines.rest.isEmpty else { throw .malformedSignature(signatures.count + 1) }
        guard !signatures.isEmpty else { throw .unsigned }
        return signatures
    }

    private static let newline = UInt8(ascii: "\n")

    /// Where the line end stands that parts text and signatures.
    private static func lastEmptyLine(_ bytes: [UInt8]) -> Int? {
        guard bytes.count > 1 else { return nil }
        return (1..<bytes.count).last { bytes[$0] == newline && bytes[$0 - 1] == newline }
    }
}

/// Why a note is not to be believed.
package enum NoteFlaw: Error, Hashable, Sendable {
    /// It has more bytes than are read.
    case tooLong(most: Int)
    /// It is not UTF-8, has control characters, or is a text without a last line end.
    case notText
    /// No signature follows the text after an empty line.
    case unsigned
    /// A line among the signatures, counted from 1, is none.
    case malformedSignature(Int)
    /// There are more signatures than are read.
    case tooManySignatures(most: Int)
    /// A key that is known did not make its signature.
    case wrongSignature(KeyName)
    /// Nobody signed whose key is known.
    case noKnownSignature
}
