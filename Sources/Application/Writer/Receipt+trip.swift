import BorderVocabulary
import Gate

extension Receipt {
    /// The same answer, given again.
    var replayed: Receipt { Receipt(trip: trip, position: position, at: at, events: events, isReplay: true) }

    /// The trip that a command opened or, where it opened none, the one that it spoke of or touched.
    static func trip(of command: Command, _ events: [Event]) -> TripID? {
        for event in events {
            switch event {
            case .declared(let trip, _, _), .arrivedUndeclared(let trip, _): return trip
            case .identified, .changed, .warningAccepted, .arrived, .relocated, .called, .calledOutOfTurn,
                .callMissed, .moved, .admitted, .parked, .granted, .clearanceRefused, .held, .holdLifted,
                .feeAssessed, .feePaid, .transhipped, .splitOff, .mergedIn, .released, .crossed, .wentAbroad,
                .overstayed, .ended, .ruleSet, .ruleWithdrawn, .bulletinClosed, .booking, .slot, .carrierKnown,
                .callConfirmed, .skipped, .recalled:
                continue
            }
        }
        return command.trip ?? events.first?.trip
    }
}
