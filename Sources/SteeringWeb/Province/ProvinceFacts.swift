import BorderVocabulary
import Steering
import SteeringRoom

/// What everybody may see of the province's figures: what a third person has published, and nothing classified.
struct ProvinceFacts: Sendable {
    /// The bounds of one page.
    enum Limit {
        /// Indicators of the dashboard.
        static let indicators = 200
        /// Periods of one indicator and kind.
        static let periods = 400
        /// How many years back a year with figures is looked for.
        static let years = 10
        /// Records through which corrections are looked for.
        static let records = 2_000
    }

    let figures: Figures
    let vantage: Vantage
    let now: Timestamp

    /// Looks at a room from a point of the two times.
    init(_ room: Room, on shelf: any FigureShelf, from vantage: RoomVantage, at now: Timestamp) {
        figures = Figures(room.figures, on: shelf)
        self.vantage = Vantage(knownOn: vantage.day, recordedBy: vantage.moment, view: .published)
        self.now = now
    }

    /// The indicators that are open, by their names.
    var indicators: [IndicatorID] {
        figures.book.cards.filter { !$0.value.contains(where: \.isClassified) }.keys.sorted()
    }

    /// The versions of an indicator's definition; nil where it is not open.
    func cards(of indicator: IndicatorID) -> [IndicatorCard]? {
        guard let cards = figures.book.cards[indicator], !cards.contains(where: \.isClassified) else { return nil }
        return cards
    }

    /// All that was known of a period, by indicator; questions that nobody answered are left out.
    func figures(of period: Period) throws(ShelfFailure) -> [FrozenSeries] {
        let questions = indicators.prefix(Limit.indicators).flatMap { indicator in
            FigureKind.allCases.map { Series(indicator, period, $0) }
        }
        return try figures.frozen(Array(questions), from: vantage, at: now).filter { !$0.said.isEmpty }
    }

    /// The period that is wanted with its figures; otherwise the latest year of which something was known, or the year of
    /// the day where there is none.
    func page(of wanted: Period?) throws(ShelfFailure) -> (period: Period?, figures: [FrozenSeries]) {
        if let wanted { return (wanted, try figures(of: wanted)) }
        for year in (0..<Limit.years).map({ vantage.day.year - $0 }) {
            guard let period = Period(year: year) else { continue }
            let found = try figures(of: period)
            if !found.isEmpty { return (period, found) }
        }
        return (Period(year: vantage.day.year), [])
    }

    /// All periods of an indicator, oldest first, each with its kinds.
    func figures(of indicator: IndicatorID) throws(ShelfFailure) -> [FrozenSeries] {
        var questions: [Series] = []
        for calendar in Period.Calendar.allCases {
            guard let first = Period(year: 1970, in: calendar), let last = Period(year: 9999, in: calendar) else {
                continue
            }
            for kind in FigureKind.allCases {
                guard let range = SeriesRange(indicator, kind, first...last) else { continue }
                questions += try figures.shelf.series(in: range, areas: [.province], limit: Limit.periods).map(\.series)
            }
        }
        return try figures.frozen(questions, from: vantage, at: now).filter { !$0.said.isEmpty }
            .sorted { ($0.period, $0.kind.rawValue) < ($1.period, $1.kind.rawValue) }
    }

    /// Everything that was published of an indicator, latest record first, with what became of it.
    func history(of indicator: IndicatorID) throws(ShelfFailure) -> [Observation] {
        let periods = Set(try figures(of: indicator).map(\.period))
        var all: [Observation] = []
        for period in periods { all += try figures.history(indicator, period) }
        return all.compactMap(vantage.seen).sorted { $0.sequence > $1.sequence }
    }

    /// Published statements that replaced another, or were withdrawn after they had been published; latest record first.
    func corrections() throws(ShelfFailure) -> [Observation] {
        let count = try figures.shelf.count()
        let open = Set(indicators)
        return try figures.shelf.observations(after: count - Limit.records, limit: Limit.records)
            .compactMap(vantage.seen)
            .filter { $0.statement.supersedes != nil || $0.withdrawn != nil }
            .filter { open.contains($0.statement.series.indicator) }.reversed()
    }
}
