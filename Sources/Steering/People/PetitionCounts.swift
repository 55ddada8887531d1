import BorderVocabulary

/// How many petitions there are, and how they stand; every one is counted once in each of the two partitions.
///
/// Each author's petition counts, merged or not: merging a hundred into one does not answer ninety-nine.
package struct PetitionCounts: Hashable, Sendable {
    /// All petitions.
    package private(set) var petitions = 0
    /// The cases that are left where those that are merged count as one.
    package private(set) var cases = 0
    package private(set) var answering: [PetitionStatus.Answering: Int] = [:]
    package private(set) var settling: [PetitionStatus.Settling: Int] = [:]
    /// Opened again by an author, at least once.
    package private(set) var reopened = 0
    /// Answered once, and open again.
    package private(set) var openAgain = 0
    /// Of those on time, how many were entered after the period, with a day inside it.
    package private(set) var onTimeByLaterEntry = 0
    /// Entered only after their period, from another register.
    package private(set) var enteredAfterPeriod = 0
    /// Of those on time, how many would be late by the kind that they had first.
    package private(set) var onTimeByReclassifying = 0
    /// Of which the public sees no more than days and states.
    package private(set) var withheld = 0

    /// Counts.
    package init(_ statuses: some Sequence<PetitionStatus>) {
        for status in statuses {
            petitions += 1
            if status.lead == nil { cases += 1 }
            answering[status.answering, default: 0] += 1
            settling[status.settling, default: 0] += 1
            if !status.standing.reopenings.isEmpty { reopened += 1 }
            if status.settling == .open, status.answer != nil { openAgain += 1 }
            if status.isOnTimeByLaterEntry { onTimeByLaterEntry += 1 }
            if status.isEnteredAfterPeriod { enteredAfterPeriod += 1 }
            if status.isOnTimeByReclassifying { onTimeByReclassifying += 1 }
            if status.own.withheld != nil { withheld += 1 }
        }
    }

    /// How many are of one sort.
    package subscript(_ answering: PetitionStatus.Answering) -> Int { self.answering[answering] ?? 0 }

    /// How many are of one sort.
    package subscript(_ settling: PetitionStatus.Settling) -> Int { self.settling[settling] ?? 0 }

    /// Answered on time, of all whose period ended with an answer or without: those that wait for too long are in it.
    package var onTime: (count: Int, of: Int) { (self[.onTime], self[.onTime] + self[.late] + self[.overdue]) }

    /// Settled by the authority's word, of all that were answered in any way; what its author denies or opened again is
    /// answered and not settled.
    package var resolved: (count: Int, of: Int) {
        let settled = self[.confirmed] + self[.claimed]
        let answered = self[.denied] + self[.planned] + self[.explained] + self[.answeredOnly] + openAgain
        return (settled, settled + answered)
    }
}

/// How the promises stand; every one is counted once.
package struct PromiseCounts: Hashable, Sendable {
    /// The promised day is not over.
    package private(set) var open = 0
    /// The promised day is over, and another one was named that is not.
    package private(set) var moved = 0
    package private(set) var overdue = 0
    package private(set) var kept = 0
    package private(set) var keptLate = 0
    package private(set) var broken = 0

    /// Counts.
    package init(_ promises: some Sequence<Promise>, _ view: AsKnown) {
        for promise in promises {
            switch promise.state(view) {
            case .open(let moved): if moved { self.moved += 1 } else { open += 1 }
            case .overdue: overdue += 1
            case .kept: kept += 1
            case .keptLate: keptLate += 1
            case .broken: broken += 1
            }
        }
    }

    /// Kept by the day that was promised first, of all whose day is over or that were settled before it.
    package var keptInTime: (count: Int, of: Int) { (kept, kept + keptLate + broken + overdue + moved) }
}
