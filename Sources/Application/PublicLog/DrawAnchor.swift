import Cryptography
import Synchronization

/// What all values of a chain lead back to, computed when it is first asked for: it takes a digest for each value.
package final class DrawAnchor: Sendable {
    private let chain: SeedChain
    private let known = Mutex<SHA256Digest?>(nil)

    /// Takes the chain.
    package init(of chain: SeedChain) {
        self.chain = chain
    }

    /// The anchor; the first time it takes some milliseconds.
    package var value: SHA256Digest {
        known.withLock { known in
            let value = known ?? chain.anchor
            known = value
            return value
        }
    }
}
