/// Walks once over the bytes of a short text that has digits in fixed places.
struct DigitReader {
    private let bytes: [UInt8]
    private var place = 0

    /// Takes a text whose length was bounded before.
    init(_ text: some StringProtocol) {
        bytes = Array(text.utf8)
    }

    /// Whether all bytes were read.
    var isAtEnd: Bool { place == bytes.count }

    /// Reads exactly so many digits, or answers nil.
    mutating func digits(_ width: Int) -> Int? {
        guard place + width <= bytes.count else { return nil }
        var number = 0
        for byte in bytes[place..<place + width] {
            guard UntrustedText.isDigit(byte) else { return nil }
            number = number * 10 + Int(byte - UInt8(ascii: "0"))
        }
        place += width
        return number
    }

    /// Reads one or more digits of a fraction of a second, cut off after the third.
    mutating func milliseconds() -> Int? {
        var number = 0
        var read = 0
        while let digit = digits(1) {
            if read < 3 { number = number * 10 + digit }
            read += 1
        }
        guard read > 0 else { return nil }
        for _ in min(read, 3)..<3 { number *= 10 }
        return number
    }

    /// Reads this one character, or stays where it is.
    mutating func take(_ character: Unicode.Scalar) -> Bool {
        guard place < bytes.count, UInt32(bytes[place]) == character.value else { return false }
        place += 1
        return true
    }
}
