import Application
import BorderVocabulary
import Synchronization

/// A clock that stands still until it is set.
package final class SteppedClock: WallClock {
    private let moment: Mutex<Timestamp>

    /// Starts at a moment.
    package init(_ start: Timestamp) {
        moment = Mutex(start)
    }

    /// Sets the clock; to set it back is a mistake of the programmer.
    package func set(_ moment: Timestamp) {
        self.moment.withLock { now in
            precondition(moment >= now, "A stepped clock is not set back.")
            now = moment
        }
    }

    /// The moment that was set last.
    package func now() -> Timestamp { moment.withLock { $0 } }
}
