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
    package static func parse(_ raw: some StringProtocol) throws(ParseFailure) -> KnownOn {
        if raw.isEmpty { return .notPrinted }
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
