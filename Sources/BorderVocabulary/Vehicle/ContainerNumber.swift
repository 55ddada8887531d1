/// The number painted on a container: three letters of the owner, one of the category, six digits, one check digit.
///
/// Source: ISO 6346. A wrong check digit does not stop a truck, because Chinese domestic boxes exist.
package struct ContainerNumber: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// Eleven characters, `CSQU3054383`.
    package let text: ShortText

    /// Takes a number that was stored before, or answers nil when its shape is wrong; the check digit may be wrong.
    package init?(stored text: ShortText) {
        guard text.withUTF8(ContainerNumber.hasShape) else { return nil }
        self.text = text
    }

    /// Reads four letters and seven digits; blanks, dots and dashes are dropped.
    ///
    /// Another shape is an error. A wrong check digit and a category other than U, J, Z are warnings.
    package static func parse(_ raw: some StringProtocol) throws(ParseFailure) -> Parsed<ContainerNumber> {
        let accepted = "AAAU ###### #"
        let bytes = try UntrustedText.code(raw, dropping: .punctuation, accepted: accepted)
        guard bytes.count == 11, let text = UntrustedText.shortText(bytes) else {
            throw ParseFailure(.badLength(accepted: accepted), found: raw)
        }
        guard let number = ContainerNumber(stored: text) else {
            throw ParseFailure(.badFormat(accepted: accepted), found: raw)
        }
        return Parsed(number, warnings: number.warnings)
    }

    /// What is odd about the number, wherever it came from.
    package var warnings: [Warning] {
        let category = text.withUTF8 { Unicode.Scalar($0[3]) }
        let isUsual = category == "U" || category == "J" || category == "Z"
        return (isUsual ? [] : [.unusualContainerCategory]) + (isCheckDigitCorrect ? [] : [.containerCheckDigit])
    }

    /// Whether the last digit is the one that ISO 6346 computes from the ten characters before it.
    package var isCheckDigitCorrect: Bool {
        text.withUTF8 { bytes in
            ContainerNumber.check(bytes.prefix(10)) == Int(bytes[10] - UInt8(ascii: "0"))
        }
    }

    /// The check digit, 0 to 9, for four upper-case letters and six digits; nil for any other text.
    package static func checkDigit(of tenCharacters: some StringProtocol) -> Int? {
        guard let text = ShortText(tenCharacters), text.count == 10 else { return nil }
        return text.withUTF8 { bytes in
            let isShaped =
                bytes.prefix(4).allSatisfy(UntrustedText.isLetter)
                && bytes.dropFirst(4).allSatisfy(UntrustedText.isDigit)
            return isShaped ? check(bytes[...]) : nil
        }
    }

    /// The number as it is painted, `CSQU 305438 3`.
    package var display: String {
        let characters = text.string
        return "\(characters.prefix(4)) \(characters.dropFirst(4).prefix(6)) \(characters.suffix(1))"
    }

    /// The eleven characters without blanks.
    package var description: String { text.string }

    /// Orders by bytes.
    package static func < (left: ContainerNumber, right: ContainerNumber) -> Bool { left.text < right.text }

    private static func hasShape(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        bytes.count == 11 && bytes.prefix(4).allSatisfy(UntrustedText.isLetter)
            && bytes.dropFirst(4).allSatisfy(UntrustedText.isDigit)
    }

    /// Letters count 10 to 38 without the multiples of 11, each place twice the one before, remainder 10 is written 0.
    private static func check(_ ten: Slice<UnsafeBufferPointer<UInt8>>) -> Int {
        var sum = 0
        for (place, byte) in ten.enumerated() {
            let value: Int
            if UntrustedText.isDigit(byte) {
                value = Int(byte - UInt8(ascii: "0"))
            } else {
                let ordinal = Int(byte - UInt8(ascii: "A"))
                value = 10 + ordinal + (ordinal + 9) / 10
            }
            sum += value << place
        }
        return sum % 11 % 10
    }
}
