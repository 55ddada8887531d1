/// Why a document was not printed.
package enum PrintFailure: Error, Hashable, Sendable {
    /// These Debian packages bring what is missing.
    case toolMissing(packages: String)
    case tookTooLong(seconds: Int)
    /// The document has more than so many bytes.
    case tooLarge(limit: Int)
    case toolFailed(String)
    /// Too many documents wait to be printed.
    case busy
}

/// Turns a document into the bytes of a file. The same document gives the same bytes with the same version of the tools.
package protocol ReportPrinter: Sendable {
    /// The document as PDF, tagged for those who listen to it.
    func pdf(_ document: Document) async throws(PrintFailure) -> [UInt8]
    /// The document for a word processor.
    func docx(_ document: Document) async throws(PrintFailure) -> [UInt8]
}
