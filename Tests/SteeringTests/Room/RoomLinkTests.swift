import BorderVocabulary
import Steering
import Testing

@Suite("What a task is linked to")
struct RoomLinkTests {
    /// A room with one of each; and a document, so that a task can be set.
    private func room() throws -> JoinedRoom {
        var joined = try JoinedRoom()
        try joined.conclude([try ConferenceSample.conclusion()])
        _ = try joined.promise(by: RoomSample.finance)
        try joined.give(.petitions(.receive(PeopleSample.submission(1, on: "2026-03-01"))), on: "2026-03-01")
        try joined.give(.plans(.definePlan(PlanSample.plan())), on: "2026-03-01")
        try joined.say(Sample.statement("1", on: "2024-01-10"), on: "2026-03-01")
        try joined.give(
            .plans(.setTarget(PlanSample.target(), PlanSample.atLeast("100"), PlanSample.act())), on: "2026-03-01")
        return joined
    }

    @Test(arguments: [
        ("target:score", true), ("target:no-score", false), ("petition:2026-000001", true),
        ("petition:2026-000002", false), ("promise:2026-p00001", true), ("promise:2026-p00009", false),
        ("conclusion:march/1", true), ("conclusion:march/2", false), ("conclusion:april/1", false),
        ("conclusion:march", false), ("bottleneck:none", false), ("project:none", false), ("task-group:7", true),
    ])
    func `is in its book, or the task is refused with the name`(link: String, isThere: Bool) throws {
        let joined = try room()
        let link = try TaskLink.parse(link)
        #expect(joined.room.has(link) == isThere)
        let promised = try #require(joined.room.tasks["lh-2026-p00001"]?.terms)
        let terms = TaskTerms(
            "linked", point: promised.point, of: promised.directive, wording: promised.wording,
            assigned: promised.assigned, lead: promised.lead, verifier: promised.verifier, timing: promised.timing,
            links: [link])
        let refusal = joined.refusal(.tasks(.assign(terms)), on: "2026-03-11")
        #expect(refusal == (isThere ? nil : .tasks(.unknownLink(link))))
    }
}

@Suite("The agenda of the whole room")
struct RoomAgendaTests {
    private func room(_ values: KeyValuePairs<String, String>, bound: String = "100") throws -> JoinedRoom {
        var joined = try JoinedRoom()
        var card = try Sample.card()
        card.aggregation = .sum
        card.validFrom = Sample.day("2010-01-01")
        try joined.give(.figures(.defineIndicator(card)))
        try joined.give(.plans(.definePlan(PlanSample.plan("kh-2026", "2026"))))
        let target = try PlanSample.target(period: "2026", owner: RoomSample.trade, plan: "kh-2026")
        try joined.give(.plans(.setTarget(target, PlanSample.atLeast(bound), PlanSample.act())))
        for (period, value) in values {
            try joined.say(Sample.statement(value, on: "2026-06-30", Sample.series("sample-score", period)))
        }
        return joined
    }

    private func targets(_ joined: JoinedRoom, on day: String) throws -> [AgendaException] {
        let sight = PlanSight(joined.room, on: joined.shelf, from: Vantage(knownOn: Sample.day(day)))
        return try sight.agendaExceptions().filter { $0.subject.kind == .target }
    }

    @Test func `has targets off their way, by the probability that they are missed`() throws {
        let past = ["2021", "2022", "2023", "2024", "2025"].flatMap { [("\($0)-H1", "50"), ("\($0)-H2", "50")] }
        var joined = try room([:])
        for (period, value) in past + [("2026-H1", "30")] {
            try joined.say(Sample.statement(value, on: "2026-07-05", Sample.series("sample-score", period)))
        }
        let found = try #require(try targets(joined, on: "2026-07-10").first)
        #expect(found.measure == 1000, "sixty of a hundred, year after year the same")
        #expect((found.post, found.title.description) == (RoomSample.trade, "Sample target"))
        #expect(try targets(joined, on: "2026-07-04").isEmpty, "nothing was known of the year")
        #expect(try targets(joined, on: "2027-01-02").isEmpty, "the plan of another year")
    }

