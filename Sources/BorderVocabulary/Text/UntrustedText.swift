/// First reading of text from a person or a machine: bound it, bring it to one form, and only then apply a grammar.
///
/// Keyboards in the region produce full-width letters and several kinds of dot, dash and blank for one and the same
/// number, so all parsers fold them alike.
enum UntrustedText {
    /// No value of the vocabulary is written in more bytes, even in full-width letters with separators.
    static let limit = 96

    /// Which separators are dropped before reading.
    enum Separators {
        /// Blanks only.
        case blanks
        /// Blanks only; a hyphen is part of the value.
        case blanksKeepingHyphens
        /// Blanks, dots, dashes.
        case punctuation
    }

    /// Answers whether the byte is an ASCII digit.
    static func isDigit(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") }

    /// Answers whether the byte is an upper-case ASCII letter.
    static func isLetter(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z") }

    /// Folds full-width forms to ASCII and lower case to upper case.
    static func folded(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        var value = scalar.value
        if value >= 0xFF01 && value <= 0xFF5E { value -= 0xFEE0 }
        if value >= 0x61 && value <= 0x7A { value -= 0x20 }
        return Unicode.Scalar(value) ?? scalar
    }

    /// Answers whether a folded scalar is an ordinary, non-breaking, thin or ideographic blank, or a tab or line end.
    static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x20, 0x09, 0x0A, 0x0D, 0xA0, 0x2009, 0x202F, 0x3000: true
        default: false
        }
    }

    /// Answers whether a folded scalar is one of the dots and dashes that people write between groups.
    static func isDotOrDash(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x2D, 0x2E, 0xB7, 0x2010...0x2014, 0x2022, 0x2027, 0x2212, 0x30FB, 0xFF65: true
        default: false
        }
    }

    /// Reads upper-case ASCII letters and digits, and hyphens when they are kept; never empty.
    static func code(
        _ raw: some StringProtocol, dropping separators: Separators, accepted: String
    ) throws(ParseFailure) -> [UInt8] {
        try bound(raw, accepted: accepted)
        var bytes: [UInt8] = []
        bytes.reserveCapacity(24)
        for (place, original) in raw.unicodeScalars.enumerated() {
            let scalar = folded(original)
            if isBlank(scalar) { continue }
            switch separators {
            case .blanks: break
            case .blanksKeepingHyphens:
                if scalar == "-" {
                    bytes.append(UInt8(ascii: "-"))
                    continue
                }
            case .punctuation: if isDotOrDash(scalar) { continue }
            }
            guard let byte = UInt8(exactly: scalar.value), isDigit(byte) || isLetter(byte) else {
                throw ParseFailure(.badCharacter(at: place), found: raw, accepted: accepted)
            }
            bytes.append(byte)
        }
        guard !bytes.isEmpty else { throw ParseFailure(.empty, found: raw, accepted: accepted) }
        return bytes
    }

    /// Reads digits only, never empty, with blanks, dots and dashes dropped.
    static func digits(_ raw: some StringProtocol, accepted: String) throws(ParseFailure) -> [UInt8] {
        let bytes = try code(raw, dropping: .punctuation, accepted: accepted)
        guard bytes.allSatisfy(isDigit) else { throw ParseFailure(.notANumber, found: raw, accepted: accepted) }
        return bytes
    }

    /// Refuses text that is too long before anything walks over it.
    static func bound(_ raw: some StringProtocol, accepted: String) throws(ParseFailure) {
        guard raw.utf8.count <= limit else {
            throw ParseFailure(.tooLong(limit: limit), found: raw, accepted: accepted)
        }
    }

    /// The number that ASCII digits write, or nil when there are none, a byte is no digit, or it exceeds 64 bits.
    static func number(_ digits: some Sequence<UInt8>) -> UInt64? {
        var number: UInt64 = 0
        var isEmpty = true
        for byte in digits {
            guard isDigit(byte) else { return nil }
            let (tens, overflowed) = number.multipliedReportingOverflow(by: 10)
            let (next, carried) = tens.addingReportingOverflow(UInt64(byte - UInt8(ascii: "0")))
            guard !overflowed, !carried else { return nil }
            number = next
            isEmpty = false
        }
        return isEmpty ? nil : number
    }

    /// Bytes that are ASCII by construction and at most 23, as a short text.
    static func shortText(_ bytes: [UInt8]) -> ShortText? {
        bytes.withUnsafeBytes { ShortText(trusted: $0) }
    }

    /// A number with zeros in front up to a width.
    static func padded(_ number: UInt64, to width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
    }
}
