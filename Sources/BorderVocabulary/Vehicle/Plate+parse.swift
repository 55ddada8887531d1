extension Plate {
    private static var accepted: String { PlateShape.vietnamese + ", " + PlateShape.chinese }

    /// Reads a plate as people and cameras write it.
    ///
    /// Lower case, full-width forms, blanks, dots, dashes and middle dots are all taken. Đ is read as D with the warning
    /// `ocrLookAlike`, because no series has a Đ. A wrong form is an error; a rare one is a warning.
    package static func parse(_ raw: some StringProtocol) throws(ParseFailure) -> Parsed<Plate> {
        try UntrustedText.bound(raw, accepted: accepted)
        var scalars = ""
        var warnings: [Warning] = []
        for (place, original) in raw.unicodeScalars.enumerated() {
            guard let scalar = normal(original) else { continue }
            if isBarredD(scalar) {
                scalars.unicodeScalars.append("D")
                if warnings.isEmpty { warnings.append(.ocrLookAlike) }
                continue
            }
            guard mayOccur(scalar) else {
                throw ParseFailure(
                    scalars.isEmpty && isIdeograph(scalar) ? .unknownProvince : .badCharacter(at: place),
                    found: raw, accepted: accepted)
            }
            scalars.unicodeScalars.append(scalar)
        }
        guard !scalars.isEmpty else { throw ParseFailure(.empty, found: raw, accepted: accepted) }
        guard let compact = ShortText(scalars) else {
            throw ParseFailure(.badLength(accepted: accepted), found: raw)
        }
        let shape: PlateShape
        do throws(ParseFailure.Reason) {
            shape = try compact.withUTF8 { bytes throws(ParseFailure.Reason) in try PlateShape(bytes) }
        } catch {
            throw ParseFailure(error, found: raw, accepted: accepted)
        }
        if let warning = shape.warning { warnings.append(warning) }
        return Parsed(Plate(compact: compact, shape: shape), warnings: warnings)
    }

    /// The scalar in its normal form, or nil for a separator.
    static func normal(_ original: Unicode.Scalar) -> Unicode.Scalar? {
        let scalar = UntrustedText.folded(original)
        return UntrustedText.isBlank(scalar) || UntrustedText.isDotOrDash(scalar) ? nil : scalar
    }

    /// Answers whether the scalar is Đ or đ, or the Icelandic letter that looks the same.
    static func isBarredD(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x110, 0x111, 0xD0: true
        default: false
        }
    }

    static func isIdeograph(_ scalar: Unicode.Scalar) -> Bool {
        (0x3400...0x4DBF).contains(scalar.value) || (0x4E00...0x9FFF).contains(scalar.value)
    }

    private static func mayOccur(_ scalar: Unicode.Scalar) -> Bool {
        if let byte = UInt8(exactly: scalar.value), UntrustedText.isDigit(byte) || UntrustedText.isLetter(byte) {
            return true
        }
        return scalar == "挂" || ChineseProvince.isKnown(scalar)
    }
}
