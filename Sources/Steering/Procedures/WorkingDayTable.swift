import BorderVocabulary

/// A stretch of the working calendar laid out for counting: a term is two look-ups instead of a walk over its days.
struct WorkingDayTable {
    private let calendar: WorkingCalendar
    private let first: LocalDate
    /// How many working days there are from the first day to each, which is counted.
    private var counts: [Int] = []
    /// The working days of the stretch.
    private var days: [LocalDate] = []

    /// Lays out the days between two.
    init(_ calendar: WorkingCalendar, from first: LocalDate, to last: LocalDate) {
        self.calendar = calendar
        self.first = first
        for offset in 0...max(0, first.days(to: last)) {
            let day = first.adding(days: offset)
            if calendar.isWorkingDay(day) { days.append(day) }
            counts.append(days.count)
        }
    }

    /// The day that is so many working days after another, as `WorkingCalendar` counts.
    func adding(workingDays count: Int, to day: LocalDate) -> LocalDate {
        let offset = first.days(to: day)
        guard counts.indices ~= offset, count > 0, days.indices ~= counts[offset] + count - 1 else {
            return calendar.adding(workingDays: count, to: day)
        }
        return days[counts[offset] + count - 1]
    }

    /// The last day that the law gives, or nil where it is counted in hours.
    ///
    /// The day of receipt is not counted. While papers are awaited the clock stands where the term says so.
    func lastDay(
        _ term: StatutoryTerm, received: LocalDate, _ supplement: DossierStatement.Supplement?, _ judgedOn: LocalDate
    ) -> LocalDate? {
        var (start, count) = (received, term.count)
        if let supplement {
            let brought = supplement.brought ?? judgedOn
            switch (term.supplement, term.unit) {
            case (.runsOn, _), (.pauses, .hours): break
            case (.restarts, _): start = brought
            case (.pauses, .workingDays): count += calendar.workingDays(from: supplement.asked, to: brought)
            case (.pauses, .calendarDays): count += supplement.asked.days(to: brought)
            }
        }
        return switch term.unit {
        case .workingDays: adding(workingDays: count, to: start)
        case .calendarDays: start.adding(days: count)
        case .hours: nil
        }
    }
}
