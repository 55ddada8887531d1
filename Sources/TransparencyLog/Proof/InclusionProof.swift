import Cryptography

/// The proof that a leaf stands at an index of a tree (RFC 6962, section 2.1.1).
package struct InclusionProof: Hashable, Sendable {
    /// The place of the leaf, from 0.
    package let index: UInt64
    /// The number of leaves of the tree.
    package let size: UInt64
    /// The hashes beside the way from the leaf to the root.
    package let path: [SHA256Digest]

    /// Takes what somebody claims to be a proof.
    package init(index: UInt64, size: UInt64, path: [SHA256Digest]) {
        self.index = index
        self.size = size
        self.path = path
    }

    /// Checks that the way from the leaf leads to the root (RFC 9162, section 2.1.3.2).
    package func check(leaf: SHA256Digest, root: SHA256Digest) throws(ProofFlaw) {
        guard try climb(from: leaf) == root else { throw .wrongRoot }
    }

    /// Checks that a leaf of the whole tree stands in a subtree, by a path that ends at the subtree's root.
    package static func check(
        leaf: SHA256Digest, at index: UInt64, path: [SHA256Digest], in subtree: Subtree, root: SHA256Digest
    ) throws(ProofFlaw) {
        guard subtree.range.contains(index) else { throw .outOfRange }
        let (start, end) = (subtree.range.lowerBound, subtree.range.upperBound)
        try InclusionProof(index: index - start, size: end - start, path: path).check(leaf: leaf, root: root)
    }

    private func climb(from leaf: SHA256Digest) throws(ProofFlaw) -> SHA256Digest {
        guard index < size else { throw .outOfRange }
        var (node, last) = (index, size - 1)
        var hash = leaf
        for sibling in path {
            guard last > 0 else { throw .wrongLength }
            if node & 1 == 1 {
                hash = Merkle.node(sibling, hash)
            } else if node == last {
                // The right edge has no sibling until it turns into a right child.
                hash = Merkle.node(sibling, hash)
                last >>= UInt64(node.trailingZeroBitCount)
                node = last
            } else {
                hash = Merkle.node(hash, sibling)
            }
            node >>= 1
            last >>= 1
        }
        guard last == 0 else { throw .wrongLength }
        return hash
    }
}
