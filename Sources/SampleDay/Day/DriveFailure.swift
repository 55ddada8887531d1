import Application
import BorderVocabulary
import Gate

/// Why a sample day did not run to its close.
package enum DriveFailure: Error, Sendable {
    /// A command of the script was not done; what it was, by whom, when, and why.
    case notDone(Command, by: Actor, at: Timestamp, CommandFailure)
    /// The bulletin was closed and its record cannot be read.
    case bulletinUnreadable(LocalDate, LogFailure?)
    /// The task was cancelled.
    case cancelled
}

/// How fast the clock of a sample day goes.
package enum Pace: Hashable, Sendable {
    /// As fast as the gate answers.
    case max
    /// So many times as fast as real time, from `DayPlan.watchFrom` on; what lies before is prepared at once.
    case times(Double)
}

/// How far a sample day has come.
package struct DayProgress: Hashable, Sendable {
    /// The time on the sample day's clock.
    package let now: Timestamp
    /// Vehicles that crossed since the bulletin before.
    package let cleared: Int
    /// Vehicles that are to cross in all.
    package let toClear: Int
    /// Commands given so far.
    package let commands: Int
    /// Vehicles that the script let go because a visitor had given them, or the gate, another order.
    package let letGo: Int
    /// From 0 to 1, by the clock.
    package let share: Double
}
