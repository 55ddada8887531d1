import Application
import BorderVocabulary
import Steering

/// Who wrote a petition and how to reach them, as they said it.
package struct AuthorContact: Hashable, Sendable {
    package let name: String
    package let phone: String
    package let address: String

    /// The most that is kept of each, in bytes.
    package static let limit = 256

    /// Joins the parts; each may be empty.
    package init(name: String, phone: String, address: String) {
        self.name = name
        self.phone = phone
        self.address = address
    }

    /// Whether nothing was said.
    package var isEmpty: Bool { name.isEmpty && phone.isEmpty && address.isEmpty }

    /// Whether a text has one of the parts in it, which could not be erased there.
    package func isNamed(in text: String) -> Bool {
        [name, phone, address].contains { !$0.isEmpty && text.lowercased().contains($0.lowercased()) }
    }
}

/// What came with one sending, of what the log must not hold.
package struct PetitionPapersDraft: Sendable {
    /// A text with the salt of its digest.
    package struct Text: Sendable {
        package let sealed: Sealed
        package let salt: [UInt8]
        package let text: String
    }

    /// A file with the name that it had.
    package struct File: Sendable {
        package let file: AttachedFile
        package let name: String
    }

    package let submission: SubmissionID
    package let author: AuthorID
    package var contact: AuthorContact
    package var texts: [Text] = []
    package var files: [File] = []
}

/// Something that was done to what lies beside the log; it never says what stood there.
package struct PapersErasure: Hashable, Sendable {
    package let author: AuthorID
    package let by: UserID
    package let at: Timestamp
    package let reason: String

    /// Joins the parts.
    package init(_ author: AuthorID, by user: UserID, at moment: Timestamp, reason: String) {
        self.author = author
        by = user
        at = moment
        self.reason = reason
    }
}

/// What lies beside the log of petitions: who wrote, what exactly, and what the files were called. All of an author can be
/// erased, and the log stays as it is, byte for byte (docs/decisions/0023-petitions-and-who-wrote-them.md).
///
/// Calls block; callers keep them off shared threads. What was answered is on the disk.
package protocol PetitionPapers: Sendable {
    /// The secret of this installation, from which pseudonyms, salts and case secrets are made.
    func secret() throws(AccountFailure) -> [UInt8]

    /// Keeps what came with a sending; what is there already stays as it is.
    func keep(_ draft: PetitionPapersDraft) throws(AccountFailure)

    /// Takes away what was kept of a sending that the register refused.
    func drop(_ submission: SubmissionID) throws(AccountFailure)

    /// How to reach who sent something; nil where nobody said, or it was erased.
    func contact(of submission: SubmissionID) throws(AccountFailure) -> AuthorContact?

    /// The text of a digest; nil where it was erased.
    func text(of digest: Fingerprint) throws(AccountFailure) -> String?

    /// The names of the files that came with a sending, by their digests.
    func fileNames(of submission: SubmissionID) throws(AccountFailure) -> [Fingerprint: String]

    /// Erases all of an author and records that it was done; the files that were nobody else's, whose bytes go too.
    func erase(_ erasure: PapersErasure) throws(AccountFailure) -> [Fingerprint]

    /// What was erased of an author, when and why, oldest first.
    func erasures(of author: AuthorID) throws(AccountFailure) -> [PapersErasure]
}

/// Where the bytes of files lie, by their digests.
package protocol AttachmentStore: Sendable {
    /// Keeps bytes under their digest, durably; bytes that are there already stay.
    func keep(_ bytes: [UInt8], as digest: Fingerprint) throws(AccountFailure)

    /// The bytes; nil where they were erased.
    func bytes(of digest: Fingerprint) throws(AccountFailure) -> [UInt8]?

    /// Takes bytes away.
    func remove(_ digest: Fingerprint) throws(AccountFailure)
}

extension AttachedFile {
    /// The bounds of files.
    package enum Limit {
        /// Bytes of one file.
        package static let bytes = 10 << 20
    }

    /// What a file is by its first bytes, and never by its name; nil for all that is not taken.
    package static func mediaType(of bytes: some Collection<UInt8>) -> MediaType? {
        let head = Array(bytes.prefix(12))
        if head.starts(with: Array("%PDF-".utf8)) { return .pdf }
        if head.starts(with: [0xFF, 0xD8, 0xFF]) { return .jpeg }
        if head.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) { return .png }
        if head.count == 12, head.starts(with: Array("RIFF".utf8)), head[8...].elementsEqual(Array("WEBP".utf8)) {
            return .webp
        }
        return nil
    }
}

extension AttachedFile.MediaType {
    /// The type as HTTP names it.
    package var mime: String {
        switch self {
        case .pdf: "application/pdf"
        case .jpeg: "image/jpeg"
        case .png: "image/png"
        case .webp: "image/webp"
        }
    }
}
