import BorderVocabulary
import Cryptography
import TransparencyLog

/// The secret of a witness, 32 bytes: from it come the key that cosigns and the chains for draws.
package struct WitnessSecret: Sendable {
    /// The seed of the Ed25519 key that cosigns checkpoints, and nothing else.
    package let signingSeed: [UInt8]
    /// From this come the chains, one for each log.
    package let drawSecret: [UInt8]

    /// Takes 32 bytes that nobody can guess; nil for fewer.
    package init?(_ secret: [UInt8]) {
        guard secret.count >= 32 else { return nil }
        signingSeed = Secret.hmac("huunghi witness signing v1", key: secret)
        drawSecret = Secret.hmac("huunghi witness draws v1", key: secret)
    }
}

/// A witness that others may ask: it compares, remembers durably and only then answers, one question after the other.
package actor WitnessStand {
    /// The key by which its cosignatures are known.
    package nonisolated let verifierKey: VerifierKey

    private let witness: Witness
    private let draws: DrawWitness
    private let origins: [String: NoteLine]
    private let store: any WitnessStore
    private let clock: any WallClock
    private let executor = ThreadExecutor(name: "witness")
    private var memory = Witness.Memory()
    private var anchors: [NoteLine: SHA256Digest] = [:]

    /// A witness of some logs, which goes on from what is stored.
    package init(
        name: KeyName, secret: WitnessSecret, of logs: [LogIdentity], store: any WitnessStore, clock: any WallClock,
        chainLength: Int = DrawWitness.chainLength
    ) throws(WitnessStoreFailure) {
        guard let cosigner = Cosigner(name: name, seed: secret.signingSeed) else {
            preconditionFailure("A seed of 32 bytes makes a key.")
        }
        verifierKey = cosigner.verifierKey
        witness = Witness(cosigner, of: logs)
        draws = DrawWitness(secret: secret.drawSecret, signedBy: cosigner, of: logs, length: chainLength)
        origins = Dictionary(logs.map { (Witness.hash(of: $0.origin), $0.origin) }) { first, _ in first }
        self.store = store
        self.clock = clock
        for log in logs {
            guard let signed = try store.checkpoint(of: log.origin) else { continue }
            guard signed.checkpoint.origin == log.origin else { throw .damaged("\(log.origin)") }
            memory.latest[log.origin] = Witness.Head(size: signed.checkpoint.size, root: signed.checkpoint.root)
        }
    }

    deinit { executor.shutdown() }

    /// Its own thread, because it waits for a disk before it answers.
    package nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

    /// Answers `POST add-checkpoint`.
    package func addCheckpoint(_ body: [UInt8]) throws(WitnessStoreFailure) -> WitnessAnswer {
        let seconds = UInt64(max(1, clock.now().milliseconds / 1_000))
        let (answer, memory) = witness.answer(body, remembering: memory, at: seconds)
        switch answer {
        case .cosigned(_, let signed):
            // Whoever sends a public checkpoint again costs no wait for the disk.
            guard memory != self.memory else { break }
            try store.store(signed)
            self.memory = memory
        case .malformed, .shrinking, .untrusted, .unknownLog, .conflict, .inconsistent: break
        }
        return answer
    }

    /// The latest checkpoint that was cosigned of the log whose origin has this hash; nil if there is none.
    package func checkpoint(of hash: String) throws(WitnessStoreFailure) -> SignedCheckpoint? {
        guard let origin = origins[hash] else { return nil }
        return try store.checkpoint(of: origin)
    }

    /// What all values for draws of the log whose origin has this hash lead back to; nil for a log not witnessed here.
    package func drawAnchor(of hash: String) -> SHA256Digest? {
        guard let origin = origins[hash], let chain = draws.chain(of: origin) else { return nil }
        // It costs a digest for each value of the chain.
        let anchor = anchors[origin] ?? chain.anchor
        anchors[origin] = anchor
        return anchor
    }

    /// For what the value of a number was shown, and over which tree; nil if it was not shown. A party that lets its value
    /// be known early cannot hide it from who asks here.
    package func draw(_ index: Int, of hash: String) throws(WitnessStoreFailure) -> DrawWitness.Draw? {
        guard let origin = origins[hash], index > 0 else { return nil }
        return try store.draw(index, of: origin)
    }

    /// Answers `POST reveal`.
    package func reveal(_ body: [UInt8]) throws(WitnessStoreFailure) -> DrawAnswer {
        let request: DrawRequest
        do {
            request = try DrawRequest(body)
        } catch {
            return .malformed(error)
        }
        guard draws.chain(of: request.origin) != nil else { return .unknownLog }
        let known = DrawWitness.Memory(
            head: memory.latest[request.origin], shown: try store.draws(of: request.origin),
            draw: try store.draw(request.index, of: request.origin))
        let answer = draws.answer(request, remembering: known)
        if case .shown(_, let draw, isNew: true) = answer { try store.append(draw, of: request.origin) }
        return answer
    }
}
