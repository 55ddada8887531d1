import BorderVocabulary
import Cryptography

// The draw of a slot, by what was fixed when its window closed.
extension Gate {
    /// Draws a slot with secrets that were promised before anybody asked for it.
    func draw(_ slot: Slot, _ draw: Draw, at now: Timestamp, into events: inout [Event]) throws(Refusal) {
        guard let ledger = slots.ledgers[slot] else { throw .noSlot(next: nil) }
        if ledger.draw == draw { return }
        let isInTime = ledger.window == .closed && now < slot.start
        guard isInTime || ledger.isOwed else { throw .slotNotAwaitingDraw }
        if let refusal = refusal(of: draw, for: ledger) { throw refusal }
        guard isInTime else { return events.append(.slot(slot, .drawnLate(draw))) }
        events.append(.slot(slot, .drawn(draw)))
        events.append(contentsOf: outcome(of: draw, for: slot, ledger))
    }

    /// What is wrong with the secrets of a draw; a pure question, for who replays the log.
    package func refusal(of draw: Draw, for ledger: SlotLedger) -> Refusal? {
        guard let arrangement = ledger.arrangement, let closedAt = ledger.closedAt else { return .slotNotAwaitingDraw }
        let parties = arrangement.parties.map(\.id)
        guard draw.reveals.map(\.party) == parties else { return .wrongParties(parties) }
        for (reveal, party) in zip(draw.reveals, arrangement.parties) {
            guard SeedChain.before(reveal.value) == slots.head(of: party).value else { return .wrongReveal(party.id) }
            // A party that has a key says when it showed its secret, or it has not shown it.
            if party.key != nil, reveal.attestation == nil { return .wrongReveal(party.id) }
        }
        guard let beacon = arrangement.beacon else { return draw.beacon == nil ? nil : .fieldNotAllowed(.basis) }
        let round = beacon.round(after: closedAt)
        return draw.beacon?.round == round ? nil : .wrongBeaconRound(round)
    }

    /// The events that follow from a draw; a pure question, for who replays the log.
    package func outcome(of draw: Draw, for slot: Slot, _ ledger: SlotLedger) -> [Event] {
        let order = SlotDraw.order(slots.requests(for: slot), seed: SlotDraw.seed(of: slot, draw))
        let outcome = SlotDraw.allot(order, places: ledger.places, carrierCap: ledger.carrierCap)
        return outcome.given.map { .booking($0.trip, .given(slot, $0.carrier, .drawn)) }
            + outcome.listed.map { .booking($0.trip, .listed(slot, $0.carrier)) }
    }
}
