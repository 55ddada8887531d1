/// Bytes in Base 64 with the standard alphabet and padding (RFC 4648, section 4), and back.
package enum Base64 {
    /// Four characters for every three bytes, padded with `=`.
    package static func string(_ bytes: some Collection<UInt8>) -> String {
        var characters: [UInt8] = []
        characters.reserveCapacity((bytes.count + 2) / 3 * 4)
        var group: UInt32 = 0
        var count = 0
        func write(_ shifts: [UInt32]) {
            for shift in shifts { characters.append(alphabet[Int(group >> shift & 63)]) }
        }
        for byte in bytes {
            group = group << 8 | UInt32(byte)
            count += 1
            guard count == 3 else { continue }
            write([18, 12, 6, 0])
            group = 0
            count = 0
        }
        if count > 0 {
            group <<= UInt32(8 * (3 - count))
            write(count == 1 ? [18, 12] : [18, 12, 6])
            characters.append(contentsOf: repeatElement(padding, count: 3 - count))
        }
        return String(decoding: characters, as: UTF8.self)
    }

    /// The bytes of a text; nil unless it is the one text that `string` writes for them.
    ///
    /// So it refuses spaces, line ends, missing padding and bits that are set beyond the last byte.
    package static func bytes(_ text: some StringProtocol) -> [UInt8]? {
        let characters = Array(text.utf8)
        guard characters.count.isMultiple(of: 4) else { return nil }
        let padded = characters.reversed().prefix(2).prefix { $0 == padding }.count
        var bytes: [UInt8] = []
        bytes.reserveCapacity(characters.count / 4 * 3)
        var group: UInt32 = 0
        var bits: UInt32 = 0
        for character in characters.dropLast(padded) {
            let value = values[Int(character)]
            guard value < 64 else { return nil }
            group = group << 6 | UInt32(value)
            bits += 6
            guard bits >= 8 else { continue }
            bits -= 8
            bytes.append(UInt8(truncatingIfNeeded: group >> bits))
            group &= 1 << bits - 1
        }
        return group == 0 ? bytes : nil
    }

    private static let padding = UInt8(ascii: "=")

    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

    /// The value of each character; 255 for those outside the alphabet.
    private static let values: [UInt8] = {
        var values = [UInt8](repeating: 255, count: 256)
        for (value, character) in alphabet.enumerated() { values[Int(character)] = UInt8(value) }
        return values
    }()
}
