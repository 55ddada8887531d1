import BorderVocabulary
import Steering

/// A table of published figures, a statement in each row.
package enum FigureSheet {
    /// The columns, in this order; raw values are what the first row says.
    package enum Column: String, CaseIterable, Hashable, Sendable {
        case period = "reference_period"
        case indicator
        case unit
        case kind
        case value
        case saidOn = "said_on"
        case status
        case source
    }

    /// The bounds of a file.
    package enum Limit {
        /// Bytes of a file.
        package static let bytes = 4 << 20
        /// Rows of a file, the first not counted.
        package static let rows = 10_000
    }

    /// Why a row is not understood.
    package enum Fault: Error, Hashable, Sendable {
        /// Another number of fields than of columns.
        case fields(Int)
        case column(Column, ParseFailure)
    }

    /// The first row as it has to be.
    package static var header: [String] { Column.allCases.map(\.rawValue) }

    /// Reads the fields of one row.
    package static func statement(_ fields: [String]) throws(Fault) -> Statement {
        guard fields.count == Column.allCases.count else { throw .fields(fields.count) }
        let series = Series(
            try read(.indicator, fields, IndicatorID.parse), try read(.period, fields, Period.parse),
            try read(.kind, fields, FigureKind.parse))
        return Statement(
            series, unit: try read(.unit, fields, Line.parse), value: try read(.value, fields, Value.parse),
            knownOn: try read(.saidOn, fields, KnownOn.parse), status: try read(.status, fields, FigureStatus.parse),
            source: try read(.source, fields, Line.parse))
    }

    /// The command of a row; an indicator that nobody has defined yet is introduced by what the row says of it.
    package static func command(_ statement: Statement) -> SteeringCommand {
        .record(
            statement, introducing: IndicatorCard(published: statement.series.indicator, unit: statement.unit))
    }

    private static func read<Value>(
        _ column: Column, _ fields: [String], _ parse: (String) throws(ParseFailure) -> Value
    ) throws(Fault) -> Value {
        let place = Column.allCases.firstIndex(of: column) ?? 0
        do throws(ParseFailure) { return try parse(fields[place]) } catch { throw .column(column, error) }
    }
}
