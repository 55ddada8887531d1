import BorderVocabulary
import Gate
import Steering
import SteeringRoom
import Web

/// The page of the gates' figures: one period in both calendars, beside customs, by day, gate and goods.
struct GatesView: Sendable {
    struct Choice: Sendable {
        let value: String
        let word: String
        let chosen: Bool
    }

    struct Indicator: Sendable {
        let name: String
        let unit: String
        let statistical: String
        let statisticalPath: String
        let administrative: String
        let administrativePath: String
    }

    struct Gate: Sendable {
        let name: String
        let direction: String
        let vehicles: String
        let tonnes: String
        let median: String
        let ninety: String
        let fees: String
        let backlog: String
        let days: String
    }

    struct Goods: Sendable {
        let name: String
        let vehicles: String
        let tonnes: String
        let path: String
    }

    struct Day: Sendable {
        let day: String
        let export: String
        let `import`: String
        let customs: String
        let difference: String
        let path: String
    }

    let asOf: String?
    let periods: [Choice]
    let places: [Choice]
    let directions: [Choice]
    let counted: String
    let running: String?
    let contradictions: String?
    let failure: String?
    let uncounted: String?
    let assumed: String?
    let statisticalName: String
    let administrativeName: String
    let indicators: [Indicator]
    let reconciliations: [ReconciliationView]
    let customsValue: String
    let differences: [DifferenceView]
    let moreDifferences: String?
    let days: [Day]
    let hasDays: Bool
    let chart: String
    let gates: [Gate]
    let goods: [Goods]

    /// How many days that differ are listed; programs get them all.
    static let differencesShown = 100

    init(_ view: RoomView, _ query: GateQuery, _ standing: GateCountStanding?) {
        let (words, gates, calendar) = (view.words, view.room.gates, view.room.figures.calendar)
        let suffix = RoomFrame.suffix(view.vantage)
        asOf = view.vantage.isPast ? "\(view.day)" : nil
        periods = GateChoices.periods(gates, calendar, query, words)
        places = GateChoices.places(gates, query, words)
        directions = GateChoices.directions(query, words)
        (counted, running, contradictions, failure) = GatesView.standing(gates, query, standing, words)
        let missing = gates.uncounted(query.days, knownOn: query.known)
        uncounted =
            missing.isEmpty
            ? nil : words("gates.uncounted", ["days": missing.map(words.stretch).joined(separator: ", ")])
        let (statistical, administrative) = GatesView.both(query.period)
        assumed =
            calendar.isAssumed(for: administrative)
            ? words("gates.assumed", ["day": "\(AdministrativeCalendar.assumedDay)"]) : nil
        statisticalName = words.period(statistical, calendar.days(of: statistical))
        administrativeName = words.period(administrative, calendar.days(of: administrative))
        indicators = zip(
            gates.figures(query.slice, over: calendar.days(of: statistical), knownOn: query.known),
            gates.figures(query.slice, over: calendar.days(of: administrative), knownOn: query.known)
        ).map { one, other in
            Indicator(
                name: words.name(one.indicator), unit: words.unit(one.indicator), statistical: words.gate(one.value),
                statisticalPath: GatesView.lineage(one, statistical, suffix), administrative: words.gate(other.value),
                administrativePath: GatesView.lineage(other, administrative, suffix))
        }
        let found = CustomsMeasure.allCases.map {
            gates.reconciliation(
                $0, place: query.slice.place, direction: query.slice.direction, over: query.days, knownOn: query.known)
        }
        reconciliations = found.map { ReconciliationView($0, gates, query, words) }
        customsValue = GatesView.value(gates, query, words)
        let open = found.flatMap(\.days).filter { $0.verdict != .equal }
        differences = open.prefix(GatesView.differencesShown).map { DifferenceView($0, words) }
        moreDifferences =
            open.count > GatesView.differencesShown
            ? words("gates.more", ["count": words.number(open.count - GatesView.differencesShown)]) : nil
        days = GatesView.days(gates, query, found[0], words, suffix)
        hasDays = !days.isEmpty
        chart = GatesView.chart(gates, query, words)
        self.gates = GatesView.gates(gates, query, words)
        goods = GatesView.goods(gates, query, words, suffix)
    }

    static func lineage(_ figure: GateFigure, _ period: Period, _ suffix: String) -> String {
        var items = suffix.isEmpty ? [] : [String(suffix.dropFirst())]
        if let place = figure.slice.place { items.append("place=\(place)") }
        if let direction = figure.slice.direction { items.append("direction=\(direction.code)") }
        if let goods = figure.slice.goods { items.append("goods=\(goods)") }
        let path = "/steering/lineage/\(figure.indicator.rawValue)/\(period)"
        return items.isEmpty ? path : path + "?" + items.joined(separator: "&")
    }

    /// The period in both calendars: the same part of the same year.
    static func both(_ period: Period) -> (statistical: Period, administrative: Period) {
        func of(_ calendar: Period.Calendar) -> Period {
            Period(year: period.year, part: period.part, in: calendar) ?? period
        }
        return (of(.statistical), of(.administrative))
    }
}
