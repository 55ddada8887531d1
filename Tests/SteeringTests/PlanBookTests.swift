import BorderVocabulary
import Foundation
import Steering
import Testing

@Suite("A plan with its groups of tasks and targets")
struct PlanBookTests {
    @Test(arguments: [
        ("2026", "2026"), ("2026-2030", "2026-2030"), ("2026-2026", "2026"), ("2030-2026", nil), ("26", nil),
        ("2026-", nil), ("", nil), ("2026-2075", "2026-2075"), ("2026-2076", nil), ("2026-2030-2035", nil),
    ])
    func `is for a year or a term`(text: String, read: String?) {
        #expect((try? PlanSpan.parse(text))?.description == read)
    }

    @Test func `stands under the plan of its term and under no other`() throws {
        var book = PlanBook()
        try book.give(.definePlan(PlanSample.plan("term", "2021-2025")), at: "2023-01-10")
        try book.give(.definePlan(PlanSample.plan("next", "2026-2030")), at: "2023-01-10")
        #expect(try book.give(.definePlan(PlanSample.plan(under: "term")), at: "2023-01-10"))
        for upper: PlanID in ["next", PlanSample.plan] {
            #expect(throws: PlanRefusal.notATermAbove(upper)) {
                try book.give(.definePlan(PlanSample.plan(under: upper)), at: "2023-01-10")
            }
        }
        #expect(throws: PlanRefusal.unknownPlan("nowhere")) {
            try book.give(.definePlan(PlanSample.plan(under: "nowhere")), at: "2023-01-10")
        }
    }

    @Test func `is worded anew beside its earlier wording`() throws {
        var book = PlanBook()
        try book.give(.definePlan(PlanSample.plan(theme: "first")), at: "2023-01-10")
        #expect(try !book.give(.definePlan(PlanSample.plan(theme: "first")), at: "2023-01-11"))
        try book.give(.definePlan(PlanSample.plan(theme: "second")), at: "2023-02-01")
        #expect(book.plan(PlanSample.plan)?.theme?.description == "second")
        let early = book.plan(PlanSample.plan, recordedBy: PlanSample.moment("2023-01-31"))
        #expect(early?.theme?.description == "first")
        #expect(book.plan(PlanSample.plan, recordedBy: PlanSample.moment("2023-01-09")) == nil)
    }

    @Test func `is known from the day on which it was adopted`() throws {
        let book = try PlanSample.book()
        #expect(book.plans(on: Sample.day("2023-01-05")).isEmpty)
        #expect(book.plans(on: Sample.day("2023-01-06")).map(\.id) == [PlanSample.plan])
    }

    @Test func `is not adopted in the future`() throws {
        var book = PlanBook()
        #expect(throws: PlanRefusal.adoptedInFuture(today: Sample.day("2023-01-05"))) {
            try book.give(.definePlan(PlanSample.plan()), at: "2023-01-05")
        }
    }

    @Test func `keeps its years once it has targets`() throws {
        var book = try PlanSample.book()
        #expect(throws: PlanRefusal.spanFixed(try PlanSpan.parse("2023"))) {
            try book.give(.definePlan(PlanSample.plan(PlanSample.plan, "2024")), at: "2023-02-01")
        }
    }

    @Test func `made up as a sample never turns into an official one`() throws {
        var book = PlanBook()
        try book.give(.definePlan(PlanSample.plan(isSample: true)), at: "2023-01-10")
        #expect(throws: PlanRefusal.sampleStays(true)) {
            try book.give(.definePlan(PlanSample.plan(isSample: false)), at: "2023-01-10")
        }
        #expect(throws: PlanRefusal.planIsSample(PlanSample.plan)) {
            try book.give(.setTarget(PlanSample.target(), PlanSample.atLeast("1"), PlanSample.act()), at: "2023-01-10")
        }
        let title = try Sample.line("group")
        try book.give(.defineTaskGroup(TaskGroup(PlanSample.plan, 1, title: title, isSample: true)), at: "2023-01-10")
        #expect(throws: PlanRefusal.planIsSample(PlanSample.plan)) {
            try book.give(.defineTaskGroup(TaskGroup(PlanSample.plan, 1, title: title)), at: "2023-01-10")
        }
    }

    @Test(arguments: [(0, false), (1, true), (14, true), (15, false)])
    func `has no more groups than its document counts`(number: Int, isTaken: Bool) throws {
        var book = PlanBook()
        try book.give(.definePlan(PlanSample.plan(groups: 14)), at: "2023-01-10")
        let command = PlanCommand.defineTaskGroup(
            TaskGroup(PlanSample.plan, number, title: try Sample.line("Border economy")))
        if isTaken {
            #expect(try book.give(command, at: "2023-01-10"))
            #expect(try !book.give(command, at: "2023-01-10"))
            #expect(book.groups(of: PlanSample.plan).map(\.number) == [number])
        } else {
            #expect(throws: PlanRefusal.numberOutOfList(count: 14)) { try book.give(command, at: "2023-01-10") }
        }
    }

    @Test func `has one target for each number of its list`() throws {
        var book = PlanBook()
        try book.give(.definePlan(PlanSample.plan(targets: 18)), at: "2023-01-10")
        let terms = try PlanSample.atLeast("1")
        func set(_ id: TargetID, _ number: Int?, group: Int? = nil) throws -> PlanCommand {
            .setTarget(try PlanSample.target(id, number: number, group: group), terms, try PlanSample.act())
        }
        try book.give(set("b", 2), at: "2023-01-10")
        try book.give(set("extra", nil), at: "2023-01-10")
        try book.give(set("a", 1), at: "2023-01-10")
        #expect(book.targets(of: PlanSample.plan).map(\.target.id) == ["a", "b", "extra"])
        #expect(throws: PlanRefusal.numberTaken(by: "a")) { try book.give(set("c", 1), at: "2023-01-10") }
        #expect(throws: PlanRefusal.numberOutOfList(count: 18)) { try book.give(set("c", 19), at: "2023-01-10") }
        #expect(throws: PlanRefusal.unknownGroup(PlanSample.plan, 3)) {
            try book.give(set("c", 18, group: 3), at: "2023-01-10")
        }
    }

    @Test func `takes a target only of an indicator that is defined, in its unit, for its years`() throws {
        var book = try PlanSample.book()
        let terms = try PlanSample.atLeast("1")
        let other = PlanCommand.setTarget(try PlanSample.target("other"), terms, try PlanSample.act())
        #expect(throws: PlanRefusal.unknownIndicator(try IndicatorID.parse(PlanSample.indicator))) {
            try book.give(other, at: "2023-01-10", unit: nil)
        }
        #expect(throws: PlanRefusal.otherUnit(expected: try Sample.line("million USD"))) {
            try book.give(other, at: "2023-01-10", unit: "million USD")
        }
        let late = PlanCommand.setTarget(try PlanSample.target("other", period: "2024"), terms, try PlanSample.act())
        #expect(throws: PlanRefusal.outsidePlan(try PlanSpan.parse("2023"))) { try book.give(late, at: "2023-01-10") }
    }

    @Test func `is stored as text that decodes to what it was`() throws {
        let target = try PlanSample.target(number: 3, owner: "so-tai-chinh", group: 2)
        let path = TargetTrajectory(
            for: 1, .seasonal(years: [2020, 2021, 2022]),
            [TrajectoryPoint(through: Sample.day("2023-12-31"), try PlanSample.number("7.50"))])
        let reason = try Sample.line("typed wrongly")
        let range = TargetTerms(try PlanSample.range("7.0", "7.5", .fromLowerEnd))
        let events: [PlanEvent] = [
            .planDefined(plan: try PlanSample.plan(targets: 18, groups: 14, theme: "theme")),
            .taskGroupDefined(group: TaskGroup(PlanSample.plan, 1, title: reason, isSample: true)),
            .targetSet(target: target, terms: range, act: try PlanSample.act("act", nil)),
            .targetSet(
                target: target, terms: TargetTerms(.milestone(due: Sample.day("2023-06-30"))), act: try PlanSample.act()
            ),
            .targetDescribed(target: target),
            .targetCorrected(
                target: target.id, version: 1, terms: TargetTerms(.yes, isHeadline: false), reason: reason),
            .targetAmended(
                target: target.id, terms: TargetTerms(nil), act: try PlanSample.act(),
                effective: Sample.day("2023-12-01"), rationale: reason),
            .versionConfirmed(target: target.id, version: 2), .trajectorySet(target: target.id, trajectory: path),
            .lightRulePublished(rule: .builtIn),
            .lightOverridden(
                target: target.id, light: .atRisk, reason: reason, post: "chu-tich", until: Sample.day("2023-12-01")),
            .overrideLifted(target: target.id, reason: reason),
        ]
        let bytes = try JSONEncoder().encode(events)
        #expect(try JSONDecoder().decode([PlanEvent].self, from: bytes) == events)
        let text = try #require(String(bytes: bytes, encoding: .utf8))
        #expect(text.contains("\"from-lower-end\"") && text.contains("\"7.50\"") && text.contains("\"at-risk\""))
    }
}
