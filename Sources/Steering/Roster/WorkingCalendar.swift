import BorderVocabulary

/// Which days are working days: Monday to Friday, without the holidays and with the days that were declared to be worked.
///
/// Both are dated data with their decision; nothing of them is computed, because the days of Tết and the days in lieu are
/// set anew each year.
package struct WorkingCalendar: Hashable, Sendable {
    /// A day that is not what its weekday says.
    package struct Exception: Hashable, Sendable, Codable {
        package let day: LocalDate
        package let isWorked: Bool
        /// The decision it comes from.
        package let basis: Line

        /// Joins the parts.
        package init(_ day: LocalDate, isWorked: Bool, basis: Line) {
            self.day = day
            self.isWorked = isWorked
            self.basis = basis
        }
    }

    /// The bounds of a question.
    package enum Limit {
        /// The most working days that a date is moved by, about forty years.
        package static let days = 10_000
        /// Exceptions in all.
        package static let exceptions = 5_000
    }

    /// The exceptions by day.
    package private(set) var exceptions: [LocalDate: Exception] = [:]

    /// A calendar of weekdays alone, or with exceptions.
    package init(_ exceptions: [Exception] = []) {
        for exception in exceptions { set(exception) }
    }

    /// Takes an exception; a later one for the same day takes its place.
    package mutating func set(_ exception: Exception) { exceptions[exception.day] = exception }

    /// Whether offices are open.
    package func isWorkingDay(_ day: LocalDate) -> Bool {
        if let exception = exceptions[day] { return exception.isWorked }
        return day.weekday != .saturday && day.weekday != .sunday
    }

    /// The day that is so many working days after another, which is not counted itself; for 0 the day as it is.
    ///
    /// Negative numbers go back. No more than `Limit.days` are counted.
    package func adding(workingDays count: Int, to day: LocalDate) -> LocalDate {
        var (day, left) = (day, min(count.magnitude, UInt(Limit.days)))
        while left > 0 {
            day = day.adding(days: count > 0 ? 1 : -1)
            if isWorkingDay(day) { left -= 1 }
        }
        return day
    }

    /// How many working days lie after the first day up to the last, which is counted; negative where the last is earlier.
    package func workingDays(from first: LocalDate, to last: LocalDate) -> Int {
        guard first <= last else { return -workingDays(from: last, to: first) }
        let all = first.days(to: last)
        // Each whole week has five weekdays; only the rest and the exceptions are looked at.
        let rest = all % 7
        let start = first.adding(days: all - rest)
        let plain = all / 7 * 5 + (0..<rest).count { start.adding(days: $0 + 1).isWeekday }
        return exceptions.values.reduce(plain) { sum, exception in
            guard exception.day > first, exception.day <= last, exception.isWorked != exception.day.isWeekday else {
                return sum
            }
            return sum + (exception.isWorked ? 1 : -1)
        }
    }
}

extension LocalDate {
    fileprivate var isWeekday: Bool { weekday != .saturday && weekday != .sunday }
}
