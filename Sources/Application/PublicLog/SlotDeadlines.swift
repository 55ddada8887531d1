import BorderVocabulary
import Gate

/// Finds what should have been recorded of slots and was not: windows that nobody closes, vehicles that did not come and
/// are not marked.
///
/// The gate's clock goes round every few seconds while it runs, but it may have been down. So only what is overdue three
/// looks in a row, with records in between, is called missing.
struct SlotDeadlines: Sendable {
    /// Time of the log between two looks; longer than that again means that the gate was down.
    private static let pause = Duration.seconds(300)
    private static let patience = 3

    private var last = Timestamp.earliest
    private var windows: [Slot: Int] = [:]
    private var vehicles: [TripID: Int] = [:]

    /// The slots, with a trip where it is about one, for which something is missing by now; each is named once.
    mutating func missing(in gate: borrowing Gate, at now: Timestamp) -> [(slot: Slot, trip: TripID?)] {
        guard now - last >= SlotDeadlines.pause else { return [] }
        if now - last > SlotDeadlines.pause * 3 { (windows, vehicles) = ([:], [:]) }
        last = now
        var (late, absent): ([Slot: Int], [TripID: Int]) = ([:], [:])
        for (slot, ledger) in gate.slots.ledgers where now >= slot.start {
            let isUndecided = ledger.window == .closed || ledger.window == .open && gate.slots.hasRequests(for: slot)
            if isUndecided { late[slot] = (windows[slot] ?? 0) + 1 }
        }
        for (trip, booking) in gate.slots.bookings where booking.isGiven {
            let grace = gate.rules.slotRule(of: booking.slot)?.grace ?? .zero
            if now >= booking.slot.end + grace, gate.disruption(of: booking.slot, trip: trip) == nil {
                absent[trip] = (vehicles[trip] ?? 0) + 1
            }
        }
        (windows, vehicles) = (late, absent)
        let found = late.filter { $0.value == SlotDeadlines.patience }.keys.sorted().map { ($0, TripID?.none) }
        return found
            + absent.filter { $0.value == SlotDeadlines.patience }.keys.sorted().compactMap { trip in
                gate.slots.bookings[trip].map { ($0.slot, trip) }
            }
    }
}
