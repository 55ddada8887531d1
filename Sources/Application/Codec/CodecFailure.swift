/// Why stored bytes were not understood; offsets count from the beginning of the bytes that were given.
package enum CodecFailure: Error, Hashable, Sendable {
    /// The bytes end in the middle of a value.
    case truncated(at: Int)
    /// A value is outside what its type can be.
    case badValue(at: Int)
    /// A count or a length is larger than the bytes that are left could hold.
    case tooMany(at: Int)
    /// No event has this kind.
    case unknownKind(UInt8, at: Int)
    /// The event was written by a later version of the software, or by none.
    case unknownVersion(UInt8, of: EventKind, at: Int)
    /// The format of a whole batch or snapshot is not one of ours.
    case unknownFormat(UInt8)
    /// More bytes follow than the value has.
    case trailingBytes(at: Int)
}
