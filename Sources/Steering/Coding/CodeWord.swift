import BorderVocabulary

/// One of a closed list that is stored as a number and written as a word.
package protocol CodeWord: CaseIterable, Sendable {
    /// The word in files.
    var code: String { get }
}

extension CodeWord {
    /// Reads the word exactly as `code` writes it.
    package static func parse(_ raw: String) throws(ParseFailure) -> Self {
        for word in allCases where word.code == raw { return word }
        throw ParseFailure(
            raw.isEmpty ? .empty : .unknownCode, found: raw, accepted: allCases.map(\.code).joined(separator: ", "))
    }

    /// The same for any text.
    package static func parse(_ raw: some StringProtocol) throws(ParseFailure) -> Self { try parse(String(raw)) }
}
