import Cryptography
import TransparencyLog

/// Why a witness did not do what it was asked.
package enum WitnessFailure: Error, Hashable, Sendable {
    /// It cannot be reached.
    case unreachable(String)
    /// It did not answer in time.
    case late
    /// It answered with this status.
    case refused(status: Int)
    /// Its answer is not of the form that belongs to the status.
    case garbled
    /// Its signature is missing or wrong.
    case unsigned(NoteFlaw)
    /// It has cosigned a larger tree of this log than there is here: this log was set back, or has two writers.
    case ahead(UInt64)
    /// What it showed is not what must follow the value before.
    case wrongValue
    /// The name of the draw is too long, or the index none.
    case badDraw
    /// The proof cannot be made from the tiles.
    case tiles(TileFailure)
}

/// Asks a witness for the secret of a draw.
package protocol DrawWitnessClient: Sendable {
    /// What all its values lead back to; to be published before the first draw.
    func anchor() async throws(WitnessFailure) -> SHA256Digest
    /// Has the witness cosign the checkpoint, or a later one, and show the next value for a draw.
    ///
    /// `previous` is the value before, or the anchor for index 1. A draw that was asked for before is answered as it was
    /// then; what `head` says is the tree that the witness had cosigned when it first showed the value.
    func reveal(
        index: Int, draw: NoteLine, checkpoint: SignedCheckpoint, after previous: SHA256Digest
    ) async throws(WitnessFailure) -> DrawReveal
}

/// One log's line to one witness: asks one thing after the other, waits no longer than it must, and believes nothing.
package actor WitnessLink: DrawWitnessClient {
    /// How often a witness that stands elsewhere than was thought is asked again.
    private static let attempts = 3

    /// The key by which the witness's cosignatures are known.
    package nonisolated let key: VerifierKey

    private let transport: any WitnessTransport
    private let signer: NoteSigner
    private let store: any TileStore
    private let timeout: Duration
    private let clock: any Clock<Duration>
    private let executor = ThreadExecutor(name: "witness-link")
    /// The size that the witness cosigned last, as far as is known here.
    private var known: UInt64 = 0
    private var isBusy = false
    private var waiting: [CheckedContinuation<Void, Never>] = []

    /// Takes the way to a witness, its key, the tiles of the log, and the log's signer, which signs requests for draws.
    package init(
        _ key: VerifierKey, over transport: any WitnessTransport, store: any TileStore, signer: NoteSigner,
        timeout: Duration = .seconds(10), clock: any Clock<Duration> = ContinuousClock()
    ) {
        self.key = key
        self.transport = transport
        self.store = store
        self.signer = signer
        self.timeout = timeout
        self.clock = clock
    }

    deinit { executor.shutdown() }

    /// Its own thread, because proofs are read from a disk.
    package nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

    /// The checkpoint with this witness's cosignature, which was checked.
    package func cosign(_ signed: SignedCheckpoint) async throws(WitnessFailure) -> SignedCheckpoint {
        await enter()
        defer { leave() }
        return try await bring(to: signed)
    }

    /// The anchor of the chain for this log, from a witness that has one.
    package func anchor() async throws(WitnessFailure) -> SHA256Digest {
        let reply = try await ask(.drawAnchor(of: signer.verifierKey.name.line))
        guard reply.status == 200 else { throw .refused(status: reply.status) }
        let text = String(decoding: reply.body, as: UTF8.self)
        guard text.utf8.count == 65, text.hasSuffix("\n"), let anchor = SHA256Digest(hex: text.dropLast()) else {
            throw .garbled
        }
        return anchor
    }

    /// Asks for the value, after having the checkpoint or a later one cosigned where the witness says that it must be.
    package func reveal(
        index: Int, draw: NoteLine, checkpoint: SignedCheckpoint, after previous: SHA256Digest
    ) async throws(WitnessFailure) -> DrawReveal {
        await enter()
        defer { leave() }
        var signed = checkpoint
        for _ in 0..<WitnessLink.attempts {
            let head = Witness.Head(size: signed.checkpoint.size, root: signed.checkpoint.root)
            guard let request = DrawRequest(index: index, draw: draw, head: head, signedBy: signer) else {
                throw .badDraw
            }
            let reply = try await ask(.reveal(request.body))
            switch reply.status {
            case 200:
                guard let reveal = DrawReveal(reply.body) else { throw .garbled }
                guard SeedChain.before(reveal.value) == previous else { throw .wrongValue }
                let origin = signer.verifierKey.name.line
                guard reveal.isSigned(by: key, origin: origin, index: index, draw: draw) else { throw .garbled }
                return reveal
            case 409:
                known = try conflict(reply)
                // Another checkpoint may have been cosigned meanwhile; a later one holds all of this one.
                if known > signed.checkpoint.size, let current = try current() { signed = current }
                _ = try await bring(to: signed)
            case let status: throw .refused(status: status)
            }
        }
        throw .refused(status: 409)
    }

    /// Has a checkpoint cosigned, from where the witness stands.
    private func bring(to signed: SignedCheckpoint) async throws(WitnessFailure) -> SignedCheckpoint {
        for _ in 0..<WitnessLink.attempts {
            let size = signed.checkpoint.size
            guard known <= size else {
                let ahead = known
                // What it says may be a lie, and is asked anew next time.
                known = 0
                throw .ahead(ahead)
            }
            let request: AddCheckpoint
            do {
                request = try AddCheckpoint(from: known, to: signed, tiles: StoreReader(store))
            } catch {
                throw .tiles(error)
            }
            let reply = try await ask(.addCheckpoint(request.body))
            switch reply.status {
            case 200:
                var cosigned = signed
                do {
                    try cosigned.add(answer: reply.body, of: [key])
                } catch {
                    throw .unsigned(error)
                }
                known = size
                return cosigned
            case 409: known = try conflict(reply)
            case let status: throw .refused(status: status)
            }
        }
        throw .refused(status: 409)
    }

    private func conflict(_ reply: WitnessReply) throws(WitnessFailure) -> UInt64 {
        guard let latest = WitnessAnswer.latest(inConflict: reply.body) else { throw .garbled }
        return latest
    }

    private func current() throws(WitnessFailure) -> SignedCheckpoint? {
        do {
            return try store.checkpoint().flatMap { try? SignedCheckpoint($0) }
        } catch {
            throw .tiles(error)
        }
    }

    /// Waits for an answer as long as the timeout allows.
    private func ask(_ request: WitnessRequest) async throws(WitnessFailure) -> WitnessReply {
        let (transport, clock, timeout) = (transport, clock, timeout)
        let first = await withTaskGroup(of: Result<WitnessReply, WitnessFailure>.self) { group in
            group.addTask {
                do throws(WitnessUnreachable) {
                    return .success(try await transport.send(request))
                } catch {
                    return .failure(.unreachable(error.cause))
                }
            }
            group.addTask {
                try? await clock.sleep(for: timeout)
                return .failure(.late)
            }
            let first = await group.next() ?? .failure(.late)
            group.cancelAll()
            return first
        }
        let reply = try first.get()
        guard reply.body.count <= WitnessReply.longest else { throw .garbled }
        return reply
    }

    /// Two questions at once would take each other's tree away from under them.
    private func enter() async {
        guard isBusy else {
            isBusy = true
            return
        }
        await withCheckedContinuation { waiting.append($0) }
    }

    private func leave() {
        if waiting.isEmpty { isBusy = false } else { waiting.removeFirst().resume() }
    }
}
