import BorderVocabulary

/// The days of periods: those of statistics are calendar months, those of the administration end at a cut-off.
///
/// The cut-off is dated configuration with the document that it comes from. A month runs from the day after the cut-off of
/// the month before, so that no day is counted twice or left out, also where the rule changes; a quarter, a half and a
/// year run from the beginning of their first month to the cut-off of their last.
package struct AdministrativeCalendar: Hashable, Sendable {
    /// On which day of the month reports close, from a month on.
    package struct CutOff: Hashable, Sendable {
        /// It holds for the months that begin on this day or later.
        package let from: LocalDate
        /// The last day that is counted, 1 to 28.
        package let day: Int
        /// The document that it comes from.
        package let basis: Line

        /// Joins the parts, or answers nil for a day that not every month has.
        package init?(from: LocalDate, day: Int, basis: Line) {
            guard 1...28 ~= day else { return nil }
            self.from = from
            self.day = day
            self.basis = basis
        }
    }

    /// A cut-off with who set it and when.
    package struct Setting: Hashable, Sendable {
        package let cutOff: CutOff
        package let set: Observation.Mark
    }

    /// The bounds of what is held.
    package enum Limit {
        /// Changes of the cut-off.
        package static let settings = 100
    }

    /// What was set, oldest first; none while nobody has set anything. Of two for the same months the later one holds.
    package private(set) var settings: [Setting] = []

    /// The cut-off that is assumed where none was set: the 14th, as the calendar of another province has it
    /// (http://vungtau.baria-vungtau.gov.vn/web/guest/tin-tuc/-/brvt/extAssetPublisher/content/9094171/).
    ///
    /// Lạng Sơn's own is in Decision 52/2025/QĐ-UBND, of which no copy was found: it is to be set from its text.
    package static let assumedDay = 14

    /// A calendar in which nothing was set.
    package init() {}

    /// The calendar as this system had it at a moment.
    package func asRecorded(at moment: Timestamp) -> AdministrativeCalendar {
        var past = self
        past.settings = settings.filter { $0.set.at <= moment }
        return past
    }

    /// The cut-off that was set for a month, or nil where the assumed one holds.
    package func cutOff(of month: Int, in year: Int) -> CutOff? {
        let first = LocalDate.first(of: month, in: year)
        return settings.last { $0.cutOff.from <= first }?.cutOff
    }

    /// The days that a period counts, first and last.
    package func days(of period: Period) -> ClosedRange<LocalDate> {
        switch period.calendar {
        case .statistical: return period.firstDay...period.lastDay
        case .administrative:
            let (first, last) = period.months
            return begin(of: first, in: period.year)...close(of: last, in: period.year)
        }
    }

    /// The month of the administration in which a day is counted; nil beyond the years of periods.
    package func month(of day: LocalDate) -> Period? {
        let isAfter = day > close(of: day.month, in: day.year)
        let (year, month) = isAfter && day.month == 12 ? (day.year + 1, 1) : (day.year, day.month + (isAfter ? 1 : 0))
        return Period(year: year, part: .month(month), in: .administrative)
    }

    /// Whether the period's first or last day rests on the assumed cut-off, which a reader has to be told.
    package func isAssumed(for period: Period) -> Bool {
        guard period.calendar == .administrative else { return false }
        let (first, last) = period.months
        let (month, year) = first == 1 ? (12, period.year - 1) : (first - 1, period.year)
        return cutOff(of: month, in: year) == nil || cutOff(of: last, in: period.year) == nil
    }

    mutating func add(_ cutOff: CutOff, _ mark: Observation.Mark) {
        settings.append(Setting(cutOff: cutOff, set: mark))
    }

    private func begin(of month: Int, in year: Int) -> LocalDate {
        if month > 1 { return close(of: month - 1, in: year).adding(days: 1) }
        // Before the first year there is no month to close.
        return year > LocalDate.earliest.year ? close(of: 12, in: year - 1).adding(days: 1) : .earliest
    }

    private func close(of month: Int, in year: Int) -> LocalDate {
        LocalDate.first(of: month, in: year).adding(days: (cutOff(of: month, in: year)?.day ?? Self.assumedDay) - 1)
    }
}
