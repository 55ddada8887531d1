import BorderVocabulary

/// The time that a figure is about: a year or a part of it, in one of two calendars.
///
/// Statistics run by calendar months. Reports of the administration close within a month, and their months run from the
/// day after one close to the next: such a month is another period, and a figure of one is no figure of the other. The
/// days of a period are said by `AdministrativeCalendar`. Each stretch has one spelling: the first three months are the
/// first quarter, all twelve are the year.
package struct Period: Hashable, Sendable {
    /// By which months it is counted; raw values are stored.
    package enum Calendar: UInt8, CaseIterable, Hashable, Sendable {
        case statistical = 0
        case administrative = 1

        /// The word in files.
        package var code: String {
            switch self {
            case .statistical: "statistical"
            case .administrative: "administrative"
            }
        }

        /// Reads the word.
        package static func parse(_ raw: some StringProtocol) throws(ParseFailure) -> Calendar {
            for calendar in allCases where calendar.code == raw { return calendar }
            throw ParseFailure(
                raw.isEmpty ? .empty : .unknownCode, found: raw,
                accepted: allCases.map(\.code).joined(separator: ", "))
        }
    }

    /// Whose months are meant.
    package let calendar: Calendar
    /// The year, 1970 to 9999.
    package let year: Int
    /// Which part of it.
    package let part: Part

    /// A year or a part of one.
    package enum Part: Hashable, Sendable {
        case whole
        case half(Int)
        case quarter(Int)
        case month(Int)
        /// From January to the end of this month.
        case firstMonths(Int)
    }

    /// The grammar in the notation of `ParseFailure`.
    package static let accepted = "####, ####-H#, ####-Q#, ####-##, ####-M01-M##, A####-##"

    /// Takes a year and a part, or answers nil when there is no such part.
    package init?(year: Int, part: Part = .whole, in calendar: Calendar = .statistical) {
        let isThere: Bool
        switch part {
        case .whole: isThere = true
        case .half(let half): isThere = 1...2 ~= half
        case .quarter(let quarter): isThere = 1...4 ~= quarter
        case .month(let month), .firstMonths(let month): isThere = 1...12 ~= month
        }
        guard isThere, 1970...9999 ~= year else { return nil }
        self.calendar = calendar
        self.year = year
        switch part {
        case .firstMonths(1): self.part = .month(1)
        case .firstMonths(3): self.part = .quarter(1)
        case .firstMonths(6): self.part = .half(1)
        case .firstMonths(12): self.part = .whole
        case .whole, .half, .quarter, .month, .firstMonths: self.part = part
        }
    }

    /// Reads one period; an `A` before it says that it is counted by the months of the administration.
    package static func parse(_ raw: some StringProtocol) throws(ParseFailure) -> Period {
        guard !raw.isEmpty else { throw ParseFailure(.empty, found: raw, accepted: accepted) }
        let failure = ParseFailure(.badFormat(accepted: accepted), found: raw)
        guard raw.utf8.count <= 13 else { throw failure }
        let calendar = raw.first == "A" ? Calendar.administrative : .statistical
        let parts = raw.dropFirst(calendar == .administrative ? 1 : 0).split(
            separator: "-", omittingEmptySubsequences: false)
        guard let year = digits(parts[0], 4) else { throw failure }
        let part: Part?
        switch parts.count {
        case 1: part = .whole
        case 2: part = digits(parts[1], 2).map(Part.month) ?? lettered(parts[1])
        case 3:
            part =
                parts[1] == "M01" && parts[2].first == "M"
                ? digits(parts[2].dropFirst(), 2).map(Part.firstMonths) : nil
        default: part = nil
        }
        guard let part else { throw failure }
        guard let period = Period(year: year, part: part, in: calendar) else {
            throw ParseFailure(.outOfRange("1970…9999, H1…H2, Q1…Q4, 01…12, M01…M12"), found: raw)
        }
        return period
    }

    private static func lettered(_ text: some StringProtocol) -> Part? {
        guard let number = digits(text.dropFirst(), 1) else { return nil }
        if text.first == "H" { return .half(number) }
        return text.first == "Q" ? .quarter(number) : nil
    }

    static func digits(_ text: some StringProtocol, _ width: Int) -> Int? {
        guard text.utf8.count == width, text.utf8.allSatisfy({ UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }) else {
            return nil
        }
        return Int(text)
    }

    /// The months from first to last, 1 to 12.
    package var months: (first: Int, last: Int) {
        switch part {
        case .whole: (1, 12)
        case .half(let half): (half * 6 - 5, half * 6)
        case .quarter(let quarter): (quarter * 3 - 2, quarter * 3)
        case .month(let month): (month, month)
        case .firstMonths(let month): (1, month)
        }
    }

    /// The first day of the first calendar month of its name; `AdministrativeCalendar` says which days are counted.
    package var firstDay: LocalDate { LocalDate.first(of: months.first, in: year) }

    /// The last day of the last calendar month of its name; `AdministrativeCalendar` says which days are counted.
    package var lastDay: LocalDate { LocalDate.last(of: months.last, in: year) }
}

extension Period: Comparable, CustomStringConvertible {
    /// Orders by year and first month, then shorter before longer, then statistics before the administration.
    package static func < (left: Period, right: Period) -> Bool {
        let (one, other) = (left.months, right.months)
        return (left.year, one.first, one.last, left.calendar.rawValue)
            < (right.year, other.first, other.last, right.calendar.rawValue)
    }

    /// The period in the form that `parse` reads.
    package var description: String {
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        let year = calendar == .administrative ? "A\(year)" : "\(year)"
        return switch part {
        case .whole: year
        case .half(let half): "\(year)-H\(half)"
        case .quarter(let quarter): "\(year)-Q\(quarter)"
        case .month(let month): "\(year)-\(two(month))"
        case .firstMonths(let month): "\(year)-M01-M\(two(month))"
        }
    }
}

extension LocalDate {
    static func first(of month: Int, in year: Int) -> LocalDate {
        LocalDate(year: year, month: month, day: 1) ?? .earliest
    }

    static func last(of month: Int, in year: Int) -> LocalDate {
        if month == 12 { return LocalDate(year: year, month: 12, day: 31) ?? .latest }
        return first(of: month + 1, in: year).adding(days: -1)
    }
}
