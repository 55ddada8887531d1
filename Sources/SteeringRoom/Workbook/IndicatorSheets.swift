import BorderVocabulary
import Steering

/// Definition cards, and the days on which reports of the administration close.
package enum IndicatorSheets {
    /// A version of a definition in each row. What is left out is not said.
    package static let cards = Sheet(
        "indicators",
        columns: [
            .needed("indicator"), .needed("unit"), .needed("valid_from"), .optional("name"), .optional("direction"),
            .optional("aggregation"), .optional("origin"), .optional("calendar"), .optional("scope"),
            .optional("formula"), .optional("price_base"), .optional("comparison_base"), .optional("owner"),
            .optional("compiler"), .optional("verification"), .optional("sources"), .optional("accuracy_needed"),
            .optional("limitations"), .optional("compensation"), .optional("classified"), .optional("break"),
            .optional("change_note"),
        ]
    ) { (row) throws(SheetFault) in [.figures(.defineIndicator(try card(row)))] }

    /// Cut-offs.
    package static let cutOffs = Sheet(
        "cut-offs", columns: [.needed("from"), .needed("day"), .needed("basis")]
    ) { (row) throws(SheetFault) in
        let from = try row.read("from", LocalDate.parse)
        guard let day = try row.integer("day", in: 1...28),
            let cutOff = AdministrativeCalendar.CutOff(from: from, day: day, basis: try row.read("basis", Line.parse))
        else { throw .missing(column: "day") }
        return [.figures(.setCutOff(cutOff))]
    }

    private static func card(_ row: SheetRow) throws(SheetFault) -> IndicatorCard {
        var card = IndicatorCard(
            published: try row.read("indicator", IndicatorID.parse), unit: try row.read("unit", Line.parse))
        card.validFrom = try row.read("valid_from", LocalDate.parse)
        card.name = try row.optional("name", IndicatorID.parse) ?? card.id
        card.direction = try row.optional("direction", IndicatorCard.Direction.parse) ?? card.direction
        card.aggregation = try row.optional("aggregation", IndicatorCard.Aggregation.parse) ?? card.aggregation
        card.origin = try row.optional("origin", IndicatorCard.Origin.parse) ?? card.origin
        card.calendar = try row.optional("calendar", Period.Calendar.parse)
        card.scope = try row.optional("scope", Line.parse)
        card.formula = try row.optional("formula", Line.parse)
        card.priceBase = try row.optional("price_base", Line.parse)
        card.base = try row.optional("comparison_base", Line.parse)
        card.owner = try row.optional("owner", Line.parse)
        card.compiler = try row.optional("compiler", Line.parse)
        card.quality.verification = try row.optional("verification", Line.parse)
        card.quality.sources = try row.optional("sources", Line.parse)
        card.quality.accuracyNeeded = try row.optional("accuracy_needed", Line.parse)
        card.quality.limitations = try row.optional("limitations", Line.parse)
        card.quality.compensation = try row.optional("compensation", Line.parse)
        card.isClassified = try row.flag("classified")
        card.isBreak = try row.flag("break")
        card.changeNote = try row.optional("change_note", Line.parse)
        return card
    }
}
