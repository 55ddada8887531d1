import BorderVocabulary
import Foundation
import Steering
import SteeringRoom
import Web

// The tables of the page, each from the same days.
extension GatesView {
    static func standing(
        _ gates: GateFeedBook, _ query: GateQuery, _ standing: GateCountStanding?, _ words: Words
    ) -> (counted: String, running: String?, contradictions: String?, failure: String?) {
        let last = gates.logs.compactMap { gates.lastCounted($0, knownOn: query.known) }.max()
        let counted = last.map { words("gates.counted", ["day": words.formats.date($0)]) } ?? words("gates.nothing")
        let running = standing?.running.map { tally in
            words(
                "gates.running",
                [
                    "day": words.formats.date(tally.day), "position": words.number(Int(clamping: tally.last ?? 0)),
                    "vehicles": words.number(tally.crossings.reduce(0) { $0 + $1.vehicles }),
                ])
        }
        let days = (standing?.contradictions.keys.sorted() ?? []).map(words.formats.date)
        let contradictions =
            days.isEmpty ? nil : words("gates.contradictions", ["days": days.joined(separator: ", ")])
        return (counted, running, contradictions, standing?.failure.map { words("gates.failure", ["cause": $0]) })
    }

    /// The declared value is what customs says; the gate's log carries none.
    static func value(_ gates: GateFeedBook, _ query: GateQuery, _ words: Words) -> String {
        let value = gates.declaredValue(
            place: query.slice.place, direction: query.slice.direction, over: query.days, knownOn: query.known)
        guard let value, let number = DecimalNumber(digits: value.cents, scale: 2) else {
            return words("gates.value.silent")
        }
        return words("gates.value", ["value": words.gate(number), "rows": words.number(value.rows)])
    }

    static func days(
        _ gates: GateFeedBook, _ query: GateQuery, _ found: Reconciliation, _ words: Words, _ suffix: String
    ) -> [Day] {
        let customs = Dictionary(grouping: found.days) { $0.key.day }
        return query.days.days.reversed().compactMap { day in
            guard !gates.parts(day...day, knownOn: query.known).isEmpty || customs[day] != nil else { return nil }
            func vehicles(_ direction: TradeDirection) -> Int? {
                guard query.slice.direction.map({ $0 == direction }) ?? true else { return nil }
                let slice = GateSlice(place: query.slice.place, direction: direction, goods: query.slice.goods)
                return gates.sum(slice, over: day...day, knownOn: query.known).vehicles
            }
            let said = customs[day]?.compactMap(\.customs) ?? []
            let mine = [vehicles(.export), vehicles(.import)]
            let sum = Int64(mine.compactMap { $0 }.reduce(0, +))
            let other = said.isEmpty ? nil : said.reduce(0, +)
            return Day(
                day: words.formats.date(day), export: mine[0].map(words.number) ?? "",
                import: mine[1].map(words.number) ?? "", customs: words.amount(other, .vehicles),
                difference: words.difference(other.map { sum - $0 }, of: other, .vehicles),
                path: "/steering/lineage/\(GateIndicator.vehicles.rawValue)/\(query.period)?day=\(day)"
                    + suffix.replacing("?", with: "&"))
        }
    }

    static func chart(_ gates: GateFeedBook, _ query: GateQuery, _ words: Words) -> String {
        let days = query.days.days.filter { !gates.parts($0...$0, knownOn: query.known).isEmpty }
        guard days.count > 1 else { return "" }
        let series = TradeDirection.allCases.filter { query.slice.direction.map { [$0] }?.contains($0) ?? true }
            .sorted { $0.code < $1.code }.map { direction in
                let slice = GateSlice(place: query.slice.place, direction: direction, goods: query.slice.goods)
                return ChartSeries(
                    label: words.direction(direction),
                    values: days.map { gates.sum(slice, over: $0...$0, knownOn: query.known).vehicles })
            }
        let chart = Chart(
            type: "line", title: words("gates.chart"), labels: days.map { "\($0.day)/\($0.month)" },
            unit: words("gates.unit.vehicles"), series: series)
        return (try? JSONEncoder().encode(chart)).map { String(decoding: $0, as: UTF8.self) } ?? ""
    }

