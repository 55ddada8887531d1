import BorderVocabulary
import Gate

extension QueueAudit {
    /// A clock was set, or ran out, otherwise than the rules in force say: somebody was moved in the queue by it.
    package struct ClockFault: Hashable, Sendable {
        package let position: Position
        package let at: Timestamp
        package let trip: TripID
    }
}

extension Gate {
    /// Whether the clocks of a call are as the gate itself would have set and read them at that moment.
    ///
    /// Asked before the event is applied. Events that set or read no clock of a call are always as they should be.
    func keepsClocks(_ event: Event, by duty: Duty, at moment: Timestamp) -> Bool {
        // Most events have nothing to do with a call: the rule is not looked up for them.
        var rule: CallRule { rules.call(at: moment) }
        func isSet(_ until: Timestamp, _ confirmBy: Timestamp?) -> Bool {
            let rule = rule
            return until == moment + rule.validFor && confirmBy == rule.confirmWithin.map { moment + $0 }
        }
        switch event {
        case .called(_, _, let until, _, let confirmBy): return isSet(until, confirmBy)
        case .calledOutOfTurn(_, _, let until, _, _, _, let basis, let confirmBy):
            let isBased = basis.map { rules[$0]?.validity.contains(moment) ?? false } ?? !rule.overrideNeedsRule
            return isSet(until, confirmBy) && isBased
        case .callConfirmed(let id): return trips[id]?.callEnds.map { moment < $0 } ?? false
        case .skipped(let id, _), .callMissed(let id):
            return trips[id].flatMap { lapse(of: $0, by: rule, at: moment) } == event
        case .ended(let id, .noShow, _):
            guard let trip = trips[id], trip.stage.isCalled else { return true }
            return lapse(of: trip, by: rule, at: moment) == event
        case .recalled(let id):
            guard let recall = trips[id]?.asideUntil else { return false }
            return recall <= moment || Authority.allows(duty, .confirmCall)
        case .declared, .arrivedUndeclared, .identified, .changed, .warningAccepted, .arrived, .relocated, .moved,
            .admitted, .parked, .granted, .clearanceRefused, .held, .holdLifted, .feeAssessed, .feePaid, .transhipped,
            .splitOff, .mergedIn, .released, .crossed, .wentAbroad, .overstayed, .ended, .ruleSet, .ruleWithdrawn,
            .bulletinClosed, .booking, .slot, .carrierKnown:
            return true
        }
    }
}
