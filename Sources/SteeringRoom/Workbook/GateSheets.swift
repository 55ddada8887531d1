import BorderVocabulary
import Steering

/// What customs says beside the gates' own counts. The columns are ours: no form of customs is published.
package enum GateSheets {
    /// A day, gate and direction in each row; at least one of the four numbers is filled, and an empty one is not zero.
    package static let customs = Sheet(
        "customs",
        columns: [
            .needed("date"), .needed("gate"), .needed("direction"), .optional("declarations"), .optional("vehicles"),
            .optional("tonnes"), .optional("value_usd"), .needed("source"),
        ]
    ) { (row) throws(SheetFault) in
        [
            .gates(
                .sayCustoms(
                    CustomsRow(
                        try row.read("date", LocalDate.parse), try way(row),
                        declarations: try row.integer("declarations", in: 0...1_000_000_000),
                        vehicles: try row.integer("vehicles", in: 0...1_000_000_000),
                        kilograms: try parts("tonnes", row, decimals: 3),
                        cents: try parts("value_usd", row, decimals: 2),
                        source: try row.read("source", Line.parse))))
        ]
    }

    /// How far the two may lie apart from a day on; units are vehicles or kilograms.
    package static let tolerances = Sheet(
        "customs-tolerances",
        columns: [.needed("measure"), .needed("from"), .needed("units"), .needed("permille"), .needed("basis")]
    ) { (row) throws(SheetFault) in
        [
            .gates(
                .setTolerance(
                    Tolerance(
                        try row.word("measure"), from: try row.read("from", LocalDate.parse),
                        units: Int64(try row.integer("units", in: 0...1_000_000_000) ?? 0),
                        permille: try row.integer("permille", in: 0...1_000) ?? 0,
                        basis: try row.read("basis", Line.parse))))
        ]
    }

    /// Reasons for differences, given by somebody else than who brought the row of customs in.
    package static let differences = Sheet(
        "customs-differences",
        columns: [.needed("date"), .needed("gate"), .needed("direction"), .needed("measure"), .needed("reason")]
    ) { (row) throws(SheetFault) in
        [
            .gates(
                .explain(
                    try row.read("date", LocalDate.parse), try way(row), try row.word("measure"),
                    reason: try row.read("reason", Line.parse)))
        ]
    }

    private static func way(_ row: SheetRow) throws(SheetFault) -> GateWay {
        GateWay(try row.read("gate", PlaceID.parse), try row.read("direction", TradeDirection.parse))
    }

    /// A decimal number in its smallest parts, such as tonnes in kilograms; exact, or refused.
    private static func parts(_ column: String, _ row: SheetRow, decimals: UInt8) throws(SheetFault) -> Int64? {
        try row.optional(column) { (text) throws(ParseFailure) in
            let number = try DecimalNumber.parse(text)
            let accepted = "####." + String(repeating: "#", count: Int(decimals))
            guard number.scale <= decimals, number.digits >= 0, number.digits < 1_000_000_000_000 else {
                throw ParseFailure(.badFormat(accepted: accepted), found: text)
            }
            return (number.scale..<decimals).reduce(number.digits) { parts, _ in parts * 10 }
        }
    }
}
