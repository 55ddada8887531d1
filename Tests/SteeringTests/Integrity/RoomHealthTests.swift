import BorderVocabulary
import Steering
import Testing

@Suite("The room's own health")
struct RoomHealthTests {
    /// Eight targets of 2024 on series that have grown by about two a year; the year came to so much.
    private func forecast(of bound: String, result: Int, cut: String? = nil) throws -> WatchedRoom {
        var room = try WatchedRoom()
        _ = try room.plan(2024)
        for place in 0..<8 {
            try room.define("flow-\(place)")
            for year in 2012...2023 {
                let value = 100 + (year - 2012) * 2 + (year * 7 + place * 3) % 5
                try room.say("flow-\(place)", "\(year)", "\(value)", on: "\(max(year + 1, 2015))-01-10")
            }
            try room.target("t-\(place)", "flow-\(place)", bound, in: 2024)
            if let cut { try room.amend("t-\(place)", to: cut, on: "2024-11-10") }
            try room.say("flow-\(place)", "2024", "\(result)", on: "2025-01-10")
        }
        return room
    }

    @Test func `forecasts that came true are counted as such, once the period is over`() throws {
        let room = try forecast(of: "115", result: 126)
        let record = try room.health(on: "2025-03-01").forecasts
        // Three ends of quarters of each target.
        #expect(record.trials.count == 24)
        #expect(Set(record.trials.map(\.on)) == Set(["2024-03-31", "2024-06-30", "2024-09-30"].map(Sample.day)))
        #expect(record.isEnough)
        #expect(record.attained.count == 24 && record.attained.of == 24)
        #expect(record.inside.count == 24)
        #expect(try #require(record.brier) < 0.05)
        let early = try room.health(on: "2024-12-31").forecasts
        #expect(early.trials.isEmpty && !early.isEnough && early.brier == nil)
    }

    @Test func `a forecast that failed is not mended by a target that was cut later`() throws {
        let record = try forecast(of: "115", result: 80, cut: "70").health(on: "2025-03-01").forecasts
        #expect(record.attained.count == 0 && record.attained.of == 24)
        #expect(record.inside.count == 0)
        #expect(try #require(record.brier) > 0.5)
    }

    @Test func `fewer forecasts than are needed say nothing`() throws {
        var room = try WatchedRoom()
        _ = try room.plan(2024)
        try room.define("flow")
        for year in 2015...2024 { try room.say("flow", "\(year)", "\(100 + year % 3)", on: "\(year + 1)-01-10") }
        try room.target("t", "flow", "100", in: 2024)
        let record = try room.health(on: "2025-03-01").forecasts
        #expect(record.trials.count == 3 && !record.isEnough)
    }

    @Test(
        arguments: [
            ("2025-03-05", nil), ("2025-03-10", nil), ("2025-03-11", 1), ("2025-04-09", 30),
        ] as [(String, Int?)])
    func `a figure is late by its own habit`(day: String, daysLate: Int?) throws {
        var room = try WatchedRoom()
        try room.define("monthly", owner: "trade")
        try room.define("rare", owner: "finance")
        for month in 1...12 {
            let next = month == 12 ? "2025-01" : "2024-" + (month < 9 ? "0\(month + 1)" : "\(month + 1)")
            try room.say("monthly", "2024-" + (month < 10 ? "0\(month)" : "\(month)"), "5", on: next + "-10")
        }
        // A correction does not make it younger, and the first word is what counts.
        try room.say("monthly", "2024-12", "6", on: "2025-01-25", correcting: 12)
        try room.say("monthly", "2025-01", "5", on: "2025-02-10")
        try room.say("rare", "2023", "5", on: "2024-02-10")
        let ages = try room.health(on: day).ages
        let monthly = try #require(ages.ages.first { "\($0.indicator)" == "monthly" })
        #expect(monthly.newest == (try Period.parse("2025-01")))
        #expect(monthly.usualDays == 10)
        #expect(monthly.due == Sample.day("2025-03-10"))
        #expect(monthly.daysLate(on: Sample.day(day)) == daysLate)
        #expect(monthly.age == Sample.day("2025-02-10").days(to: Sample.day(day)))
        let owners = ages.owners
        #expect(
            owners.map { $0.owner?.description } == (daysLate == nil ? ["finance", "trade"] : ["trade", "finance"]))
        let rare = try #require(owners.first { $0.owner?.description == "finance" })
        #expect(rare.withoutHabit == 1 && rare.late.isEmpty)
    }

    @Test(arguments: [("2026-02-10", nil), ("2026-02-12", 2)] as [(String, Int?)])
    func `a figure of whole years is late by its own habit, too`(day: String, daysLate: Int?) throws {
        var room = try WatchedRoom()
        try room.define("yearly", owner: "trade")
        for year in 2015...2024 { try room.say("yearly", "\(year)", "5", on: "\(year + 1)-02-10") }
        let yearly = try #require(try room.health(on: day).ages.ages.first)
        #expect(yearly.usualDays == 41 && yearly.due == Sample.day("2026-02-10"))
        #expect(yearly.daysLate(on: Sample.day(day)) == daysLate)
    }

    @Test func `reviews held are told beside those that a document promises`() throws {
        var room = try WatchedRoom()
        let series = SeriesOfConferences(
            "quarterly", name: try Sample.line("Sample series"), tiers: .province, chair: WatchedRoom.finance,
            secretary: WatchedRoom.trade, members: [WatchedRoom.inspectorate], perYear: 4,
            basis: try Sample.line("sample act"))
        room.apply(.conferences(.seriesSet(series, on: Sample.day("2024-01-01"))), on: "2024-01-01")
        let call = ConferenceCall(series, on: Sample.day("2024-06-10"))
        room.apply(.conferences(.called(id: "q2", call: call, on: Sample.day("2024-06-01"))), on: "2024-06-01")
        room.apply(
            .conferences(
                .acted(
                    id: "q2", act: .held(attended: [WatchedRoom.finance]), as: WatchedRoom.trade,
                    on: Sample.day("2024-06-10"))), on: "2024-06-10")
        let held = try room.health(on: "2024-12-31").shares.first { $0.measure == .held }
        #expect(held?.part == 1 && held?.whole == 4)
    }
}
