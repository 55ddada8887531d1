import BorderVocabulary
import Steering

/// Administrative units, what became of them, and how their figures are shared out.
package enum UnitSheets {
    /// Units as they were set up.
    package static let units = Sheet(
        "units",
        columns: [
            .needed("code"), .needed("name"), .needed("level"), .optional("parent"), .needed("from"),
            .needed("document"),
        ]
    ) { (row) throws(SheetFault) in
        [
            .units(
                .define(
                    AdministrativeUnit(
                        try row.read("code", UnitID.parse), name: try row.read("name", Line.parse),
                        level: try row.word("level"), parent: try row.optional("parent", UnitID.parse),
                        from: try row.read("from", LocalDate.parse), document: try row.read("document", Line.parse))))
        ]
    }

    /// Merging, splitting, renaming, moving and abolishing; several codes in one field are parted by blanks.
    package static let changes = Sheet(
        "unit-changes",
        columns: [
            .needed("change"), .needed("units"), .optional("into"), .optional("name"), .needed("effective"),
            .needed("document"),
        ]
    ) { (row) throws(SheetFault) in
        [
            .units(
                .change(
                    UnitChange(
                        try row.list("units", UnitID.parse), try kind(row),
                        effective: try row.read("effective", LocalDate.parse),
                        document: try row.read("document", Line.parse))))
        ]
    }

    /// Shares of a unit in others.
    package static let weights = Sheet(
        "unit-weights",
        columns: [.needed("from"), .needed("to"), .needed("share"), .needed("basis"), .needed("source")]
    ) { (row) throws(SheetFault) in
        [
            .units(
                .weigh(
                    UnitWeight(
                        from: try row.read("from", UnitID.parse), to: try row.read("to", UnitID.parse),
                        share: try row.read("share", DecimalNumber.parse),
                        basis: try row.read("basis", IndicatorID.parse), source: try row.read("source", Line.parse))))
        ]
    }

    /// The words for what a document does to units.
    private enum Word: String, CaseIterable {
        case merge
        case split
        case rename
        case move
        case abolish
    }

    private static func kind(_ row: SheetRow) throws(SheetFault) -> UnitChange.Kind {
        switch try row.word("change", Word.self) {
        case .merge: .merge(into: try row.read("into", UnitID.parse))
        case .split: .split(into: try row.list("into", UnitID.parse))
        case .rename: .rename(to: try row.read("name", Line.parse))
        case .move: .move(under: try row.read("into", UnitID.parse))
        case .abolish: .abolish
        }
    }
}
