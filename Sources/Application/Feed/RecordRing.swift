/// The latest records of a log, without gaps, in a bounded piece of memory.
struct RecordRing {
    private let capacity: Int
    private var slots: [LogRecord] = []
    /// The slot of the oldest record once the ring is full.
    private var oldest = 0

    init(capacity: Int) {
        precondition(capacity > 0, "A ring without room holds nothing.")
        self.capacity = capacity
    }

    /// Takes the record that follows the one before; with a gap, the ring starts anew.
    mutating func append(_ record: LogRecord) {
        if let last, last.advanced(by: 1) != record.position {
            slots.removeAll(keepingCapacity: true)
            oldest = 0
        }
        if slots.count < capacity {
            slots.append(record)
        } else {
            slots[oldest] = record
            oldest = oldest + 1 == capacity ? 0 : oldest + 1
        }
    }

    /// At most `limit` records after a position, oldest first; nil when the first of them has left the ring.
    func records(after position: Position, limit: Int) -> [LogRecord]? {
        guard let first, position.advanced(by: 1) >= first else { return nil }
        let skipped = Int(clamping: position.number + 1 - first.number)
        let count = min(limit, slots.count - min(skipped, slots.count))
        return (0..<count).map { slots[slot(skipped + $0)] }
    }

    private var first: Position? { slots.isEmpty ? nil : slots[slot(0)].position }
    private var last: Position? { slots.isEmpty ? nil : slots[slot(slots.count - 1)].position }

    private func slot(_ offset: Int) -> Int {
        let place = oldest + offset
        return place >= slots.count ? place - slots.count : place
    }
}
