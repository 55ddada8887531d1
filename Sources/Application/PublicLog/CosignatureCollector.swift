import Logging
import Metrics
import TransparencyLog

/// Has the checkpoints of the public log cosigned by its witnesses, beside publishing and never in its way.
///
/// Each round takes the checkpoint that is served now to all witnesses at once. A witness that fails is left out for
/// ever more rounds, up to a limit. What was collected is kept as the cosigned checkpoint, and takes the place of the one
/// that is served if that is still the same; docs/decisions/0012-witnesses.md says why there are two.
package actor CosignatureCollector {
    /// The most rounds that a failing witness is left out.
    static let longestPause = 60
    /// A checkpoint that more witnesses cosigned is kept for so many seconds before one with fewer takes its place.
    static let fullestLife: UInt64 = 3_600

    private struct Standing {
        var failures = 0
        var roundsToWait = 0
    }

    private let links: [WitnessLink]
    private let store: any TileStore
    private let publisher: PublicLogPublisher
    private let interval: Duration
    private let clock: any Clock<Duration>
    private let logger: Logger
    private let size = Gauge(label: "huunghi_log_cosigned_size")
    private let executor = ThreadExecutor(name: "cosignatures")

    private var standing: [KeyName: Standing] = [:]
    private var current: SignedCheckpoint?
    private var cosigned: Set<KeyName> = []

    /// Collects from witnesses for the log of a publisher; `interval` is the time between two rounds.
    package init(
        from links: [WitnessLink], for publisher: PublicLogPublisher, store: any TileStore,
        interval: Duration = .seconds(1), clock: any Clock<Duration> = ContinuousClock(), logger: Logger
    ) {
        self.links = links
        self.publisher = publisher
        self.store = store
        self.interval = interval
        self.clock = clock
        self.logger = logger
    }

    deinit { executor.shutdown() }

    /// Its own thread, because checkpoints are written to a disk.
    package nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

    /// Collects until the task is cancelled.
    package func run() async {
        while (try? await clock.sleep(for: interval)) != nil { await round() }
    }

    /// Asks all witnesses that have not cosigned what is served now, but for those that are left out.
    package func round() async {
        guard var signed = served() else { return }
        if current?.checkpoint != signed.checkpoint { cosigned = [] }
        if let current, current.checkpoint == signed.checkpoint { signed = current }
        let due = links.filter { !cosigned.contains($0.key.name) && isDue($0.key.name) }
        for (witness, answer) in await ask(due, signed) {
            do {
                for signature in try answer.get().note.signatures where signature.name == witness {
                    signed.add(signature)
                }
                succeeded(witness)
            } catch {
                failed(witness, error)
            }
        }
        current = signed
        guard !cosigned.isEmpty, !due.isEmpty else { return }
        keep(signed)
        await publisher.adopt(signed)
    }

    private func ask(
        _ links: [WitnessLink], _ signed: SignedCheckpoint
    ) async -> [(KeyName, Result<SignedCheckpoint, WitnessFailure>)] {
        await withTaskGroup(of: (KeyName, Result<SignedCheckpoint, WitnessFailure>).self) { group in
            for link in links {
                group.addTask {
                    do throws(WitnessFailure) {
                        return (link.key.name, .success(try await link.cosign(signed)))
                    } catch {
                        return (link.key.name, .failure(error))
                    }
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
    }

    private func served() -> SignedCheckpoint? {
        do {
            return try store.checkpoint().flatMap { try? SignedCheckpoint($0) }
        } catch {
            logger.warning("the checkpoint cannot be read for the witnesses", metadata: ["reason": "\(error)"])
            return nil
        }
    }

    /// Keeps the checkpoint that more witnesses cosigned, for a while; among equals the later.
    private func keep(_ signed: SignedCheckpoint) {
        let keys = links.map(\.key)
        do {
            if let kept = try store.cosignedCheckpoint().flatMap({ try? SignedCheckpoint($0) }) {
                let (before, now) = (kept.cosignatures(of: keys), signed.cosignatures(of: keys))
                let age = (now.compactMap(\.time).max() ?? 0).subtractingReportingOverflow(
                    before.compactMap(\.time).max() ?? 0)
                let isOld = !age.overflow && age.partialValue > CosignatureCollector.fullestLife
                guard now.count >= before.count || isOld else { return }
            }
            try store.store(cosignedCheckpoint: signed.bytes)
            size.record(signed.checkpoint.size)
        } catch {
            logger.warning("the cosigned checkpoint cannot be kept", metadata: ["reason": "\(error)"])
        }
    }

    private func isDue(_ witness: KeyName) -> Bool {
        guard let wait = standing[witness]?.roundsToWait, wait > 0 else { return true }
        standing[witness]?.roundsToWait = wait - 1
        return false
    }

    private func succeeded(_ witness: KeyName) {
        cosigned.insert(witness)
        count(witness, "cosigned")
        guard standing.removeValue(forKey: witness) != nil else { return }
        logger.notice("a witness cosigns again", metadata: ["witness": "\(witness)"])
    }

    private func failed(_ witness: KeyName, _ failure: WitnessFailure) {
        var state = standing[witness] ?? Standing()
        state.failures += 1
        state.roundsToWait = min(1 << min(state.failures, 16), CosignatureCollector.longestPause)
        standing[witness] = state
        count(witness, failure.code)
        logger.warning(
            "a witness did not cosign",
            metadata: ["witness": "\(witness)", "reason": "\(failure)", "times": "\(state.failures)"])
    }

    private func count(_ witness: KeyName, _ outcome: String) {
        Counter(
            label: "huunghi_witness_answers_total", dimensions: [("witness", "\(witness)"), ("outcome", outcome)]
        ).increment()
    }
}

extension SignedCheckpoint {
    /// The cosignatures of some witnesses; none if one of them is wrong.
    fileprivate func cosignatures(of keys: [VerifierKey]) -> [CheckedSignature] { (try? note.check(keys)) ?? [] }
}

extension WitnessFailure {
    /// A word for counters.
    fileprivate var code: String {
        switch self {
        case .unreachable: "unreachable"
        case .late: "late"
        case .refused: "refused"
        case .garbled: "garbled"
        case .unsigned: "unsigned"
        case .ahead: "ahead"
        case .wrongValue, .badDraw: "draw"
        case .tiles: "tiles"
        }
    }
}
