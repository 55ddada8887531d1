import BorderVocabulary
import Steering
import Testing

@Suite("The light of a target")
struct LightTests {
    private let reason: Line
    private let chairman: PostID = "chu-tich"

    init() throws { reason = try Sample.line("a sample reason") }

    private func light(_ book: PlanBook, _ known: PlanFigures) throws -> TargetLight {
        try #require(try book.standing(of: PlanSample.target, known)).light
    }

    private func path(_ points: KeyValuePairs<String, String>) throws -> TargetTrajectory {
        TargetTrajectory(
            for: 1, .given(act: try PlanSample.act()),
            try points.map { TrajectoryPoint(through: Sample.day($0.key), try PlanSample.number($0.value)) })
    }

    @Test(arguments: [
        ("2024-01-01", "100", Light.met), ("2024-01-01", "99", .missed), ("2024-01-01", ">99", .noInformation),
        // What is expected before the year is over is not met yet.
        ("2023-12-31", "100", .onTrack), ("2023-12-31", "99", .offTrack), ("2023-12-31", ">99", .noInformation),
    ])
    func `is the attainment once the period is over, and an expectation before`(
        day: String, result: String, light: Light
    ) throws {
        let book = try PlanSample.book()
        #expect(try self.light(book, PlanSample.known(on: day, ["2023": result])).computed == light)
    }

    @Test(arguments: [("2023-12-31", nil), ("2024-01-31", 31)])
    func `is no information where nothing is known, with its age`(day: String, days: Int?) throws {
        let light = try light(PlanSample.book(), PlanSample.known(on: day, [:]))
        #expect(light.computed == .noInformation && light.ground == .nothingKnown(days: days))
    }

    @Test(arguments: [
        // Behind 50 by 3 % and by 10 %: the steps of the built-in rule.
        ("60", Light.onTrack), ("48.5", .onTrack), ("48.4", .atRisk), ("45", .atRisk), ("44.9", .offTrack),
    ])
    func `follows from the distance to the trajectory`(reached: String, light: Light) throws {
        var book = try PlanSample.book()
        try book.give(
            .setTrajectory(PlanSample.target, path(["2023-06-30": "50", "2023-12-31": "100"])), at: "2023-02-01")
        let known = try PlanSample.known(on: "2023-07-10", ["2023-H1": reached])
        #expect(try self.light(book, known).computed == light)
    }

    @Test(arguments: [
        // Due on 30 June: answer, its period, said on; asked on.
        ("yes", "2023-05", "2023-06-10", "2023-06-10", Light.met),
        ("no", "2023-05", "2023-06-10", "2023-06-10", .noInformation),
        ("no", "2023-06", "2023-07-02", "2023-07-02", .missed), ("yes", "2023-12", "2023-06-30", "2023-07-01", .met),
        ("yes", "2023-12", "2023-07-01", "2023-07-01", .noInformation),
    ])
    func `of a milestone is a fact from its day on, and before it once it is done`(
        answer: String, period: String, said: String, day: String, light: Light
    ) throws {
        let book = try PlanSample.book(TargetTerms(.milestone(due: Sample.day("2023-06-30"))))
        #expect(try self.light(book, PlanSample.known(on: day, [period: answer], .last, said: said)).computed == light)
    }

    @Test(arguments: [("40", Light.onTrack), ("51.6", .atRisk), ("56", .offTrack)])
    func `of a ceiling is bad above its path`(reached: String, light: Light) throws {
        var book = try PlanSample.book(TargetTerms(.atMost(bound: PlanSample.number("100"))))
        try book.give(
            .setTrajectory(PlanSample.target, path(["2023-06-30": "50", "2023-12-31": "100"])), at: "2023-02-01")
        #expect(try self.light(book, PlanSample.known(on: "2023-07-10", ["2023-H1": reached])).computed == light)
    }

    /// Past years came to twice their June, more or less; this June is 50, so 100 is even odds.
    private func odds(_ bound: String, on day: String = "2023-07-10") throws -> (PlanBook, PlanFigures) {
        let known = try PlanSample.known(
            on: day,
            [
                "2018-H1": "50", "2018": "98", "2019-H1": "50", "2019": "102", "2020-H1": "50", "2020": "96",
                "2021-H1": "50", "2021": "104", "2022-H1": "50", "2022": "100", "2023-H1": "50",
            ], said: "2023-07-10")
        return (try PlanSample.book(PlanSample.atLeast(bound)), known)
    }

    @Test(arguments: [("98", Light.onTrack), ("98.1", .atRisk), ("101.9", .atRisk), ("102.1", .offTrack)])
    func `follows from the probability of attainment`(bound: String, light: Light) throws {
        let (book, known) = try odds(bound)
        let found = try self.light(book, known)
        #expect(found.computed == light, "\(found.ground)")
    }

    @Test func `is the worse of probability and trajectory`() throws {
        var (book, known) = try odds("90")
        #expect(try light(book, known).computed == .onTrack)
        try book.give(
            .setTrajectory(PlanSample.target, path(["2023-06-30": "60", "2023-12-31": "90"])), at: "2023-02-01")
        let found = try light(book, known)
        #expect(found.computed == .offTrack)
        guard case .trajectory(let behind) = found.ground else {
            Issue.record("The trajectory decides here.")
            return
        }
        #expect((behind - 100.0 / 6).magnitude < 1e-9)
    }

