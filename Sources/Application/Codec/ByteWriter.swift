import BorderVocabulary

/// Writes values one after the other into a buffer that is used again and again.
///
/// Whole numbers are variable-length: seven bits a byte, lowest first, the high bit set on all but the last byte. Signed
/// ones are folded first, so that small negative numbers stay small.
package struct ByteWriter: Sendable {
    /// What was written so far.
    package private(set) var bytes: [UInt8] = []

    /// Begins empty.
    package init(reserving capacity: Int = 0) {
        bytes.reserveCapacity(capacity)
    }

    /// Forgets what was written and keeps the room for it.
    package mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }

    /// Takes back everything after the first `count` bytes.
    package mutating func truncate(to count: Int) { bytes.removeLast(bytes.count - count) }

    package mutating func byte(_ value: UInt8) { bytes.append(value) }

    package mutating func bool(_ value: Bool) { bytes.append(value ? 1 : 0) }

    package mutating func raw<Value: RawRepresentable<UInt8>>(_ value: Value) { bytes.append(value.rawValue) }

    package mutating func unsigned(_ value: UInt64) {
        var rest = value
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(truncatingIfNeeded: rest))
    }

    package mutating func signed(_ value: Int64) {
        unsigned(UInt64(bitPattern: value << 1 ^ value >> 63))
    }

    package mutating func count(_ value: Int) { unsigned(UInt64(value)) }

    package mutating func short(_ text: ShortText) {
        let length = text.count
        bytes.append(UInt8(truncatingIfNeeded: length))
        // Its bytes come first in memory. A closure of another module, which stays unspecialised, would cost most of this.
        withUnsafeBytes(of: text) { bytes.append(contentsOf: UnsafeRawBufferPointer(rebasing: $0[..<length])) }
    }

    package mutating func string(_ text: String) {
        var text = text
        text.withUTF8 { utf8 in
            count(utf8.count)
            bytes.append(contentsOf: utf8)
        }
    }

    package mutating func blob(_ value: [UInt8]) {
        count(value.count)
        bytes.append(contentsOf: value)
    }

    /// Bytes whose number the reader knows.
    package mutating func fixed(_ value: [UInt8]) { bytes.append(contentsOf: value) }

    package mutating func fixed(_ value: UnsafeRawBufferPointer) { bytes.append(contentsOf: value) }

    package mutating func optional<Value>(_ value: Value?, _ write: (inout ByteWriter, Value) -> Void) {
        guard let value else { return byte(0) }
        byte(1)
        write(&self, value)
    }

    package mutating func list<Value>(_ values: [Value], _ write: (inout ByteWriter, Value) -> Void) {
        count(values.count)
        for value in values { write(&self, value) }
    }
}
