/// A commodity code of the Harmonized System: 4, 6, 8 or 10 digits.
///
/// Việt Nam uses 8 digits and China 8 to 10; the first 6 mean the same on both sides.
package struct HSCode: Hashable, Comparable, Sendable, CustomStringConvertible {
    // The digits aligned to ten places, times 16, plus the digit count: one word that orders a heading before its parts.
    private let packed: UInt64

    private init(aligned: UInt64, digitCount: Int) {
        packed = aligned << 4 | UInt64(digitCount)
    }

    /// Takes digits that were stored before, or answers nil when they are not 4, 6, 8 or 10.
    package init?(stored digits: ShortText) {
        guard let number = digits.withUTF8({ UntrustedText.number($0) }) else { return nil }
        self.init(number: number, digitCount: digits.count)
    }

    private init?(number: UInt64, digitCount: Int) {
        switch digitCount {
        case 4: self.init(aligned: number * 1_000_000, digitCount: 4)
        case 6: self.init(aligned: number * 10_000, digitCount: 6)
        case 8: self.init(aligned: number * 100, digitCount: 8)
        case 10: self.init(aligned: number, digitCount: 10)
        default: return nil
        }
    }

    /// Reads 4, 6, 8 or 10 digits; dots, blanks and dashes are dropped. Whether the code exists is not looked at.
    package static func parse(_ raw: some StringProtocol) throws(ParseFailure) -> HSCode {
        let accepted = "####, ####.##, ####.##.##, ####.##.##.##"
        let digits = try UntrustedText.digits(raw, accepted: accepted)
        guard digits.count <= 10, let number = UntrustedText.number(digits),
            let code = HSCode(number: number, digitCount: digits.count)
        else { throw ParseFailure(.badLength(accepted: accepted), found: raw) }
        return code
    }

    /// How many digits there are: 4, 6, 8 or 10.
    package var digitCount: Int { Int(packed & 15) }

    /// The first two digits, 0 to 99.
    package var chapter: Int { Int((packed >> 4) / 100_000_000) }

    /// The first four digits.
    package var heading: HSCode { HSCode(aligned: (packed >> 4) / 1_000_000 * 1_000_000, digitCount: 4) }

    /// The first six digits, which both sides of the border share, or nil when there are only four.
    package var subheading: HSCode? {
        guard digitCount >= 6 else { return nil }
        return HSCode(aligned: (packed >> 4) / 10_000 * 10_000, digitCount: 6)
    }

    /// All digits without dots.
    package var description: String {
        String(UntrustedText.padded(packed >> 4, to: 10).prefix(digitCount))
    }

    /// The digits with dots, `0810.60.00`.
    package var display: String {
        var rest = description[...]
        var groups = [rest.prefix(4)]
        rest = rest.dropFirst(4)
        while !rest.isEmpty {
            groups.append(rest.prefix(2))
            rest = rest.dropFirst(2)
        }
        return groups.joined(separator: ".")
    }

    /// Orders by digits read from the left, a heading before what it contains.
    package static func < (left: HSCode, right: HSCode) -> Bool { left.packed < right.packed }
}
