import BorderVocabulary
import Steering
import Testing

@Suite("So many of so many")
struct PlanTallyTests {
    /// A book with targets of 100 each, and what each came to, in the order of the list.
    private func tally(
        _ results: [(value: String?, isHeadline: Bool)], _ basis: TargetBasis = .inForce, on day: String = "2024-02-01",
        official: Int? = nil, change: (inout PlanBook) throws -> Void = { _ in }
    ) throws -> PlanTally {
        var book = PlanBook()
        try book.give(.definePlan(PlanSample.plan(targets: official)), at: "2023-01-10")
        var ids: [TargetID] = []
        for (place, result) in results.enumerated() {
            let id = try TargetID.parse("t\(place + 1)")
            ids.append(id)
            let target = try PlanSample.target(id, number: place + 1)
            let terms = try PlanSample.atLeast("100", isHeadline: result.isHeadline)
            try book.give(.setTarget(target, terms, PlanSample.act()), at: "2023-01-10")
        }
        try change(&book)
        let standings = try zip(ids, results).compactMap { id, result in
            let known =
                try result.value.map { try PlanSample.known(on: day, ["2023": $0]) }
                ?? PlanSample.known(on: day, [:])
            return try book.standing(of: id, known, basis)
        }
        return PlanTally(try #require(book.plan(PlanSample.plan)), on: Sample.day(day), basis, standings)
    }

    @Test func `keeps its four states apart and names the targets of each`() throws {
        let tally = try tally([
            ("100", true), ("99", true), (nil, true), (">99", true), ("101", true), ("1000", false),
        ])
        #expect(tally[.met] == ["t1", "t5"])
        #expect(tally[.notMet] == ["t2"])
        #expect(tally[.noInformation] == ["t3"])
        #expect(tally[.unknown] == ["t4"])
        // The sixth is part of another target.
        #expect(tally.counted == 5)
        #expect(tally.notListed == nil)
    }

    @Test func `says how many of the document's list it does not know`() throws {
        #expect(try tally([("100", true), ("99", true), (nil, true)], official: 18).notListed == 15)
    }

    @Test func `counts no target before it was set`() throws {
        #expect(try tally([("100", true)], on: "2023-01-05").counted == 0)
        #expect(try tally([("100", true)], on: "2023-01-06").counted == 1)
    }

    @Test func `does not gain by dropping a target or cutting it: as first set it is counted too`() throws {
        let reason = try Sample.line("a sample reason")
        func cut(_ book: inout PlanBook) throws {
            let act = try PlanSample.act("sample amendment", "2023-11-30")
            let (drop, lower) = (TargetTerms(nil), try PlanSample.atLeast("90"))
            for (id, terms): (TargetID, TargetTerms) in [("t2", drop), ("t3", lower)] {
                try book.give(
                    .amendTarget(id, terms, act, effective: Sample.day("2023-11-30"), rationale: reason),
                    at: "2023-12-01")
                try book.give(.confirmVersion(id, version: 2), by: Sample.minh, at: "2023-12-01")
            }
        }
        let results: [(value: String?, isHeadline: Bool)] = [("100", true), ("80", true), ("95", true)]
        let amended = try tally(results, change: cut)
        #expect(amended[.met] == ["t1", "t3"] && amended.counted == 2 && amended.dropped == ["t2"])
        let original = try tally(results, .original, change: cut)
        #expect(original[.met] == ["t1"] && original.counted == 3 && original.dropped.isEmpty)
    }

    @Test func `answers otherwise on another day, because something else was known`() throws {
        let book = try PlanSample.book()
        let told = [("2023-12-19", "100", FigureStatus.Grade.expected), ("2024-01-10", "99", .reported)]
        let outcomes = try told.map { day, value, grade in
            try book.standing(of: PlanSample.target, PlanSample.known(on: day, ["2023": value], grade: grade))?.verdict
        }
        #expect(outcomes.map { $0?.outcome } == [.met, .notMet])
        #expect(outcomes.map { $0?.isExpected } == [true, false])
    }
}

@Suite("What moved since the last review")
struct TargetMovementTests {
    private func standing(_ book: PlanBook, _ day: String, _ value: String?) throws -> TargetStanding? {
        let known =
            try value.map { try PlanSample.known(on: day, ["2023": $0], said: "2023-06-01") }
            ?? PlanSample.known(on: day, [:])
        return try book.standing(of: PlanSample.target, known)
    }

    @Test func `is nothing where nothing did`() throws {
        let book = try PlanSample.book()
        let before = try #require(try standing(book, "2023-07-01", "100"))
        let now = try #require(try standing(book, "2023-07-08", "100"))
        #expect(TargetMovement(from: before, to: now) == nil)
    }

    @Test func `is a target that was set, a figure, a light, an outcome`() throws {
        let book = try PlanSample.book()
        #expect(try standing(book, "2023-01-05", nil) == nil)
        let first = try #require(try standing(book, "2023-06-30", nil))
        #expect(TargetMovement(from: nil, to: first)?.changes == [.set])
        let good = try #require(try standing(book, "2023-07-01", "100"))
        let figure = try #require(good.newest)
        #expect(
            TargetMovement(from: first, to: good)?.changes == [
                .light(from: .noInformation, to: .onTrack), .outcome(from: .noInformation, to: .met), .figure(figure),
            ])
        let bad = try #require(try standing(book, "2023-07-08", "90"))
        let worse = try #require(TargetMovement(from: good, to: bad))
        let better = try #require(TargetMovement(from: bad, to: good))
        #expect(worse.urgency > better.urgency)
    }

    @Test func `is an override and its end`() throws {
        var book = try PlanSample.book()
        let before = try #require(try standing(book, "2023-07-01", "100"))
        let command = PlanCommand.overrideLight(
            PlanSample.target, to: .atRisk, reason: try Sample.line("a sample reason"), as: "chu-tich",
            until: Sample.day("2023-07-09"))
        try book.give(command, at: "2023-07-05", posts: ["chu-tich"])
        let override = try #require(book.targets[PlanSample.target]?.overrides.first)
        let during = try #require(try standing(book, "2023-07-08", "100"))
        #expect(TargetMovement(from: before, to: during)?.changes.contains(.overridden(override)) == true)
        let after = try #require(try standing(book, "2023-07-10", "100"))
        #expect(TargetMovement(from: during, to: after)?.changes.contains(.overrideEnded(override)) == true)
    }
}
