/// Reads JSON (RFC 8259) byte by byte.
struct JSONParser {
    private let bytes: [UInt8]
    private var at = 0
    private var depth = 0

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    mutating func document() throws(JSONFlaw) -> CanonicalJSON.Value {
        let value = try value()
        skipSpace()
        guard at == bytes.count else { throw .unexpected(at: at) }
        return value
    }

    private mutating func value() throws(JSONFlaw) -> CanonicalJSON.Value {
        skipSpace()
        guard at < bytes.count else { throw .unexpected(at: at) }
        switch bytes[at] {
        case UInt8(ascii: "{"): return .object(try nested { parser throws(JSONFlaw) in try parser.object() })
        case UInt8(ascii: "["): return .array(try nested { parser throws(JSONFlaw) in try parser.array() })
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "n"): return try word("null", .null)
        case UInt8(ascii: "t"): return try word("true", .bool(true))
        case UInt8(ascii: "f"): return try word("false", .bool(false))
        case _: return .number(try number())
        }
    }

    private mutating func nested<Value>(
        _ body: (inout JSONParser) throws(JSONFlaw) -> Value
    ) throws(JSONFlaw) -> Value {
        guard depth < CanonicalJSON.Limit.depth else { throw .tooDeep(at: at) }
        depth += 1
        defer { depth -= 1 }
        at += 1
        return try body(&self)
    }

    private mutating func object() throws(JSONFlaw) -> CanonicalJSON.Object {
        let start = at - 1
        var members: [CanonicalJSON.Object.Member] = []
        skipSpace()
        if take(UInt8(ascii: "}")) { return try sorted(members, start) }
        repeat {
            skipSpace()
            let key = try string()
            skipSpace()
            try expect(UInt8(ascii: ":"))
            members.append((key, try value()))
            skipSpace()
        } while take(UInt8(ascii: ","))
        try expect(UInt8(ascii: "}"))
        return try sorted(members, start)
    }

    private func sorted(
        _ members: [CanonicalJSON.Object.Member], _ start: Int
    ) throws(JSONFlaw) -> CanonicalJSON.Object {
        guard let object = CanonicalJSON.Object(members) else { throw .repeatedKey(at: start) }
        return object
    }

    private mutating func array() throws(JSONFlaw) -> [CanonicalJSON.Value] {
        var values: [CanonicalJSON.Value] = []
        skipSpace()
        if take(UInt8(ascii: "]")) { return values }
        repeat {
            values.append(try value())
            skipSpace()
        } while take(UInt8(ascii: ","))
        try expect(UInt8(ascii: "]"))
        return values
    }

    private mutating func word(
        _ word: String, _ value: CanonicalJSON.Value
    ) throws(JSONFlaw) -> CanonicalJSON.Value {
        for byte in word.utf8 { try expect(byte) }
        return value
    }

    private mutating func number() throws(JSONFlaw) -> CanonicalJSON.Number {
        let start = at
        _ = take(UInt8(ascii: "-"))
        if !take(UInt8(ascii: "0")) { try digits() }
        if take(UInt8(ascii: ".")) { try digits() }
        if take(UInt8(ascii: "e")) || take(UInt8(ascii: "E")) {
            _ = take(UInt8(ascii: "+")) || take(UInt8(ascii: "-"))
            try digits()
        }
        let text = String(decoding: bytes[start..<at], as: UTF8.self)
        guard let number = Double(text).flatMap({ CanonicalJSON.Number($0) }) else { throw .numberTooLarge(at: start) }
        return number
    }

    private mutating func digits() throws(JSONFlaw) {
        let start = at
        while at < bytes.count, UInt8(ascii: "0")...UInt8(ascii: "9") ~= bytes[at] { at += 1 }
        guard at > start else { throw .unexpected(at: at) }
    }

    private mutating func string() throws(JSONFlaw) -> String {
        try expect(UInt8(ascii: "\""))
        var text = plainText()
        while !take(UInt8(ascii: "\"")) {
            // Here stands an escape, a control character or the end.
            guard take(UInt8(ascii: "\\")) else { throw .unexpected(at: at) }
            text.unicodeScalars.append(try escaped())
            text += plainText()
        }
        return text
    }

    /// What stands as it is up to a quote, an escape or a control character.
    private mutating func plainText() -> String {
        let start = at
        while at < bytes.count, bytes[at] >= 0x20, bytes[at] != UInt8(ascii: "\""), bytes[at] != UInt8(ascii: "\\") {
            at += 1
        }
        return String(decoding: bytes[start..<at], as: UTF8.self)
    }

    private mutating func escaped() throws(JSONFlaw) -> Unicode.Scalar {
        guard at < bytes.count else { throw .unexpected(at: at) }
        if take(UInt8(ascii: "u")) { return try scalar() }
        guard let scalar = JSONParser.escapes[bytes[at]] else { throw .unexpected(at: at) }
        at += 1
        return scalar
    }

    /// What follows `\u`: one code unit, or a pair of surrogates.
    private mutating func scalar() throws(JSONFlaw) -> Unicode.Scalar {
        let start = at
        let first = try codeUnit()
        if let scalar = Unicode.Scalar(first) { return scalar }
        guard UTF16.isLeadSurrogate(first), take(UInt8(ascii: "\\")), take(UInt8(ascii: "u")) else {
            throw .loneSurrogate(at: start)
        }
        let second = try codeUnit()
        guard UTF16.isTrailSurrogate(second) else { throw .loneSurrogate(at: start) }
        let offset = UInt32(first - 0xD800) << 10 | UInt32(second - 0xDC00)
        guard let scalar = Unicode.Scalar(0x10000 + offset) else { throw .loneSurrogate(at: start) }
        return scalar
    }

    private mutating func codeUnit() throws(JSONFlaw) -> UInt16 {
        var unit: UInt16 = 0
        for _ in 0..<4 {
            guard at < bytes.count, let digit = Character(Unicode.Scalar(bytes[at])).hexDigitValue else {
                throw .unexpected(at: at)
            }
            unit = unit << 4 | UInt16(digit)
            at += 1
        }
        return unit
    }

    private mutating func skipSpace() {
        while at < bytes.count, isSpace(bytes[at]) { at += 1 }
    }

    private func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 }

    private mutating func take(_ byte: UInt8) -> Bool {
        guard at < bytes.count, bytes[at] == byte else { return false }
        at += 1
        return true
    }

    private mutating func expect(_ byte: UInt8) throws(JSONFlaw) {
        guard take(byte) else { throw .unexpected(at: at) }
    }

    private static let escapes: [UInt8: Unicode.Scalar] = [
        UInt8(ascii: "\""): "\"", UInt8(ascii: "\\"): "\\", UInt8(ascii: "/"): "/", UInt8(ascii: "b"): "\u{8}",
        UInt8(ascii: "f"): "\u{C}", UInt8(ascii: "n"): "\n", UInt8(ascii: "r"): "\r", UInt8(ascii: "t"): "\t",
    ]
}
