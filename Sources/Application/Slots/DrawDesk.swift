import BorderVocabulary
import Cryptography
import Gate
import Logging
import TransparencyLog

/// Gives the value of a round of a public source of chance.
package protocol BeaconSource: Sendable {
    /// The value; nil if it is not to be had now, for whatever reason.
    func value(of round: UInt64) async -> BeaconValue?
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
    private struct Waiting {
        let slot: Slot
        let arrangement: DrawRule
        let heads: [(count: Int, value: SHA256Digest)]
        let round: UInt64?
    }

    /// Makes every draw that can be made now; one after the other, because each takes the next secret.
    package func round() async {
        let now = clock.now()
        while let (waiting, position) = next(after: now) {
            guard let draw = await draw(waiting, closedBefore: position) else { return }
            do throws(CommandFailure) {
                _ = try await service.submit(Submission(.drawSlot(waiting.slot, draw), by: actor))
            } catch {
                logger.error(
                    "a draw was refused", metadata: ["slot": "\(waiting.slot.label)", "reason": "\(error)"])
                return
            }
        }
    }

    private func next(after now: Timestamp) -> (Waiting, Position)? {
        service.read { gate, position in
            let closed = gate.slots.ledgers.filter { $0.value.window == .closed && $0.key.start > now }
            guard let (slot, ledger) = closed.min(by: { $0.key < $1.key }), let arrangement = ledger.arrangement,
                let rule = gate.rules.slotRule(of: slot)
            else { return nil }
            let waiting = Waiting(
                slot: slot, arrangement: arrangement, heads: arrangement.parties.map { gate.slots.head(of: $0) },
                round: arrangement.beacon?.round(after: slot.start - rule.draws))
            return (waiting, position)
        }
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
            guard let value = await beacon?.value(of: round) else {
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
        guard let other = await other(with: party.anchor) else {
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
            return giveUp(waiting, "\(party.id) does not show its secret: \(error)")
        }
    }

    private func other(with anchor: SHA256Digest) async -> (any DrawWitnessClient)? {
        for (index, other) in others.enumerated() {
            if anchors[index] == nil { anchors[index] = try? await other.anchor() }
            if anchors[index] == anchor { return other }
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
