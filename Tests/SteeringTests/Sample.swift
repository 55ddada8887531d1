import BorderVocabulary
import Steering
import Testing

/// Made-up figures: none of them was ever published.
enum Sample {
    static let lan: UserID = "lan"
    static let minh: UserID = "minh"
    /// 2026-01-01, noon in Hà Nội: after all that the samples say.
    static let now = Timestamp(date: day("2026-01-01"), time: .midnight)

    static func day(_ text: String) -> LocalDate {
        do { return try LocalDate.parse(text) } catch { preconditionFailure("A sample has a day that is none.") }
    }

    static func line(_ text: String) throws -> Line { try Line.parse(text) }

    static func series(
        _ indicator: String = "sample-score", _ period: String = "2023", _ kind: FigureKind = .result
    ) throws -> Series {
        Series(try IndicatorID.parse(indicator), try Period.parse(period), kind)
    }

    static func statement(
        _ value: String, on knownOn: String, _ series: Series? = nil, source: String = "sample source",
        status: String = "reported", unit: String = "points", supersedes: Int? = nil
    ) throws -> Statement {
        Statement(
            try series ?? Sample.series(), unit: try line(unit), value: try Value.parse(value),
            knownOn: try KnownOn.parse(knownOn), status: try FigureStatus.parse(status), source: try line(source),
            supersedes: supersedes)
    }

    static func card(_ indicator: String = "sample-score", unit: String = "points") throws -> IndicatorCard {
        IndicatorCard(published: try IndicatorID.parse(indicator), unit: try line(unit))
    }
}

extension SteeringBook {
    /// Gives a command and takes what follows; answers whether anything did.
    @discardableResult
    mutating func give(
        _ command: SteeringCommand, by user: UserID = Sample.lan, at moment: Timestamp = Sample.now
    ) throws -> Bool {
        let events = try decide(command, by: user, at: moment)
        for event in events { apply(event, at: moment) }
        return !events.isEmpty
    }

    @discardableResult
    mutating func say(_ statement: Statement, at moment: Timestamp = Sample.now) throws -> Bool {
        let card = IndicatorCard(published: statement.series.indicator, unit: statement.unit)
        return try give(.record(statement, introducing: card), at: moment)
    }

    /// The values that were known, as text; nil for no information.
    func values(on day: String, _ series: Series, recordedBy moment: Timestamp? = nil) -> [String]? {
        switch asKnown(on: Sample.day(day), series, recordedBy: moment) {
        case .known(let observations, _, _): observations.map { "\($0.statement.value)" }
        case .noInformation: nil
        }
    }
}
