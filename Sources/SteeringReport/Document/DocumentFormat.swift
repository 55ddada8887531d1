import Foundation

/// Why a format could not be read.
package struct FormatFailure: Error, Hashable, Sendable {
    package let words: String
}

/// How documents of the administration look, as a dated rule with what it rests on; lengths in millimetres, sizes of
/// letters in points.
///
/// The values come from a file, so that another decree is another file. `basis` says for each group of values where it
/// is stated, or that nobody stated it and this program chose.
package struct DocumentFormat: Hashable, Sendable, Codable {
    /// The margins of a page.
    package struct Margins: Hashable, Sendable, Codable {
        package let top: Int
        package let bottom: Int
        package let left: Int
        package let right: Int
    }

    /// Sizes of letters by what is set in them.
    package struct Sizes: Hashable, Sendable, Codable {
        package let nation: Int
        package let motto: Int
        package let issuer: Int
        package let pageNumber: Int
        package let text: Int
        package let table: Int
        package let notes: Int
    }

    package let name: String
    package let pageWidth: Int
    package let pageHeight: Int
    package let margins: Margins
    /// The family that a word processor is told to use.
    package let family: String
    /// Families of the same measures that may stand in for it, the first that is there.
    package let substitutes: [String]
    package let sizes: Sizes
    /// How far the first line of a paragraph is moved in.
    package let indent: Int
    /// What each group of values rests on.
    package let basis: [String: String]

    /// The format that comes with this program: Decree 30/2020/NĐ-CP.
    package static func bundled() throws(FormatFailure) -> DocumentFormat {
        guard let url = Bundle.module.resourceURL?.appending(path: "Formats/decree-30-2020.json") else {
            throw FormatFailure(words: "Formats")
        }
        do {
            return try JSONDecoder().decode(DocumentFormat.self, from: Data(contentsOf: url))
        } catch {
            throw FormatFailure(words: "\(error)")
        }
    }
}
