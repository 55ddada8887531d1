/// Writes the one form of values.
struct JSONWriter {
    private(set) var bytes: [UInt8] = []

    mutating func write(_ value: CanonicalJSON.Value) {
        switch value {
        case .null: write("null")
        case .bool(let isTrue): write(isTrue ? "true" : "false")
        case .number(let number): write(number.text)
        case .string(let text): quote(text)
        case .array(let values):
            list("[", values, "]") { $0.write($1) }
        case .object(let object):
            list("{", object.members, "}") {
                $0.quote($1.key)
                $0.bytes.append(UInt8(ascii: ":"))
                $0.write($1.value)
            }
        }
    }

    private mutating func list<Element>(
        _ opening: Unicode.Scalar, _ elements: [Element], _ closing: Unicode.Scalar,
        _ body: (inout JSONWriter, Element) -> Void
    ) {
        bytes.append(UInt8(ascii: opening))
        for place in elements.indices {
            if place > 0 { bytes.append(UInt8(ascii: ",")) }
            body(&self, elements[place])
        }
        bytes.append(UInt8(ascii: closing))
    }

    private mutating func write(_ text: String) {
        var text = text
        text.withUTF8 { bytes.append(contentsOf: $0) }
    }

    private mutating func quote(_ text: String) {
        bytes.append(UInt8(ascii: "\""))
        var text = text
        text.withUTF8 { utf8 in
            var start = 0
            for (place, byte) in utf8.enumerated() where JSONWriter.isEscaped(byte) {
                bytes.append(contentsOf: utf8[start..<place])
                write(JSONWriter.escape(byte))
                start = place + 1
            }
            bytes.append(contentsOf: utf8[start...])
        }
        bytes.append(UInt8(ascii: "\""))
    }

    private static func isEscaped(_ byte: UInt8) -> Bool {
        byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
    }

    private static func escape(_ byte: UInt8) -> String {
        switch byte {
        case UInt8(ascii: "\""): "\\\""
        case UInt8(ascii: "\\"): "\\\\"
        case 0x08: "\\b"
        case 0x09: "\\t"
        case 0x0A: "\\n"
        case 0x0C: "\\f"
        case 0x0D: "\\r"
        case _: "\\u00" + (byte < 0x10 ? "0" : "") + String(byte, radix: 16)
        }
    }
}
