/// A day on the calendar, from 1970-01-01 to 9999-12-31, proleptic Gregorian.
package struct LocalDate: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// Days since 1970-01-01, 0 to 2 932 896.
    package let daysSinceEpoch: Int32

    /// The first day, 1970-01-01.
    package static var earliest: LocalDate { LocalDate(clamping: 0) }

    /// The last day, 9999-12-31.
    package static var latest: LocalDate { LocalDate(clamping: lastDay) }

    /// Takes a year, a month and a day, or answers nil when there is no such day from 1970 to 9999.
    package init?(year: Int, month: Int, day: Int) {
        guard let days = CivilDay.daysSinceEpoch(year: year, month: month, day: day) else { return nil }
        self.init(stored: Int32(truncatingIfNeeded: days))
    }

    /// Takes days since 1970-01-01 as found on disk, or answers nil when they are out of bounds.
    package init?(stored days: Int32) {
        guard days >= 0, days <= LocalDate.lastDay else { return nil }
        daysSinceEpoch = days
    }

    init(clamping days: Int) {
        daysSinceEpoch = Int32(truncatingIfNeeded: min(max(days, 0), LocalDate.lastDay))
    }

    private static let lastDay = 2_932_896

    /// The year, 1970 to 9999.
    package var year: Int { CivilDay(daysSinceEpoch: Int(daysSinceEpoch)).year }

    /// The month, 1 to 12.
    package var month: Int { CivilDay(daysSinceEpoch: Int(daysSinceEpoch)).month }

    /// The day of the month, 1 to 31.
    package var day: Int { CivilDay(daysSinceEpoch: Int(daysSinceEpoch)).day }

    /// The day of the week.
    package var weekday: Weekday {
        // 1970-01-01 was a Thursday.
        Weekday.allCases[(Int(daysSinceEpoch) + 3) % 7]
    }

    /// The day so many days later, or earlier when negative; beyond the bounds it is the nearest bound.
    package func adding(days: Int) -> LocalDate {
        let (sum, overflowed) = Int(daysSinceEpoch).addingReportingOverflow(days)
        return overflowed ? .latest : LocalDate(clamping: sum)
    }

    /// The number of days from this day to another; negative when the other is earlier.
    package func days(to other: LocalDate) -> Int { Int(other.daysSinceEpoch) - Int(daysSinceEpoch) }

    /// Orders by time.
    package static func < (left: LocalDate, right: LocalDate) -> Bool { left.daysSinceEpoch < right.daysSinceEpoch }

    /// The day as `YYYY-MM-DD`.
    package var description: String {
        let civil = CivilDay(daysSinceEpoch: Int(daysSinceEpoch))
        return UntrustedText.padded(UInt64(civil.year), to: 4) + "-" + UntrustedText.padded(UInt64(civil.month), to: 2)
            + "-" + UntrustedText.padded(UInt64(civil.day), to: 2)
    }

    /// Reads `YYYY-MM-DD`.
    package static func parse(_ raw: some StringProtocol) throws(ParseFailure) -> LocalDate {
        let accepted = "####-##-##"
        try UntrustedText.bound(raw, accepted: accepted)
        guard !raw.isEmpty else { throw ParseFailure(.empty, found: raw, accepted: accepted) }
        var reader = DigitReader(raw)
        guard let year = reader.digits(4), reader.take("-"), let month = reader.digits(2), reader.take("-"),
            let day = reader.digits(2), reader.isAtEnd
        else { throw ParseFailure(.badFormat(accepted: accepted), found: raw) }
        guard let date = LocalDate(year: year, month: month, day: day) else {
            throw ParseFailure(.outOfRange("1970-01-01…9999-12-31"), found: raw)
        }
        return date
    }
}
