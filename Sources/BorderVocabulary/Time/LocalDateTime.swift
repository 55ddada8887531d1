/// A date and a time with seconds as the clock on the wall in Hà Nội shows them.
package struct LocalDateTime: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The day.
    package let date: LocalDate

    /// The time to the minute.
    package let time: LocalTime

    /// The seconds into the minute, 0 to 59.
    package let second: UInt8

    /// Takes a day, a time and seconds, or answers nil when the seconds are not 0 to 59.
    package init?(date: LocalDate, time: LocalTime, second: Int = 0) {
        guard (0..<60).contains(second) else { return nil }
        self.date = date
        self.time = time
        self.second = UInt8(second)
    }

    init(date: LocalDate, millisecondsOfDay: Int) {
        self.date = date
        time = LocalTime(millisecondsOfDay: millisecondsOfDay)
        second = UInt8(truncatingIfNeeded: millisecondsOfDay / 1000 % 60)
    }

    /// Orders by time.
    package static func < (left: LocalDateTime, right: LocalDateTime) -> Bool {
        (left.date, left.time, left.second) < (right.date, right.time, right.second)
    }

    /// The date and time as `YYYY-MM-DD HH:MM:SS`, for people; files carry a `Timestamp`.
    package var description: String { "\(date) \(time):" + UntrustedText.padded(UInt64(second), to: 2) }
}
