import BorderVocabulary
import Gate

/// What a replay of the public log says of a call.
package enum CallVerdict: Hashable, Sendable {
    /// It is the one that the rules in force gave.
    case inTurn
    /// A person called before the turn, with a reason and a second person.
    case outOfTurn(duty: Duty, reason: String, passedOver: Int)
    /// No rule gives it and nobody answers for it; whose turn it was, nil if nobody's.
    case inversion(first: TripID?)
}

/// One public event with what it met, for whoever tells the story of a trip.
struct QueueStep: Sendable {
    let position: Position
    let at: Timestamp
    let event: Event
    /// The trip of the event as it was before; nil for one that was not open.
    let before: Trip?
    /// Nil for what is not a call.
    let verdict: CallVerdict?

    init(_ record: PublicRecord, _ event: Event, before: Trip?, verdict: CallVerdict?) {
        position = record.position
        at = record.at
        self.event = event
        self.before = before
        self.verdict = verdict
    }
}

/// What began or ended a time of waiting.
package enum WaitCause: UInt8, CaseIterable, Hashable, Sendable {
    /// The vehicle came to the gate.
    case arrived
    /// Its goods were registered only at the gate: the place counts from then.
    case registered
    /// Other goods stood in its papers: the ticket stays, the line is another.
    case changedGoods
    /// It was called.
    case called
    /// It missed its call, and goes to the end.
    case missedCall
    /// It did not answer its call, is set aside for a while, and keeps its place.
    case setAside
    /// Its slot began, and it waits among those who have one.
    case slot
    /// It went to another place.
    case moved
    /// The trip ended.
    case ended
    /// Something else.
    case other
}

extension Event {
    /// What the event means for whoever waits.
    var waitCause: WaitCause {
        switch self {
        case .arrived, .arrivedUndeclared: .arrived
        case .identified: .registered
        case .changed: .changedGoods
        case .called, .calledOutOfTurn: .called
        case .callMissed: .missedCall
        case .skipped: .setAside
        case .booking: .slot
        case .moved: .moved
        case .ended: .ended
        case .declared, .warningAccepted, .relocated, .admitted, .parked, .granted, .clearanceRefused, .held,
            .holdLifted,
            .feeAssessed, .feePaid, .transhipped, .splitOff, .mergedIn, .released, .crossed, .wentAbroad, .overstayed,
            .ruleSet, .ruleWithdrawn, .bulletinClosed, .slot, .carrierKnown, .callConfirmed, .recalled:
            .other
        }
    }
}
