import BorderVocabulary
import Steering
import SteeringRoom
import Testing

@Suite("A shelf of figures")
struct FigureShelfContract {
    /// Fills a shelf batch by batch, beside the plain list of what was recorded.
    private func filled(
        _ adapter: ShelfAdapter, _ directory: TemporaryDirectory, seed: UInt64, batches: Int = 12
    ) throws -> (ledger: any FigureLedger, plain: MemoryShelf) {
        let ledger = try adapter.open(directory)
        var traffic = ShelfTraffic(seed: seed)
        var plain = MemoryShelf()
        var position: UInt64 = 0
        for _ in 0..<batches {
            let records = try traffic.batch(1 + traffic.number(60))
            position += UInt64(records.count)
            try ledger.take(records, through: position)
            for record in records { plain.apply(record.event, at: record.at) }
            #expect(try ledger.position() == position)
        }
        return (ledger, plain)
    }

    @Test(arguments: ShelfAdapter.allCases, 0..<8 as Range<UInt64>)
    func `hands out what was put there, by number and by series`(adapter: ShelfAdapter, seed: UInt64) throws {
        let directory = try TemporaryDirectory()
        let (ledger, plain) = try filled(adapter, directory, seed: seed)
        let count = try plain.count()
        #expect(try ledger.count() == count)
        let all = Array(-1...count + 1)
        #expect(try ledger.observations(numbered: all) == plain.observations(numbered: all))
        #expect(try ledger.observations(numbered: []).isEmpty)
        let series = try ShelfTraffic.all
        #expect(try ledger.observations(of: series) == plain.observations(of: series))
        #expect(try ledger.observations(of: []).isEmpty)
        let stranger = Series(try IndicatorID.parse("sample-z"), try Period.parse("2024"), .result)
        let strange = Series(
            series[0].indicator, series[0].period, series[0].kind, area: try UnitID.parse("never-seen"))
        #expect(try ledger.observations(of: [stranger, strange]) == [[], []])
    }

    @Test(arguments: ShelfAdapter.allCases, [0, 1, 7, 100_000])
    func `is read page by page in the order of recording`(adapter: ShelfAdapter, limit: Int) throws {
        let directory = try TemporaryDirectory()
        let (ledger, plain) = try filled(adapter, directory, seed: 3)
        var (seen, last) = ([Observation](), -5)
        while true {
            let page = try ledger.observations(after: last, limit: limit)
            #expect(page.count <= limit)
            guard let end = page.last else { break }
            seen += page
            last = end.sequence
        }
        #expect(try limit == 0 ? seen.isEmpty : seen == plain.observations(after: 0, limit: .max))
    }

    @Test(arguments: ShelfAdapter.allCases, 0..<6 as Range<UInt64>)
    func `hands out stretches of periods, by period and area`(adapter: ShelfAdapter, seed: UInt64) throws {
        let directory = try TemporaryDirectory()
        let (ledger, plain) = try filled(adapter, directory, seed: seed)
        var dice = ShelfTraffic(seed: seed &+ 99)
        let periods = try ShelfTraffic.periods.map { try Period.parse($0) }
        for _ in 0..<60 {
            let (one, other) = (dice.pick(periods), dice.pick(periods))
            let indicator = try IndicatorID.parse(dice.pick(ShelfTraffic.indicators + ["sample-z"]))
            guard let range = SeriesRange(indicator, dice.pick(FigureKind.allCases), min(one, other)...max(one, other))
            else {
                #expect(one.calendar != other.calendar)
                continue
            }
            let some = try ["6028", "20", "never-seen"].map { try UnitID.parse($0) }
            let areas = dice.pick([nil, some, [], [some[1]]])
            let limit = dice.pick([0, 1, 3, 1_000])
            let found = try ledger.series(in: range, areas: areas, limit: limit)
            #expect(try found == plain.series(in: range, areas: areas, limit: limit), "\(range) \(limit)")
            #expect(found.allSatisfy { range.contains($0.series) && !$0.observations.isEmpty })
        }
    }

