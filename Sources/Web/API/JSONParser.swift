/// Reads JSON (RFC 8259) strictly: valid UTF-8, bounded depth, no key twice, nothing after the document.
///
/// Foundation's decoder takes the last of two equal keys, stops at the first wrong field, and is too slow for what a
/// declaration may cost.
struct JSONParser {
    private let bytes: UnsafeBufferPointer<UInt8>
    private let depthLimit: Int
    private var at = 0

    /// Reads a whole document.
    static func parse(_ bytes: UnsafeRawBufferPointer, depthLimit: Int) throws(Fault) -> JSONValue {
        var parser = JSONParser(bytes: bytes.bindMemory(to: UInt8.self), depthLimit: depthLimit)
        let value = try parser.value(depth: 0)
        parser.skipBlanks()
        guard parser.at == parser.bytes.count else { throw .malformedJSON(at: parser.at) }
        return value
    }

    private init(bytes: UnsafeBufferPointer<UInt8>, depthLimit: Int) {
        self.bytes = bytes
        self.depthLimit = depthLimit
    }

    private var next: UInt8? { at < bytes.count ? bytes[at] : nil }

    private mutating func skipBlanks() {
        while let byte = next, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { at += 1 }
    }

    private mutating func take(_ byte: UInt8) throws(Fault) {
        guard next == byte else { throw .malformedJSON(at: at) }
        at += 1
    }

