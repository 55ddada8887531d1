import BorderVocabulary

/// An exact decimal number that remembers how it was printed: 7.0 is shown as 7.0 and counts as 7.
///
/// Equality is of the printed form; `isLess` and `isSame` compare what it is worth. Up to 18 digits, up to 9 of them
/// after the point, so that no sum of the world is rounded and no comparison overflows.
package struct DecimalNumber: Hashable, Sendable, CustomStringConvertible {
    /// All digits as one whole number.
    package let digits: Int64
    /// How many of them stand after the point, 0 to 9.
    package let scale: UInt8

    /// The grammar in the notation of `ParseFailure`.
    package static let accepted = "####, ####.###, -####.###"

    private static let bound: Int64 = 1_000_000_000_000_000_000

    /// Joins digits and scale, or answers nil when they are out of bounds.
    package init?(digits: Int64, scale: UInt8 = 0) {
        guard scale <= 9, digits < Self.bound, digits > -Self.bound else { return nil }
        self.digits = digits
        self.scale = scale
    }

    /// Reads digits with a point before the fraction.
    ///
    /// A comma is refused and not taken for a point: in Việt Nam it is one, elsewhere it parts thousands, and nobody can
    /// tell by looking which of the two was meant.
    package static func parse(_ raw: String) throws(ParseFailure) -> DecimalNumber {
        var digits = Digits()
        for byte in raw.utf8.prefix(33) { digits.take(byte) }
        guard raw.utf8.count <= 32, digits.isNumber else {
            throw ParseFailure(.badFormat(accepted: accepted), found: raw)
        }
        guard digits.count <= 18, digits.scale <= 9 else {
            throw ParseFailure(.outOfRange("-10¹⁸…10¹⁸, 9 decimals"), found: raw)
        }
        let magnitude = digits.isNegative ? -digits.magnitude : digits.magnitude
        guard let number = DecimalNumber(digits: magnitude, scale: UInt8(digits.scale)) else {
            throw ParseFailure(.badFormat(accepted: accepted), found: raw)
        }
        return number
    }

    /// The same for any text.
    package static func parse(_ raw: some StringProtocol) throws(ParseFailure) -> DecimalNumber {
        try parse(String(raw))
    }

    /// What is read of a number, byte by byte.
    private struct Digits {
        private(set) var magnitude: Int64 = 0
        private(set) var isNegative = false
        /// Digits in all, and those behind the point; nil before it.
        private(set) var count = 0
        private var whole: Int?
        private var startsWithZero = false
        private var isBroken = false

        var scale: Int { whole.map { count - $0 } ?? 0 }

        /// One spelling for one number: no zeros in front, no minus before nothing, digits on both sides of a point.
        var isNumber: Bool {
            let front = whole ?? count
            return !isBroken && front > 0 && (whole == nil || scale > 0) && !(startsWithZero && front > 1)
                && !(isNegative && magnitude == 0 && count <= 18)
        }

        mutating func take(_ byte: UInt8) {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                if count == 0 { startsWithZero = byte == UInt8(ascii: "0") }
                count += 1
                // What does not fit is refused for its length.
                if count <= 18 { magnitude = magnitude * 10 + Int64(byte - UInt8(ascii: "0")) }
            case UInt8(ascii: ".") where whole == nil: whole = count
            case UInt8(ascii: "-") where count == 0 && whole == nil && !isNegative: isNegative = true
            case _: isBroken = true
            }
        }
    }

    /// Whether this is worth less than the other.
    package func isLess(than other: DecimalNumber) -> Bool { nano < other.nano }

    /// Whether both are worth the same: 7 and 7.0.
    package func isSame(as other: DecimalNumber) -> Bool { nano == other.nano }

    /// The number in thousand-millionths; wide enough for every scale.
    private var nano: Int128 { (scale..<9).reduce(Int128(digits)) { worth, _ in worth * 10 } }

    /// This and so many times another, rounded half away from zero to nine decimals and written without zeros at its end;
    /// nil beyond the bounds.
    package func adding(_ other: DecimalNumber, times factor: DecimalNumber) -> DecimalNumber? {
        // Each factor is below 10²⁷, so a share of at most 10⁹ thousand-millionths does not overflow; others are checked.
        let (product, overflowed) = other.nano.multipliedReportingOverflow(by: factor.nano)
        guard !overflowed else { return nil }
        let half: Int128 = product < 0 ? -500_000_000 : 500_000_000
        var worth = nano + (product + half) / 1_000_000_000
        var scale: UInt8 = 9
        while scale > 0, worth % 10 == 0 { (worth, scale) = (worth / 10, scale - 1) }
        guard let digits = Int64(exactly: worth) else { return nil }
        return DecimalNumber(digits: digits, scale: scale)
    }

    /// The number as it was printed.
    package var description: String {
        guard scale > 0 else { return String(digits) }
        let text = String(digits.magnitude)
        let padded = String(repeating: "0", count: max(0, Int(scale) + 1 - text.count)) + text
        return (digits < 0 ? "-" : "") + padded.dropLast(Int(scale)) + "." + padded.suffix(Int(scale))
    }
}
