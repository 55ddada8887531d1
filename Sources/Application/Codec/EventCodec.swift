import BorderVocabulary
import Gate

/// The stored form of one event: a byte for its kind, a byte for its version, and its fields in order.
///
/// See docs/decisions/0004-stored-form-of-events.md.
package enum EventCodec {
    /// Appends the event in the lowest version that can say it.
    ///
    /// So an event that was stored before its kind learned to say more is written again byte for byte, and what was
    /// committed to it still holds.
    package static func encode(_ event: Event, to writer: inout ByteWriter) {
        let kind = EventKind(of: event)
        writer.raw(kind)
        let version = kind.version(of: event)
        writer.byte(version)
        writer.fields(of: event, version)
    }

    /// The bytes of one event.
    package static func encode(_ event: Event) -> [UInt8] {
        var writer = ByteWriter(reserving: 64)
        encode(event, to: &writer)
        return writer.bytes
    }

    /// The event that the bytes hold, and nothing more than it; throws for any other bytes and never traps.
    package static func decode(_ bytes: [UInt8]) throws(CodecFailure) -> Event {
        try ByteReader.read(bytes) { reader throws(CodecFailure) in try decode(&reader) }
    }

    static func decode(_ reader: inout ByteReader) throws(CodecFailure) -> Event {
        let code = try reader.byte()
        guard let kind = EventKind(rawValue: code) else { throw .unknownKind(code, at: reader.offset - 1) }
        let version = try reader.byte()
        // A kind that got a second version keeps the reader of its first beside it.
        guard (1...kind.currentVersion).contains(version) else {
            throw .unknownVersion(version, of: kind, at: reader.offset - 1)
        }
        return try reader.event(kind, version: version)
    }
}
