import NIOCore

/// Writes JSON straight into a buffer, member by member, without an intermediate tree.
package struct JSONWriter {
    /// What was written so far.
    package private(set) var buffer: ByteBuffer
    private var needsComma = false

    /// What was written so far, as a text.
    package var text: String { String(buffer: buffer) }

    /// Begins an empty document.
    package init(capacity: Int = 512) {
        buffer = ByteBufferAllocator().buffer(capacity: capacity)
    }

    /// Writes an object as the next value.
    package mutating func object(_ body: (inout JSONWriter) -> Void) {
        separate()
        buffer.writeStaticString("{")
        needsComma = false
        body(&self)
        buffer.writeStaticString("}")
        needsComma = true
    }

    /// Writes an array as the next value.
    package mutating func array<Element>(
        _ elements: some Sequence<Element>, _ body: (inout JSONWriter, Element) -> Void
    ) {
        separate()
        buffer.writeStaticString("[")
        needsComma = false
        for element in elements { body(&self, element) }
        buffer.writeStaticString("]")
        needsComma = true
    }

    /// Writes the key of a member, whose value must follow.
    package mutating func key(_ key: String) {
        separate()
        quote(key)
        buffer.writeStaticString(":")
        needsComma = false
    }

    /// Writes a text as the next value.
    package mutating func value(_ text: String) {
        separate()
        quote(text)
        needsComma = true
    }

    /// Writes a whole number as the next value.
    package mutating func value(_ number: some BinaryInteger) {
        raw(String(number))
    }

    /// Writes a truth value as the next value.
    package mutating func value(_ flag: Bool) {
        raw(flag ? "true" : "false")
    }

    /// Writes null as the next value.
    package mutating func null() {
        raw("null")
    }

    /// Writes a value that is JSON already.
    package mutating func raw(_ json: String) {
        separate()
        buffer.writeString(json)
        needsComma = true
    }

    /// Writes a text member.
    package mutating func member(_ key: String, _ text: String) {
        self.key(key)
        value(text)
    }

    /// Writes a text member, null where there is none.
    package mutating func member(_ key: String, _ text: String?) {
        self.key(key)
        if let text { value(text) } else { null() }
    }

    /// Writes the description of a value of the vocabulary, null where there is none.
    package mutating func member(_ key: String, text value: (some CustomStringConvertible)?) {
        member(key, value?.description)
    }

    /// Writes the stable name of a value, null where there is none.
    package mutating func member(_ key: String, code value: (some Coded)?) {
        member(key, value?.code)
    }

    /// Writes a number member.
    package mutating func member(_ key: String, _ number: some BinaryInteger) {
        self.key(key)
        value(number)
    }

    /// Writes a number member, null where there is none.
    package mutating func member(_ key: String, number: (some BinaryInteger)?) {
        self.key(key)
        if let number { value(number) } else { null() }
    }

    /// Writes a truth member.
    package mutating func member(_ key: String, _ flag: Bool) {
        self.key(key)
        value(flag)
    }

    /// Writes an object member.
    package mutating func member(_ key: String, object body: (inout JSONWriter) -> Void) {
        self.key(key)
        object(body)
    }

    /// Writes an array member.
    package mutating func list<Element>(
        _ key: String, _ elements: some Sequence<Element>, _ body: (inout JSONWriter, Element) -> Void
    ) {
        self.key(key)
        array(elements, body)
    }

    /// Writes an array member of texts.
    package mutating func list(_ key: String, texts: some Sequence<String>) {
        list(key, texts) { $0.value($1) }
    }

    private mutating func separate() {
        if needsComma { buffer.writeStaticString(",") }
    }

    private mutating func quote(_ text: String) {
        buffer.writeStaticString("\"")
        if text.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x22 && $0 != 0x5C }) {
            buffer.writeString(text)
        } else {
            for byte in text.utf8 { escape(byte) }
        }
        buffer.writeStaticString("\"")
    }

    private mutating func escape(_ byte: UInt8) {
        switch byte {
        case 0x22: buffer.writeStaticString("\\\"")
        case 0x5C: buffer.writeStaticString("\\\\")
        case 0x0A: buffer.writeStaticString("\\n")
        case 0x0D: buffer.writeStaticString("\\r")
        case 0x09: buffer.writeStaticString("\\t")
        case 0..<0x20:
            buffer.writeStaticString("\\u00")
            buffer.writeString((byte < 0x10 ? "0" : "") + String(byte, radix: 16))
        default: buffer.writeInteger(byte)
        }
    }
}
