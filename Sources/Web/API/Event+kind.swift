import Gate

extension Event {
    /// The stable name of what happened, in kebab case: the `event:` of a stream and the `kind` of a history.
    package var kind: String {
        switch self {
        case .declared: "declared"
        case .arrivedUndeclared: "arrived-undeclared"
        case .identified: "identified"
        case .changed: "changed"
        case .warningAccepted: "warning-accepted"
        case .arrived: "arrived"
        case .relocated: "relocated"
        case .called: "called"
        case .calledOutOfTurn: "called-out-of-turn"
        case .callMissed: "call-missed"
        case .moved: "moved"
        case .admitted: "admitted"
        case .parked: "parked"
        case .granted: "granted"
        case .clearanceRefused: "clearance-refused"
        case .held: "held"
        case .holdLifted: "hold-lifted"
        case .feeAssessed: "fee-assessed"
        case .feePaid: "fee-paid"
        case .transhipped: "transhipped"
        case .splitOff: "split-off"
        case .mergedIn: "merged-in"
        case .released: "released"
        case .crossed: "crossed"
        case .wentAbroad: "went-abroad"
        case .overstayed: "overstayed"
        case .ended: "ended"
        case .ruleSet: "rule-set"
        case .ruleWithdrawn: "rule-withdrawn"
        case .bulletinClosed: "bulletin-closed"
        case .booking(_, let event): event.kind
        case .slot(_, let event): event.kind
        case .carrierKnown: "carrier-known"
        case .callConfirmed: "call-confirmed"
        case .skipped: "skipped"
        case .recalled: "recalled"
        }
    }

    /// The stage that the event brings its trip to; nil where it brings none.
    package var stage: StageName? {
        switch self {
        case .declared: .declared
        case .arrivedUndeclared, .arrived, .callMissed, .skipped, .recalled: .waiting
        case .called, .calledOutOfTurn, .callConfirmed: .called
        case .admitted: .atGate
        case .parked, .splitOff: .inYard
        case .released: .released
        case .wentAbroad: .abroad
        case .identified, .changed, .warningAccepted, .relocated, .moved, .granted, .clearanceRefused, .held,
            .holdLifted, .feeAssessed, .feePaid, .transhipped, .mergedIn, .crossed, .overstayed, .ended, .ruleSet,
            .ruleWithdrawn, .bulletinClosed, .booking, .slot, .carrierKnown:
            nil
        }
    }

    /// Whether everybody may hear of it: where vehicles are, and what rules hold; not what an agency says of one.
    package var isPublic: Bool {
        switch self {
        case .declared, .arrivedUndeclared, .identified, .arrived, .called, .calledOutOfTurn, .callMissed, .moved,
            .admitted, .parked, .splitOff, .released, .crossed, .wentAbroad, .ended, .ruleSet, .ruleWithdrawn,
            .bulletinClosed, .slot, .callConfirmed, .skipped, .recalled:
            true
        // As the public log has it: money is between a carrier and the Centre.
        case .booking(_, let event): event.isPublic
        case .changed, .warningAccepted, .relocated, .granted, .clearanceRefused, .held, .holdLifted, .feeAssessed,
            .feePaid, .transhipped, .mergedIn, .overstayed, .carrierKnown:
            false
        }
    }
}

extension BookingEvent {
    fileprivate var kind: String {
        switch self {
        case .requested: "slot-requested"
        case .given: "slot-given"
        case .listed: "slot-listed"
        case .moved: "slot-moved"
        case .edited: "slot-edited"
        case .swapped: "slot-swapped"
        case .deposited: "deposit-recorded"
        case .ended: "slot-ended"
        }
    }

    fileprivate var isPublic: Bool {
        switch self {
        case .requested, .given, .listed, .moved, .edited, .swapped, .ended: true
        case .deposited: false
        }
    }
}

extension SlotEvent {
    fileprivate var kind: String {
        switch self {
        case .closed: "slot-window-closed"
        case .drawn: "slot-drawn"
        case .notDrawn: "slot-not-drawn"
        case .drawnLate: "slot-drawn-late"
        }
    }
}
