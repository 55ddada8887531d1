import BorderVocabulary
import Cryptography
import Gate

// How slots, bookings and draws come back.
extension ByteReader {
    mutating func digest() throws(CodecFailure) -> SHA256Digest {
        try require(SHA256Digest(bytes: try fixed(SHA256Digest.byteCount)))
    }

    mutating func slot() throws(CodecFailure) -> Slot {
        Slot(place: try name(), direction: try raw(), start: try moment(), end: try moment())
    }

    mutating func carrier() throws(CodecFailure) -> CarrierID { CarrierID(try unsigned()) }

    mutating func bookingEvent() throws(CodecFailure) -> BookingEvent {
        switch try byte() {
        case 1: return .requested(try slot(), try carrier())
        case 2: return .given(try slot(), try carrier(), try raw())
        case 3: return .listed(try slot(), try carrier())
        case 4: return .moved(from: try slot(), to: try slot(), cause: try raw(), rule: try name())
        case 5: return .edited
        case 6: return .swapped(with: try trip())
        case 7: return .deposited(try money(), receipt: try short())
        case 8: return .ended(try raw(), points: try points(), forfeit: try money())
        case _: throw .badValue(at: offset - 1)
        }
    }

    /// More points than a rule can give would not add up.
    private mutating func points() throws(CodecFailure) -> Int {
        let points = try int()
        guard (0...SlotRule.Limit.points).contains(points) else { throw .badValue(at: offset) }
        return points
    }

    mutating func slotEvent() throws(CodecFailure) -> SlotEvent {
        switch try byte() {
        case 1:
            return .closed(
                requests: try int(), places: try int(),
                carrierCap: try optional { r throws(CodecFailure) in try r.int() })
        case 2: return .drawn(try draw())
        case 3: return .notDrawn
        case 4: return .drawnLate(try draw())
        case _: throw .badValue(at: offset - 1)
        }
    }

    private mutating func draw() throws(CodecFailure) -> Draw {
        Draw(
            reveals: try list { r throws(CodecFailure) in
                Draw.Reveal(
                    party: try r.name(), value: try r.digest(),
                    attestation: try r.optional { r throws(CodecFailure) in
                        Draw.Attestation(size: try r.unsigned(), root: try r.digest(), signature: try r.blob())
                    })
            },
            beacon: try optional { r throws(CodecFailure) in
                try r.require(BeaconValue(round: try r.unsigned(), signature: try r.blob()))
            })
    }

    // MARK: Rules

    mutating func slotRule() throws(CodecFailure) -> SlotRule {
        let rule = SlotRule(
            place: try name(), direction: try raw(), hours: DailyWindow(from: try time(), until: try time()),
            length: try duration(), capacity: try int(), opens: try duration(), draws: try duration(),
            closes: try duration(), grace: try duration(),
            carrierCap: try optional { r throws(CodecFailure) in try r.int() }, edits: try int(),
            conduct: BookingConduct(
                freeUntil: try duration(), lateCancel: try int(), noShow: try int(), suspendedFrom: try int(),
                memory: try duration(), deposit: try optional { r throws(CodecFailure) in try r.money() },
                lateCancelForfeit: try int(), noShowForfeit: try int()))
        // A rule that was ever set divides its day; any other would divide by nought.
        guard rule.flaw == nil else { throw .badValue(at: offset) }
        return rule
    }

    mutating func drawRule() throws(CodecFailure) -> DrawRule {
        let rule = DrawRule(
            parties: try list { r throws(CodecFailure) in
                DrawParty(
                    id: try r.name(), anchor: try r.digest(),
                    key: try r.optional { r throws(CodecFailure) in try r.string() })
            },
            beacon: try optional { r throws(CodecFailure) in
                Beacon(chain: try r.digest(), genesis: try r.moment(), period: try r.duration())
            })
        guard rule.flaw == nil else { throw .badValue(at: offset) }
        return rule
    }

    mutating func disruption() throws(CodecFailure) -> Disruption {
        Disruption(
            place: try optional { r throws(CodecFailure) in try r.name() },
            direction: try optional { r throws(CodecFailure) in try r.raw() }, cause: try raw())
    }

    // MARK: Snapshot

    mutating func slotBook() throws(CodecFailure) -> SlotBook {
        let (lastCarrier, lastListed) = (try unsigned(), try unsigned())
        var carriers: [TaxCode: CarrierID] = [:]
        for _ in 0..<(try count()) { carriers[try taxCode()] = try carrier() }
        var bookings: [TripID: Booking] = [:]
        for _ in 0..<(try count()) { bookings[try trip()] = try booking() }
        var ledgers: [Slot: SlotLedger] = [:]
        for _ in 0..<(try count()) { ledgers[try slot()] = try ledger() }
        var marks: [CarrierID: [SlotBook.Mark]] = [:]
        for _ in 0..<(try count()) {
            marks[try carrier()] = try list { r throws(CodecFailure) in
                SlotBook.Mark(
                    at: try r.moment(), points: try r.points(), slot: try r.slot(), category: try r.raw())
            }
        }
        var shown: [SHA256Digest: SlotBook.Shown] = [:]
        for _ in 0..<(try count()) {
            let anchor = try digest()
            shown[anchor] = SlotBook.Shown(count: try int(), value: try digest())
        }
        var deposits: [TripID: Money] = [:]
        for _ in 0..<(try count()) { deposits[try trip()] = try money() }
        var edits: [TripID: Int] = [:]
        for _ in 0..<(try count()) { edits[try trip()] = try int() }
        return SlotBook(
            bookings: bookings, ledgers: ledgers, carriers: carriers, lastCarrier: lastCarrier, marks: marks,
            shown: shown, deposits: deposits, lastListed: lastListed, edits: edits)
    }

    private mutating func booking() throws(CodecFailure) -> Booking {
        Booking(
            carrier: try carrier(), slot: try slot(), state: try bookingState(), edits: try int(),
            earliest: try moment())
    }

    private mutating func bookingState() throws(CodecFailure) -> Booking.State {
        switch try byte() {
        case 1: return .requested
        case 2: return .given(try raw())
        case 3: return .listed(try unsigned())
        case _: throw .badValue(at: offset - 1)
        }
    }

    private mutating func ledger() throws(CodecFailure) -> SlotLedger {
        SlotLedger(
            window: try raw(), given: try int(),
            closedAt: try optional { r throws(CodecFailure) in try r.moment() }, requests: try int(),
            places: try int(), carrierCap: try optional { r throws(CodecFailure) in try r.int() }, asked: try counts(),
            got: try counts(),
            used: try int(), missed: try int(),
            arrangement: try optional { r throws(CodecFailure) in try r.drawRule() },
            draw: try optional { r throws(CodecFailure) in try r.draw() })
    }

    private mutating func counts() throws(CodecFailure) -> [CarrierID: Int] {
        var counts: [CarrierID: Int] = [:]
        for _ in 0..<(try count()) { counts[try carrier()] = try int() }
        return counts
    }
}
