/// A moment, in whole milliseconds since the Unix epoch, UTC without leap seconds.
///
/// Moments are bound to the years 1970 to 9999 of the calendar in Hà Nội, so that every moment has a local date.
package struct Timestamp: Hashable, Comparable, Sendable {
    /// Milliseconds since 1970-01-01T00:00:00Z.
    package let milliseconds: Int64

    /// Takes milliseconds since the Unix epoch; a moment out of bounds becomes the nearest bound.
    @inlinable
    package init(milliseconds: Int64) {
        self.milliseconds = min(max(milliseconds, Timestamp.earliestMilliseconds), Timestamp.latestMilliseconds)
    }

    /// Takes milliseconds since the Unix epoch as found on disk, or answers nil when they are out of bounds.
    @inlinable
    package init?(stored milliseconds: Int64) {
        self.init(milliseconds: milliseconds)
        guard self.milliseconds == milliseconds else { return nil }
    }

    /// The first moment, 1970-01-01T00:00:00.000+07:00.
    @inlinable package static var earliest: Timestamp { Timestamp(milliseconds: earliestMilliseconds) }

    /// The last moment, 9999-12-31T23:59:59.999+07:00.
    @inlinable package static var latest: Timestamp { Timestamp(milliseconds: latestMilliseconds) }

    @usableFromInline static var earliestMilliseconds: Int64 { -25_200_000 }
    @usableFromInline static var latestMilliseconds: Int64 { 253_402_275_599_999 }

    /// Orders by time.
    @inlinable
    package static func < (left: Timestamp, right: Timestamp) -> Bool { left.milliseconds < right.milliseconds }

    /// The moment a duration later, rounded down to whole milliseconds and kept within bounds.
    package static func + (moment: Timestamp, duration: Duration) -> Timestamp {
        Timestamp(milliseconds: moment.milliseconds + duration.boundedMilliseconds)
    }

    /// The moment a duration earlier, rounded down to whole milliseconds and kept within bounds.
    package static func - (moment: Timestamp, duration: Duration) -> Timestamp {
        moment + (Duration.zero - duration.bounded)
    }

    /// Moves the moment on by a duration.
    package static func += (moment: inout Timestamp, duration: Duration) {
        moment = moment + duration
    }

    /// The time from the right moment to the left one, in whole milliseconds; negative when the right one is later.
    package static func - (later: Timestamp, earlier: Timestamp) -> Duration {
        .milliseconds(later.milliseconds - earlier.milliseconds)
    }
}

extension Duration {
    /// Longer than any two moments are apart, and short enough that no sum of milliseconds overflows.
    private static var bound: Duration { .seconds(300_000_000_000) }

    fileprivate var bounded: Duration { min(max(self, .zero - Duration.bound), Duration.bound) }

    fileprivate var boundedMilliseconds: Int64 {
        let (seconds, attoseconds) = bounded.components
        let (whole, rest) = attoseconds.quotientAndRemainder(dividingBy: 1_000_000_000_000_000)
        return seconds * 1000 + whole - (rest < 0 ? 1 : 0)
    }
}
