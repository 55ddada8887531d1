/// The number of a VNACCS customs declaration.
///
/// Twelve digits that begin with 10 (import) or 30 (export) are confirmed by samples. Eleven digits, and other series,
/// are known by hearsay only; so any 1 to 18 digits are taken, and all but the confirmed form carry a warning.
package struct CustomsDeclarationNumber: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// All digits as one number.
    package let number: UInt64

    /// How many digits there are, 1 to 18, which tells leading zeros.
    package let digitCount: UInt8

    /// The most digits that are taken.
    package static var digitLimit: Int { 18 }

    /// Takes a number and its digit count as stored before, or answers nil when the number needs more digits.
    package init?(number: UInt64, digitCount: UInt8) {
        guard (1...18).contains(digitCount), String(number).utf8.count <= Int(digitCount) else { return nil }
        self.number = number
        self.digitCount = digitCount
    }

    /// Reads digits; blanks, dots and dashes are dropped.
    package static func parse(
        _ raw: some StringProtocol
    ) throws(ParseFailure) -> Parsed<CustomsDeclarationNumber> {
        let accepted = "10##########, 30##########, ###########"
        let digits = try UntrustedText.digits(raw, accepted: accepted)
        guard digits.count <= digitLimit, let number = UntrustedText.number(digits),
            let declaration = CustomsDeclarationNumber(number: number, digitCount: UInt8(digits.count))
        else { throw ParseFailure(.badLength(accepted: accepted), found: raw) }
        return Parsed(declaration, warnings: declaration.warnings)
    }

    /// What is odd about the number, wherever it came from.
    package var warnings: [Warning] {
        digitCount == 12 && direction != nil ? [] : [.customsNumberUnconfirmedGrammar]
    }

    /// What the first two digits hint at: 10 is import, 30 is export; nil for other series and other lengths than 11, 12.
    package var direction: TradeDirection? {
        let leading: UInt64
        switch digitCount {
        case 11: leading = number / 1_000_000_000
        case 12: leading = number / 10_000_000_000
        default: return nil
        }
        switch leading {
        case 10: return .import
        case 30: return .export
        default: return nil
        }
    }

    /// All digits, leading zeros included.
    package var description: String { UntrustedText.padded(number, to: Int(digitCount)) }

    /// Orders by number, then by digit count.
    package static func < (left: CustomsDeclarationNumber, right: CustomsDeclarationNumber) -> Bool {
        (left.number, left.digitCount) < (right.number, right.digitCount)
    }
}
