import BorderVocabulary

/// The SHA-256 digest of something that is kept beside the log: 64 hexadecimal digits in lower case.
package struct Fingerprint: Hashable, Sendable, TextCoded {
    /// The digits.
    package let description: String

    /// The grammar in the notation of `ParseFailure`.
    package static let accepted = "[0-9a-f]{64}"

    /// Reads 64 hexadecimal digits.
    package static func parse(_ raw: some StringProtocol) throws(ParseFailure) -> Fingerprint {
        let isHex = raw.utf8.allSatisfy {
            UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 || UInt8(ascii: "a")...UInt8(ascii: "f") ~= $0
        }
        guard raw.utf8.count == 64, isHex else { throw ParseFailure(.badFormat(accepted: accepted), found: raw) }
        return Fingerprint(description: String(raw))
    }
}

/// What the log knows of a text that may name people: that it was there, and which one.
///
/// The digest is taken over a random salt and the text, and the salt is kept with the text. Once both are erased nobody
/// can find the text by trying (docs/decisions/0023-petitions-and-who-wrote-them.md).
package struct Sealed: Hashable, Sendable, Codable {
    package let digest: Fingerprint
    /// The length of the text in bytes of UTF-8.
    package let bytes: Int

    /// Joins the parts.
    package init(_ digest: Fingerprint, bytes: Int) {
        self.digest = digest
        self.bytes = bytes
    }
}

/// A file that came with a petition; its bytes and its name are kept beside the log.
package struct AttachedFile: Hashable, Sendable, Codable {
    /// What a file is by its first bytes; raw values are stored.
    package enum MediaType: String, CaseIterable, Hashable, Sendable, Codable {
        case pdf
        case jpeg
        case png
        case webp
    }

    /// The digest of the bytes, by which they are found.
    package let digest: Fingerprint
    package let mediaType: MediaType
    package let bytes: Int

    /// Joins the parts.
    package init(_ digest: Fingerprint, _ mediaType: MediaType, bytes: Int) {
        self.digest = digest
        self.mediaType = mediaType
        self.bytes = bytes
    }
}
