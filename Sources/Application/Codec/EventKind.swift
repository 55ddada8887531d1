import Gate

/// The stored name of each kind of event. A number is given once and never again for anything else.
package enum EventKind: UInt8, CaseIterable, Hashable, Sendable {
    case declared = 1
    case arrivedUndeclared = 2
    case identified = 3
    case changed = 4
    case warningAccepted = 5
    case arrived = 6
    case relocated = 7
    case called = 8
    case calledOutOfTurn = 9
    case callMissed = 10
    case moved = 11
    case admitted = 12
    case parked = 13
    case granted = 14
    case clearanceRefused = 15
    case held = 16
    case holdLifted = 17
    case feeAssessed = 18
    case feePaid = 19
    case transhipped = 20
    case splitOff = 21
    case mergedIn = 22
    case released = 23
    case crossed = 24
    case wentAbroad = 25
    case overstayed = 26
    case ended = 27
    case ruleSet = 28
    case ruleWithdrawn = 29
    case bulletinClosed = 30
    case booking = 40
    case slot = 41
    case carrierKnown = 42
    case callConfirmed = 31
    case skipped = 32
    case recalled = 33

    /// The latest version of this kind. Older ones are read for ever.
    package var currentVersion: UInt8 {
        switch self {
        case .declared, .arrivedUndeclared, .identified, .changed, .warningAccepted, .arrived, .relocated,
            .callMissed, .moved, .admitted, .parked, .granted, .clearanceRefused, .held,
            .holdLifted, .feeAssessed, .feePaid, .transhipped, .splitOff, .mergedIn, .released, .crossed, .wentAbroad,
            .overstayed, .ended, .ruleSet, .ruleWithdrawn, .bulletinClosed, .booking, .slot,
            .carrierKnown, .callConfirmed, .skipped, .recalled:
            1
        // The second says why the vehicle was called, and how many it was called before; the third until when the call
        // is to be confirmed, and by which rule a vehicle went ahead.
        case .called, .calledOutOfTurn:
            3
        }
    }

    /// The lowest version that can say all of an event of this kind.
    package func version(of event: Event) -> UInt8 {
        switch event {
        case .called(_, _, _, let grounds, let confirmBy): confirmBy != nil ? 3 : grounds != nil ? 2 : 1
        case .calledOutOfTurn(_, _, _, _, _, let passedOver, let rule, let confirmBy):
            rule != nil || confirmBy != nil ? 3 : passedOver != nil ? 2 : 1
        case .declared, .arrivedUndeclared, .identified, .changed, .warningAccepted, .arrived, .relocated,
            .callMissed, .moved, .admitted, .parked, .granted, .clearanceRefused, .held, .holdLifted, .feeAssessed,
            .feePaid, .transhipped, .splitOff, .mergedIn, .released, .crossed, .wentAbroad, .overstayed, .ended,
            .ruleSet, .ruleWithdrawn, .bulletinClosed, .booking, .slot, .carrierKnown, .callConfirmed, .skipped,
            .recalled:
            1
        }
    }

    /// The kind of an event.
    package init(of event: Event) {
        switch event {
        case .declared: self = .declared
        case .arrivedUndeclared: self = .arrivedUndeclared
        case .identified: self = .identified
        case .changed: self = .changed
        case .warningAccepted: self = .warningAccepted
        case .arrived: self = .arrived
        case .relocated: self = .relocated
        case .called: self = .called
        case .calledOutOfTurn: self = .calledOutOfTurn
        case .callMissed: self = .callMissed
        case .moved: self = .moved
        case .admitted: self = .admitted
        case .parked: self = .parked
        case .granted: self = .granted
        case .clearanceRefused: self = .clearanceRefused
        case .held: self = .held
        case .holdLifted: self = .holdLifted
        case .feeAssessed: self = .feeAssessed
        case .feePaid: self = .feePaid
        case .transhipped: self = .transhipped
        case .splitOff: self = .splitOff
        case .mergedIn: self = .mergedIn
        case .released: self = .released
        case .crossed: self = .crossed
        case .wentAbroad: self = .wentAbroad
        case .overstayed: self = .overstayed
        case .ended: self = .ended
        case .ruleSet: self = .ruleSet
        case .ruleWithdrawn: self = .ruleWithdrawn
        case .bulletinClosed: self = .bulletinClosed
        case .booking: self = .booking
        case .slot: self = .slot
        case .carrierKnown: self = .carrierKnown
        case .callConfirmed: self = .callConfirmed
        case .skipped: self = .skipped
        case .recalled: self = .recalled
        }
    }
}
