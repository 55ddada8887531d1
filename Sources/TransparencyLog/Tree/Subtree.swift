/// A range of leaves that is one node of a tree, or the right edge below one.
///
/// Its first leaf is a multiple of the smallest power of two that is not below its size
/// (draft-ietf-plants-merkle-tree-certs, section 4.1).
package struct Subtree: Hashable, Sendable {
    /// The leaves, the upper bound excluded.
    package let range: Range<UInt64>

    /// Takes the bounds of a subtree; nil where they are none.
    package init?(from start: UInt64, to end: UInt64) {
        guard start <= end else { return nil }
        let size = end - start
        let height = size > 1 ? UInt64.bitWidth - (size - 1).leadingZeroBitCount : 0
        guard height < UInt64.bitWidth ? start & (1 << UInt64(height) - 1) == 0 : start == 0 else { return nil }
        range = start..<end
    }
}
