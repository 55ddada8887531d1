import BorderVocabulary
import Cryptography
import Steering

/// The file that a table was brought in with, by which its rows can be held against the original.
package struct SheetFile: Hashable, Sendable {
    /// The SHA-256 of its bytes, as `sha256sum` prints it.
    package let digest: FileDigest
    package let name: Line

    /// Takes the bytes of a file; a name that cannot be kept becomes that of the table.
    package init(_ bytes: UnsafeRawBufferPointer, name: String, sheet: Sheet) {
        self.init(SHA256Digest(hashing: bytes), name: name, or: sheet.name)
    }

    /// Takes the rows of a table that has no file of its own, such as a leaf of a workbook: its fields with commas between
    /// them and a line feed after each row.
    package init(_ header: [String], _ rows: [[String]], name: String) {
        var text = header.joined(separator: ",") + "\n"
        for row in rows { text += row.joined(separator: ",") + "\n" }
        self.init(SHA256Digest(of: [UInt8](text.utf8)), name: name, or: name)
    }

    private init(_ digest: SHA256Digest, name: String, or other: String) {
        guard let hex = try? FileDigest.parse(Hex.string(digest.bytes)),
            let line = (try? Line.parse(name)) ?? (try? Line.parse(other))
        else { preconditionFailure("A digest has 64 digits, and a table has a name.") }
        self.digest = hex
        self.name = line
    }

    /// The file as a book keeps it.
    package func closed(on day: LocalDate) -> ImportedFile { ImportedFile(digest, name: name, saidOn: day) }
}
