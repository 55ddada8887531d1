import Cryptography

/// Takes text apart at its line ends, without trusting anything in it.
struct LineScanner {
    private(set) var rest: ArraySlice<UInt8>

    init(_ bytes: some Collection<UInt8>) {
        rest = Array(bytes)[...]
    }

    /// The next line without its end; nil where no line end follows.
    mutating func next() -> ArraySlice<UInt8>? {
        guard let end = rest.firstIndex(of: UInt8(ascii: "\n")) else { return nil }
        defer { rest = rest[(end + 1)...] }
        return rest[..<end]
    }

    /// What follows a word and a space on the next line; nil, and nothing is taken, where it begins otherwise.
    mutating func next(after word: String) -> ArraySlice<UInt8>? {
        let start = Array((word + " ").utf8)
        guard rest.starts(with: start), let line = next() else { return nil }
        return line.dropFirst(start.count)
    }

    /// Hashes, one to a line in Base 64, up to an empty line; nil for any other line and for more hashes than the limit.
    mutating func hashes(most limit: Int) -> [SHA256Digest]? {
        var hashes: [SHA256Digest] = []
        while let line = next() {
            if line.isEmpty { return hashes }
            guard hashes.count < limit, let hash = SHA256Digest(base64: line) else { return nil }
            hashes.append(hash)
        }
        return nil
    }
}

extension SHA256Digest {
    /// The digest of 44 characters of Base 64.
    init?(base64 text: ArraySlice<UInt8>) {
        guard text.count == 44, let bytes = Base64.bytes(String(decoding: text, as: UTF8.self)) else { return nil }
        self.init(bytes: bytes)
    }
}

extension UInt64 {
    /// The number of decimal digits without leading zeros, below 2⁶³.
    init?(decimal digits: ArraySlice<UInt8>) {
        guard 1...19 ~= digits.count, digits.count == 1 || digits.first != UInt8(ascii: "0") else { return nil }
        self = 0
        for digit in digits {
            guard UInt8(ascii: "0")...UInt8(ascii: "9") ~= digit else { return nil }
            self = self * 10 + UInt64(digit - UInt8(ascii: "0"))
        }
        guard self <= Merkle.largestSize else { return nil }
    }
}
