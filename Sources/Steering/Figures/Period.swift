import BorderVocabulary

/// The time that a figure is about: a year or a part of it, in one of two calendars.
///
/// Statistics run by calendar months. Reports of the administration close within a month, and their months run from the
/// day after one close to the next: such a month is another period, and a figure of one is no figure of the other. The
/// days of a period are said by `AdministrativeCalendar`. Each stretch has one spelling: the first three months are the
/// first quarter, all twelve are the year.
package struct Period: Hashable, Sendable {
    /// By which months it is counted; raw values are stored.
    package enum Calendar: UInt8, CaseIterable, Hashable, Sendable, CodeWord {
        case statistical = 0
        case administrative = 1

        /// The word in files.
        package var code: String {
            switch self {
            case .statistical: "statistical"
            case .administrative: "administrative"
            }
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
    package static func parse(_ raw: String) throws(ParseFailure) -> Period {
        guard !raw.isEmpty else { throw ParseFailure(.empty, found: raw, accepted: accepted) }
        var text = raw
        let read = text.withUTF8 { bytes -> (calendar: Calendar, year: Int, part: Part)? in
            let isAdministrative = bytes.first == UInt8(ascii: "A")
            let rest = bytes[(isAdministrative ? 1 : 0)...]
            guard let year = digits(rest.prefix(4), 4), let part = part(rest.dropFirst(4)) else { return nil }
            return (isAdministrative ? .administrative : .statistical, year, part)
        }
        guard let read, raw.utf8.count <= 13 else { throw ParseFailure(.badFormat(accepted: accepted), found: raw) }
        guard let period = Period(year: read.year, part: read.part, in: read.calendar) else {
            throw ParseFailure(.outOfRange("1970…9999, H1…H2, Q1…Q4, 01…12, M01…M12"), found: raw)
        }
        return period
    }

    /// The same for any text.
    package static func parse(_ raw: some StringProtocol) throws(ParseFailure) -> Period { try parse(String(raw)) }

    /// Reads what follows the year.
    private static func part(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Part? {
        if bytes.isEmpty { return .whole }
        guard bytes.first == UInt8(ascii: "-") else { return nil }
        let rest = bytes.dropFirst()
        switch (rest.count, rest.first) {
        case (2, UInt8(ascii: "H")): return digits(rest.dropFirst(), 1).map(Part.half)
        case (2, UInt8(ascii: "Q")): return digits(rest.dropFirst(), 1).map(Part.quarter)
        case (2, _): return digits(rest, 2).map(Part.month)
        case (7, _):
            guard rest.prefix(5).elementsEqual("M01-M".utf8) else { return nil }
            return digits(rest.dropFirst(5), 2).map(Part.firstMonths)
        case (_, _): return nil
        }
    }

    private static func digits(_ bytes: Slice<UnsafeBufferPointer<UInt8>>, _ width: Int) -> Int? {
        guard bytes.count == width else { return nil }
        var number = 0
        for byte in bytes {
            guard UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte else { return nil }
            number = number * 10 + Int(byte - UInt8(ascii: "0"))
        }
        return number
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
