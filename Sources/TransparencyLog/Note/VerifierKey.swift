import Cryptography

/// A public key by which signatures of notes are known, written `name+number+key` (C2SP signed-note).
package struct VerifierKey: Hashable, Sendable {
    /// What a signature says, and over which bytes it is made.
    package enum Kind: UInt8, Sendable {
        /// An Ed25519 signature of the text (0x01), as a log makes it.
        case note = 1
        /// A timestamped Ed25519 signature of a checkpoint (0x04), as a witness makes it (C2SP tlog-cosignature).
        case cosignature = 4
    }

    /// The name that stands in the signature line.
    package let name: KeyName
    /// What its signatures say.
    package let kind: Kind
    /// The Ed25519 key.
    package let publicKey: Ed25519.PublicKey
    /// The first four bytes of SHA-256 over name, line end, kind and key.
    package let id: UInt32

    /// Puts a key together.
    package init(name: KeyName, kind: Kind, publicKey: Ed25519.PublicKey) {
        self.name = name
        self.kind = kind
        self.publicKey = publicKey
        let digest = SHA256Digest(of: Array("\(name)\n".utf8), [kind.rawValue], publicKey.bytes)
        id = digest.bytes.prefix(4).reduce(0) { $0 << 8 | UInt32($1) }
    }

    /// Reads a key from its text.
    package init(_ text: String) throws(KeyFlaw) {
        let (name, number, material) = try KeyText.parts(text[...])
        guard let kind = Kind(rawValue: material[0]) else { throw .unknownKind(material[0]) }
        guard let publicKey = Ed25519.PublicKey(bytes: Array(material.dropFirst())) else { throw .wrongLength }
        self.init(name: name, kind: kind, publicKey: publicKey)
        guard number == KeyText.number(id) else { throw .wrongNumber }
    }

    /// The key as it is published.
    package var text: String {
        "\(name)+\(KeyText.number(id))+\(Base64.string([kind.rawValue] + publicKey.bytes))"
    }

    /// What a signature of this key says of a text; nil where the key did not make it.
    func check(_ signature: NoteSignature, of text: [UInt8]) -> CheckedSignature? {
        switch kind {
        case .note:
            guard publicKey.verifies(signature.bytes, of: text) else { return nil }
            return CheckedSignature(key: self, time: nil)
        case .cosignature:
            guard signature.bytes.count == 8 + Ed25519.signatureByteCount else { return nil }
            let time = signature.bytes.prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
            guard time <= Cosigner.latestTime else { return nil }
            let message = Cosigner.message(text, at: time)
            guard publicKey.verifies(Array(signature.bytes.dropFirst(8)), of: message) else { return nil }
            return CheckedSignature(key: self, time: time)
        }
    }
}

/// A signature that was checked.
package struct CheckedSignature: Hashable, Sendable {
    /// The key that made it.
    package let key: VerifierKey
    /// For a cosignature, when it was made, in seconds since 1970.
    package let time: UInt64?
}

/// Why a text is no key.
package enum KeyFlaw: Error, Hashable, Sendable {
    /// It is not three parts with `+` between them, or a part is not of its form.
    case malformed
    /// It is a key of an algorithm that is not used here.
    case unknownKind(UInt8)
    /// The key does not have 32 bytes.
    case wrongLength
    /// The number is not that of this name and key: a letter may be wrong.
    case wrongNumber
}

/// How keys are written.
enum KeyText {
    /// Name, number and the bytes of the key, of which there is one at least.
    static func parts(_ text: Substring) throws(KeyFlaw) -> (name: KeyName, number: String, material: [UInt8]) {
        let parts = text.split(separator: "+", maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count == 3, let name = KeyName(String(parts[0])), let material = Base64.bytes(parts[2]),
            !material.isEmpty
        else { throw .malformed }
        return (name, String(parts[1]), material)
    }

    /// Eight lower-case hexadecimal digits.
    static func number(_ id: UInt32) -> String {
        Hex.string((0..<4).map { UInt8(truncatingIfNeeded: id >> UInt32(24 - 8 * $0)) })
    }
}
