import Cryptography
import Gate
import TransparencyLog

/// Says whether a secret of a draw was shown for a tree of the log in which the slot was closed already.
struct DrawJudge<Reader: TileReader> {
    private let reader: Reader
    private let size: UInt64
    private let origin: NoteLine
    private let witnesses: [VerifierKey]
    private var roots: [UInt64: SHA256Digest] = [:]

    init(_ reader: Reader, log: Checkpoint, witnesses: [VerifierKey]) {
        self.reader = reader
        size = log.size
        origin = log.origin
        self.witnesses = witnesses
    }

    /// Whether it is true as far as the log can tell, and whether a known witness signed it.
    mutating func verdict(on shown: SlotAudit.Shown) throws(TileFailure) -> (isTrue: Bool, isAttested: Bool) {
        let said = shown.said
        guard said.size > shown.closedIn, said.size <= size, try root(at: said.size) == said.root else {
            return (false, false)
        }
        guard let draw = NoteLine(shown.slot.label) else { return (false, false) }
        let reveal = DrawReveal(
            value: shown.value, head: Witness.Head(size: said.size, root: said.root), signature: said.signature)
        let isAttested = witnesses.contains { reveal.isSigned(by: $0, origin: origin, index: shown.index, draw: draw) }
        return (true, isAttested)
    }

    /// Draws of one hour share a tree; a few are kept.
    private mutating func root(at size: UInt64) throws(TileFailure) -> SHA256Digest {
        if let known = roots[size] { return known }
        var tree = TileTree(size: size, from: reader, grownTo: self.size)
        let root = try tree.root()
        if roots.count >= 64 { roots = [:] }
        roots[size] = root
        return root
    }
}
