import Application
import BorderVocabulary
import Gate
import Steering
import SteeringRoom
import Testing

@Suite("Counting the days of a gate")
struct GateTallierTests {
    @Test(arguments: [
        ([GateRecords.goods("0810", 18_000)], Movement.loaded, ["huu-nghi export 08 1 18000 0"]),
        // The vehicle counts where it carries most, kilograms where they belong.
        (
            [GateRecords.goods("0810", 1_000), GateRecords.goods("8471", 1_001), GateRecords.goods("0702", 5)], .loaded,
            ["huu-nghi export 07 0 5 0", "huu-nghi export 08 0 1000 0", "huu-nghi export 84 1 1001 0"]
        ),
        // Of equals, the lower chapter, whatever the order.
        (
            [GateRecords.goods("8471", 7), GateRecords.goods("0810", 7)], .loaded,
            ["huu-nghi export 08 1 7 0", "huu-nghi export 84 0 7 0"]
        ),
        (
            [GateRecords.goods("0810", 7), GateRecords.goods("081060", 8)], .loaded, ["huu-nghi export 08 1 15 0"]
        ),
        ([GateRecords.goods("0810", nil)], .loaded, ["huu-nghi export 08 1 0 1"]),
        (
            [GateRecords.goods("0810", 9), GateRecords.goods(nil, nil)], .loaded,
            ["huu-nghi export 08 1 9 1"]
        ),
        ([GateRecords.goods(nil, 4)], .loaded, ["huu-nghi export uncoded 1 4 0"]),
        ([], .empty, ["huu-nghi export empty 1 0 0"]), ([], .newVehicle, ["huu-nghi export new-vehicle 1 0 1"]),
    ])
    func `parts goods by chapter`(goods: [GoodsLine], movement: Movement, rows: [String]) throws {
        var log = GateRecords()
        log.pass(1, GateRecords.declaration(goods, movement))
        let found = try #require(log.tally()).rows
        #expect(found == rows)
    }

    @Test func `adds up vehicles of one gate, direction and chapter, and no others`() throws {
        var log = GateRecords()
        log.pass(1)
        log.pass(2)
        log.pass(3, GateRecords.declaration([GateRecords.goods("0810", 5)], .loaded, .import))
        #expect(
            try #require(log.tally()).rows == ["huu-nghi export 08 2 36000 0", "huu-nghi import 08 1 5 0"])
    }

    @Test func `counts what has crossed, once, and nothing that has not`() throws {
        var log = GateRecords()
        log.add(.declared(TripID(1), GateRecords.declaration(), required: []))
        log.add(.crossed(TripID(9), lane: Town.lane))
        #expect(try #require(log.tally()).rows.isEmpty)
        log.add(.crossed(TripID(1), lane: Town.lane))
        log.add(.crossed(TripID(1), lane: Town.lane))
        #expect(try #require(log.tally()).rows == ["huu-nghi export 08 1 18000 0"])
    }

    @Test func `counts a day in Hà Nội, to its last millisecond`() {
        var log = GateRecords()
        let midnight = GateRecords.moment(23, 0)
        log.pass(1, at: midnight - .milliseconds(1))
        log.pass(2, at: midnight)
        let tallies = log.tallies(before: 24)
        #expect(tallies.map(\.day) == [GateRecords.date(22), GateRecords.date(23)])
        #expect(tallies.map { $0.crossings.first?.vehicles } == [1, 1])
        #expect(tallies.map(\.first) == [1, 3])
        #expect(tallies.map(\.last) == [2, 4])
    }

    @Test func `counts days without a record, too, and not the one that is going on`() {
        var log = GateRecords()
        log.pass(1)
        log.pass(2, at: GateRecords.moment(25))
        #expect(log.tallies(before: 25).map(\.day) == [22, 23, 24].map(GateRecords.date))
        #expect(log.tallies(before: 27).map(\.day) == [22, 23, 24, 25, 26].map(GateRecords.date))
        #expect(log.tally(23)?.first == nil && log.tally(23)?.records == 0)
        #expect(log.tallies(before: 22).isEmpty)
    }

    /// From the arrival to the first call, in whole minutes.
    @Test(arguments: [(0, "0:1"), (59_999, "0:1"), (60_000, "1:1"), (119_999, "1:1"), (7_200_000, "120:1")])
    func `rounds a wait down to minutes`(milliseconds: Int, waits: String) throws {
        var log = GateRecords()
        let start = GateRecords.moment(22, 8)
        log.add(.declared(TripID(1), GateRecords.declaration(), required: []), at: start)
        log.add(.arrived(TripID(1), area: Town.area), at: start)
        let call = Event.called(TripID(1), lane: Town.lane, until: start, grounds: nil)
        log.add(call, at: start + .milliseconds(milliseconds))
        // Who missed the call and is called again waits no second time.
        log.add(.callMissed(TripID(1)), at: start + .milliseconds(milliseconds + 1))
        log.add(call, at: start + .milliseconds(milliseconds + 900_000))
        #expect(try #require(log.tally()).waits.map(\.description) == ["huu-nghi export \(waits)"])
    }

