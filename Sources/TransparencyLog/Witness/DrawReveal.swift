import Cryptography

/// A value that was shown for a draw, the tree that had been cosigned before, and the witness's word for both.
package struct DrawReveal: Hashable, Sendable {
    /// The value of the chain.
    package let value: SHA256Digest
    /// The tree over everything that may be drawn from.
    package let head: Witness.Head
    /// The witness's Ed25519 signature of the statement.
    package let signature: [UInt8]

    /// Joins the parts.
    package init(value: SHA256Digest, head: Witness.Head, signature: [UInt8]) {
        self.value = value
        self.head = head
        self.signature = signature
    }

    /// Reads the body of an answer; nil for any other text.
    package init?(_ body: some Collection<UInt8>) {
        var lines = LineScanner(body)
        guard let value = lines.next().flatMap({ SHA256Digest(hex: String(decoding: $0, as: UTF8.self)) }),
            let size = lines.next().flatMap(UInt64.init(decimal:)),
            let root = lines.next().flatMap(SHA256Digest.init(base64:)),
            let signature = lines.next().flatMap({ Base64.bytes(String(decoding: $0, as: UTF8.self)[...]) }),
            signature.count == Ed25519.signatureByteCount, lines.rest.isEmpty
        else { return nil }
        self.init(value: value, head: Witness.Head(size: size, root: root), signature: signature)
    }

    /// The body of the answer, a line each: the value in hexadecimal digits, the size in decimal, the root and the
    /// signature in Base 64.
    package var body: String { "\(value.hex)\n\(head.size)\n\(head.root.base64)\n\(Base64.string(signature))\n" }

    /// What the witness signs: for which draw of which log it showed which value, and over which tree.
    package static func statement(
        origin: NoteLine, index: Int, draw: NoteLine, value: SHA256Digest, head: Witness.Head
    ) -> [UInt8] {
        let lines = [
            "huunghi draw reveal v1", "origin \(origin)", "index \(index)", "draw \(draw)", "value \(value.hex)",
            "size \(head.size)", "root \(head.root.base64)",
        ]
        return Array(lines.map { $0 + "\n" }.joined().utf8)
    }

    /// Whether a witness's key made the signature of this statement.
    package func isSigned(by key: VerifierKey, origin: NoteLine, index: Int, draw: NoteLine) -> Bool {
        let statement = DrawReveal.statement(origin: origin, index: index, draw: draw, value: value, head: head)
        return key.publicKey.verifies(signature, of: statement)
    }
}
