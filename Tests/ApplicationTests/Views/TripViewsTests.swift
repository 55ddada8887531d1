import Application
import BorderVocabulary
import Gate
import SQLiteStore
import Testing

@Suite("Projections")
struct TripViewsTests {
    private func views() throws -> SQLiteTripViews { try SQLiteTripViews(inMemoryFor: Town.gate) }

    private static func pages(_ records: [LogRecord], of size: Int) -> [[LogRecord]] {
        stride(from: 0, to: records.count, by: size).map { Array(records[$0..<min($0 + size, records.count)]) }
    }

    @Test(arguments: [1, 7, 100, 10_000])
    func `are the same, however the records come`(page: Int) throws {
        let records = Traffic.records(seed: 3, commands: 600)
        let (paged, whole) = (try views(), try views())
        for page in Self.pages(records, of: page) { try paged.apply(page) }
        try whole.apply(records)
        #expect(try paged.cursor() == records.last?.position)
        let trips = Set(records.compactMap(\.event.trip))
        for trip in trips {
            #expect(try paged.summary(of: trip) == whole.summary(of: trip))
            #expect(try paged.history(of: trip) == whole.history(of: trip))
        }
        let date = Town.noon.localDate
        #expect(try paged.hourly(on: date, place: nil) == whole.hourly(on: date, place: nil))
    }

    @Test(arguments: 0..<5 as Range<UInt64>)
    func `agree with the gate about every open trip`(seed: UInt64) throws {
        let records = Traffic.records(seed: seed, commands: 600)
        let gate = GateStateCodecTests.gate(records)
        let views = try views()
        try views.apply(records)
        for trip in Set(records.compactMap(\.event.trip)) {
            let summary = try #require(try views.summary(of: trip))
            let open = gate.trips[trip]
            #expect(summary.stage == open?.stage.name)
            #expect((summary.outcome == nil) == (open != nil))
            guard let open else { continue }
            #expect(summary.place == open.place)
            #expect(summary.category == open.category, "\(trip)")
            #expect(summary.vehicle == open.papers.vehicle?.key.string)
            #expect(summary.trailer == open.papers.trailer?.compact.string)
            #expect(summary.containers == open.papers.containers.map(\.text.string))
            #expect(summary.declaredAt == open.declaredAt)
            #expect(summary.arrivedAt == open.arrivedAt)
        }
    }

    @Test func `keep the whole history of a trip, parts and mergers included`() throws {
        let records = Traffic.records(seed: 5, commands: 600)
        let views = try views()
        try views.apply(records)
        for trip in Set(records.compactMap(\.event.trip)) {
            let expected = records.filter { record in
                switch record.event {
                case .splitOff(let part, let whole, _), .mergedIn(let part, let whole, _, _):
                    part == trip || whole == trip
                case let event: event.trip == trip
                }
            }
            #expect(try views.history(of: trip) == expected)
        }
    }

    @Test func `refuse records that do not follow`() throws {
        let records = Traffic.records(seed: 1, commands: 50)
        let views = try views()
        try views.apply(Array(records.prefix(10)))
        #expect(throws: ViewFailure.self) { try views.apply(Array(records.prefix(10))) }
        #expect(throws: ViewFailure.self) { try views.apply(Array(records.dropFirst(11))) }
        #expect(try views.cursor() == Position(10))
        try views.apply(Array(records.dropFirst(10)))
    }

    @Test func `find a trip by what people type`() throws {
        let views = try views()
        var papers = Town.papers(1, container: 1).replacing(trailer: .some(Town.trailer(1)))
        papers = papers.replacing(firm: .some(TaxCode(stored: "0100109106")))
        let declaration = Declaration(
            place: Town.place, direction: .export, movement: .loaded, method: .traditional, papers: papers)
        let events: [Event] = [
            .declared(TripID(1), declaration, required: []), .declared(TripID(2), Town.declaration(2), required: []),
        ]
        try views.apply(Self.records(events))
        let table: [(text: String, trips: [UInt64])] = [
            ("12A10001", [1]), ("12a-100.01", [1]), ("12A1000", [2, 1]), ("１２Ａ 10001", [1]), ("12R", [1]),
            ("csqu 1000001", [1]), ("0100109106", [1]), ("T000001", [1]), ("t000002", [2]), ("T", []), ("", []),
            ("12B", []), ("99", []), ("12%", []), ("\u{0}\u{10FFFF}", []),
        ]
        for row in table {
            #expect(try views.search(row.text, firm: nil, limit: 10).map(\.id.number) == row.trips, "\(row.text)")
        }
        #expect(try views.search("12A1000", firm: nil, limit: 1).map(\.id.number) == [2])
        // A corrected plate leads to its trip under both.
        let change = Event.changed(
            TripID(1), kind: .correction, old: .vehicle(.plate(Town.plate(1))), new: .vehicle(.plate(Town.plate(9))),
            warnings: [], category: .fruit, required: [], withdrawn: [], reason: "", witness: nil)
        try views.apply(Self.records([change], after: 2))
        #expect(try views.search("12A10001", firm: nil, limit: 10).map(\.vehicle) == ["12A10009"])
        #expect(try views.search("12A10009", firm: nil, limit: 10).map(\.id.number) == [1])
    }

