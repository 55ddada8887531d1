import BorderVocabulary

/// What a dossier's days amount to on a day; each dossier is in exactly one of these.
package enum DossierStanding: String, CaseIterable, Hashable, Sendable {
    /// Ended by the day that was promised first.
    case onTime = "on-time"
    /// Ended after the day that was promised first, and by a later one.
    case byLaterDay = "by-later-day"
    /// Ended after every day that was promised, or taken back by the applicant after it.
    case late
    /// Open, and past every day that was promised.
    case overdue
    /// Open, past the day that was promised first, and not past a later one.
    case openPastFirstDay = "open-past-first-day"
    /// Open, and not past the day that was promised.
    case open
    /// Taken back by the applicant in time.
    case withdrawn
    /// No day was promised.
    case withoutDay = "without-day"
    /// It ended before it came.
    case impossible

    /// Whether it is in the denominator of the rate: every dossier whose first promise could be kept or broken by now.
    package var isJudged: Bool {
        switch self {
        case .onTime, .byLaterDay, .late, .overdue, .openPastFirstDay, .impossible: true
        case .open, .withdrawn, .withoutDay: false
        }
    }
}

/// What about a dossier's days an auditor should look at.
package enum DossierDoubt: String, CaseIterable, Hashable, Sendable {
    /// It ended before it came.
    case endedBeforeItCame = "ended-before-it-came"
    /// It was promised for a day before it came.
    case dueBeforeItCame = "due-before-it-came"
    /// The promised day was changed without a letter.
    case dueChanged = "due-changed"
    /// The day of receipt was changed.
    case receivedChanged = "received-changed"
    /// An end was taken back or changed.
    case endChanged = "end-changed"
    /// More time was promised than the law gives.
    case dueBeyondTerm = "due-beyond-term"
}

/// One dossier as it was known from somewhere.
package struct DossierView: Hashable, Sendable {
    package let key: DossierKey
    package let procedure: ProcedureCode
    package let office: PostID
    package let channel: DossierStatement.Channel
    /// The day of receipt that was said first.
    package let received: DayTime
    /// The day that was promised first, and the one that was promised last.
    package let firstDue: DayTime?
    package let lastDue: DayTime?
    package let closing: DossierStatement.Closing?
    package let isExtended: Bool
    /// The last day that the law gives; nil where it is not known.
    package let term: LocalDate?
    package let standing: DossierStanding
    package let doubts: [DossierDoubt]

    /// Whether it ended by the last day that the law gives.
    package var isWithinTerm: Bool? {
        guard let term else { return nil }
        return closing.map { $0.outcome != .withdrawn && $0.at.day <= term && !$0.at.isBefore(received) } ?? false
    }

    /// Whether it ended on the very day that was promised.
    package var isOnLastDay: Bool { closing != nil && closing?.at.day == lastDue?.day }
}

extension DayTime {
    func isBefore(_ other: DayTime) -> Bool { other.isAfter(self) }
}

extension DossierStanding {
    /// Sorts a dossier by its days; an open one is judged on a day.
    static func of(
        received: DayTime, firstDue: DayTime?, lastDue: DayTime?, closing: DossierStatement.Closing?, on day: LocalDate
    ) -> DossierStanding {
        if let closing, closing.at.isBefore(received) { return .impossible }
        guard let first = firstDue, let last = lastDue ?? firstDue else { return .withoutDay }
        guard let closing else {
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
}
