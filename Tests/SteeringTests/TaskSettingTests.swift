import BorderVocabulary
import Steering
import Testing

@Suite("Setting work on posts")
struct TaskSettingTests {
    @Test func `is for the issuer and the office that keeps its directives`() throws {
        var sample = try TaskSample()
        #expect(try sample.give(.issue(TaskSample.directive("tb-2")), by: TaskSample.boss))
        #expect(
            sample.refusal(.issue(try TaskSample.directive("tb-3")), by: TaskSample.tradesman)
                == .notTheirs([TaskSample.chairman, TaskSample.office]))
        #expect(
            sample.refusal(.assign(try TaskSample.terms()), by: TaskSample.tradesman)
                == .notTheirs([TaskSample.chairman, TaskSample.office]))
        #expect(try sample.give(.assign(TaskSample.terms())))
    }

    @Test func `is offered in the names for which somebody speaks on the day`() throws {
        let sample = try TaskSample()
        func issuers(_ post: PostID, _ day: String) -> [PostID] {
            sample.book.issuers(for: [post], on: Sample.day(day))
        }
        #expect(issuers(TaskSample.office, "2025-01-01") == [TaskSample.chairman, TaskSample.office])
        #expect(issuers(TaskSample.office, "2024-12-31") == [TaskSample.office])
        #expect(issuers(TaskSample.trade, "2026-01-01") == [TaskSample.trade])
        #expect(sample.book.issuers(for: [], on: Sample.day("2026-01-01")).isEmpty)
    }

    @Test func `does nothing the second time, and nothing else under the same name`() throws {
        var sample = try TaskSample()
        try sample.give(.assign(TaskSample.terms()))
        #expect(try !sample.give(.issue(TaskSample.directive())))
        #expect(try !sample.give(.addPoint(TaskSample.point())))
        #expect(try !sample.give(.assign(TaskSample.terms())))
        #expect(sample.refusal(.issue(try TaskSample.directive(title: "another"))) == .otherDirective("tb-1"))
        #expect(
            sample.refusal(.assign(try TaskSample.terms(lead: TaskSample.finance, support: []))) == .otherTask("task-1")
        )
        let other = DirectivePoint(try PointNumber.parse("1"), of: "tb-1", text: try LongText.parse("Other."))
        #expect(sample.refusal(.addPoint(other)) == .otherPoint(other.number, of: "tb-1"))
    }

    @Test func `wants what it rests upon`() throws {
        let sample = try TaskSample()
        let terms = try TaskSample.terms()
        let elsewhere = TaskTerms(
            "task-2", point: try PointNumber.parse("9.đ"), of: "tb-1", wording: terms.wording, assigned: terms.assigned,
            lead: terms.lead, verifier: terms.verifier, timing: terms.timing)
        #expect(sample.refusal(.assign(elsewhere)) == .unknownPoint(try PointNumber.parse("9.đ"), of: "tb-1"))
        #expect(sample.refusal(.addPoint(try TaskSample.point(of: "tb-9"))) == .unknownDirective("tb-9"))
        #expect(sample.refusal(.assign(try TaskSample.terms(lead: "nobody"))) == .unknownPost("nobody"))
        #expect(sample.refusal(.take(.accepted, on: "task-9")) == .unknownTask("task-9"))
    }

    @Test func `names a verifier who does not judge its own work`() throws {
        let sample = try TaskSample()
        for verifier in [TaskSample.trade, TaskSample.finance, TaskSample.division] {
            #expect(
                sample.refusal(.assign(try TaskSample.terms(verifier: verifier))) == .verifierNotIndependent(verifier))
        }
        // The body above the lead may verify, and so may a body beside it.
        #expect(sample.refusal(.assign(try TaskSample.terms(verifier: TaskSample.office))) == nil)
        #expect(
            sample.refusal(.assign(try TaskSample.terms(lead: TaskSample.division, verifier: TaskSample.trade))) == nil)
        #expect(
            sample.refusal(.assign(try TaskSample.terms(lead: TaskSample.chairman)))
                == .leadIsIssuer(TaskSample.chairman))
        #expect(
            sample.refusal(.assign(try TaskSample.terms(support: [TaskSample.trade]))) == .namedTwice(TaskSample.trade))
    }

    @Test(arguments: [
        ("2026-01-04", "2026-03-20", TaskRefusal.tooEarly(earliest: Sample.day("2026-01-05"))),
        ("2026-01-05", "2026-03-20", nil), ("2026-01-06", "2026-01-06", nil),
        ("2026-01-06", "2026-01-05", .tooEarly(earliest: Sample.day("2026-01-06"))),
        ("2026-01-07", "2026-03-20", .inFuture(today: Sample.day("2026-01-06"))),
    ])
    func `keeps its days in order`(assigned: String, deadline: String, refusal: TaskRefusal?) throws {
        let sample = try TaskSample()
        let terms = try TaskSample.terms(assigned: assigned, timing: .deadline(on: Sample.day(deadline)))
        #expect(sample.refusal(.assign(terms)) == refusal)
    }

    @Test func `keeps what a directive read before it was corrected`() throws {
        var sample = try TaskSample()
        let corrected = try TaskSample.directive(title: "sample notice, put right")
        try sample.give(.correct(corrected, reason: Sample.line("mistyped")), on: "2026-02-01")
        #expect(sample.book.directive("tb-1", asKnownOn: Sample.day("2026-01-04")) == nil)
        #expect(
            sample.book.directive("tb-1", asKnownOn: Sample.day("2026-01-31"))?.title.description == "sample notice")
        #expect(sample.book.directive("tb-1", asKnownOn: Sample.day("2026-02-01")) == corrected)
        #expect(sample.book.directives["tb-1"]?.map(\.reason?.description) == [nil, "mistyped"])
        let moved = Directive(
            "tb-1", number: corrected.number, signed: Sample.day("2026-01-06"), issuer: corrected.issuer,
            form: corrected.form, title: corrected.title, isSample: true)
        #expect(sample.refusal(.correct(moved, reason: try Sample.line("why"))) == .otherDirective("tb-1"))
    }

    @Test func `lets only those read a classified directive whom it binds`() throws {
        var sample = try TaskSample()
        try sample.give(.assign(TaskSample.terms()))
        func mayRead(_ posts: Set<PostID>, isInTheRoom: Bool = true) -> Bool {
            sample.book.mayRead("tb-1", posts: posts, isInTheRoom: isInTheRoom, on: Sample.day("2026-02-02"))
        }
        #expect(mayRead([], isInTheRoom: false))
        try sample.give(.correct(TaskSample.directive(secrecy: .room), reason: Sample.line("draft")))
        #expect(mayRead([]) && !mayRead([], isInTheRoom: false))
        try sample.give(.correct(TaskSample.directive(secrecy: .classified), reason: Sample.line("secret")))
        #expect(!mayRead([]) && !mayRead([TaskSample.division]))
        for post in [
            TaskSample.chairman, TaskSample.office, TaskSample.trade, TaskSample.finance, TaskSample.inspectorate,
        ] { #expect(mayRead([post])) }
        // Its count stays.
        #expect(sample.book.tally(on: Sample.day("2026-02-02")).total == 1)
    }

    @Test(arguments: [
        ("3", true), ("2.10", true), ("4.đ", true), ("1-a", true), ("", false), ("2..1", false), (".1", false),
        ("1.", false), ("1 a", false), ("1234567890123456", true), ("12345678901234567", false),
    ])
    func `reads the numbers of points`(text: String, isRead: Bool) {
        #expect((try? PointNumber.parse(text))?.description == (isRead ? text : nil))
    }
}
