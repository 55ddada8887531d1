import BorderVocabulary

/// Where a task stands towards its deadline on a day: every task is in exactly one; raw values are words of files.
///
/// “Done” alone is none of them, because it would hide whether it was done in time. What counts is the first deadline: an
/// extension makes *late* into *in an extension*, and never into *on time*.
package enum TaskStanding: String, CaseIterable, Hashable, Sendable {
    /// Done by the first deadline.
    case onTime = "on-time"
    /// Done after the first deadline and by the one that an extension set.
    case inExtension = "in-extension"
    /// Done after the deadline that held.
    case late
    /// Not done, and the deadline that holds is over; or cancelled when it was.
    case overdue
    case cancelledOverdue = "cancelled-overdue"
    /// Not done, the first deadline is over, an extension runs.
    case extended
    /// Claimed by the deadline that holds and not verified, and the first deadline is over.
    case unverified
    /// Not done, and the first deadline is not over.
    case running
    /// Cancelled before the deadline that held was over, or without one.
    case cancelled
    case openWithoutDeadline = "open-without-deadline"
    case doneWithoutDeadline = "done-without-deadline"

    /// Whether the first deadline has come, or the task was done before: the denominator of being on time.
    package var isDue: Bool {
        switch self {
        case .onTime, .inExtension, .late, .overdue, .cancelledOverdue, .extended, .unverified: true
        case .running, .cancelled, .openWithoutDeadline, .doneWithoutDeadline: false
        }
    }
}

extension TaskAsKnown {
    /// Where it stands on a day that is not before its last step; a deadline is over on the day after it.
    package func standing(on day: LocalDate) -> TaskStanding {
        guard let deadline = timing.deadline, let original else {
            switch state {
            case .verified: return .doneWithoutDeadline
            case .cancelled: return .cancelled
            case .assigned, .accepted, .underWay, .claimed, .returned, .reopened: return .openWithoutDeadline
            }
        }
        switch state {
        case .verified:
            guard let done = completed, done > original else { return .onTime }
            return done <= deadline ? .inExtension : .late
        case .cancelled: return closed.map { $0 > deadline } ?? false ? .cancelledOverdue : .cancelled
        case .assigned, .accepted, .underWay, .claimed, .returned, .reopened:
            guard day > original else { return .running }
            if let claim, claim.day <= deadline { return .unverified }
            return day > deadline ? .overdue : .extended
        }
    }

    /// So many days the deadline is over, or was when the task was done; 0 where it is not.
    package func daysOver(on day: LocalDate) -> Int {
        guard let deadline = timing.deadline else { return 0 }
        return max(0, deadline.days(to: completed ?? closed ?? day))
    }

    /// Whether only a paper that was written up after the first deadline says that it was done by it.
    package var isOnTimeByPaperAlone: Bool {
        guard let original, let done = completed, let claim else { return false }
        return done <= original && claim.entered.localDate > original
    }
}
