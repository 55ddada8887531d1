import BorderVocabulary

/// What a class takes, as one number: a set of bits for each thing that it can ask, and in each set a bit for each value.
///
/// A call holds every strand of a road against every class, so nothing is copied for it and no reference counted.
struct QueueFilter: Hashable, Sendable {
    private let accepted: UInt64
    /// Whether the class holds at all hours.
    let isAllDay: Bool

    init(_ queueClass: QueueClass) {
        accepted =
            Self.bits(queueClass.direction, 0) | Self.bits(queueClass.category, 1) | Self.bits(queueClass.movement, 2)
            | Self.bits(queueClass.method, 3) | Self.bits(queueClass.booked.map { $0 ? 1 : 0 }, 4)
        isAllDay = queueClass.windows.isEmpty
    }

    /// The bits of a vehicle: one in each set.
    static func bits(of kind: QueueKind) -> UInt64 {
        bits(kind.direction, 0) | bits(kind.category, 1) | bits(kind.movement, 2) | bits(kind.method, 3)
            | bits(kind.isBooked ? 1 : 0, 4)
    }

    func takes(_ bits: UInt64) -> Bool { bits & accepted == bits }

    /// No thing that can be asked has more values.
    private static let width: UInt8 = 12

    private static func bits<Value: RawRepresentable<UInt8>>(_ value: Value?, _ set: UInt8) -> UInt64 {
        bits(value?.rawValue, set)
    }

    private static func bits(_ value: UInt8?, _ set: UInt8) -> UInt64 {
        let values: UInt64 = value.map { 1 << $0 } ?? (1 << width) - 1
        return values << (width * set)
    }
}