    @Test(arguments: ShelfAdapter.allCases, [1, 2, 7, 1_000])
    func `hands out an indicator page by page, and nothing of its neighbours`(
        adapter: ShelfAdapter, limit: Int
    ) throws {
        let directory = try TemporaryDirectory()
        let (ledger, plain) = try filled(adapter, directory, seed: 5, batches: 20)
        for indicator in try ShelfTraffic.indicators.map({ try IndicatorID.parse($0) }) {
            var (seen, last) = ([ShelvedSeries](), nil as Series?)
            while true {
                let page = try ledger.series(of: indicator, after: last, limit: limit)
                guard let end = page.last else { break }
                #expect(page.count <= limit)
                seen += page
                last = end.series
            }
            #expect(try seen == plain.series(of: indicator, after: nil, limit: .max))
            #expect(!seen.isEmpty && seen.allSatisfy { $0.series.indicator == indicator })
        }
    }

    @Test(arguments: ShelfAdapter.allCases, 0..<4 as Range<UInt64>)
    func `answers what was known, from every point, as a fold over all of it does`(
        adapter: ShelfAdapter, seed: UInt64
    ) throws {
        let directory = try TemporaryDirectory()
        let (ledger, plain) = try filled(adapter, directory, seed: seed)
        let (shelved, simple) = (Figures(FigureBook(), on: ledger), Figures(FigureBook(), on: plain))
        let all = try ShelfTraffic.all
        let moments = try plain.observations(after: 0, limit: .max).map(\.entered.at)
        for day in ["1970-01-01", "2024-01-09", "2024-01-10", "2024-01-31", "9999-12-31"] {
            for moment in [nil, moments[moments.count / 2]] as [Timestamp?] {
                for view in FigureView.allCases {
                    let vantage = Vantage(knownOn: try LocalDate.parse(day), recordedBy: moment, view: view)
                    #expect(try shelved.asKnown(all, from: vantage) == simple.asKnown(all, from: vantage))
                }
            }
        }
    }

    @Test(arguments: ShelfAdapter.allCases)
    func `takes a batch once`(adapter: ShelfAdapter) throws {
        let directory = try TemporaryDirectory()
        let (ledger, plain) = try filled(adapter, directory, seed: 1)
        var traffic = ShelfTraffic(seed: 2)
        let position = try ledger.position()
        try ledger.take(try traffic.batch(5), through: position)
        try ledger.take(try traffic.batch(5), through: position - 1)
        #expect(try ledger.count() == plain.count())
        #expect(try ledger.observations(after: 0, limit: .max) == plain.observations(after: 0, limit: .max))
        #expect(try ledger.position() == position)
        // A batch that tells nothing of figures moves the position alone.
        try ledger.take([], through: position + 7)
        #expect(try ledger.position() == position + 7)
        #expect(try ledger.count() == plain.count())
    }

    @Test(arguments: ShelfAdapter.allCases)
    func `has the facts of each command of a batch, also where many are about one series`(
        adapter: ShelfAdapter
    ) throws {
        let directory = try TemporaryDirectory()
        let (ledger, plain) = try filled(adapter, directory, seed: 7)
        var dice = ShelfTraffic(seed: 71)
        let all = try ShelfTraffic.all
        let concerns = try (0..<300).map { _ in
            FigureConcern(
                series: dice.pick([nil, dice.pick(all), all[0]]),
                number: dice.pick([nil, 1 + dice.number(try plain.count() + 3)]))
        }
        for (concern, facts) in zip(concerns, try ledger.facts(concerns)) {
            #expect(try facts.series == concern.series.map { try plain.observations(of: [$0])[0] } ?? [])
            #expect(try facts.named == concern.number.flatMap { try plain.observations(numbered: [$0])[0] })
        }
    }
}
