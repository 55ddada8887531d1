import BorderVocabulary
import Gate
import TransparencyLog

/// Finds the entry of the public log in which a record stands, by halving: entries hold records in their order.
///
/// The last bundle is kept, since the records of a trip often stand close together.
package struct EntryFinder<Reader: TileReader> {
    private let reader: Reader
    private let size: UInt64
    private var kept: (index: UInt64, bundle: EntryBundle)?

    /// Looks among the first entries of a log, as many as `size`.
    package init(_ reader: Reader, size: UInt64) {
        self.reader = reader
        self.size = size
    }

    /// The index and the bytes of the entry that holds a position; nil if none of them does.
    ///
    /// Throws `malformed` for entries that are none of a gate.
    package mutating func entry(of position: Position) throws(TileFailure) -> (index: UInt64, bytes: [UInt8])? {
        guard size > 0, position > .start else { return nil }
        // The last bundle whose first record does not come after the position, and in it the last such entry.
        var (low, high): (UInt64, UInt64) = (0, (size + 255) / 256)
        while high - low > 1 {
            let middle = (low + high) / 2
            if try first(in: middle, place: 0) <= position { low = middle } else { high = middle }
        }
        let width = try bundle(low).count
        var (place, end) = (0, width)
        while end - place > 1 {
            let middle = (place + end) / 2
            if try first(in: low, place: middle) <= position { place = middle } else { end = middle }
        }
        let entry = Array(try bundle(low)[place])
        guard let span = PublicLeaf.span(of: entry) else { throw .malformed(path(low)) }
        return span.contains(position) ? (low * 256 + UInt64(place), entry) : nil
    }

    private mutating func first(in index: UInt64, place: Int) throws(TileFailure) -> Position {
        let bundle = try bundle(index)
        guard place < bundle.count, let span = PublicLeaf.span(of: bundle[place]) else {
            throw .malformed(path(index))
        }
        return span.lowerBound
    }

    private mutating func bundle(_ index: UInt64) throws(TileFailure) -> EntryBundle {
        if let kept, kept.index == index { return kept.bundle }
        let bundle = try reader.entries(of: path(index))
        kept = (index, bundle)
        return bundle
    }

    private func path(_ index: UInt64) -> TilePath {
        TilePath(.entries, index: index, width: Int(min(256, size - index * 256)))
    }
}
