/// Why a proof proves nothing.
package enum ProofFlaw: Error, Hashable, Sendable {
    /// The position or the earlier size does not lie in the tree.
    case outOfRange
    /// There are more or fewer hashes than these sizes need.
    case wrongLength
    /// The hashes do not lead to the root of the tree.
    case wrongRoot
    /// The hashes do not lead to the root of the earlier tree or the subtree.
    case wrongEarlierRoot
    /// Every tree is consistent with the empty one: such a proof says nothing.
    case nothingToProve
}
