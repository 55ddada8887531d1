/// What is odd about a value that was understood, and that an officer may accept with open eyes.
///
/// Raw values and codes are stored; they are never reused for another meaning.
package enum Warning: UInt8, Hashable, Sendable, CaseIterable {
    /// The container's check digit is wrong; Chinese domestic boxes exist (ISO 6346).
    case containerCheckDigit = 1
    /// The container's fourth letter is not U, J or Z (ISO 6346).
    case unusualContainerCategory = 2
    /// A Chinese trailer plate with five characters before 挂 where four are usual (GA 36-2018).
    case trailerPlateDigits = 3
    /// A plate of a form that is known to exist and whose grammar is not known here.
    case unusualPlate = 4
    /// A customs declaration number that is not twelve digits beginning with 10 or 30.
    case customsNumberUnconfirmedGrammar = 5
    /// A regime code that belongs to the list of 1357/QĐ-TCHQ by background knowledge only.
    case regimeCodeUnconfirmed = 6
    /// A character was taken for one that looks like it, as Đ for D.
    case ocrLookAlike = 7

    /// The stable name in files and messages, in kebab case.
    package var code: String {
        switch self {
        case .containerCheckDigit: "container-check-digit"
        case .unusualContainerCategory: "unusual-container-category"
        case .trailerPlateDigits: "trailer-plate-digits"
        case .unusualPlate: "unusual-plate"
        case .customsNumberUnconfirmedGrammar: "customs-number-unconfirmed-grammar"
        case .regimeCodeUnconfirmed: "regime-code-unconfirmed"
        case .ocrLookAlike: "ocr-look-alike"
        }
    }

    /// Finds a warning by its stable name, or answers nil.
    package init?(code: some StringProtocol) {
        for warning in Warning.allCases where warning.code == code {
            self = warning
            return
        }
        return nil
    }
}
