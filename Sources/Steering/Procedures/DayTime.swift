import BorderVocabulary

/// A day, and the time on the clock where it was written down: dossiers are promised by either.
package struct DayTime: Hashable, Sendable, TextCoded {
    /// Days times 1441, and one more than the minute, or nothing more without a time.
    package let packed: UInt32

    /// Joins a day and a time.
    package init(_ day: LocalDate, _ time: LocalTime? = nil) {
        let minute = time.map { UInt32($0.minuteOfDay) + 1 } ?? 0
        packed = UInt32(day.daysSinceEpoch) * 1441 + minute
    }

    /// Takes what `packed` gave, or answers nil when it is no day.
    package init?(packed: UInt32) {
        guard LocalDate(stored: Int32(packed / 1441)) != nil else { return nil }
        self.packed = packed
    }

    /// The day.
    package var day: LocalDate { LocalDate(stored: Int32(packed / 1441)) ?? .latest }

    /// The time, if one was written down.
    package var time: LocalTime? {
        let minute = packed % 1441
        return minute == 0 ? nil : LocalTime(minuteOfDay: Int(minute) - 1)
    }

    /// Whether this is certainly after the other: where one of them has no time, by its day.
    package func isAfter(_ other: DayTime) -> Bool {
        let haveTimes = packed % 1441 != 0 && other.packed % 1441 != 0
        return haveTimes ? other.packed < packed : other.packed / 1441 < packed / 1441
    }

    /// The grammar in the notation of `ParseFailure`.
    package static let accepted = "####-##-##, ####-##-##T##:##"

    /// Reads a day, or a day and a time with a `T` or a space between them.
    package static func parse(_ raw: some StringProtocol) throws(ParseFailure) -> DayTime {
        guard raw.utf8.count > 10 else { return DayTime(try LocalDate.parse(raw)) }
        let parts = raw.split(maxSplits: 1, omittingEmptySubsequences: false) { $0 == "T" || $0 == " " }
        guard parts.count == 2, raw.utf8.count == 16 else {
            throw ParseFailure(.badFormat(accepted: accepted), found: raw)
        }
        return DayTime(try LocalDate.parse(parts[0]), try LocalTime.parse(parts[1]))
    }

    /// The text that `parse` reads.
    package var description: String { time.map { "\(day)T\($0)" } ?? "\(day)" }
}
