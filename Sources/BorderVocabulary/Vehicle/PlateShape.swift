/// The grammar of plates over the bytes of a compact form: one walk, no allocation.
struct PlateShape {
    let country: Country
    let kind: Plate.Kind
    let warning: Warning?

    static let vietnamese = "##C-###.##, ##C-####, ##R-###.##, ##LD-###.##"
    static let chinese = "桂F·#####, 桂F####挂, 桂FD#####, 桂F#####D"

    /// The bytes of 挂, which marks trailers.
    static let trailerMark: [UInt8] = Array("挂".utf8)

    init(_ bytes: UnsafeBufferPointer<UInt8>) throws(ParseFailure.Reason) {
        guard let first = bytes.first else { throw .empty }
        // Every Chinese plate begins with an ideograph and no Vietnamese one does.
        self = first < 0x80 ? try PlateShape.vietnamese(bytes) : try PlateShape.chinese(bytes)
    }

    private init(_ country: Country, _ kind: Plate.Kind, _ warning: Warning? = nil) {
        self.country = country
        self.kind = kind
        self.warning = warning
    }

    // MARK: Việt Nam

    private static func vietnamese(_ bytes: UnsafeBufferPointer<UInt8>) throws(ParseFailure.Reason) -> PlateShape {
        // All Vietnamese forms are 7 to 9 characters; a 桂 that was lost on the way fails here as well.
        guard (7...9).contains(bytes.count) else { throw .badLength(accepted: vietnamese) }
        if bytes[0] == UInt8(ascii: "T") {
            // "Tnn…": province digits follow the T, what comes after them is not known here.
            guard allDigits(bytes, from: 1) else { throw .badFormat(accepted: "T##-####") }
            return PlateShape(.vietnam, .temporary, .unusualPlate)
        }
        guard UntrustedText.isDigit(bytes[0]), UntrustedText.isDigit(bytes[1]), UntrustedText.isLetter(bytes[2]) else {
            throw .badFormat(accepted: vietnamese)
        }
        let serial = UntrustedText.isLetter(bytes[3]) ? 4 : 3
        guard (4...5).contains(bytes.count - serial), allDigits(bytes, from: serial) else {
            throw .badFormat(accepted: vietnamese)
        }
        // Province codes below 11 are not in use as far as is known; the full list is unknown here.
        let isLow = bytes[0] == UInt8(ascii: "0") || (bytes[0] == UInt8(ascii: "1") && bytes[1] == UInt8(ascii: "0"))
        let odd: Warning? = isLow ? .unusualPlate : nil
        if serial == 4 {
            return PlateShape(.vietnam, .special, isKnownSpecial(bytes[2], bytes[3]) ? odd : .unusualPlate)
        }
        switch Unicode.Scalar(bytes[2]) {
        case "R": return PlateShape(.vietnam, .semiTrailer, odd)
        case "I", "J", "O", "Q", "W": throw .badFormat(accepted: vietnamese)
        default: return PlateShape(.vietnam, .tractor, odd)
        }
    }

    private static func isKnownSpecial(_ first: UInt8, _ second: UInt8) -> Bool {
        switch (Unicode.Scalar(first), Unicode.Scalar(second)) {
        case ("L", "D"), ("D", "A"), ("K", "T"), ("M", "K"), ("H", "C"), ("L", "B"), ("C", "T"): true
        default: false
        }
    }

    // MARK: China

    private static func chinese(_ bytes: UnsafeBufferPointer<UInt8>) throws(ParseFailure.Reason) -> PlateShape {
        guard bytes.count >= 4, ChineseProvince.isKnown(bytes[0], bytes[1], bytes[2]) else { throw .unknownProvince }
        guard isPlain(bytes[3]), UntrustedText.isLetter(bytes[3]) else { throw .badFormat(accepted: chinese) }
        let isTrailer = bytes.count >= 7 && bytes.suffix(3).elementsEqual(trailerMark)
        let end = isTrailer ? bytes.count - 3 : bytes.count
        let serial = UnsafeBufferPointer(rebasing: bytes[4..<end])
        guard (isTrailer ? 4...5 : 5...6).contains(serial.count) else { throw .badLength(accepted: chinese) }
        guard serial.allSatisfy(isPlain) else { throw .badFormat(accepted: chinese) }
        if isTrailer {
            return PlateShape(.china, .semiTrailer, serial.count == 5 ? .trailerPlateDigits : nil)
        }
        guard serial.count == 6 else { return PlateShape(.china, .tractor) }
        // Small cars: a letter, any character, four digits. Large ones: five digits, a letter.
        let isSmall = isEnergyLetter(serial[0]) && allDigits(serial, from: 2)
        let isLarge = isEnergyLetter(serial[5]) && serial.prefix(5).allSatisfy(UntrustedText.isDigit)
        guard isSmall || isLarge else { throw .badFormat(accepted: chinese) }
        return PlateShape(.china, .newEnergy)
    }

    /// Chinese plates use no I and no O, because they look like digits.
    private static func isPlain(_ byte: UInt8) -> Bool {
        UntrustedText.isDigit(byte)
            || (UntrustedText.isLetter(byte) && byte != UInt8(ascii: "I") && byte != UInt8(ascii: "O"))
    }

    private static func isEnergyLetter(_ byte: UInt8) -> Bool {
        byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "K") && byte != UInt8(ascii: "I")
    }

    private static func allDigits(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Bool {
        bytes[start...].allSatisfy(UntrustedText.isDigit)
    }
}
