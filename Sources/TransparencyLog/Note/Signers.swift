import Cryptography

/// Signs texts as a log does: Ed25519 over the text (C2SP signed-note).
package struct NoteSigner: Sendable {
    private let key: SigningKey

    /// The signer of a name and a seed of 32 bytes; nil for any other number of bytes.
    package init?(name: KeyName, seed: [UInt8]) {
        guard let key = SigningKey(name: name, kind: .note, seed: seed) else { return nil }
        self.key = key
    }

    /// Reads a signer from its secret text, `PRIVATE+KEY+name+number+seed`.
    package init(secret: String) throws(KeyFlaw) {
        key = try SigningKey(secret: secret, kind: .note)
    }

    /// The key by which its signatures are known.
    package var verifierKey: VerifierKey { key.verifierKey }
    /// The signer as it is kept; whoever reads it can sign.
    package var secret: String { key.secret }

    /// Signs a text, which ends in a line end.
    func sign(_ text: [UInt8]) -> NoteSignature {
        NoteSignature(name: verifierKey.name, keyID: verifierKey.id, bytes: key.privateKey.signature(of: text))
    }
}

/// Cosigns checkpoints as a witness does: Ed25519 over time and text, `cosignature/v1` (C2SP tlog-cosignature).
package struct Cosigner: Sendable {
    /// The latest time that can be signed, in seconds since 1970.
    package static let latestTime = UInt64(Int64.max)

    private let key: SigningKey

    /// The cosigner of a name and a seed of 32 bytes, used for nothing else; nil for any other number of bytes.
    package init?(name: KeyName, seed: [UInt8]) {
        guard let key = SigningKey(name: name, kind: .cosignature, seed: seed) else { return nil }
        self.key = key
    }

    /// Reads a cosigner from its secret text, `PRIVATE+KEY+name+number+seed`.
    package init(secret: String) throws(KeyFlaw) {
        key = try SigningKey(secret: secret, kind: .cosignature)
    }

    /// The key by which its cosignatures are known.
    package var verifierKey: VerifierKey { key.verifierKey }
    /// The cosigner as it is kept; whoever reads it can cosign.
    package var secret: String { key.secret }

    /// States that this is the largest tree of the log that the cosigner has seen, at a time in seconds since 1970.
    package func cosign(_ checkpoint: Checkpoint, at time: UInt64) -> NoteSignature {
        precondition(1...Cosigner.latestTime ~= time, "A cosignature has a time after 1970.")
        let message = Cosigner.message(Array(checkpoint.text.utf8), at: time)
        let timestamp = withUnsafeBytes(of: time.bigEndian) { Array($0) }
        return NoteSignature(
            name: verifierKey.name, keyID: verifierKey.id,
            bytes: timestamp + key.privateKey.signature(of: message))
    }

    /// Signs a statement of the witness that is no checkpoint.
    func attest(_ statement: [UInt8]) -> [UInt8] { key.privateKey.signature(of: statement) }

    static func message(_ text: [UInt8], at time: UInt64) -> [UInt8] {
        Array("cosignature/v1\ntime \(time)\n".utf8) + text
    }
}

/// A private key with its name and kind.
struct SigningKey: Sendable {
    let privateKey: Ed25519.PrivateKey
    let verifierKey: VerifierKey

    private static let prefix = "PRIVATE+KEY+"

    init?(name: KeyName, kind: VerifierKey.Kind, seed: [UInt8]) {
        guard let privateKey = Ed25519.PrivateKey(seed: seed) else { return nil }
        self.privateKey = privateKey
        verifierKey = VerifierKey(name: name, kind: kind, publicKey: privateKey.publicKey)
    }

    init(secret: String, kind: VerifierKey.Kind) throws(KeyFlaw) {
        guard secret.hasPrefix(SigningKey.prefix) else { throw .malformed }
        let (name, number, material) = try KeyText.parts(secret.dropFirst(SigningKey.prefix.count))
        guard material[0] == kind.rawValue else { throw .unknownKind(material[0]) }
        guard let key = SigningKey(name: name, kind: kind, seed: Array(material.dropFirst())) else {
            throw .wrongLength
        }
        guard number == KeyText.number(key.verifierKey.id) else { throw .wrongNumber }
        self = key
    }

    var secret: String {
        let seed = Base64.string([verifierKey.kind.rawValue] + privateKey.seed)
        return "\(SigningKey.prefix)\(verifierKey.name)+\(KeyText.number(verifierKey.id))+\(seed)"
    }
}