    @Test(arguments: [("2023-11-17", false), ("2023-11-18", true)])
    func `is no information when the newest figure is too old`(day: String, isStale: Bool) throws {
        let (book, known) = try odds("98", on: day)
        let found = try light(book, known)
        #expect(found.computed == (isStale ? .noInformation : .onTrack))
        if isStale { #expect(found.ground == .stale(days: 131)) }
    }

    @Test func `has a published rule that reaches into no past`() throws {
        func rule(_ version: Int, from day: String, onTrack: Int = 90, basis: Line?) -> LightRule {
            LightRule(
                version: version, validFrom: Sample.day(day), basis: basis, onTrackPercent: onTrack, atRiskPercent: 30,
                atRiskBehind: 3, offTrackBehind: 10, staleAfterDays: 130)
        }
        var (book, known) = try odds("98", on: "2023-09-10")
        #expect(throws: PlanRefusal.ruleNotLater(earliest: Sample.day("2023-08-01"))) {
            try book.give(.publishLightRule(rule(2, from: "2023-07-31", basis: reason)), at: "2023-08-01")
        }
        for unfit in [
            rule(3, from: "2023-09-10", basis: reason), rule(2, from: "2023-09-10", basis: nil),
            rule(2, from: "2023-09-10", onTrack: 30, basis: reason),
        ] {
            #expect(throws: PlanRefusal.ruleUnordered(next: 2)) {
                try book.give(.publishLightRule(unfit), at: "2023-08-01")
            }
        }
        try book.give(.publishLightRule(rule(2, from: "2023-09-10", basis: reason)), at: "2023-08-01")
        let now = try light(book, known)
        #expect(now.computed == .atRisk && now.rule.version == 2)
        known = try odds("98", on: "2023-09-09").1
        let before = try light(book, known)
        #expect(before.computed == .onTrack && before.rule.version == 1)
    }

    private func override(to light: Light = .onTrack, until day: String) -> PlanCommand {
        .overrideLight(PlanSample.target, to: light, reason: reason, as: chairman, until: Sample.day(day))
    }

    @Test func `is overridden beside the rule's, for a time, and counted`() throws {
        var (book, _) = try odds("110")
        try book.give(override(until: "2023-08-31"), at: "2023-07-15", posts: [chairman])
        #expect(try !book.give(override(until: "2023-08-31"), at: "2023-07-16", posts: [chairman]))
        for (day, shown) in [
            ("2023-07-14", Light.offTrack), ("2023-07-15", .onTrack), ("2023-08-31", .onTrack),
            ("2023-09-01", .offTrack),
        ] {
            let found = try light(book, odds("110", on: day).1)
            #expect(found.computed == .offTrack)
            #expect(found.shown == shown)
        }
        #expect(book.targets[PlanSample.target]?.overrides.count == 1)
    }

    @Test func `is overridden by a newer one or lifted, and the older does not come back`() throws {
        var (book, _) = try odds("110")
        try book.give(override(until: "2023-09-30"), at: "2023-07-15", posts: [chairman])
        try book.give(override(to: .atRisk, until: "2023-08-10"), at: "2023-08-01", posts: [chairman])
        try book.give(.liftOverride(PlanSample.target, reason: reason), at: "2023-08-05", posts: [chairman])
        let shown = try ["2023-07-31", "2023-08-01", "2023-08-04", "2023-08-05", "2023-08-20"].map {
            try light(book, odds("110", on: $0).1).shown
        }
        #expect(shown == [.onTrack, .atRisk, .atRisk, .offTrack, .offTrack])
        #expect(throws: PlanRefusal.noOverride(PlanSample.target)) {
            try book.give(.liftOverride(PlanSample.target, reason: reason), at: "2023-08-06", posts: [chairman])
        }
        #expect(book.targets[PlanSample.target]?.overrides.count == 2)
    }

    @Test(arguments: [Light.met, .missed, .noInformation])
    func `that is a fact is not overridden`(to light: Light) throws {
        var book = try PlanSample.book()
        #expect(throws: PlanRefusal.notOverridable(accepted: [.onTrack, .atRisk, .offTrack])) {
            try book.give(override(to: light, until: "2023-07-20"), at: "2023-07-15", posts: [chairman])
        }
    }

    @Test(arguments: [
        ("2023-07-15", "2023-07-14", "2023-10-15"), ("2023-07-15", "2023-10-16", "2023-10-15"),
        ("2023-12-01", "2024-01-01", "2023-12-31"),
    ])
    func `is not overridden for longer than a quarter, nor beyond its period`(
        today: String, until: String, latest: String
    ) throws {
        var book = try PlanSample.book()
        #expect(throws: PlanRefusal.overrideTooLong(latest: Sample.day(latest))) {
            try book.give(override(until: until), at: today, posts: [chairman])
        }
        #expect(try book.give(override(until: latest), at: today, posts: [chairman]))
    }

    @Test func `is overridden in the name of a post that one holds, and not of the one that answers for it`() throws {
        var book = try PlanSample.book(nil, PlanSample.target(owner: "so-tai-chinh"))
        #expect(throws: PlanRefusal.notOnPost(chairman)) {
            try book.give(override(until: "2023-07-20"), at: "2023-07-15", posts: ["so-tai-chinh"])
        }
        #expect(throws: PlanRefusal.ownTarget("so-tai-chinh")) {
            try book.give(
                .overrideLight(
                    PlanSample.target, to: .onTrack, reason: reason, as: "so-tai-chinh",
                    until: Sample.day("2023-07-20")), at: "2023-07-15", posts: ["so-tai-chinh"])
        }
    }
}