    static func gates(_ gates: GateFeedBook, _ query: GateQuery, _ words: Words) -> [Gate] {
        let parts = gates.parts(query.days, knownOn: query.known).map(\.content)
        var ways: Set<GateWay> = []
        for tally in parts {
            for cell in tally.crossings { ways.insert(GateWay(cell.key.place, cell.key.direction)) }
            for cell in tally.waits { ways.insert(cell.way) }
            for cell in tally.fees { ways.insert(cell.way) }
            for cell in tally.backlog ?? [] { ways.insert(cell.way) }
        }
        return ways.filter { query.slice.place.map { [$0] }?.contains($0.place) ?? true }
            .filter { query.slice.direction.map { [$0] }?.contains($0.direction) ?? true }.sorted().map { way in
                var sum = GateSum(GateSlice(place: way.place, direction: way.direction))
                for part in parts { sum.add(part) }
                return Gate(
                    name: words.place(way.place), direction: words.direction(way.direction),
                    vehicles: words.number(sum.vehicles), tonnes: words.gate(sum.value(of: .tonnes)),
                    median: words.gate(sum.value(of: .waitingMedian)),
                    ninety: words.gate(sum.value(of: .waitingNinety)),
                    fees: words.gate(sum.value(of: .fees)), backlog: words.gate(sum.value(of: .backlog)),
                    days: words(
                        "gates.days-of",
                        [
                            "crossed": words.number(sum.crossed[way.place] ?? 0),
                            "open": words.number(sum.open[way.place] ?? 0),
                        ]))
            }
    }

    static func goods(_ gates: GateFeedBook, _ query: GateQuery, _ words: Words, _ suffix: String) -> [Goods] {
        let parts = gates.parts(query.days, knownOn: query.known).map(\.content)
        let classes = Set(parts.flatMap { $0.crossings.map(\.key.goods) })
        return classes.sorted().compactMap { goods in
            let slice = GateSlice(place: query.slice.place, direction: query.slice.direction, goods: goods)
            guard
                let figure = try? gates.figure(.tonnes, slice, over: query.days, knownOn: query.known),
                figure.count > 0 || figure.value != .number(DecimalNumber.zeroTonnes)
            else { return nil }
            return Goods(
                name: words.goods(goods), vehicles: words.number(figure.count), tonnes: words.gate(figure.value),
                path: lineage(figure, query.period, suffix))
        }
    }

    private struct Chart: Encodable {
        let type: String
        let title: String
        let labels: [String]
        let unit: String
        let series: [ChartSeries]
    }

    private struct ChartSeries: Encodable {
        let label: String
        let values: [Int]
    }
}

extension DecimalNumber {
    /// Nothing, to the kilogram.
    fileprivate static var zeroTonnes: DecimalNumber {
        guard let zero = DecimalNumber(digits: 0, scale: 3) else { preconditionFailure("Zero has three decimals.") }
        return zero
    }
}

/// What the page can be narrowed to.
enum GateChoices {
    /// So many months back can be chosen; older ones by their address.
    private static let months = 24

    static func periods(
        _ gates: GateFeedBook, _ calendar: AdministrativeCalendar, _ query: GateQuery, _ words: Words
    ) -> [GatesView.Choice] {
        let last = gates.logs.compactMap { gates.lastCounted($0, knownOn: query.known) }.max() ?? query.known
        let first = gates.days.values.compactMap { $0.keys.min() }.min() ?? last
        var found: [Period] = []
        var day = last
        while day >= first.adding(days: -31), found.count < 2 * months {
            let statistical = Period(year: day.year, part: .month(day.month))
            found += [statistical, calendar.month(of: day)].compactMap { $0 }.filter { !found.contains($0) }
            day = day.adding(days: -28)
        }
        for year in first.year...last.year {
            found += Period.Calendar.allCases.compactMap { Period(year: year, in: $0) }
        }
        if !found.contains(query.period) { found.append(query.period) }
        return found.filter { calendar.days(of: $0).upperBound >= first }.map {
            GatesView.Choice(value: "\($0)", word: words.period($0, calendar.days(of: $0)), chosen: $0 == query.period)
        }
    }

    static func places(_ gates: GateFeedBook, _ query: GateQuery, _ words: Words) -> [GatesView.Choice] {
        var places = Set(
            gates.parts(query.days, knownOn: query.known).flatMap { $0.content.crossings.map(\.key.place) })
        if let place = query.slice.place { places.insert(place) }
        return places.sorted().map {
            GatesView.Choice(value: "\($0)", word: words.place($0), chosen: $0 == query.slice.place)
        }
    }

    static func directions(_ query: GateQuery, _ words: Words) -> [GatesView.Choice] {
        [TradeDirection.export, .import].map {
            GatesView.Choice(value: $0.code, word: words.direction($0), chosen: $0 == query.slice.direction)
        }
    }
}
