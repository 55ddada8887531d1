import BorderVocabulary
import Steering
import Testing

/// Made-up figures: none of them was ever published.
enum Sample {
    static let lan: UserID = "lan"
    static let minh: UserID = "minh"
    static let hoa: UserID = "hoa"
    /// 2026-01-01, noon in Hà Nội: after all that the samples say.
    static let now = Timestamp(date: day("2026-01-01"), time: .midnight)

    static func day(_ text: String) -> LocalDate {
        do { return try LocalDate.parse(text) } catch { preconditionFailure("A sample has a day that is none.") }
    }

    static func line(_ text: String) throws -> Line { try Line.parse(text) }

    static func series(
        _ indicator: String = "sample-score", _ period: String = "2023", _ kind: FigureKind = .result,
        area: String = "20"
    ) throws -> Series {
        Series(try IndicatorID.parse(indicator), try Period.parse(period), kind, area: try UnitID.parse(area))
    }

    static func statement(
        _ value: String, on knownOn: String, _ series: Series? = nil, source: String = "sample source",
        status: String = "reported", unit: String = "points", supersedes: Int? = nil, reason: String? = nil
    ) throws -> Statement {
        Statement(
            try series ?? Sample.series(), unit: try line(unit), value: try Value.parse(value),
            knownOn: try KnownOn.parse(knownOn), status: try FigureStatus.parse(status), source: try line(source),
            supersedes: supersedes, reason: try (reason ?? supersedes.map { _ in "sample reason" }).map(line))
    }

    static func card(_ indicator: String = "sample-score", unit: String = "points") throws -> IndicatorCard {
        IndicatorCard(published: try IndicatorID.parse(indicator), unit: try line(unit))
    }
}