    @Test func `counts a fee where and when it is paid, and what is given back against it`() throws {
        var log = GateRecords()
        log.add(.declared(TripID(1), GateRecords.declaration(), required: []))
        log.add(.feePaid(TripID(1), Money(dong: 400_000), receipt: "a"))
        log.add(.feePaid(TripID(1), Money(dong: -100_000), receipt: "b"))
        log.add(.feePaid(TripID(1), Money(dong: 7), receipt: "c"), at: GateRecords.moment(23))
        #expect(try #require(log.tally(22)).fees.map(\.description) == ["huu-nghi export 2 300000"])
        #expect(try #require(log.tally(23)).fees.map(\.description) == ["huu-nghi export 1 7"])
    }

    @Test func `takes the backlog from the bulletin of the day, also where it is closed late`() throws {
        func bulletin(_ day: Int) -> Event {
            func figure(_ measure: Measure, _ category: BulletinCategory, _ vehicles: Int) -> Bulletin.Figure {
                Bulletin.Figure(
                    cell: BulletinCell(place: Town.place, measure: measure, category: category), vehicles: vehicles)
            }
            return .bulletinClosed(
                Bulletin(
                    date: GateRecords.date(day), closedAt: GateRecords.moment(day, 20),
                    figures: [
                        figure(.remaining, .fruit, 30), figure(.remaining, .other, 4), figure(.remaining, .goods, 2),
                        figure(.cleared, .fruit, 99),
                    ]))
        }
        var log = GateRecords()
        log.pass(1)
        #expect(log.tally()?.backlog == nil, "no bulletin is not an empty gate")
        log.add(bulletin(22), at: GateRecords.moment(22, 20))
        #expect(log.tally()?.backlog?.map(\.description) == ["huu-nghi export 34", "huu-nghi import 2"])
        log.pass(2, at: GateRecords.moment(23))
        log.add(bulletin(23), at: GateRecords.moment(24, 1))
        let late = try #require(log.tally(23))
        #expect(late.backlog?.count == 2)
        #expect(late.later == [6], "the record stands among those of the next day")
    }

    @Test func `knows which gates the rules open, by what was decided until the day was over`() throws {
        func hours(_ id: RuleID, _ opens: Int, _ closes: Int, from: Timestamp, until: Timestamp? = nil) -> Event {
            .ruleSet(
                Rule(
                    id: id, validity: Validity(from: from, until: until), reference: "sample",
                    content: .hours(
                        Hours(
                            place: Town.place, opens: Town.known(LocalTime(hour: opens, minute: 0)),
                            closes: Town.known(LocalTime(hour: closes, minute: 0))))))
        }
        var log = GateRecords()
        log.pass(1)
        log.add(hours("late", 7, 20, from: GateRecords.moment(22, 0)), at: GateRecords.moment(23, 1))
        log.add(hours("closed", 7, 7, from: GateRecords.moment(24, 0)), at: GateRecords.moment(23, 2))
        log.add(hours("night", 23, 1, from: GateRecords.moment(25, 0)), at: GateRecords.moment(23, 3))
        log.add(.ruleWithdrawn("night", reason: "sample"), at: GateRecords.moment(27, 3))
        let open = log.tallies(before: 29).map { "\($0.day.day) " + $0.open.map(\.description).joined() }
        #expect(open == ["22 ", "23 huu-nghi", "24 ", "25 huu-nghi", "26 huu-nghi", "27 ", "28 "])
    }

    @Test func `counts what was true at the crossing once it is corrected, and says which record did it`() throws {
        var log = GateRecords()
        log.pass(1)
        log.add(.wentAbroad(TripID(1), deadline: nil))
        var tallier = GateTallier(log: Town.gate)
        for record in log.all { tallier.take(record) }
        let before = try #require(tallier.finished(before: GateRecords.date(23)).first)
        #expect(tallier.finished(before: GateRecords.date(23)).isEmpty, "nothing has changed")
        log.correct(1, [GateRecords.goods("8471", 20_000)], at: GateRecords.moment(25))
        for record in log.all.suffix(1) { tallier.take(record) }
        let after = tallier.finished(before: GateRecords.date(26))
        #expect(after.map(\.day) == [22, 23, 24, 25].map(GateRecords.date))
        #expect(after[0].rows == ["huu-nghi export 84 1 20000 0"])
        #expect(after[0].later == [4])
        #expect(after[0].mayFollow(before))
        #expect(after[0].seal != before.seal)
        #expect(log.tallies(before: 26) == after, "who counts all at once finds the same")
    }

    @Test func `lets no correction reach a trip that has ended`() throws {
        var log = GateRecords()
        log.pass(1)
        log.add(.ended(TripID(1), .completed, reason: ""))
        let before = try #require(log.tally())
        log.correct(1, [GateRecords.goods("8471", 20_000)], at: GateRecords.moment(25))
        #expect(log.tally() == before)
    }

    @Test func `does not count days twice that have left memory`() {
        var log = GateRecords()
        log.pass(1)
        log.add(.ended(TripID(1), .completed, reason: ""))
        var tallier = GateTallier(log: Town.gate)
        for record in log.all { tallier.take(record) }
        let long = 22 + GateTallier.Limit.days + 20
        #expect(tallier.finished(before: GateRecords.date(long)).count == long - 22)
        log.pass(2, at: GateRecords.moment(22) + .seconds(86_400 * (GateTallier.Limit.days + 30)))
        for record in log.all.suffix(2) { tallier.take(record) }
        let days = tallier.finished(before: GateRecords.date(long + 20)).map(\.day)
        #expect(days == (long..<long + 20).map(GateRecords.date))
    }
}
