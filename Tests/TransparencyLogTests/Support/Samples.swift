import Cryptography
import TransparencyLog

/// A generator whose numbers follow from its seed (SplitMix64).
struct Seeded: RandomNumberGenerator {
    private var state: UInt64

    init(_ seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
        return mixed ^ mixed >> 31
    }

    mutating func bytes(_ count: Int) -> [UInt8] {
        (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &self) }
    }
}

/// A log of numbered entries, all of whose tiles are in memory.
struct SampleLog {
    private(set) var log = GrowingLog()
    var tiles = MemoryTiles()

    /// Grows to a size in one batch.
    init(_ size: Int = 0) throws {
        try grow(to: size)
    }

    static func entry(_ index: Int) -> [UInt8] { Array("entry \(index) of the sample".utf8) }

    static func leaf(_ index: Int) -> SHA256Digest { Merkle.leaf(entry(index)) }

    mutating func grow(to size: Int) throws {
        for index in Int(log.size)..<max(size, Int(log.size)) { try log.append(SampleLog.entry(index)) }
        tiles.store(log.takeTiles())
    }

    /// A reader that knows no more than the tiles of this size.
    func tree(_ size: UInt64? = nil) -> TileTree<MemoryTiles> { TileTree(size: size ?? log.size, from: tiles) }

    func checkpoint() throws -> Checkpoint {
        Checkpoint(origin: try Keys.log().verifierKey.name.line, size: log.size, root: log.root)
    }

    func signed() throws -> SignedCheckpoint { SignedCheckpoint(try checkpoint(), signedBy: try Keys.log()) }
}

/// Keys that sign in tests and nowhere else.
enum Keys {
    struct NoKey: Error {}

    static func log(_ name: String = "gate.example/log", seed: UInt8 = 1) throws -> NoteSigner {
        guard let name = KeyName(name), let signer = NoteSigner(name: name, seed: [UInt8](repeating: seed, count: 32))
        else { throw NoKey() }
        return signer
    }

    static func witness(_ number: UInt8 = 1) throws -> Cosigner {
        guard let name = KeyName("witness.example/w\(number)"),
            let cosigner = Cosigner(name: name, seed: [UInt8](repeating: 100 + number, count: 32))
        else { throw NoKey() }
        return cosigner
    }

    static func identity() throws -> LogIdentity { LogIdentity(try log().verifierKey) }
}

extension SHA256Digest {
    /// The digest with one bit changed.
    func flipped(_ bit: Int) -> SHA256Digest {
        var bytes = bytes
        bytes[bit / 8 % 32] ^= 1 << UInt8(bit % 8)
        return SHA256Digest(bytes: bytes) ?? self
    }
}
