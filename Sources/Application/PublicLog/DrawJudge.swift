import Cryptography
import Gate
import TransparencyLog

/// Says whether a secret of a draw was shown for a tree of the log in which the slot was closed already.
struct DrawJudge<Reader: TileReader> {
    private let reader: Reader
    private let size: UInt64
    private let origin: NoteLine
    private var roots: [UInt64: SHA256Digest] = [:]

    init(_ reader: Reader, log: Checkpoint) {
        self.reader = reader
        size = log.size
        origin = log.origin
    }

    /// Whether it is true as far as log and key can tell, and whether the party's key signed it.
    mutating func verdict(on shown: SlotAudit.Shown) throws(TileFailure) -> (isTrue: Bool, isAttested: Bool) {
        let said = shown.said
        guard said.size > shown.closedIn, said.size <= size, try root(at: said.size) == said.root else {
            return (false, false)
        }
        guard let draw = NoteLine(shown.slot.label) else { return (false, false) }
        let reveal = DrawReveal(
            value: shown.value, head: Witness.Head(size: said.size, root: said.root), signature: said.signature)
        guard let text = shown.key else { return (true, false) }
        guard let key = try? VerifierKey(text),
            reveal.isSigned(by: key, origin: origin, index: shown.index, draw: draw)
        else { return (false, false) }
        return (true, true)
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
