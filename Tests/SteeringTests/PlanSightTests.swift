import BorderVocabulary
import Steering
import Testing

/// A room with its shelf in memory.
private struct SampleRoom {
    var room = Room()
    var shelf = MemoryShelf()

    mutating func give(_ command: RoomCommand, at moment: Timestamp = Sample.now) throws {
        let facts = try shelf.facts([command.concern])[0]
        for event in try room.decide(command, by: Sample.lan, at: moment, given: facts) {
            room.apply(event, by: Sample.lan, at: moment)
            if case .figures(let figure) = event { shelf.apply(figure, at: moment) }
        }
    }

    mutating func say(_ statement: Statement, at moment: Timestamp = Sample.now) throws {
        let card = IndicatorCard(published: statement.series.indicator, unit: statement.unit)
        try give(.figures(.record(statement, introducing: card)), at: moment)
    }

    func sight(on day: String, recordedBy moment: Timestamp? = nil) -> PlanSight {
        PlanSight(room, on: shelf, from: Vantage(knownOn: Sample.day(day), recordedBy: moment))
    }
}

@Suite("Plans looked at with the figures")
struct PlanSightTests {
    private func definition(_ aggregation: IndicatorCard.Aggregation, from day: String, isBreak: Bool) throws
        -> RoomCommand
    {
        var card = try Sample.card()
        card.aggregation = aggregation
        card.validFrom = Sample.day(day)
        card.isBreak = isBreak
        return .figures(.defineIndicator(card))
    }

    private func room() throws -> SampleRoom {
        var room = SampleRoom()
        try room.give(definition(.sum, from: "2010-01-01", isBreak: false))
        let plan = Plan(
            PlanSample.plan, name: try Sample.line("Sample plan"), span: try PlanSpan.parse("2023"),
            act: try PlanSample.act(), officialTargets: 18, publishedAs: try IndicatorID.parse("targets-met"))
        try room.give(.plans(.definePlan(plan)))
        try room.give(.plans(.setTarget(PlanSample.target(), PlanSample.atLeast("100"), PlanSample.act())))
        return room
    }

    @Test func `tell what others counted as it was known, beside what is counted here`() throws {
        var room = try room()
        let count = try Sample.series("targets-met", "2023", .count)
        for (value, day) in [("16", "2023-12-19"), ("15", "2024-01-10"), ("16", "2024-01")] {
            try room.say(Sample.statement(value, on: day, count, source: "source of \(day)", unit: "targets of 18"))
        }
        for (day, value, source) in [
            ("2023-12-20", "16", "source of 2023-12-19"), ("2024-01-15", "15", "source of 2024-01-10"),
            ("2024-02-10", "16", "source of 2024-01"),
        ] {
            let sight = room.sight(on: day)
            let plan = try #require(room.room.plans.plan(PlanSample.plan))
            let told = try sight.publishedCount(of: plan)
            #expect(told.map { "\($0.statement.value)" } == [value])
            #expect(told.map { "\($0.statement.source)" } == [source])
            #expect(try sight.tally(of: plan)[.noInformation] == [PlanSample.target])
        }
    }

    @Test func `add up by the definition that holds, and not over a break of it`() throws {
        var room = try room()
        for year in 2018...2022 {
            for (half, value) in [("H1", "50"), ("H2", "50")] {
                try room.say(
                    Sample.statement(value, on: "\(year + 1)-01-10", Sample.series("sample-score", "\(year)-\(half)")))
            }
        }
        try room.say(Sample.statement("60", on: "2023-07-05", Sample.series("sample-score", "2023-H1")))
        let standing = try #require(try room.sight(on: "2023-07-10").standing(of: PlanSample.target))
        #expect(standing.forecast?.forecast?.p50 == 120)
        #expect(standing.newest?.observation == 11)
        // Before it was said nothing was known of the year.
        let before = try #require(try room.sight(on: "2023-07-04").standing(of: PlanSample.target))
        #expect(before.newest == nil)
        try room.give(definition(.sum, from: "2020-01-01", isBreak: true))
        let broken = try #require(try room.sight(on: "2023-07-10").standing(of: PlanSample.target))
        #expect(broken.forecast == .tooLittleData(pastYears: 3, needed: 4))
    }

    @Test func `look at the target's own area and calendar alone`() throws {
        var room = try room()
        let commune = AdministrativeUnit(
            try UnitID.parse("06001"), name: try Sample.line("Sample commune"), level: .commune, parent: nil,
            from: .earliest, document: try Sample.line("sample act"))
        try room.give(.units(.define(commune)))
        try room.say(Sample.statement("500", on: "2024-01-10", Sample.series(area: "06001")))
        try room.say(Sample.statement("500", on: "2024-01-10", Sample.series("sample-score", "A2023")))
        let sight = room.sight(on: "2024-02-01")
        #expect(try sight.standing(of: PlanSample.target)?.verdict.outcome == .noInformation)
        try room.say(Sample.statement("99", on: "2024-01-10", Sample.series()))
        let now = room.sight(on: "2024-02-01")
        #expect(try now.standing(of: PlanSample.target)?.verdict.outcome == .notMet)
        #expect(try now.on(Sample.day("2024-01-09")).standing(of: PlanSample.target)?.verdict.outcome == .noInformation)
    }

    @Test func `answer by what was recorded, when that is asked`() throws {
        var room = try room()
        let late = PlanSample.moment("2026-03-01")
        try room.say(Sample.statement("100", on: "2024-01-10", Sample.series()), at: late)
        let outcome = { (moment: Timestamp?) in
            try room.sight(on: "2024-02-01", recordedBy: moment).standing(of: PlanSample.target)?.verdict.outcome
        }
        #expect(try outcome(nil) == .met)
        #expect(try outcome(Sample.now) == .noInformation)
        // Before the plan itself was recorded there was no target.
        #expect(try outcome(PlanSample.moment("2025-12-31")) == nil)
    }
}
