/// How long a call is good, who has to answer it until when, and what becomes of who does not.
package struct CallRule: Hashable, Sendable {
    package let validFor: Duration
    /// How many calls may be missed before the trip ends as a no-show.
    package let missedAllowed: Int
    /// Within what time a call is to be confirmed; nil where nobody has to.
    package let confirmWithin: Duration?
    /// How long a vehicle that did not confirm is set aside; nil where it has missed its call at once.
    package let recallAfter: Duration?
    /// How often a vehicle is set aside, and put back in its old place, on one ticket.
    package let recalls: Int
    /// Whether a call out of turn has to name the rule that it is based upon.
    package let overrideNeedsRule: Bool

    package init(
        validFor: Duration, missedAllowed: Int, confirmWithin: Duration? = nil, recallAfter: Duration? = nil,
        recalls: Int = 0, overrideNeedsRule: Bool = false
    ) {
        self.validFor = validFor
        self.missedAllowed = missedAllowed
        self.confirmWithin = confirmWithin
        self.recallAfter = recallAfter
        self.recalls = recalls
        self.overrideNeedsRule = overrideNeedsRule
    }

    /// Bounds on what one rule may carry.
    package enum Limit {
        package static let recalls = 100
    }

    /// Why a rule may not be set.
    package enum Flaw: UInt8, CaseIterable, Hashable, Sendable {
        /// Who may confirm until the call ends confirms nothing.
        case confirmedTooLate = 0
        /// Recalls without a time after which, or a time without recalls.
        case recallsWithoutTime = 1
        /// Nobody can be recalled where nobody has to confirm.
        case recallsWithoutConfirming = 2
        case recallsOutOfBounds = 3
    }

    /// The first flaw, in the order in which its author would want to hear of them; nil for a sound rule.
    package var flaw: Flaw? {
        if let confirmWithin, confirmWithin >= validFor { return .confirmedTooLate }
        if !(0...Limit.recalls).contains(recalls) { return .recallsOutOfBounds }
        if (recalls > 0) != (recallAfter != nil) { return .recallsWithoutTime }
        return recalls > 0 && confirmWithin == nil ? .recallsWithoutConfirming : nil
    }

    /// Whether every time that the rule names is one.
    var isPositive: Bool {
        validFor > .zero && missedAllowed >= 0 && confirmWithin ?? validFor > .zero && recallAfter ?? validFor > .zero
    }
}
