/// The vehicle identification number of a new vehicle that crosses on its own wheels without a plate (ISO 3779).
package struct ChassisNumber: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// Seventeen upper-case letters and digits without I, O and Q.
    package let text: ShortText

    /// Takes a number that was stored before, or answers nil when it is none.
    package init?(stored text: ShortText) {
        guard text.count == 17, text.withUTF8({ $0.allSatisfy(ChassisNumber.mayOccur) }) else { return nil }
        self.text = text
    }

    /// Reads seventeen characters; blanks, dots and dashes are dropped, lower case and full-width forms are taken.
    ///
    /// The check digit of the ninth place is not looked at: it is the custom of North America, not of ISO 3779.
    package static func parse(_ raw: some StringProtocol) throws(ParseFailure) -> ChassisNumber {
        let accepted = "[A-HJ-NPR-Z0-9]{17}"
        let bytes = try UntrustedText.code(raw, dropping: .punctuation, accepted: accepted)
        guard bytes.count == 17, let text = UntrustedText.shortText(bytes) else {
            throw ParseFailure(.badLength(accepted: accepted), found: raw)
        }
        guard let number = ChassisNumber(stored: text) else {
            throw ParseFailure(.badFormat(accepted: accepted), found: raw)
        }
        return number
    }

    /// The seventeen characters.
    package var description: String { text.string }

    /// Orders by bytes.
    package static func < (left: ChassisNumber, right: ChassisNumber) -> Bool { left.text < right.text }

    private static func mayOccur(_ byte: UInt8) -> Bool {
        guard !UntrustedText.isDigit(byte) else { return true }
        return UntrustedText.isLetter(byte) && byte != UInt8(ascii: "I") && byte != UInt8(ascii: "O")
            && byte != UInt8(ascii: "Q")
    }
}
