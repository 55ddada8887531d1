import Cryptography

/// Where a tile or a bundle of entries of a log lies (C2SP tlog-tiles).
package struct TilePath: Hashable, Sendable {
    /// What a tile holds.
    package enum Content: Hashable, Sendable {
        /// Hashes; at level 0 those of leaves, above it those of full tiles of the level below.
        case hashes(level: Int)
        /// Entries.
        case entries
    }

    /// The hashes of a full tile, the entries of a full bundle.
    package static let fullWidth = 256
    /// The highest level that a path can name.
    package static let highestLevel = 63

    /// What the tile holds.
    package let content: Content
    /// The place of the tile in its level, from 0.
    package let index: UInt64
    /// How many hashes or entries it holds: 256, or fewer in a partial tile.
    package let width: Int

    /// Names a tile; one of width 0 cannot be stored.
    package init(_ content: Content, index: UInt64, width: Int) {
        self.content = content
        self.index = index
        self.width = width
    }

    /// Reads a path such as `tile/0/x001/067.p/8`; nil for every text that `description` would not write.
    package init?(_ text: String) {
        var parts = text.split(separator: "/", omittingEmptySubsequences: false)[...]
        guard parts.popFirst() == "tile", let kind = parts.popFirst() else { return nil }
        if kind == "entries" {
            content = .entries
        } else {
            guard let level = Int(kind), 0...TilePath.highestLevel ~= level else { return nil }
            content = .hashes(level: level)
        }
        var width = TilePath.fullWidth
        if parts.count > 1, let stem = parts.dropLast().last, stem.hasSuffix(".p") {
            guard let number = parts.popLast().flatMap({ Int($0) }), 1..<TilePath.fullWidth ~= number else {
                return nil
            }
            width = number
            parts[parts.endIndex - 1] = stem.dropLast(2)
        }
        guard 1...7 ~= parts.count else { return nil }
        var index: UInt64 = 0
        for part in parts {
            guard let group = UInt64(part.suffix(3)), group < 1000 else { return nil }
            let (thousands, overflow) = index.multipliedReportingOverflow(by: 1000)
            let (sum, carry) = thousands.addingReportingOverflow(group)
            guard !overflow, !carry else { return nil }
            index = sum
        }
        self.index = index
        self.width = width
        guard description == text else { return nil }
    }

    /// Whether it holds fewer than 256 hashes or entries.
    package var isPartial: Bool { width < TilePath.fullWidth }

    /// The most bytes that may be stored there: an adapter need not read more.
    package var mostBytes: Int {
        switch content {
        case .hashes: width * SHA256Digest.byteCount
        case .entries: width * (2 + EntryBundle.longestEntry)
        }
    }

    /// The full tile at the same place, which a log may have kept alone.
    package var full: TilePath { TilePath(content, index: index, width: TilePath.fullWidth) }

    /// The tile at a place of a level, as wide as it is in a tree of a size; nil where that tree has none there.
    package static func tile(_ content: Content, index: UInt64, inTreeOf size: UInt64) -> TilePath? {
        let count = count(content, inTreeOf: size)
        guard index <= count / 256 else { return nil }
        let width = index < count / 256 ? fullWidth : Int(count % 256)
        return width == 0 ? nil : TilePath(content, index: index, width: width)
    }

    /// All tiles and bundles that must be stored when a tree grows from one size to another.
    ///
    /// Full ones come first at each level; a partial one is named if it is wider than that of the earlier tree.
    package static func stored(whenGrowingFrom earlier: UInt64, to size: UInt64) -> [TilePath] {
        let levels = (0..<8).map { Content.hashes(level: $0) }
        return ([.entries] + levels).flatMap { content -> [TilePath] in
            let (old, new) = (count(content, inTreeOf: earlier), count(content, inTreeOf: size))
            guard new > old else { return [] }
            return (old / 256...new / 256).compactMap { tile(content, index: $0, inTreeOf: size) }
        }
    }

    private static func count(_ content: Content, inTreeOf size: UInt64) -> UInt64 {
        switch content {
        case .entries: size
        case .hashes(let level): size >> UInt64(8 * level)
        }
    }
}

extension TilePath: CustomStringConvertible {
    /// The path below the address of the log, without a leading slash.
    package var description: String {
        let kind =
            switch content {
            case .entries: "entries"
            case .hashes(let level): String(level)
            }
        let suffix = isPartial ? ".p/\(width)" : ""
        return "tile/\(kind)/\(TilePath.groups(index))\(suffix)"
    }

    /// `x001/x234/067` for 1234067: no folder of one tile is the file of another.
    private static func groups(_ index: UInt64) -> String {
        let digits = String(index % 1000)
        let last = String(repeating: "0", count: 3 - digits.count) + digits
        return index < 1000 ? last : folders(index / 1000) + last
    }

    private static func folders(_ index: UInt64) -> String {
        let digits = String(index % 1000)
        let folder = "x" + String(repeating: "0", count: 3 - digits.count) + digits + "/"
        return index < 1000 ? folder : folders(index / 1000) + folder
    }
}