    @Test func `find the trips of one firm among thousands of others alike`() throws {
        let views = try views()
        let (own, other) = (TaxCode(stored: "0100109106"), TaxCode(stored: "0300588569"))
        let events = (1...2_000 as ClosedRange<Int>).map { number in
            let firm = number == 7 || number == 1_500 ? own : other
            let papers = Town.papers(number).replacing(firm: .some(firm))
            let declaration = Declaration(
                place: Town.place, direction: .export, movement: .loaded, method: .traditional, papers: papers)
            return Event.declared(TripID(UInt64(number)), declaration, required: [])
        }
        try views.apply(Self.records(events))
        #expect(try views.search("12A1", firm: own, limit: 50).map(\.id.number) == [1_500, 7])
        #expect(try views.search("12A1", firm: own, limit: 1).map(\.id.number) == [1_500])
        #expect(try views.search("12A1", firm: other, limit: 2).map(\.id.number) == [2_000, 1_999])
        #expect(try views.search("12A1", firm: nil, limit: 3).map(\.id.number) == [2_000, 1_999, 1_998])
        #expect(try views.search("12A1", firm: TaxCode(stored: "0101248141"), limit: 50).isEmpty)
        // A trip that another firm took over is that firm's now.
        let change = Event.changed(
            TripID(7), kind: .correction, old: .firm(own), new: .firm(other), warnings: [], category: .fruit,
            required: [], withdrawn: [], reason: "", witness: nil)
        try views.apply(Self.records([change], after: 2_000))
        #expect(try views.search("12A1", firm: own, limit: 50).map(\.id.number) == [1_500])
    }

    @Test func `page through ended trips, last ended first`() throws {
        let records = Traffic.records(seed: 2, commands: 800)
        let views = try views()
        try views.apply(records)
        let all = try views.trips(endedBefore: nil, limit: 10_000)
        #expect(all.count > 10)
        var paged: [TripSummary] = []
        var cursor: EndedTripCursor?
        while true {
            let page = try views.trips(endedBefore: cursor, limit: 3)
            paged += page
            guard let last = page.last, let endedAt = last.endedAt else { break }
            cursor = EndedTripCursor(endedAt: endedAt, trip: last.id)
        }
        #expect(paged == all)
        let keys = all.compactMap { trip in trip.endedAt.map { ($0.milliseconds, trip.id.number) } }
        #expect(keys.map(\.0) == keys.sorted(by: >).map(\.0))
    }

    @Test func `keep bulletins by day`() throws {
        let views = try views()
        let day = Town.noon.localDate
        let bulletins = (0..<3).map { Bulletin(date: day.adding(days: $0), closedAt: Town.noon, figures: []) }
        try views.apply(Self.records(bulletins.map(Event.bulletinClosed)))
        #expect(try views.bulletin(on: day.adding(days: 1)) == bulletins[1])
        #expect(try views.bulletin(on: day.adding(days: 3)) == nil)
        #expect(try views.bulletin(on: day.adding(days: -1)) == nil)
        #expect(try views.bulletins(before: nil, limit: 2) == [bulletins[2], bulletins[1]])
        #expect(try views.bulletins(before: day.adding(days: 1), limit: 9) == [bulletins[0]])
    }

    @Test func `count hours by the clock of Hà Nội, and waiting from arrival to first call`() throws {
        let views = try views()
        let id = TripID(1)
        let table: [(minute: Int, event: Event)] = [
            (0, .declared(id, Town.declaration(1), required: [])), (0, .arrived(id, area: Town.area)),
            (61, .called(id, lane: Town.lane, until: Town.noon, grounds: nil)), (62, .callMissed(id)),
            (119, .called(id, lane: Town.lane, until: Town.noon, grounds: nil)), (125, .crossed(id, lane: Town.lane)),
        ]
        try views.apply(
            table.enumerated().map { index, row in
                LogRecord(
                    position: Position(UInt64(index + 1)), at: Town.noon + .seconds(row.minute * 60),
                    actor: Town.actor(.system), event: row.event)
            })
        let hours = try views.hourly(on: Town.noon.localDate, place: Town.place)
        let hour = Town.noon.localTime.hour
        #expect(hours.map(\.hour) == [hour, hour + 1, hour + 2])
        #expect(hours.map(\.arrived) == [1, 0, 0])
        #expect(hours.map(\.called) == [0, 2, 0])
        #expect(hours.map(\.waits) == [0, 1, 0])
        #expect(hours.map(\.waitedMinutes) == [0, 61, 0])
        #expect(hours.map(\.longestWaitMinutes) == [0, 61, 0])
        #expect(hours.map(\.cleared) == [0, 0, 1])
        #expect(try views.hourly(on: Town.noon.localDate, place: "tan-thanh").isEmpty)
    }

    @Test func `keep the calls out of turn by day, with place, duty and how many were passed over`() throws {
        let views = try views()
        let id = TripID(1)
        let day = Town.noon.localDate
        func out(_ reason: String, _ passedOver: Int?) -> Event {
            .calledOutOfTurn(
                id, lane: Town.lane, until: Town.noon, reason: reason, witness: "second-person",
                passedOver: passedOver)
        }
        try views.apply(
            Self.records([
                .declared(id, Town.declaration(1), required: []), .arrived(id, area: Town.area), out("gà giống", 3),
                .callMissed(id), out("cũ", nil),
            ]))
        let found = try views.overtakings(on: day, limit: 9)
        #expect(found.map(\.reason) == ["gà giống", "cũ"])
        #expect(found.map(\.passedOver) == [3, nil])
        #expect(found.map(\.position) == [Position(3), Position(5)])
        #expect(found.allSatisfy { $0.place == Town.place && $0.trip == id && $0.duty == .system })
        #expect(try views.overtakings(on: day, limit: 1).map(\.reason) == ["gà giống"])
        #expect(try views.overtakings(on: day.adding(days: 1), limit: 9).isEmpty)
        try views.reset()
        #expect(try views.overtakings(on: day, limit: 9).isEmpty)
    }

    static func records(_ events: [Event], after position: UInt64 = 0) -> [LogRecord] {
        events.enumerated().map { index, event in
            LogRecord(
                position: Position(position + UInt64(index) + 1), at: Town.noon, actor: Town.actor(.system),
                event: event)
        }
    }
}
