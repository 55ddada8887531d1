import BorderVocabulary
import Steering

/// A table of published figures, a statement in each row.
package enum FigureSheet {
    /// The table.
    package static let sheet = Sheet(
        "observations",
        columns: [
            .needed("reference_period"), .needed("indicator"), .needed("unit"), .needed("kind"), .needed("value"),
            .needed("said_on"), .needed("status"), .needed("source"), .optional("admin_unit"),
            .optional("corrects"), .optional("reason"),
        ]
    ) { (row) throws(SheetFault) in [.figures(command(try statement(row)))] }

    /// Reads the fields of one row.
    package static func statement(_ row: SheetRow) throws(SheetFault) -> Statement {
        let series = Series(
            try row.read("indicator", IndicatorID.parse), try row.read("reference_period", Period.parse),
            try row.read("kind", FigureKind.parse), area: try row.optional("admin_unit", area) ?? .province)
        return Statement(
            series, unit: try row.read("unit", Line.parse), value: try row.read("value", Value.parse),
            // A source without a date leaves the field empty.
            knownOn: try row.optional("said_on", KnownOn.parse) ?? .notPrinted,
            status: try row.read("status", FigureStatus.parse), source: try row.read("source", Line.parse),
            supersedes: try row.integer("corrects", in: 1...FigureBook.Limit.observations),
            reason: try row.optional("reason", Line.parse))
    }

    /// Codes of areas are short and come in every row: they are taken as bytes, and what is wrong is found out slowly.
    private static func area(_ raw: String) throws(ParseFailure) -> UnitID {
        let short = raw.utf8.withContiguousStorageIfAvailable { ShortText(utf8: $0) } ?? nil
        if let short, let unit = UnitID(stored: short) { return unit }
        return try UnitID.parse(raw)
    }

    /// The command of a row; an indicator that nobody has defined yet is introduced by what the row says of it.
    package static func command(_ statement: Statement) -> FigureCommand {
        .record(
            statement, introducing: IndicatorCard(published: statement.series.indicator, unit: statement.unit))
    }
}
