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
        /// The draw says of the public log what the public log does not say.
        case seal = 6
    }

    /// A head of the public log that a draw names, to be held against the log's own.
    package struct Sealing: Hashable, Sendable {
        package let position: Position
        package let at: Timestamp
        package let slot: Slot
        package let seal: Draw.Seal
        /// The entry in which the closing of the slot stands.
        package let closedIn: UInt64
    }

    /// How many wrongs and seals are remembered in full; all wrongs are counted.
    package static let memory = 10_000

    /// What was found wrong, the first ones.
    package private(set) var wrongs: [Wrong] = []
    package private(set) var wrongCount = 0
    /// Windows that closed, draws that were made, and slots that began without theirs.
    package private(set) var windows = 0
    package private(set) var draws = 0
    package private(set) var undrawn = 0
    /// Draws that one party alone decided.
    package private(set) var lonelyDraws = 0
    package private(set) var bookings = 0
    package private(set) var moves = 0
    package private(set) var seals: [Sealing] = []

    /// What must come next, because a draw or a closed window gives it.
    private var due: [Event] = []
    private var dueSlot: Slot?
    /// The entries in which windows closed, of slots that are still to come.
    private var closings: [Slot: UInt64] = [:]

    package init() {}

    /// Takes an event before the gate does; `entry` is where it stands in the public log.
    mutating func check(_ event: Event, of record: PublicRecord, in gate: borrowing Gate, entry: UInt64) {
        if !due.isEmpty, let slot = dueSlot {
            if due[0] == event {
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

    /// Notes that a head which a draw names is not the log's.
    package mutating func reportSeal(_ sealing: Sealing) {
        note(
            Wrong(position: sealing.position, at: sealing.at, trip: nil, slot: sealing.slot, what: .seal))
    }

    private mutating func check(
        _ change: SlotEvent, of slot: Slot, _ record: PublicRecord, in gate: borrowing Gate, _ entry: UInt64
    ) {
        let ledger = gate.slots.ledgers[slot] ?? SlotLedger()
        let rule = gate.rules.slotRule(of: slot)
        switch change {
        case .closed:
            windows += 1
            closings = closings.filter { $0.key.start > record.at }
            closings[slot] = entry
            guard let rule, ledger.window == .open, record.at >= slot.start - rule.draws else {
                return report(.window, slot, nil, record)
            }
            let expected = gate.closing(of: slot, ledger, places: rule.capacity - ledger.given)
            guard expected.first == .slot(slot, change) else { return report(.window, slot, nil, record) }
            expect(Array(expected.dropFirst()), slot)
        case .drawn(let draw):
            draws += 1
            guard let rule, ledger.window == .closed, let arrangement = ledger.arrangement,
                gate.refusal(of: draw, for: slot, arrangement, rule) == nil
            else { return report(.secrets, slot, nil, record) }
            if arrangement.parties.count + (arrangement.beacon == nil ? 0 : 1) < 2 { lonelyDraws += 1 }
            if let seal = draw.seal {
                if let closedIn = closings[slot], seals.count < SlotAudit.memory {
                    seals.append(
                        Sealing(
                            position: record.position, at: record.at, slot: slot, seal: seal, closedIn: closedIn))
                }
            } else if arrangement.parties.count > 1 {
                // Others show their secrets for a head of the log only.
                report(.seal, slot, nil, record)
            }
            expect(gate.outcome(of: draw, for: slot, ledger, rule), slot)
        case .notDrawn:
            undrawn += 1
            if record.at < slot.start { report(.window, slot, nil, record) }
        }
    }

    private mutating func check(
        _ change: BookingEvent, of trip: TripID, _ record: PublicRecord, in gate: borrowing Gate
    ) {
        let booking = gate.slots.bookings[trip]
        switch change {
        case .requested(let slot, let carrier), .listed(let slot, let carrier), .given(let slot, let carrier, .free):
            bookings += 1
            let answer = try? gate.answer(to: slot, carrier, at: record.at)
            if answer != change { report(.given, slot, trip, record) }
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
            guard booking?.slot == from, let known, known.rule == rule, known.cause == cause,
                known.until.map({ to.start >= $0 }) ?? false
            else { return report(.moved, from, trip, record) }
        case .ended(let how, let points, _):
            guard let booking else { return }
            check(how, points, of: booking, trip, record, in: gate)
        case .edited, .swapped, .deposited:
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
        case .missed: isRight = booking.isGiven && !isSpoiled
        case .lapsed: isRight = !booking.isGiven
        case .cancelled, .waived: break
        }
        guard case .ended(_, points, _) = gate.ending(how, of: booking, trip: trip, at: record.at), isRight else {
            return report(.ended, booking.slot, trip, record)
        }
    }

    private mutating func expect(_ events: [Event], _ slot: Slot) {
        // What the public log closes is not to be waited for.
        due = events.compactMap { $0.published(showingPlates: false) }
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
