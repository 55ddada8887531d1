import BorderVocabulary

extension GateIndicator {
    /// The name of the series of one direction, or of both together.
    package func id(_ direction: TradeDirection?) -> IndicatorID {
        guard let direction else { return id }
        do throws(ParseFailure) { return try IndicatorID.parse("\(rawValue)-\(direction.code)") } catch {
            preconditionFailure("The names of gate indicators leave room for a direction.")
        }
    }

    /// The definition of the series: computed by a version of a formula whose words are in the catalogue.
    package func card(_ direction: TradeDirection?) -> IndicatorCard {
        do throws(ParseFailure) {
            var card = IndicatorCard(published: id(direction), unit: try Line.parse(unit))
            card.name = id
            card.aggregation = aggregation
            card.formula = try Line.parse("\(rawValue) v\(formulaVersion)")
            card.origin = .gate
            return card
        } catch { preconditionFailure("Names and units of gate indicators are lines.") }
    }

    /// The directions by which figures of it are kept as series: both together, and each where it is counted so.
    package var directions: [TradeDirection?] {
        axes.contains(.direction) ? [nil] + TradeDirection.allCases : [nil]
    }
}

extension AdministrativeCalendar {
    /// Every period of both calendars in which a day is counted and which is over on another: months, quarters, halves,
    /// years, and the months since January.
    package func periods(counting day: LocalDate, over end: LocalDate) -> [Period] {
        let statistical = Period(year: day.year, part: .month(day.month))
        let found = [statistical, month(of: day)].compactMap { $0 }.flatMap { month -> [Period] in
            let number = month.months.first
            let whole: [Period.Part] = [.whole, .half((number + 5) / 6), .quarter((number + 2) / 3), .month(number)]
            let since = (number...12).map(Period.Part.firstMonths)
            return (whole + since).compactMap { Period(year: month.year, part: $0, in: month.calendar) }
        }
        return Set(found).filter { days(of: $0).upperBound <= end }.sorted()
    }
}
