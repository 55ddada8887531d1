import BorderVocabulary
import Steering
import SteeringRoom
import Web

/// The page of one figure: its formula, the days it was summed from, and down to the records of a day.
struct LineageView: Sendable {
    struct Fact: Sendable {
        let name: String
        let value: String
        let isCode: Bool
    }

    struct Part: Sendable {
        let day: String
        let positions: String
        let records: String
        let value: String
        let counted: String
        let seal: String
        let shortSeal: String
        let state: BadgeView
        let path: String
    }

    let name: String
    let value: String
    let unit: String
    let period: String
    let formula: String
    let facts: [Fact]
    let standing: BadgeView
    let isPreliminary: Bool
    let uncounted: String?
    let parts: [Part]
    let anyParts: Bool
    let command: String
    let back: String
    let trips: TripsView?

    init(_ view: RoomView, _ query: GateQuery, _ figure: GateFigure, _ contradicted: Set<LocalDate>, trips: TripsView?)
    {
        let words = view.words
        let indicator = figure.indicator
        name = words.name(indicator)
        value = words.gate(figure.value)
        unit = words.unit(indicator)
        period = words.period(query.period, query.days)
        formula = words("gates.formula.\(indicator.rawValue).v\(indicator.formulaVersion)")
        let found = CustomsMeasure(indicator).map {
            view.room.gates.reconciliation(
                $0, place: query.slice.place, direction: query.slice.direction, over: query.days, knownOn: query.known)
        }
        let standing = query.slice.goods == nil ? found?.standing ?? .preliminary : .preliminary
        self.standing = words.badge(standing)
        isPreliminary = standing != .reconciled
        uncounted =
            figure.uncounted.isEmpty
            ? nil : words("gates.uncounted", ["days": figure.uncounted.map(words.stretch).joined(separator: ", ")])
        facts = LineageView.facts(figure, query, words)
        parts = figure.parts.map { LineageView.part($0, of: figure, query, view, contradicted) }
        anyParts = !figure.parts.isEmpty
        command = LineageView.command(figure, query)
        back = "/steering/gates?period=\(query.period)" + RoomFrame.suffix(view.vantage).replacing("?", with: "&")
        self.trips = trips
    }

    private static func facts(_ figure: GateFigure, _ query: GateQuery, _ words: Words) -> [Fact] {
        func fact(_ key: String, _ value: String, isCode: Bool = false) -> Fact {
            Fact(name: words("lineage.fact." + key), value: value, isCode: isCode)
        }
        var facts = [
            fact("indicator", figure.indicator.rawValue, isCode: true),
            fact("version", words("lineage.version", ["number": "\(figure.indicator.formulaVersion)"])),
            fact("gate", figure.slice.place.map(words.place) ?? words("gates.all")),
            fact("direction", figure.slice.direction.map(words.direction) ?? words("gates.all")),
            fact("goods", figure.slice.goods.map(words.goods) ?? words("gates.all")),
            fact("count", words.number(figure.count)),
        ]
        if figure.indicator == .tonnes { facts.append(fact("unweighed", words.number(figure.unweighed))) }
        for (log, positions) in figure.positions.sorted(by: { $0.key < $1.key }) {
            facts.append(fact("positions", "\(log) \(positions.lowerBound)–\(positions.upperBound)", isCode: true))
        }
        return facts + [fact("checksum", "sha256:\(figure.checksum)", isCode: true)]
    }

    private static func part(
        _ part: GateFeedBook.Recorded<DayTally>, of figure: GateFigure, _ query: GateQuery, _ view: RoomView,
        _ contradicted: Set<LocalDate>
    ) -> Part {
        let (tally, words) = (part.content, view.words)
        var sum = GateSum(figure.slice)
        sum.add(tally)
        let path = GatesView.lineage(figure, query.period, RoomFrame.suffix(view.vantage))
        return Part(
            day: words.formats.date(tally.day),
            positions: (tally.first.map { "\($0)–\(tally.last ?? $0)" } ?? words("lineage.no-records"))
                + tally.later.map { ", \($0)" }.joined(),
            records: words.number(tally.records), value: words.gate(sum.value(of: figure.indicator)),
            counted: words.formats.moment(part.at), seal: "\(tally.seal)",
            shortSeal: String("\(tally.seal)".prefix(12)) + "…", state: state(tally, contradicted, words),
            path: path + (path.contains("?") ? "&" : "?") + "day=\(tally.day)#trips")
    }

    private static func state(_ tally: DayTally, _ contradicted: Set<LocalDate>, _ words: Words) -> BadgeView {
        if !tally.isIntact { return BadgeView(tone: "bad", icon: "no", word: words("lineage.state.broken")) }
        if contradicted.contains(tally.day) {
            return BadgeView(tone: "bad", icon: "no", word: words("lineage.state.contradicted"))
        }
        return BadgeView(tone: "good", icon: "yes", word: words("lineage.state.intact"))
    }

    /// What an auditor types to count it again.
    private static func command(_ figure: GateFigure, _ query: GateQuery) -> String {
        var words = ["huunghi", "lineage", figure.indicator.rawValue, "\(query.period)"]
        if let place = figure.slice.place { words += ["--gate", "\(place)"] }
        if let direction = figure.slice.direction { words += ["--direction", direction.code] }
        if let goods = figure.slice.goods { words += ["--goods", "\(goods)"] }
        return (words + ["--check"]).joined(separator: " ")
    }
}

/// The records of one day that a figure rests upon.
struct TripsView: Sendable {
    struct Row: Sendable {
        let position: String
        let time: String
        let trip: String
        let path: String?
        let place: String
        let direction: String
        let vehicle: String
        let firm: String
    }

    let day: String
    let rows: [Row]
    let anyRows: Bool
    /// Whether plates and firms stand in the rows.
    let isOpen: Bool
    let more: String?
    let morePath: String
}
