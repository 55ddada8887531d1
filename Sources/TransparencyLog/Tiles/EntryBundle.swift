/// Entries of a log as they are stored together: each after its length in two bytes, highest first (C2SP tlog-tiles).
package struct EntryBundle: Hashable, Sendable {
    /// The most bytes of one entry.
    package static let longestEntry = Int(UInt16.max)

    /// What is stored.
    package private(set) var bytes: [UInt8] = []
    /// Where each entry begins, without its length.
    private var starts: [Int] = []

    /// A bundle without entries.
    package init() {}

    /// Reads a stored bundle; nil if it ends within an entry or has more than 256 of them.
    package init?(_ bytes: [UInt8]) {
        self.bytes = bytes
        starts.reserveCapacity(TilePath.fullWidth)
        var at = 0
        while at < bytes.count {
            guard starts.count < TilePath.fullWidth, at + 2 <= bytes.count else { return nil }
            starts.append(at + 2)
            at += 2 + Int(bytes[at]) << 8 + Int(bytes[at + 1])
        }
        guard at == bytes.count else { return nil }
    }

    /// The number of entries.
    package var count: Int { starts.count }

    /// An entry by its place in the bundle.
    package subscript(place: Int) -> ArraySlice<UInt8> {
        bytes[starts[place]..<(place + 1 < count ? starts[place + 1] - 2 : bytes.count)]
    }

    /// Adds an entry at the end.
    mutating func append(_ entry: [UInt8]) {
        precondition(entry.count <= EntryBundle.longestEntry, "The length of an entry has two bytes.")
        bytes.append(UInt8(entry.count >> 8))
        bytes.append(UInt8(entry.count & 255))
        starts.append(bytes.count)
        bytes.append(contentsOf: entry)
    }

    /// The first entries alone.
    func prefix(_ width: Int) -> EntryBundle? {
        guard width <= count else { return nil }
        return width == count ? self : EntryBundle(Array(bytes[..<(starts[width] - 2)]))
    }

    mutating func removeAll() {
        bytes.removeAll(keepingCapacity: true)
        starts.removeAll(keepingCapacity: true)
    }
}
