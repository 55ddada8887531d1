/// The paper that a person shows at the border.
///
/// Formats of the numbers are not known here: only length and characters are checked.
package struct PersonDocument: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// What kind of paper it is.
    package let kind: Kind

    /// The number, 1 to 20 of A–Z, 0–9 and the dash.
    package let number: ShortText

    /// Kinds of paper; raw values are stored.
    package enum Kind: UInt8, Hashable, Sendable, CaseIterable {
        /// Any other paper.
        case other = 0
        /// Hộ chiếu, 护照.
        case passport = 1
        /// Giấy thông hành, 边境通行证.
        case borderPass = 2
        /// Căn cước công dân, 居民身份证.
        case citizenID = 3

        /// The stable name in files and messages, in kebab case.
        package var code: String {
            switch self {
            case .other: "other"
            case .passport: "passport"
            case .borderPass: "border-pass"
            case .citizenID: "citizen-id"
            }
        }

        /// Finds a kind by its stable name, or answers nil.
        package init?(code: some StringProtocol) {
            for kind in Kind.allCases where kind.code == code {
                self = kind
                return
            }
            return nil
        }
    }

    /// Takes a number that was stored before, or answers nil when it is none.
    package init?(kind: Kind, stored number: ShortText) {
        // Seals and papers are bound alike for the same reason: nobody has told us the grammar.
        guard Seal(stored: number) != nil else { return nil }
        self.kind = kind
        self.number = number
    }

    /// Reads the number of a paper; blanks are dropped, lower case and full-width forms are taken, dashes stay.
    package static func parse(_ raw: some StringProtocol, kind: Kind) throws(ParseFailure) -> PersonDocument {
        let accepted = "[A-Z0-9-]{1,20}"
        let bytes = try UntrustedText.code(raw, dropping: .blanksKeepingHyphens, accepted: accepted)
        guard let number = UntrustedText.shortText(bytes), let document = PersonDocument(kind: kind, stored: number)
        else { throw ParseFailure(.badLength(accepted: accepted), found: raw) }
        return document
    }

    /// The number alone.
    package var description: String { number.string }

    /// Orders by number, then by kind.
    package static func < (left: PersonDocument, right: PersonDocument) -> Bool {
        (left.number, left.kind.rawValue) < (right.number, right.kind.rawValue)
    }
}
