import BorderVocabulary

/// Counts of dossiers; every rate is made from two of them.
package struct DossierTally: Hashable, Sendable {
    // Side by side in one register each: a year's dossiers are counted in one walk, four times over.
    private var standings = SIMD16<Int32>.zero
    private var doubts = SIMD8<Int32>.zero
    /// Received, online, returned, extended, on the last day, judged by the law's term, within it.
    private var others = SIMD8<Int32>.zero

    init() {}

    /// All that came.
    package var received: Int { Int(others[0]) }
    /// Came in online.
    package var online: Int { Int(others[1]) }
    /// Given back without a result.
    package var returned: Int { Int(others[2]) }
    /// A later day was announced by letter.
    package var extended: Int { Int(others[3]) }
    /// Ended on the very day that was promised last.
    package var onLastDay: Int { Int(others[4]) }
    /// The law's last day is known, and it has passed or the dossier has ended.
    package var termJudged: Int { Int(others[5]) }
    /// Of these, ended by it.
    package var withinTerm: Int { Int(others[6]) }

    /// How many have a standing.
    package subscript(standing: DossierStanding) -> Int { Int(standings[standing.place]) }

    /// How many have a doubt.
    package subscript(doubt: DossierDoubt) -> Int { Int(doubts[doubt.place]) }

    /// The denominator of the rate: all whose first promise could be kept or broken, open ones past it among them.
    package var judged: Int { DossierStanding.allCases.reduce(0) { $0 + ($1.isJudged ? self[$1] : 0) } }

    /// What offices are used to report: ended by the last promise, of those that ended. It leaves out what is open.
    package var reportedStyle: (part: Int, whole: Int) {
        let inTime = self[.onTime] + self[.byLaterDay]
        return (inTime, inTime + self[.late])
    }

    mutating func count(_ score: DossierScore) {
        standings[score.standing.place] &+= 1
        doubts &+= SIMD8(repeating: 0).replacing(with: SIMD8(repeating: 1), where: score.doubtMask)
        others &+= score.others
    }

    static func += (left: inout DossierTally, right: DossierTally) {
        left.standings &+= right.standings
        left.doubts &+= right.doubts
        left.others &+= right.others
    }
}

/// The days of one dossier, as they were known.
struct DossierDays {
    let channel: DossierStatement.Channel
    let received: DayTime
    var firstDue: DayTime?
    var lastDue: DayTime?
    let closing: DossierStatement.Closing?
    var supplement: DossierStatement.Supplement?
    var isExtended = false
    var changes: [DossierDoubt] = []
}

/// What the days of one dossier amount to.
struct DossierScore {
    let standing: DossierStanding
    let term: LocalDate?
    private(set) var doubtMask = SIMDMask<SIMD8<Int32>>(repeating: false)
    private(set) var others = SIMD8<Int32>.zero

    init(_ days: DossierDays, _ term: StatutoryTerm?, judgedOn: LocalDate, _ table: WorkingDayTable) {
        let closing = days.closing
        let lastDay = term.flatMap { table.lastDay($0, received: days.received.day, days.supplement, judgedOn) }
        self.term = lastDay
        standing = .of(days, on: judgedOn)
        for doubt in days.changes { doubtMask[doubt.place] = true }
        if standing == .impossible { doubtMask[DossierDoubt.endedBeforeItCame.place] = true }
        if let due = days.firstDue {
            if due.isBefore(days.received) { doubtMask[DossierDoubt.dueBeforeItCame.place] = true }
            if let lastDay, lastDay < due.day { doubtMask[DossierDoubt.dueBeyondTerm.place] = true }
        }
        others[0] = 1
        if days.channel == .online { others[1] = 1 }
        if closing?.outcome == .returned { others[2] = 1 }
        if days.isExtended { others[3] = 1 }
        if let closing, closing.at.day == days.lastDue?.day { others[4] = 1 }
        guard let lastDay, closing?.outcome != .withdrawn, closing != nil || lastDay < judgedOn else { return }
        others[5] = 1
        if let closing, standing != .impossible, closing.at.day <= lastDay { others[6] = 1 }
    }

    var doubts: [DossierDoubt] { DossierDoubt.allCases.filter { doubtMask[$0.place] } }
}

extension DossierStanding {
    /// Sorts a dossier by its days; an open one is judged on a day.
    fileprivate static func of(_ days: DossierDays, on day: LocalDate) -> DossierStanding {
        if let closing = days.closing, closing.at.isBefore(days.received) { return .impossible }
        guard let first = days.firstDue, let last = days.lastDue else { return .withoutDay }
        guard let closing = days.closing else {
            let now = DayTime(day)
            guard now.isAfter(first) else { return .open }
            return now.isAfter(last) ? .overdue : .openPastFirstDay
        }
        switch closing.outcome {
        case .withdrawn: return closing.at.isAfter(last) && closing.at.isAfter(first) ? .late : .withdrawn
        case .finished, .returned:
            guard closing.at.isAfter(first) else { return .onTime }
            return closing.at.isAfter(last) ? .late : .byLaterDay
        }
    }

    /// Its place in a tally.
    var place: Int {
        switch self {
        case .onTime: 0
        case .byLaterDay: 1
        case .late: 2
        case .overdue: 3
        case .openPastFirstDay: 4
        case .open: 5
        case .withdrawn: 6
        case .withoutDay: 7
        case .impossible: 8
        }
    }
}

extension DossierDoubt {
    /// Its place in a tally.
    var place: Int {
        switch self {
        case .endedBeforeItCame: 0
        case .dueBeforeItCame: 1
        case .dueChanged: 2
        case .receivedChanged: 3
        case .endChanged: 4
        case .dueBeyondTerm: 5
        }
    }
}

extension DayTime {
    func isBefore(_ other: DayTime) -> Bool { other.isAfter(self) }
}
