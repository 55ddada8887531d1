/// The type code (mã loại hình) of a declaration, such as B11 for ordinary export.
///
/// Source: Decision 1357/QĐ-TCHQ of 18 May 2021, in force from 1 June 2021.
package struct RegimeCode: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// A letter and two digits, three bytes.
    package let text: ShortText

    /// Which list the code is on.
    package let direction: TradeDirection

    /// Whether the code was seen in a source; otherwise the list is known to contain it by background knowledge only.
    package let isConfirmed: Bool

    /// The first day on which the list is in force, 2021-06-01.
    package static var inForceFrom: LocalDate { LocalDate(clamping: 18_779) }

    /// Takes a code that was stored before, or answers nil when it is on no list.
    package init?(stored text: ShortText) {
        let code = text.string
        self.text = text
        if RegimeCode.exports.contains(code) {
            (direction, isConfirmed) = (.export, true)
        } else if RegimeCode.imports.contains(code) {
            (direction, isConfirmed) = (.import, true)
        } else if RegimeCode.unconfirmedImports.contains(code) {
            (direction, isConfirmed) = (.import, false)
        } else {
            return nil
        }
    }

    /// Reads a code of the list; one that is only believed to be on it carries a warning, an abolished one is an error.
    package static func parse(_ raw: some StringProtocol) throws(ParseFailure) -> Parsed<RegimeCode> {
        let accepted = "A##, B##, C##, E##, G##, H##"
        let bytes = try UntrustedText.code(raw, dropping: .blanks, accepted: accepted)
        guard bytes.count == 3, let text = UntrustedText.shortText(bytes) else {
            throw ParseFailure(.badLength(accepted: accepted), found: raw)
        }
        guard UntrustedText.isLetter(bytes[0]), bytes.dropFirst().allSatisfy(UntrustedText.isDigit) else {
            throw ParseFailure(.badFormat(accepted: accepted), found: raw)
        }
        guard let code = RegimeCode(stored: text) else {
            throw ParseFailure(
                abolished.contains(text.string) ? .abolished : .unknownCode, found: raw,
                accepted: (exports + imports + unconfirmedImports).joined(separator: ", "))
        }
        return Parsed(code, warnings: code.warnings)
    }

    /// What is odd about the code, wherever it came from.
    package var warnings: [Warning] { isConfirmed ? [] : [.regimeCodeUnconfirmed] }

    /// Whether the list of this code is in force on a day; no code of it has a known last day.
    package func isInForce(on day: LocalDate) -> Bool { day >= RegimeCode.inForceFrom }

    /// The three characters.
    package var description: String { text.string }

    /// Orders by bytes.
    package static func < (left: RegimeCode, right: RegimeCode) -> Bool { left.text < right.text }

    /// The 16 export codes, all seen in a source.
    package static let exports = [
        "B11", "B12", "B13", "C12", "C22", "E42", "E52", "E54", "E62", "E82", "G21", "G22", "G23", "G24", "G61", "H21",
    ]

    /// The 18 import codes that were seen in a source.
    package static let imports = [
        "A11", "A12", "A31", "A41", "A42", "A43", "A44", "C11", "C21", "E13", "E15", "E21", "E41", "G12", "G13", "G14",
        "G51", "H11",
    ]

    /// The 6 import codes that complete the list of 24 by background knowledge only.
    package static let unconfirmedImports = ["A21", "E11", "E23", "E31", "E33", "G11"]

    /// Codes that are no longer in force; since when is not known here.
    package static let abolished = ["E56"]
}
