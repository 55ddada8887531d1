import Cryptography

/// The proof that a tree begins with all leaves of an earlier one, unchanged (RFC 6962, section 2.1.2).
package struct ConsistencyProof: Hashable, Sendable {
    /// The number of leaves of the earlier tree.
    package let earlier: UInt64
    /// The number of leaves of the tree.
    package let size: UInt64
    /// The hashes from which both roots can be computed.
    package let path: [SHA256Digest]

    /// Takes what somebody claims to be a proof.
    package init(earlier: UInt64, size: UInt64, path: [SHA256Digest]) {
        self.earlier = earlier
        self.size = size
        self.path = path
    }

    /// Checks that the path leads to both roots (RFC 9162, section 2.1.4.2).
    package func check(earlierRoot: SHA256Digest, root: SHA256Digest) throws(ProofFlaw) {
        guard earlier > 0 else { throw .nothingToProve }
        guard let subtree = Subtree(from: 0, to: earlier) else { throw .outOfRange }
        try ConsistencyProof.check(subtree, root: earlierRoot, path: path, inTreeOf: size, root: root)
    }

    /// Checks that a subtree belongs to a tree (draft-ietf-plants-merkle-tree-certs, section 4.4.3).
    ///
    /// A subtree without leaves belongs to every tree, by an empty path.
    package static func check(
        _ subtree: Subtree, root subtreeRoot: SHA256Digest, path: [SHA256Digest], inTreeOf size: UInt64,
        root: SHA256Digest
    ) throws(ProofFlaw) {
        guard subtree.range.upperBound <= size else { throw .outOfRange }
        if subtree.range.isEmpty {
            guard path.isEmpty else { throw .wrongLength }
            guard subtreeRoot == Merkle.emptyRoot else { throw .wrongEarlierRoot }
            return
        }
        var edge = Edge(first: subtree.range.lowerBound, last: subtree.range.upperBound - 1, end: size - 1)
        edge.rise()
        var rest = path[...]
        let known = edge.first == edge.last ? subtreeRoot : rest.popFirst()
        guard var wholeHash = known else { throw .wrongLength }
        var partHash = wholeHash
        for sibling in rest {
            guard edge.end > 0 else { throw .wrongLength }
            if edge.last & 1 == 1 || edge.last == edge.end {
                if edge.first < edge.last { partHash = Merkle.node(sibling, partHash) }
                wholeHash = Merkle.node(sibling, wholeHash)
                edge.shift(while: { $0.last & 1 == 0 })
            } else {
                wholeHash = Merkle.node(wholeHash, sibling)
            }
            edge.shift()
        }
        guard edge.end == 0 else { throw .wrongLength }
        guard partHash == subtreeRoot else { throw .wrongEarlierRoot }
        guard wholeHash == root else { throw .wrongRoot }
    }

    /// The positions, at some height, of a subtree's first and last node and of the last node of the tree.
    private struct Edge {
        var first: UInt64
        var last: UInt64
        var end: UInt64

        mutating func shift() {
            first >>= 1
            last >>= 1
            end >>= 1
        }

        mutating func shift(while condition: (Edge) -> Bool) {
            while condition(self) { shift() }
        }

        /// Goes up to the largest node that is whole in the subtree: its hash needs no proof.
        mutating func rise() {
            if last == end {
                shift { $0.first != $0.last }
            } else {
                shift { $0.first != $0.last && $0.last & 1 == 1 }
            }
        }
    }
}