    private mutating func value(depth: Int) throws(Fault) -> JSONValue {
        guard depth <= depthLimit else { throw .tooDeep(limit: depthLimit) }
        skipBlanks()
        switch next {
        case UInt8(ascii: "{"): return try object(depth: depth)
        case UInt8(ascii: "["): return try array(depth: depth)
        case UInt8(ascii: "\""): return .text(try string())
        case UInt8(ascii: "t"): return try word("true", .flag(true))
        case UInt8(ascii: "f"): return try word("false", .flag(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        default: return try number()
        }
    }

    private mutating func word(_ word: StaticString, _ value: JSONValue) throws(Fault) -> JSONValue {
        for index in 0..<word.utf8CodeUnitCount { try take(word.utf8Start[index]) }
        return value
    }

    private mutating func array(depth: Int) throws(Fault) -> JSONValue {
        try take(UInt8(ascii: "["))
        var elements: [JSONValue] = []
        skipBlanks()
        if next == UInt8(ascii: "]") {
            at += 1
            return .array(elements)
        }
        while true {
            elements.append(try value(depth: depth + 1))
            skipBlanks()
            if next == UInt8(ascii: ",") {
                at += 1
            } else {
                try take(UInt8(ascii: "]"))
                return .array(elements)
            }
        }
    }

    private mutating func object(depth: Int) throws(Fault) -> JSONValue {
        try take(UInt8(ascii: "{"))
        var members: [JSONValue.Member] = []
        // Small objects are searched, larger ones looked up, so that many keys cannot cost their square.
        var seen: Set<String> = []
        skipBlanks()
        if next == UInt8(ascii: "}") {
            at += 1
            return .object(members)
        }
        while true {
            skipBlanks()
            let key = try string()
            let isRepeated: Bool
            if members.count < 16 {
                isRepeated = members.contains { $0.key == key }
            } else {
                if seen.isEmpty { seen = Set(members.map(\.key)) }
                isRepeated = !seen.insert(key).inserted
            }
            guard !isRepeated else { throw .duplicateKey(String(key.prefix(64))) }
            skipBlanks()
            try take(UInt8(ascii: ":"))
            members.append(.init(key: key, value: try value(depth: depth + 1)))
            skipBlanks()
            if next == UInt8(ascii: ",") {
                at += 1
            } else {
                try take(UInt8(ascii: "}"))
                return .object(members)
            }
        }
    }

    private mutating func number() throws(Fault) -> JSONValue {
        let start = at
        var isWhole = true
        if next == UInt8(ascii: "-") { at += 1 }
        if next == UInt8(ascii: "0") { at += 1 } else { try digits() }
        if next == UInt8(ascii: ".") {
            isWhole = false
            at += 1
            try digits()
        }
        if next == UInt8(ascii: "e") || next == UInt8(ascii: "E") {
            isWhole = false
            at += 1
            if next == UInt8(ascii: "+") || next == UInt8(ascii: "-") { at += 1 }
            try digits()
        }
        let text = String(decoding: bytes[start..<at], as: UTF8.self)
        if isWhole, let integer = Int64(text) { return .integer(integer) }
        guard let number = Double(text), number.isFinite else { throw .malformedJSON(at: start) }
        // JSON knows one kind of number: 1.0 is the integer 1.
        if let integer = Int64(exactly: number) { return .integer(integer) }
        return .number(number)
    }

    private mutating func digits() throws(Fault) {
        let start = at
        while let byte = next, byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") { at += 1 }
        guard at > start else { throw .malformedJSON(at: at) }
    }

    private mutating func string() throws(Fault) -> String {
        try take(UInt8(ascii: "\""))
        let start = at
        while let byte = next, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\"), byte >= 0x20 { at += 1 }
        guard next != UInt8(ascii: "\"") else {
            defer { at += 1 }
            return try text(bytes[start..<at], from: start)
        }
        var plain = Array(bytes[start..<at])
        while let byte = next, byte != UInt8(ascii: "\"") {
            guard byte >= 0x20 else { throw .malformedJSON(at: at) }
            at += 1
            if byte == UInt8(ascii: "\\") { try escape(into: &plain) } else { plain.append(byte) }
        }
        try take(UInt8(ascii: "\""))
        return try text(plain, from: start)
    }

    private func text(_ utf8: some Sequence<UInt8>, from start: Int) throws(Fault) -> String {
        guard let text = String(validating: utf8, as: UTF8.self) else { throw .invalidUTF8(at: start) }
        return text
    }

    private mutating func escape(into plain: inout [UInt8]) throws(Fault) {
        guard let byte = next else { throw .malformedJSON(at: at) }
        at += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): plain.append(byte)
        case UInt8(ascii: "b"): plain.append(0x08)
        case UInt8(ascii: "f"): plain.append(0x0C)
        case UInt8(ascii: "n"): plain.append(0x0A)
        case UInt8(ascii: "r"): plain.append(0x0D)
        case UInt8(ascii: "t"): plain.append(0x09)
        case UInt8(ascii: "u"): plain.append(contentsOf: Array(String(try scalar()).utf8))
        default: throw .malformedJSON(at: at - 1)
        }
    }

    /// Reads the four digits after `\u`, and a second escape where they are half of a surrogate pair.
    private mutating func scalar() throws(Fault) -> Character {
        let start = at
        let first = try fourDigits()
        var value = UInt32(first)
        if first & 0xFC00 == 0xD800 {
            try take(UInt8(ascii: "\\"))
            try take(UInt8(ascii: "u"))
            let second = try fourDigits()
            guard second & 0xFC00 == 0xDC00 else { throw .malformedJSON(at: start) }
            value = 0x10000 + (UInt32(first & 0x3FF) << 10 | UInt32(second & 0x3FF))
        }
        guard let scalar = Unicode.Scalar(value) else { throw .malformedJSON(at: start) }
        return Character(scalar)
    }

    private mutating func fourDigits() throws(Fault) -> UInt16 {
        guard at + 4 <= bytes.count, let text = String(validating: bytes[at..<at + 4], as: UTF8.self),
            text.utf8.allSatisfy({ $0 != UInt8(ascii: "+") && $0 != UInt8(ascii: "-") }),
            let value = UInt16(text, radix: 16)
        else { throw .malformedJSON(at: at) }
        at += 4
        return value
    }
}
