import BorderVocabulary

/// How it stands with a vehicle's turn, with the clock of that state: what everybody may know.
package struct TurnState: Hashable, Sendable {
    /// The states, in the order of a vehicle's way.
    package enum Name: UInt8, CaseIterable, Hashable, Sendable {
        /// In line.
        case waiting = 0
        /// In line, and a vehicle that came later was called out of turn.
        case passedOver = 1
        /// Called; nobody said yet that the vehicle comes.
        case called = 2
        /// Called, and the vehicle comes.
        case confirmed = 3
        /// Nobody answered the call: set aside, the ticket kept.
        case skipped = 4
        /// Back in line on the old ticket.
        case recalled = 5
    }

    package let name: Name
    package let since: Timestamp
    /// When the state ends by the clock: the call is to be confirmed, the vehicle to be in, or put back; nil where only
    /// others' turns end it.
    package let until: Timestamp?

    package init(name: Name, since: Timestamp, until: Timestamp?) {
        self.name = name
        self.since = since
        self.until = until
    }
}

extension Trip {
    /// How it stands with the vehicle's turn; nil where it neither waits nor is called.
    package var turnState: TurnState? {
        switch stage {
        case .waiting(_, let since):
            switch calling.phase {
            case .skipped(let at, let recall): return TurnState(name: .skipped, since: at, until: recall)
            case .recalled(let at) where calling.overtaken == nil:
                return TurnState(name: .recalled, since: at, until: nil)
            case .quiet, .asked, .confirmed, .recalled:
                guard let overtaken = calling.overtaken else {
                    return TurnState(name: .waiting, since: since, until: nil)
                }
                return TurnState(name: .passedOver, since: overtaken.since, until: nil)
            }
        case .called(_, _, let since, let until):
            switch calling.phase {
            case .confirmed(let at): return TurnState(name: .confirmed, since: at, until: until)
            case .quiet, .asked, .skipped, .recalled:
                return TurnState(name: .called, since: since, until: callEnds ?? until)
            }
        case .declared, .atGate, .inYard, .released, .abroad: return nil
        }
    }
}
