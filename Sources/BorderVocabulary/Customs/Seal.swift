/// The number on the seal of a container or a tarpaulin: 1 to 20 of A–Z, 0–9 and the dash.
///
/// No grammar of seal numbers is known; length and characters are bounded, nothing more.
package struct Seal: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The upper-case characters, 1 to 20 bytes.
    package let text: ShortText

    /// The most characters a seal number has.
    package static var lengthLimit: Int { 20 }

    /// Takes a number that was stored before, or answers nil when it is none.
    package init?(stored text: ShortText) {
        guard (1...Seal.lengthLimit).contains(text.count), text.withUTF8({ $0.allSatisfy(Seal.mayOccur) }) else {
            return nil
        }
        self.text = text
    }

    /// Reads a number; blanks are dropped, lower case and full-width forms are taken, dashes stay.
    package static func parse(_ raw: some StringProtocol) throws(ParseFailure) -> Seal {
        let accepted = "[A-Z0-9-]{1,20}"
        let bytes = try UntrustedText.code(raw, dropping: .blanksKeepingHyphens, accepted: accepted)
        guard let text = UntrustedText.shortText(bytes), let seal = Seal(stored: text) else {
            throw ParseFailure(.badLength(accepted: accepted), found: raw)
        }
        return seal
    }

    /// The characters.
    package var description: String { text.string }

    /// Orders by bytes.
    package static func < (left: Seal, right: Seal) -> Bool { left.text < right.text }

    private static func mayOccur(_ byte: UInt8) -> Bool {
        UntrustedText.isDigit(byte) || UntrustedText.isLetter(byte) || byte == UInt8(ascii: "-")
    }
}
