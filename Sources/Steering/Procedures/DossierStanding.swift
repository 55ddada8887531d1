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
}
