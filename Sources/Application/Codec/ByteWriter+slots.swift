import BorderVocabulary
import Cryptography
import Gate

// How slots, bookings and draws are stored.
extension ByteWriter {
    mutating func digest(_ digest: SHA256Digest) { digest.withUnsafeBytes { fixed($0) } }

    mutating func slot(_ slot: Slot) {
        name(slot.place)
        raw(slot.direction)
        moment(slot.start)
        moment(slot.end)
    }

    mutating func carrier(_ carrier: CarrierID) { unsigned(carrier.number) }

    mutating func bookingEvent(_ event: BookingEvent) {
        switch event {
        case .requested(let slot, let carrier):
            byte(1)
            self.slot(slot)
            self.carrier(carrier)
        case .given(let slot, let carrier, let how):
            byte(2)
            self.slot(slot)
            self.carrier(carrier)
            raw(how)
        case .listed(let slot, let carrier):
            byte(3)
            self.slot(slot)
            self.carrier(carrier)
        case .moved(let from, let to, let cause, let rule):
            byte(4)
            slot(from)
            slot(to)
            raw(cause)
            name(rule)
        case .edited: byte(5)
        case .swapped(let other):
            byte(6)
            trip(other)
        case .deposited(let amount, let receipt):
            byte(7)
            money(amount)
            short(receipt)
        case .ended(let how, let points, let forfeit):
            byte(8)
            raw(how)
            signed(Int64(points))
            money(forfeit)
        }
    }

    mutating func slotEvent(_ event: SlotEvent) {
        switch event {
        case .closed(let requests, let places, let carrierCap):
            byte(1)
            signed(Int64(requests))
            signed(Int64(places))
            optional(carrierCap) { $0.signed(Int64($1)) }
        case .drawn(let draw):
            byte(2)
            self.draw(draw)
        case .notDrawn: byte(3)
        case .drawnLate(let draw):
            byte(4)
            self.draw(draw)
        }
    }

    private mutating func draw(_ draw: Draw) {
        list(draw.reveals) { writer, reveal in
            writer.name(reveal.party)
            writer.digest(reveal.value)
            writer.optional(reveal.attestation) { writer, said in
                writer.unsigned(said.size)
                writer.digest(said.root)
                writer.blob(said.signature)
            }
        }
        optional(draw.beacon) { writer, beacon in
            writer.unsigned(beacon.round)
            writer.blob(beacon.signature)
        }
    }

    // MARK: Rules

    mutating func slotRule(_ rule: SlotRule) {
        name(rule.place)
        raw(rule.direction)
        time(rule.hours.from)
        time(rule.hours.until)
        duration(rule.length)
        signed(Int64(rule.capacity))
        duration(rule.opens)
        duration(rule.draws)
        duration(rule.closes)
        duration(rule.grace)
        optional(rule.carrierCap) { $0.signed(Int64($1)) }
        signed(Int64(rule.edits))
        duration(rule.conduct.freeUntil)
        signed(Int64(rule.conduct.lateCancel))
        signed(Int64(rule.conduct.noShow))
        signed(Int64(rule.conduct.suspendedFrom))
        duration(rule.conduct.memory)
        optional(rule.conduct.deposit) { $0.money($1) }
        signed(Int64(rule.conduct.lateCancelForfeit))
        signed(Int64(rule.conduct.noShowForfeit))
    }

    mutating func drawRule(_ rule: DrawRule) {
        list(rule.parties) { writer, party in
            writer.name(party.id)
            writer.digest(party.anchor)
            writer.optional(party.key) { $0.string($1) }
        }
        optional(rule.beacon) { writer, beacon in
            writer.digest(beacon.chain)
            writer.moment(beacon.genesis)
            writer.duration(beacon.period)
        }
    }

    mutating func disruption(_ disruption: Disruption) {
        optional(disruption.place) { $0.name($1) }
        optional(disruption.direction) { $0.raw($1) }
        raw(disruption.cause)
    }

    // MARK: Snapshot

    mutating func slotBook(_ book: SlotBook) {
        unsigned(book.lastCarrier)
        unsigned(book.lastListed)
        list(book.carriers.sorted { $0.value < $1.value }) { writer, known in
            writer.taxCode(known.key)
            writer.carrier(known.value)
        }
        list(book.bookings.sorted { $0.key < $1.key }) { writer, one in
            writer.trip(one.key)
            writer.booking(one.value)
        }
        list(book.ledgers.sorted { $0.key < $1.key }) { writer, one in
            writer.slot(one.key)
            writer.ledger(one.value)
        }
        list(book.marks.sorted { $0.key < $1.key }) { writer, one in
            writer.carrier(one.key)
            writer.list(one.value) { writer, mark in
                writer.moment(mark.at)
                writer.signed(Int64(mark.points))
                writer.slot(mark.slot)
                writer.raw(mark.category)
            }
        }
        list(book.shown.sorted { $0.key.hex < $1.key.hex }) { writer, one in
            writer.digest(one.key)
            writer.signed(Int64(one.value.count))
            writer.digest(one.value.value)
        }
        list(book.deposits.sorted { $0.key < $1.key }) { writer, one in
            writer.trip(one.key)
            writer.money(one.value)
        }
        list(book.edits.sorted { $0.key < $1.key }) { writer, one in
            writer.trip(one.key)
            writer.signed(Int64(one.value))
        }
    }

    private mutating func booking(_ booking: Booking) {
        carrier(booking.carrier)
        slot(booking.slot)
        switch booking.state {
        case .requested: byte(1)
        case .given(let how):
            byte(2)
            raw(how)
        case .listed(let number):
            byte(3)
            unsigned(number)
        }
        signed(Int64(booking.edits))
        moment(booking.earliest)
    }

    private mutating func ledger(_ ledger: SlotLedger) {
        raw(ledger.window)
        signed(Int64(ledger.given))
        optional(ledger.closedAt) { $0.moment($1) }
        signed(Int64(ledger.requests))
        signed(Int64(ledger.places))
        optional(ledger.carrierCap) { $0.signed(Int64($1)) }
        counts(ledger.asked)
        counts(ledger.got)
        signed(Int64(ledger.used))
        signed(Int64(ledger.missed))
        optional(ledger.arrangement) { $0.drawRule($1) }
        optional(ledger.draw) { $0.draw($1) }
    }

    private mutating func counts(_ counts: [CarrierID: Int]) {
        list(counts.sorted { $0.key < $1.key }) { writer, one in
            writer.carrier(one.key)
            writer.signed(Int64(one.value))
        }
    }
}
