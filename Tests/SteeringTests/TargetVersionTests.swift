import BorderVocabulary
import Steering
import Testing

@Suite("A target in its versions")
struct TargetVersionTests {
    private let rationale: Line

    init() throws { rationale = try Sample.line("a sample reason") }

    private func correction(_ bound: String, of version: Int = 1) throws -> PlanCommand {
        .correctTarget(PlanSample.target, version: version, try PlanSample.atLeast(bound), reason: rationale)
    }

    private func amendment(
        _ bound: String?, adopted: String? = "2023-07-10", effective: String = "2023-07-15"
    ) throws -> PlanCommand {
        let terms = try bound.map { try PlanSample.atLeast($0) } ?? TargetTerms(nil)
        return .amendTarget(
            PlanSample.target, terms, try PlanSample.act("sample amendment", adopted),
            effective: Sample.day(effective), rationale: rationale)
    }

    private func confirm(_ version: Int) -> PlanCommand { .confirmVersion(PlanSample.target, version: version) }

    @Test func `is set once`() throws {
        var book = try PlanSample.book()
        let again = PlanCommand.setTarget(
            try PlanSample.target(), try PlanSample.atLeast("100"), try PlanSample.act())
        #expect(try !book.give(again, at: "2023-02-01"))
        let lower = PlanCommand.setTarget(try PlanSample.target(), try PlanSample.atLeast("90"), try PlanSample.act())
        #expect(throws: PlanRefusal.alreadySet(PlanSample.target)) { try book.give(lower, at: "2023-02-01") }
    }

    @Test(arguments: [("2023-01-05", nil), ("2023-01-06", "100")])
    func `is known from the day of its act`(day: String, wanted: String?) throws {
        #expect(try PlanSample.book().wanted(on: day) == wanted)
    }

    @Test func `whose act has no printed day was always known, because a target comes before its result`() throws {
        var book = PlanBook()
        try book.give(.definePlan(PlanSample.plan()), at: "2023-01-10")
        try book.give(
            .setTarget(PlanSample.target(), PlanSample.atLeast("5"), PlanSample.act("undated", nil)), at: "2023-01-10")
        #expect(book.wanted(on: "1999-01-01") == "5")
    }

