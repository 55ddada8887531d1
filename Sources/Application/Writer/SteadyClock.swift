import BorderVocabulary
import Logging
import Metrics

/// A clock that never runs backwards: when the machine's does, time stands still until it has caught up.
struct SteadyClock {
    private let clock: any WallClock
    private let logger: Logger
    private let jumps = Counter(label: "huunghi_clock_jumps_total")
    /// The latest time that was given out.
    private(set) var last: Timestamp
    /// What the machine's clock said last.
    private var lastSeen: Timestamp

    init(_ clock: any WallClock, last: Timestamp, logger: Logger) {
        self.clock = clock
        self.logger = logger
        self.last = last
        lastSeen = last
    }

    /// Goes on after the time of a record, earlier or later than what was given out.
    mutating func restart(after moment: Timestamp) { last = moment }

    /// The time now; never earlier than any time before.
    mutating func now() -> Timestamp {
        let seen = clock.now()
        // One jump is told once, however long it takes the clock to catch up.
        if seen < lastSeen {
            jumps.increment()
            logger.warning(
                "the clock jumped back; time stands still until it has caught up",
                metadata: [
                    "before": "\(lastSeen.milliseconds)", "now": "\(seen.milliseconds)",
                ])
        }
        lastSeen = seen
        last = max(last, seen)
        return last
    }
}
