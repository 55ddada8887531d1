import BorderVocabulary

/// Reads values one after the other out of bytes that nobody has vouched for. Never reads outside of them.
///
/// The memory must outlive the reader; `ByteReader.read` sees to it.
package struct ByteReader {
    private let bytes: UnsafeRawBufferPointer
    /// How many bytes were read.
    package private(set) var offset = 0

    private init(_ bytes: UnsafeRawBufferPointer) {
        self.bytes = bytes
    }

    /// Lends a reader over the bytes, and refuses bytes that are left over in the end.
    package static func read<Value>(
        _ bytes: [UInt8], _ body: (inout ByteReader) throws(CodecFailure) -> Value
    ) throws(CodecFailure) -> Value {
        try bytes.withUnsafeBufferPointer { buffer throws(CodecFailure) in
            var reader = ByteReader(UnsafeRawBufferPointer(buffer))
            let value = try body(&reader)
            guard reader.remaining == 0 else { throw .trailingBytes(at: reader.offset) }
            return value
        }
    }

    package var remaining: Int { bytes.count - offset }

    package mutating func byte() throws(CodecFailure) -> UInt8 {
        guard offset < bytes.count else { throw .truncated(at: offset) }
        defer { offset += 1 }
        return bytes[offset]
    }

    package mutating func bool() throws(CodecFailure) -> Bool {
        switch try byte() {
        case 0: return false
        case 1: return true
        case _: throw .badValue(at: offset - 1)
        }
    }

    package mutating func raw<Value: RawRepresentable<UInt8>>(_: Value.Type = Value.self) throws(CodecFailure) -> Value
    {
        guard let value = Value(rawValue: try byte()) else { throw .badValue(at: offset - 1) }
        return value
    }

    package mutating func unsigned() throws(CodecFailure) -> UInt64 {
        let first = try byte()
        if first < 0x80 { return UInt64(first) }
        var value = UInt64(first & 0x7F)
        var shift: UInt64 = 7
        while true {
            let next = try byte()
            // The tenth byte holds the last bit; and no number has two spellings, or a checksum would not be one.
            if shift == 63, next > 1 { throw .badValue(at: offset - 1) }
            if next == 0 { throw .badValue(at: offset - 1) }
            value |= UInt64(next & 0x7F) << shift
            if next < 0x80 { return value }
            shift += 7
        }
    }

    package mutating func signed() throws(CodecFailure) -> Int64 {
        let folded = try unsigned()
        return Int64(bitPattern: folded >> 1) ^ -Int64(bitPattern: folded & 1)
    }

    package mutating func int() throws(CodecFailure) -> Int {
        guard let value = Int(exactly: try signed()) else { throw .badValue(at: offset) }
        return value
    }

    /// A count of things of which each takes at least one byte, so that no count makes us reserve the world.
    package mutating func count() throws(CodecFailure) -> Int {
        let value = try unsigned()
        guard value <= UInt64(remaining) else { throw .tooMany(at: offset) }
        return Int(value)
    }

    package mutating func short() throws(CodecFailure) -> ShortText {
        let length = Int(try byte())
        guard length <= remaining else { throw .truncated(at: offset) }
        guard let text = ShortText(utf8: UnsafeRawBufferPointer(rebasing: bytes[offset..<offset + length])) else {
            throw .badValue(at: offset)
        }
        offset += length
        return text
    }

    package mutating func string() throws(CodecFailure) -> String {
        let length = try count()
        guard let text = String(validating: bytes[offset..<offset + length], as: UTF8.self) else {
            throw .badValue(at: offset)
        }
        offset += length
        return text
    }

    package mutating func blob() throws(CodecFailure) -> [UInt8] {
        let length = try count()
        defer { offset += length }
        return Array(bytes[offset..<offset + length])
    }

    /// So many bytes.
    package mutating func fixed(_ length: Int) throws(CodecFailure) -> UnsafeRawBufferPointer {
        guard length <= remaining else { throw .truncated(at: offset) }
        defer { offset += length }
        return UnsafeRawBufferPointer(rebasing: bytes[offset..<offset + length])
    }

    package mutating func optional<Value>(
        _ read: (inout ByteReader) throws(CodecFailure) -> Value
    ) throws(CodecFailure) -> Value? {
        try bool() ? try read(&self) : nil
    }

    package mutating func list<Value>(
        _ read: (inout ByteReader) throws(CodecFailure) -> Value
    ) throws(CodecFailure) -> [Value] {
        let length = try count()
        guard length > 0 else { return [] }
        var values: [Value] = []
        values.reserveCapacity(min(length, 1_024))
        for _ in 0..<length { values.append(try read(&self)) }
        return values
    }

    /// The value, or a failure at this place where the type has none.
    package func require<Value>(_ value: Value?) throws(CodecFailure) -> Value {
        guard let value else { throw .badValue(at: offset) }
        return value
    }
}