    @Test func `is put right as if it had always been so, and recorded time still tells when that was`() throws {
        var book = try PlanSample.book()
        try book.give(correction("110"), at: "2023-05-02")
        // Without a second person's yes nothing has changed.
        #expect(book.wanted(on: "2023-06-01") == "100")
        #expect(throws: PlanRefusal.ownEntry) { try book.give(confirm(2), at: "2023-05-03") }
        try book.give(confirm(2), by: Sample.minh, at: "2023-05-03")
        #expect(book.wanted(on: "2023-01-06") == "110")
        #expect(book.wanted(on: "2023-06-01", recordedBy: "2023-05-02") == "100")
        #expect(book.wanted(on: "2023-06-01", recordedBy: "2023-05-03") == "110")
        // What was typed stays in sight.
        #expect(
            book.targets[PlanSample.target]?.versions.map(\.terms) == [
                try PlanSample.atLeast("100"), try PlanSample.atLeast("110"),
            ])
    }

    @Test func `is changed by an act from the day on which that holds`() throws {
        var book = try PlanSample.book()
        try book.give(amendment("80"), at: "2023-07-20")
        #expect(book.wanted(on: "2023-08-01") == "100")
        try book.give(confirm(2), by: Sample.minh, at: "2023-07-21")
        #expect(book.wanted(on: "2023-07-14") == "100")
        #expect(book.wanted(on: "2023-07-15") == "80")
        #expect(book.wanted(on: "2023-12-31", .original) == "100")
        #expect(book.wanted(on: "2023-07-15", recordedBy: "2023-07-20") == "100")
    }

    @Test func `is not changed before the act was adopted, whatever day the act names`() throws {
        var book = try PlanSample.book()
        try book.give(amendment("80", adopted: "2023-10-10", effective: "2023-02-01"), at: "2023-10-11")
        try book.give(confirm(2), by: Sample.minh, at: "2023-10-11")
        #expect(book.wanted(on: "2023-10-09") == "100")
        #expect(book.wanted(on: "2023-10-10") == "80")
    }

    @Test(arguments: [("2023-12-31", "80"), ("2024-01-01", "100")])
    func `is not cut after its year`(adopted: String, wanted: String) throws {
        var book = try PlanSample.book()
        try book.give(amendment("80", adopted: adopted, effective: "2023-12-31"), at: "2024-01-05")
        try book.give(confirm(2), by: Sample.minh, at: "2024-01-05")
        #expect(book.wanted(on: "2024-02-01") == wanted)
        #expect(book.targets[PlanSample.target]?.versions.count == 2)
    }

    @Test func `puts an amendment right without touching the original`() throws {
        var book = try PlanSample.book()
        try book.give(amendment("8"), at: "2023-07-20")
        try book.give(confirm(2), by: Sample.minh, at: "2023-07-20")
        try book.give(correction("80", of: 2), at: "2023-07-25")
        try book.give(confirm(3), by: Sample.minh, at: "2023-07-25")
        #expect(book.wanted(on: "2023-07-14") == "100")
        #expect(book.wanted(on: "2023-07-15") == "80")
        #expect(book.wanted(on: "2023-12-31", .original) == "100")
        try book.give(correction("81", of: 3), at: "2023-07-26")
        try book.give(confirm(4), by: Sample.minh, at: "2023-07-26")
        #expect(book.wanted(on: "2023-07-15") == "81")
    }

    @Test func `is dropped by an act and by nothing else`() throws {
        var book = try PlanSample.book()
        #expect(throws: PlanRefusal.aimWanted) {
            try book.give(
                .correctTarget(PlanSample.target, version: 1, TargetTerms(nil), reason: rationale), at: "2023-05-01")
        }
        try book.give(amendment(nil), at: "2023-07-20")
        try book.give(confirm(2), by: Sample.minh, at: "2023-07-20")
        #expect(book.wanted(on: "2023-08-01") == "dropped")
        #expect(book.wanted(on: "2023-08-01", .original) == "100")
    }

    @Test func `asks an act that changes it for its day`() throws {
        var book = try PlanSample.book()
        #expect(throws: PlanRefusal.dayWanted) { try book.give(amendment("80", adopted: nil), at: "2023-07-20") }
        #expect(throws: PlanRefusal.adoptedInFuture(today: Sample.day("2023-07-09"))) {
            try book.give(amendment("80"), at: "2023-07-09")
        }
        try book.give(amendment("80"), at: "2023-07-10")
        #expect(try !book.give(amendment("80"), at: "2023-07-11"))
    }

    @Test func `keeps what it is measured by`() throws {
        var book = try PlanSample.book()
        #expect(try book.give(.describeTarget(PlanSample.target(name: "Better name")), at: "2023-02-01"))
        let fixed = PlanRefusal.measureFixed(
            try IndicatorID.parse(PlanSample.indicator), unit: try Sample.line("points"), try Period.parse("2023"))
        for other in [
            try PlanSample.target(indicator: "other-score"), try PlanSample.target(unit: "percent"),
            try PlanSample.target(period: "2023-H1"), try PlanSample.target(plan: "kh-2024"),
        ] {
            #expect(throws: fixed) { try book.give(.describeTarget(other), at: "2023-02-01") }
        }
        let record = try #require(book.targets[PlanSample.target])
        #expect(record.target.name.description == "Better name")
        #expect(record.target(recordedBy: PlanSample.moment("2023-01-31"))?.name.description == "Sample target")
    }

    @Test func `that is a range or a milestone has one that can be met`() throws {
        var book = try PlanSample.book()
        func set(_ aim: TargetAim) throws -> PlanCommand {
            .setTarget(try PlanSample.target("other"), TargetTerms(aim), try PlanSample.act())
        }
        #expect(throws: PlanRefusal.rangeUpsideDown) {
            try book.give(set(PlanSample.range("7.0", "7", .inside)), at: "2023-02-01")
        }
        for day in ["2022-12-31", "2024-01-01"] {
            let bounds = PlanRefusal.dueOutside(first: Sample.day("2023-01-01"), last: Sample.day("2023-12-31"))
            #expect(throws: bounds) { try book.give(set(.milestone(due: Sample.day(day))), at: "2023-02-01") }
        }
        #expect(throws: PlanRefusal.aimWanted) {
            try book.give(.setTarget(PlanSample.target("other"), TargetTerms(nil), PlanSample.act()), at: "2023-02-01")
        }
        #expect(try book.give(set(.milestone(due: Sample.day("2023-12-31"))), at: "2023-02-01"))
    }
}
