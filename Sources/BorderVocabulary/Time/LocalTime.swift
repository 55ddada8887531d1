/// A time on the clock, to the minute.
package struct LocalTime: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// Minutes since midnight, 0 to 1439.
    package let minuteOfDay: Int16

    /// Takes an hour and a minute, or answers nil outside 00:00 to 23:59.
    package init?(hour: Int, minute: Int) {
        guard (0..<24).contains(hour), (0..<60).contains(minute) else { return nil }
        minuteOfDay = Int16(hour * 60 + minute)
    }

    /// Takes minutes since midnight, or answers nil outside 0 to 1439.
    package init?(minuteOfDay: Int) {
        guard (0..<1440).contains(minuteOfDay) else { return nil }
        self.minuteOfDay = Int16(minuteOfDay)
    }

    init(millisecondsOfDay: Int) {
        minuteOfDay = Int16(truncatingIfNeeded: millisecondsOfDay / 60_000)
    }

    /// Midnight at the beginning of a day, 00:00.
    package static var midnight: LocalTime { LocalTime(millisecondsOfDay: 0) }

    /// The hour, 0 to 23.
    package var hour: Int { Int(minuteOfDay) / 60 }

    /// The minute, 0 to 59.
    package var minute: Int { Int(minuteOfDay) % 60 }

    /// Orders within one day.
    package static func < (left: LocalTime, right: LocalTime) -> Bool { left.minuteOfDay < right.minuteOfDay }

    /// The time as `HH:MM`.
    package var description: String {
        UntrustedText.padded(UInt64(hour), to: 2) + ":" + UntrustedText.padded(UInt64(minute), to: 2)
    }

    /// Reads `HH:MM`, 00:00 to 23:59.
    package static func parse(_ raw: some StringProtocol) throws(ParseFailure) -> LocalTime {
        let accepted = "##:##"
        try UntrustedText.bound(raw, accepted: accepted)
        guard !raw.isEmpty else { throw ParseFailure(.empty, found: raw, accepted: accepted) }
        var reader = DigitReader(raw)
        guard let hour = reader.digits(2), reader.take(":"), let minute = reader.digits(2), reader.isAtEnd else {
            throw ParseFailure(.badFormat(accepted: accepted), found: raw)
        }
        guard let time = LocalTime(hour: hour, minute: minute) else {
            throw ParseFailure(.outOfRange("00:00…23:59"), found: raw)
        }
        return time
    }
}
