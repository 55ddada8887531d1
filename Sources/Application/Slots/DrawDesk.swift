import BorderVocabulary
import Cryptography
import Gate
import Logging
import TransparencyLog

/// Gives the value of a round of a public source of chance, of the chain with this hash and of no other.
package protocol BeaconSource: Sendable {
    /// The value; nil if it is not to be had now, for whatever reason.
    func value(of round: UInt64, chain: SHA256Digest) async -> BeaconValue?
}

/// Draws the slots whose windows have closed: gathers the secrets of all parties and gives them to the gate.
///
/// The others show theirs first, and only for a checkpoint of the public log in which the closing stands. The gate's own
/// comes last, from a chain that was promised before; so whoever works here can withhold a draw, which everybody sees,
/// and choose nothing.
package actor DrawDesk {
    private let service: GateService
    private let own: SeedChain
    private let others: [any DrawWitnessClient]
    private let beacon: (any BeaconSource)?
    private let tiles: any TileStore
    private let clock: any WallClock
    private let actor: Actor
    private let logger: Logger
    /// The anchors of the others, as far as they have answered.
    private var anchors: [Int: SHA256Digest] = [:]
    private lazy var ownAnchor = own.anchor

    /// Takes the gate, its own chain, the lines to the others, and the store of the public log.
    package init(
        service: GateService, own: SeedChain, others: [any DrawWitnessClient], beacon: (any BeaconSource)?,
        tiles: any TileStore, clock: any WallClock, actor: Actor, logger: Logger
    ) {
        self.service = service
        self.own = own
        self.others = others
        self.beacon = beacon
        self.tiles = tiles
        self.clock = clock
        self.actor = actor
        self.logger = logger
    }

    /// A slot that waits for its draw.
    fileprivate struct Waiting {
        let slot: Slot
        let arrangement: DrawRule
        let heads: [(count: Int, value: SHA256Digest)]
        let round: UInt64?
    }

    /// Positions of the log before which slots that wait were closed.
    private var closedBefore: [Slot: Position] = [:]
    /// Who did not answer in this round, and is not asked again in it.
    private var silent: Set<Int> = []

    /// Goes round until the task is cancelled; on its own, because others may let it wait.
    package func run(every interval: Duration, by clock: any Clock<Duration> = ContinuousClock()) async {
        while !Task.isCancelled {
            await round()
            guard (try? await clock.sleep(for: interval)) != nil else { return }
        }
    }

    /// Makes every draw that can be made now, also those that came too late to give anything: their secrets may have been
    /// shown already, and no secret is used twice.
    package func round() async {
        silent = []
        let now = clock.now()
        let (undrawn, head) = service.read { (DrawDesk.undrawn(in: $0, at: now), $1) }
        // Where a slot was first seen closed, its closing stands in the log; what comes later need not be published.
        closedBefore = closedBefore.filter { undrawn.contains($0.key) }
        for slot in undrawn where closedBefore[slot] == nil { closedBefore[slot] = head }
        for slot in undrawn {
            // Read anew, as each draw moves the chains on.
            guard let waiting = service.read({ gate, _ in Waiting(slot, in: gate) }),
                let draw = await draw(waiting, closedBefore: closedBefore[slot] ?? head)
            else { continue }
            do throws(CommandFailure) {
                _ = try await service.submit(Submission(.drawSlot(slot, draw), by: actor))
            } catch {
                logger.error("a draw was refused", metadata: ["slot": "\(slot.label)", "reason": "\(error)"])
            }
        }
    }

    private static func undrawn(in gate: borrowing Gate, at now: Timestamp) -> [Slot] {
        gate.slots.ledgers.filter { $0.value.window == .closed && $0.key.start > now || $0.value.isOwed }.keys.sorted()
    }

    private func draw(_ waiting: Waiting, closedBefore position: Position) async -> Draw? {
        var reveals: [Draw.Reveal?] = []
        for (party, head) in zip(waiting.arrangement.parties, waiting.heads) {
            guard party.anchor != ownAnchor else {
                reveals.append(nil)
                continue
            }
            guard let reveal = await ask(party, head, waiting, closedBefore: position) else { return nil }
            reveals.append(reveal)
        }
        var beaconValue: BeaconValue?
        if let round = waiting.round {
            guard let chain = waiting.arrangement.beacon?.chain,
                let value = await beacon?.value(of: round, chain: chain)
            else {
                return giveUp(waiting, "the beacon does not give round \(round)")
            }
            beaconValue = value
        }
        // The gate's own secret leaves the house last.
        var all: [Draw.Reveal] = []
        for (index, party) in waiting.arrangement.parties.enumerated() {
            if let reveal = reveals[index] {
                all.append(reveal)
            } else if let value = own.value(waiting.heads[index].count + 1) {
                all.append(Draw.Reveal(party: party.id, value: value))
            } else {
                return giveUp(waiting, "the gate's own chain is used up; a new one wants a new rule")
            }
        }
        return Draw(reveals: all, beacon: beaconValue)
    }

    private func ask(
        _ party: DrawParty, _ head: (count: Int, value: SHA256Digest), _ waiting: Waiting,
        closedBefore position: Position
    ) async -> Draw.Reveal? {
        guard let (number, other) = await other(with: party.anchor) else {
            return giveUp(waiting, "nobody here answers for \(party.id)")
        }
        guard let label = NoteLine(waiting.slot.label), let checkpoint = published(beyond: position) else {
            return giveUp(waiting, "its closing is not published yet")
        }
        do throws(WitnessFailure) {
            let reveal = try await other.reveal(
                index: head.count + 1, draw: label, checkpoint: checkpoint, after: head.value)
            return Draw.Reveal(
                party: party.id, value: reveal.value,
                attestation: Draw.Attestation(
                    size: reveal.head.size, root: reveal.head.root, signature: reveal.signature))
        } catch {
            if error.isSilence { silent.insert(number) }
            return giveUp(waiting, "\(party.id) does not show its secret: \(error)")
        }
    }

    private func other(with anchor: SHA256Digest) async -> (Int, any DrawWitnessClient)? {
        for (number, other) in others.enumerated() where !silent.contains(number) {
            if anchors[number] == nil {
                do throws(WitnessFailure) { anchors[number] = try await other.anchor() } catch {
                    if error.isSilence { silent.insert(number) }
                }
            }
            if anchors[number] == anchor { return (number, other) }
        }
        return nil
    }

    /// The checkpoint of the public log, if it has come beyond a position.
    private func published(beyond position: Position) -> SignedCheckpoint? {
        guard let bytes = try? tiles.checkpoint(), let signed = try? SignedCheckpoint(bytes),
            signed.checkpoint.size > 0
        else { return nil }
        let size = signed.checkpoint.size
        guard let entry = try? TileTree(size: size, from: StoreReader(tiles)).entry(size - 1),
            let leaf = try? PublicLeaf(entry[...]), leaf.last >= position
        else { return nil }
        return signed
    }

    /// The next round tries again; a slot that begins undrawn is nobody's, and everybody sees it.
    private func giveUp<Value>(_ waiting: Waiting, _ reason: String) -> Value? {
        logger.warning("a slot waits for its draw", metadata: ["slot": "\(waiting.slot.label)", "reason": "\(reason)"])
        return nil
    }
}

extension DrawDesk.Waiting {
    fileprivate init?(_ slot: Slot, in gate: borrowing Gate) {
        guard let ledger = gate.slots.ledgers[slot], let arrangement = ledger.arrangement,
            let closedAt = ledger.closedAt
        else { return nil }
        self.slot = slot
        self.arrangement = arrangement
        heads = arrangement.parties.map { gate.slots.head(of: $0) }
        round = arrangement.beacon?.round(after: closedAt)
    }
}

extension WitnessFailure {
    /// Whether nobody answered, so that asking again at once only waits again.
    fileprivate var isSilence: Bool {
        switch self {
        case .unreachable, .late: true
        case .refused, .garbled, .unsigned, .ahead, .wrongValue, .badDraw, .tiles: false
        }
    }
}
