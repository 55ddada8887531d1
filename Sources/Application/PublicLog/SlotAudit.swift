import BorderVocabulary
import Cryptography
import Gate

/// Replays slots and draws out of the public log alone, and holds every booking against the gate's own rules.
package struct SlotAudit: Sendable {
    /// A booking, a window or a draw that is not what the rules give.
    package struct Wrong: Hashable, Sendable {
        package let position: Position
        package let at: Timestamp
        /// The trip that it is about; nil if it is about the whole slot.
        package let trip: TripID?
        package let slot: Slot
        package let what: What
    }

    /// What is wrong.
    package enum What: UInt8, CaseIterable, Hashable, Sendable {
        /// Requests were cut off before their time, or others were counted than are there.
        case window = 0
        /// The secrets are not those that were promised.
        case secrets = 1
        /// What follows the draw is not what follows from it.
        case outcome = 2
        /// A place, a request or a place on the list that was not to be had, or was another's.
        case given = 3
        /// A slot was moved although nothing spoiled it, or elsewhere than its cause says.
        case moved = 4
        /// A booking ended otherwise, or at another cost, than the rules say.
        case ended = 5
        /// Somebody is said to have shown a secret for a tree that is not the log's, or before the slot was closed.
        case attestation = 6
    }

    /// A secret that somebody else than the gate gave to a draw, to be held against the log and the party's key.
    package struct Shown: Hashable, Sendable {
        package let position: Position
        package let at: Timestamp
        package let slot: Slot
        /// Which secret of the party it is, from 1.
        package let index: Int
        package let value: SHA256Digest
        package let said: Draw.Attestation
        /// The party's verifier key, by the rule of the draw; nil where it names none.
        package let key: String?
        /// The entry in which the closing of the slot stands.
        package let closedIn: UInt64
    }

    /// How many wrongs are remembered in full; all are counted.
    package static let memory = 10_000

    /// What was found wrong, the first ones.
    package private(set) var wrongs: [Wrong] = []
    package private(set) var wrongCount = 0
    /// Windows that closed, draws that were made, and slots that began without theirs.
    package private(set) var windows = 0
    package private(set) var draws = 0
    package private(set) var undrawn = 0
    /// Draws for which nobody but the gate vouches: no secret has the word of a witness, and there was no beacon.
    package private(set) var lonelyDraws = 0
    package private(set) var bookings = 0
    package private(set) var moves = 0
    /// Secrets that nobody has judged yet.
    package private(set) var shown: [Shown] = []
    /// Secrets of which a party with a key has signed when it showed them.
    package private(set) var attested = 0

    /// What must come next, because a draw or a closed window gives it.
    private var due: ArraySlice<Event> = []
    private var dueSlot: Slot?
    /// The entries in which windows closed, of slots that are still to come.
    private var closings: [Slot: UInt64] = [:]
    private var causes = SlotCauses()
    private var deadlines = SlotDeadlines()

    package init() {}

    /// Takes an event before the gate does; `entry` is where it stands in the public log.
    mutating func check(_ event: Event, of record: PublicRecord, in gate: borrowing Gate, entry: UInt64) {
        for (slot, trip) in deadlines.missing(in: gate, at: record.at) {
            report(trip == nil ? .window : .ended, slot, trip, record)
        }
        if let trip = event.trip, let slot = causes.wrong(event, of: trip, in: gate, at: record.at) {
            report(.ended, slot, trip, record)
        }
        if !due.isEmpty, let slot = dueSlot {
            if due.first == event {
                due.removeFirst()
                if case .booking = event { bookings += 1 }
                return
            }
            report(.outcome, slot, event.trip, record)
            due = []
        }
        switch event {
        case .slot(let slot, let change): check(change, of: slot, record, in: gate, entry)
        case .booking(let trip, let change): check(change, of: trip, record, in: gate)
        case .declared, .arrivedUndeclared, .identified, .changed, .warningAccepted, .arrived, .relocated, .called,
            .calledOutOfTurn, .callMissed, .moved, .admitted, .parked, .granted, .clearanceRefused, .held, .holdLifted,
            .feeAssessed, .feePaid, .transhipped, .splitOff, .mergedIn, .released, .crossed, .wentAbroad, .overstayed,
            .ended, .ruleSet, .ruleWithdrawn, .bulletinClosed, .carrierKnown, .callConfirmed, .skipped, .recalled:
            break
        }
    }

    /// Hands over the secrets that are still to be judged.
    mutating func takeShown() -> [Shown] {
        defer { shown = [] }
        return shown
    }

    /// Notes whether a secret was shown for the log's own tree, and whether its party says so.
    mutating func judge(_ shown: Shown, isTrue: Bool, isAttested: Bool) {
        if isAttested { attested += 1 }
        guard !isTrue else { return }
        note(Wrong(position: shown.position, at: shown.at, trip: nil, slot: shown.slot, what: .attestation))
    }

    private mutating func check(
        _ change: SlotEvent, of slot: Slot, _ record: PublicRecord, in gate: borrowing Gate, _ entry: UInt64
    ) {
        let ledger = gate.slots.ledgers[slot] ?? SlotLedger()
        let rule = gate.rules.slotRule(of: slot)
        switch change {
        case .closed:
            windows += 1
            closings = closings.filter { gate.slots.ledgers[$0.key] != nil }
            closings[slot] = entry
            guard let rule, ledger.window == .open, record.at >= slot.start - rule.draws else {
                return report(.window, slot, nil, record)
            }
            let expected = gate.closing(of: slot, rule, places: rule.capacity - ledger.given)
            guard expected.first == .slot(slot, change) else { return report(.window, slot, nil, record) }
            expect(Array(expected.dropFirst()), slot)
        case .drawn(let draw):
            draws += 1
            guard ledger.window == .closed, record.at < slot.start, let arrangement = ledger.arrangement,
                gate.refusal(of: draw, for: ledger) == nil
            else { return report(.secrets, slot, nil, record) }
            // A word without a key is the gate's own, and a beacon's signature is not checked here.
            if arrangement.parties.allSatisfy({ $0.key == nil }) { lonelyDraws += 1 }
            note(draw, of: slot, arrangement, record, in: gate)
            expect(gate.outcome(of: draw, for: slot, ledger), slot)
        case .notDrawn:
            undrawn += 1
            if record.at < slot.start { report(.window, slot, nil, record) }
        case .drawnLate(let draw):
            guard ledger.isOwed, let arrangement = ledger.arrangement, gate.refusal(of: draw, for: ledger) == nil
            else { return report(.secrets, slot, nil, record) }
            note(draw, of: slot, arrangement, record, in: gate)
        }
    }

    private mutating func check(
        _ change: BookingEvent, of trip: TripID, _ record: PublicRecord, in gate: borrowing Gate
    ) {
        let booking = gate.slots.bookings[trip]
        switch change {
        case .requested(let slot, let carrier), .listed(let slot, let carrier), .given(let slot, let carrier, .free):
            bookings += 1
            let isRight =
                (try? gate.answer(to: slot, carrier, at: record.at)) == change && gate.isOnItsWay(trip, to: slot)
                && gate.disruption(of: slot, trip: trip) == nil
            if !isRight { report(.given, slot, trip, record) }
        case .given(let slot, _, .list):
            bookings += 1
            let first = gate.slots.list(of: slot).first { gate.disruption(of: slot, trip: $0) == nil }
            let hasRoom = (gate.rules.slotRule(of: slot)?.capacity ?? 0) > (gate.slots.ledgers[slot]?.given ?? 0)
            if first != trip || !hasRoom || record.at >= slot.start { report(.given, slot, trip, record) }
        case .given(let slot, _, .enough), .given(let slot, _, .drawn), .given(let slot, _, .moved):
            // These follow a closed window or a draw, and nothing else.
            report(.given, slot, trip, record)
        case .moved(let from, let to, let cause, let rule):
            moves += 1
            let known = gate.disruption(of: from, trip: trip)
            guard let booking, booking.slot == from, let known, known.rule == rule, known.cause == cause,
                gate.refuge(of: booking, trip: trip, at: record.at) == to
            else { return report(.moved, from, trip, record) }
        case .ended(let how, let points, _):
            guard let booking else { return }
            check(how, points, of: booking, trip, record, in: gate)
        case .swapped(let other):
            guard let slot = (booking ?? gate.slots.bookings[other])?.slot else { return }
            if !gate.maySwap(trip, other, at: record.at) { report(.given, slot, trip, record) }
        case .edited:
            if let booking { causes.expectEdit(of: trip, booking.slot) }
        case .deposited:
            break
        }
    }

    private mutating func check(
        _ how: BookingEnd, _ points: Int, of booking: Booking, _ trip: TripID, _ record: PublicRecord,
        in gate: borrowing Gate
    ) {
        let grace = gate.rules.slotRule(of: booking.slot)?.grace ?? .zero
        let isSpoiled = gate.disruption(of: booking.slot, trip: trip) != nil
        var isRight = true
        switch how {
        case .used:
            isRight =
                booking.isGiven && record.at >= booking.earliest
                && (record.at < booking.slot.end + grace || isSpoiled || gate.waits(trip))
            if !gate.waits(trip) { causes.expect(.arrival, of: trip, booking.slot) }
        case .missed:
            isRight = booking.isGiven && !isSpoiled
            if record.at < booking.slot.end + grace { causes.expect(.end, of: trip, booking.slot) }
        case .lapsed:
            isRight = !booking.isGiven
            if record.at < booking.slot.start { causes.expect(.end, of: trip, booking.slot) }
        case .waived: causes.expect(.end, of: trip, booking.slot)
        case .cancelled: break
        }
        guard case .ended(_, points, _) = gate.ending(how, of: booking, trip: trip, at: record.at), isRight else {
            return report(.ended, booking.slot, trip, record)
        }
    }

    /// Keeps what others than the gate are said to have shown, and when.
    private mutating func note(
        _ draw: Draw, of slot: Slot, _ arrangement: DrawRule, _ record: PublicRecord, in gate: borrowing Gate
    ) {
        for (reveal, party) in zip(draw.reveals, arrangement.parties) {
            guard let said = reveal.attestation else { continue }
            guard let closedIn = closings[slot] else {
                report(.attestation, slot, nil, record)
                continue
            }
            shown.append(
                Shown(
                    position: record.position, at: record.at, slot: slot,
                    index: gate.slots.head(of: party).count + 1, value: reveal.value, said: said, key: party.key,
                    closedIn: closedIn))
        }
    }

    private mutating func expect(_ events: [Event], _ slot: Slot) {
        // What the public log closes is not to be waited for.
        due = events.compactMap { $0.published(showingPlates: false) }[...]
        dueSlot = slot
    }

    private mutating func report(_ what: What, _ slot: Slot, _ trip: TripID?, _ record: PublicRecord) {
        note(Wrong(position: record.position, at: record.at, trip: trip, slot: slot, what: what))
    }

    private mutating func note(_ wrong: Wrong) {
        wrongCount += 1
        if wrongs.count < SlotAudit.memory { wrongs.append(wrong) }
    }
}
