import BorderVocabulary

/// When the world was told a figure, as precisely as the source prints it.
package enum KnownOn: Hashable, Sendable {
    case day(LocalDate)
    /// The day is not printed, the month is.
    case month(year: Int, month: Int)
    case year(Int)
    /// The source prints no date.
    case notPrinted

    /// The grammar in the notation of `ParseFailure`.
    package static let accepted = "####-##-##, ####-##, ####"

    /// The first day on which it is certain that the figure was known; nil where no date is printed.
    ///
    /// For a month or a year that is its **last** day. “Known in January” may mean the 31st, and an answer to “what was
    /// known on the 15th” must not rest on what perhaps was not yet said. A figure without a date is never certain; it is
    /// shown beside the answer and takes no part in it.
    package var certainFrom: LocalDate? {
        switch self {
        case .day(let day): day
        case .month(let year, let month): .last(of: month, in: year)
        case .year(let year): .last(of: 12, in: year)
        case .notPrinted: nil
        }
    }

    /// The first day on which it can have been known.
    package var possibleFrom: LocalDate? {
        switch self {
        case .day(let day): day
        case .month(let year, let month): .first(of: month, in: year)
        case .year(let year): .first(of: 1, in: year)
        case .notPrinted: nil
        }
    }

    /// Reads a day, a month, a year, or nothing for a source without a date.
    package static func parse(_ raw: String) throws(ParseFailure) -> KnownOn {
        if raw.isEmpty { return .notPrinted }
        if let day = day(raw) { return .day(day) }
        do throws(ParseFailure) {
            if raw.utf8.count == 10 { return .day(try LocalDate.parse(raw)) }
            let period = try Period.parse(raw)
            guard period.calendar == .statistical else {
                throw ParseFailure(.badFormat(accepted: accepted), found: raw)
            }
            switch period.part {
            case .whole: return .year(period.year)
            case .month(let month): return .month(year: period.year, month: month)
            case .half, .quarter, .firstMonths: throw ParseFailure(.badFormat(accepted: accepted), found: raw)
            }
        } catch {
            if case .outOfRange = error.reason { throw error }
            throw ParseFailure(.badFormat(accepted: accepted), found: raw)
        }
    }

    /// The same for any text.
    package static func parse(_ raw: some StringProtocol) throws(ParseFailure) -> KnownOn { try parse(String(raw)) }

    /// A day without more ado: tables say one in each of their rows.
    private static func day(_ raw: String) -> LocalDate? {
        guard raw.utf8.count == 10 else { return nil }
        var (number, place) = (0, 0)
        for byte in raw.utf8 {
            switch (place, byte) {
            case (4, UInt8(ascii: "-")), (7, UInt8(ascii: "-")): break
            case (4, _), (7, _): return nil
            case (_, UInt8(ascii: "0")...UInt8(ascii: "9")): number = number * 10 + Int(byte - UInt8(ascii: "0"))
            case (_, _): return nil
            }
            place += 1
        }
        return LocalDate(year: number / 10_000, month: number / 100 % 100, day: number % 100)
    }
}

extension KnownOn: CustomStringConvertible {
    /// What the source prints, in the form that `parse` reads.
    package var description: String {
        switch self {
        case .day(let day): "\(day)"
        case .month(let year, let month): "\(year)-" + (month < 10 ? "0\(month)" : "\(month)")
        case .year(let year): "\(year)"
        case .notPrinted: ""
        }
    }
}
