import BorderVocabulary
import Cryptography
import Gate

extension JSONWriter {
    /// Writes when a slot is.
    mutating func times(of slot: Slot) {
        member("start", slot.start.iso8601)
        member("end", slot.end.iso8601)
    }

    /// Writes where and when a slot is.
    mutating func slot(_ slot: Slot) {
        member("place", slot.place.description)
        member("direction", slot.direction.code)
        times(of: slot)
    }

    /// Writes what happened to a booking.
    mutating func booking(_ event: BookingEvent) {
        switch event {
        case .requested(let slot, let carrier), .listed(let slot, let carrier):
            self.slot(slot)
            member("carrier", carrier.description)
        case .given(let slot, let carrier, let how):
            self.slot(slot)
            member("carrier", carrier.description)
            member("how", how.code)
        case .moved(let from, let to, let cause, let rule):
            member("from", object: { $0.slot(from) })
            member("to", object: { $0.slot(to) })
            member("cause", cause.code)
            member("rule", rule.description)
        case .edited: break
        case .swapped(let other): member("with", other.description)
        case .deposited(let amount, let receipt):
            member("amount", amount.dong)
            member("receipt", receipt.string)
        case .ended(let how, let points, let forfeit):
            member("how", how.code)
            member("points", points)
            member("forfeit", forfeit.dong)
        }
    }

    /// Writes what happened to a slot.
    mutating func slotEvent(_ event: SlotEvent) {
        switch event {
        case .closed(let requests, let places, let carrierCap):
            member("requests", requests)
            member("places", places)
            member("carrierCap", number: carrierCap)
        case .drawn(let draw), .drawnLate(let draw): self.draw(draw)
        case .notDrawn: break
        }
    }

    /// Writes the secrets that decided a draw.
    mutating func draw(_ draw: Draw) {
        list("reveals", draw.reveals) { json, reveal in
            json.object { json in
                json.member("party", reveal.party.description)
                json.member("value", reveal.value.hex)
                if let said = reveal.attestation {
                    json.member(
                        "attestation",
                        object: { json in
                            json.member("size", said.size)
                            json.member("root", said.root.base64)
                            json.member("signature", Base64.string(said.signature))
                        })
                }
            }
        }
        if let beacon = draw.beacon {
            member(
                "beacon",
                object: { json in
                    json.member("round", beacon.round)
                    json.member("randomness", beacon.randomness.hex)
                })
        }
    }

    // MARK: Rules

    mutating func slotRule(_ rule: SlotRule) {
        member("place", rule.place.description)
        member("direction", rule.direction.code)
        member("from", rule.hours.from.description)
        member("until", rule.hours.until.description)
        member("lengthSeconds", rule.length.components.seconds)
        member("capacity", rule.capacity)
        member("opensSeconds", rule.opens.components.seconds)
        member("drawsSeconds", rule.draws.components.seconds)
        member("closesSeconds", rule.closes.components.seconds)
        member("graceSeconds", rule.grace.components.seconds)
        member("carrierCap", number: rule.carrierCap)
        member("edits", rule.edits)
        member(
            "conduct",
            object: { json in
                let conduct = rule.conduct
                json.member("freeUntilSeconds", conduct.freeUntil.components.seconds)
                json.member("lateCancelPoints", conduct.lateCancel)
                json.member("noShowPoints", conduct.noShow)
                json.member("suspendedFromPoints", conduct.suspendedFrom)
                json.member("memorySeconds", conduct.memory.components.seconds)
                json.member("deposit", number: conduct.deposit?.dong)
                json.member("lateCancelForfeitPercent", conduct.lateCancelForfeit)
                json.member("noShowForfeitPercent", conduct.noShowForfeit)
            })
    }

    mutating func drawRule(_ rule: DrawRule) {
        list("parties", rule.parties) { json, party in
            json.object { json in
                json.member("party", party.id.description)
                json.member("anchor", party.anchor.hex)
                json.member("key", party.key)
            }
        }
        guard let beacon = rule.beacon else { return }
        member(
            "beacon",
            object: { json in
                json.member("chain", beacon.chain.hex)
                json.member("genesis", beacon.genesis.iso8601)
                json.member("periodSeconds", beacon.period.components.seconds)
            })
    }

    mutating func disruption(_ disruption: Disruption) {
        member("place", text: disruption.place)
        member("direction", code: disruption.direction)
        member("cause", disruption.cause.code)
    }
}