    @Test func `counts a light for the least by which it is shown, where there is no forecast`() throws {
        var joined = try room(["2026-H1": "45"])
        #expect(try targets(joined, on: "2026-07-10").isEmpty, "nothing to hold it against")
        let trajectory = TargetTrajectory(
            for: 1, .linear,
            [
                TrajectoryPoint(through: Sample.day("2026-06-30"), try PlanSample.number("50")),
                TrajectoryPoint(through: Sample.day("2026-12-31"), try PlanSample.number("100")),
            ])
        try joined.give(.plans(.setTrajectory(PlanSample.target, trajectory)), on: "2026-07-01")
        // Ten percent behind is at risk: the built-in rule says so up to 70 percent of probability.
        #expect(try targets(joined, on: "2026-07-10").map(\.measure) == [300])
        // A post's light takes nothing away, and makes nothing smaller.
        let green = PlanCommand.overrideLight(
            PlanSample.target, to: .onTrack, reason: try Sample.line("rain is over"), as: RoomSample.office,
            until: Sample.day("2026-08-01"))
        try joined.give(.plans(green), on: "2026-07-10")
        #expect(try targets(joined, on: "2026-07-10").map(\.measure) == [300])
        let red = PlanCommand.overrideLight(
            PlanSample.target, to: .offTrack, reason: try Sample.line("the road is gone"), as: RoomSample.office,
            until: Sample.day("2026-08-01"))
        try joined.give(.plans(red), on: "2026-07-11")
        #expect(try targets(joined, on: "2026-07-11").map(\.measure) == [700])
    }

    @Test func `has petitions past their period, one for a case, and nothing of what was written`() throws {
        var sample = try PeopleSample()
        let first = try sample.receive(on: "2025-01-02")
        let second = try sample.receive(on: "2025-01-06", author: "a2")
        try sample.route(first, on: "2025-01-07")
        try sample.route(second, on: "2025-01-07")
        try sample.act(second, .merged(into: first), on: "2025-01-08")
        func offered(_ day: String) -> [AgendaException] {
            sample.book.agendaExceptions(on: Sample.day(day), by: sample.roster.calendar)
        }
        // The resolution is due first, in ten working days.
        #expect(offered("2025-01-16").isEmpty)
        let late = AgendaRule.first.draw(offered("2025-01-20"))
        #expect(late.map(\.exception.subject.key.description) == [first.description])
        #expect(late.map(\.exception.measure) == [4], "by the earlier of the two authors")
        #expect(late.first?.exception.post == PeopleSample.trade)
        #expect(late.first?.exception.title.description == first.description)
        #expect(offered("2025-01-21").map(\.measure) == [5, 1], "both authors wait")
        #expect(AgendaRule.first.draw(offered("2025-01-21")).map(\.exception.measure) == [5], "in one case")
        try sample.act(first, .resolved(reply: try PeopleSample.reply()), on: "2025-01-21")
        #expect(offered("2025-01-21").isEmpty)
        #expect(offered("2025-01-20").count == 1, "what was known on a day stays")
    }

    @Test func `offers of each kind the worst, so that it always has room`() throws {
        var joined = try JoinedRoom()
        _ = try joined.promise(by: RoomSample.finance, due: "2026-03-20")
        let first = try #require(joined.room.tasks["lh-2026-p00001"]?.terms)
        for number in 1...AgendaRule.offered {
            let terms = TaskTerms(
                try TaskID.parse("t-\(number)"), point: first.point, of: first.directive, wording: first.wording,
                assigned: first.assigned, lead: first.lead, verifier: first.verifier,
                timing: .deadline(on: Sample.day("2026-03-19")))
            try joined.give(.tasks(.assign(terms)), on: "2026-03-11")
        }
        let sight = PlanSight(joined.room, on: joined.shelf, from: Vantage(knownOn: Sample.day("2026-04-01")))
        let found = try sight.agendaExceptions()
        #expect(found.count == AgendaRule.offered)
        #expect(!found.contains { $0.subject.key.description == "lh-2026-p00001" }, "it is a day less late")
    }
}

extension JoinedRoom {
    mutating func say(_ statement: Statement, on day: String = "2026-07-08") throws {
        let card = IndicatorCard(published: statement.series.indicator, unit: statement.unit)
        try give(.figures(.record(statement, introducing: card)), on: day)
    }
}
