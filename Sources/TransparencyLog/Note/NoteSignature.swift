import Cryptography

/// One signature line of a note (C2SP signed-note).
package struct NoteSignature: Hashable, Sendable {
    /// The name of the key that is said to have signed.
    package let name: KeyName
    /// The number of that key, which with the name tells it from others.
    package let keyID: UInt32
    /// What that key made, in the form of its algorithm.
    package let bytes: [UInt8]

    /// Says who signed, and how.
    package init(name: KeyName, keyID: UInt32, bytes: [UInt8]) {
        self.name = name
        self.keyID = keyID
        self.bytes = bytes
    }

    /// Reads a line without its end: an em dash, the name, and number and signature in Base 64.
    init?(line: ArraySlice<UInt8>) {
        guard line.starts(with: NoteSignature.dash) else { return nil }
        let parts = line.dropFirst(NoteSignature.dash.count)
            .split(separator: UInt8(ascii: " "), omittingEmptySubsequences: false)
        guard parts.count == 2, let name = NoteLine(utf8: parts[0]).flatMap(KeyName.init),
            let encoded = String(validating: parts[1], as: UTF8.self), let bytes = Base64.bytes(encoded),
            bytes.count > 4
        else { return nil }
        let keyID = bytes.prefix(4).reduce(0) { $0 << 8 | UInt32($1) }
        self.init(name: name, keyID: keyID, bytes: Array(bytes.dropFirst(4)))
    }

    /// The line with its end.
    package var line: String {
        let number = (0..<4).map { UInt8(truncatingIfNeeded: keyID >> UInt32(24 - 8 * $0)) }
        return "— \(name) \(Base64.string(number + bytes))\n"
    }

    private static let dash = Array("— ".utf8)
}
