/// Every table that may be brought in.
package enum Sheets {
    /// All of them, in the order in which a workbook's leaves are taken: what others refer to comes first.
    package static let all: [Sheet] = [
        RosterSheets.posts, RosterSheets.appointments, RosterSheets.days, UnitSheets.units, UnitSheets.changes,
        UnitSheets.weights, IndicatorSheets.cards, IndicatorSheets.cutOffs, FigureSheet.sheet,
    ]

    /// The table of a name.
    package static func named(_ name: String) -> Sheet? { all.first { $0.name == name } }
}
