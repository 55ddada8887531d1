import BorderVocabulary
import Steering
import Testing

@Suite("Rates of tasks")
struct TaskTallyTests {
    /// Report 1270/BC-TCTTTg of 27 December 2017: of 21,914 tasks 16,051 done (14,068 in time, 1,983 late) and 5,863 not
    /// (5,640 within their time, 223 overdue). It prints 98.62 %.
    private let taskForce2017 = TaskTally([.onTime: 14_068, .late: 1_983, .overdue: 223, .running: 5_640])

    @Test func `show lateness that the usual rate hides`() {
        #expect(taskForce2017.total == 21_914)
        #expect(taskForce2017.completionAsReported == TaskShare(16_051, of: 16_274))
        #expect(taskForce2017.completionAsReported.hundredthsOfPercent == 98_62)
        #expect(taskForce2017.onTime == TaskShare(14_068, of: 16_274))
        #expect(taskForce2017.onTime.hundredthsOfPercent == 86_44)
        #expect(taskForce2017.late.hundredthsOfPercent == 12_18)
    }

    @Test func `show tasks that nobody gave a deadline`() {
        // Bình Định 2022: 631 of 1,387 tasks had none.
        let tally = TaskTally([.openWithoutDeadline: 631, .running: 756])
        #expect(tally.withoutDeadline == TaskShare(631, of: 1_387))
        #expect(tally.withoutDeadline.hundredthsOfPercent == 45_49)
        #expect(tally.onTime.hundredthsOfPercent == nil, "nothing was due, so there is no rate")
    }

    @Test(arguments: [(0, 0, nil), (1, 3, 33_33), (2, 3, 66_66), (99_999, 100_000, 99_99), (5, 5, 100_00)])
    func `are cut and never rounded up`(part: Int, whole: Int, hundredths: Int?) {
        #expect(TaskShare(part, of: whole).hundredthsOfPercent == hundredths)
    }

    @Test func `have denominators in which every task that was due stands once`() {
        let each = TaskTally(Dictionary(uniqueKeysWithValues: TaskStanding.allCases.map { ($0, 1) }))
        #expect(each.total == TaskStanding.allCases.count)
        #expect(each.due == 7)
        let parts = [each.onTime, each.late, each.overdue, each.extended, each.unverified]
        #expect(parts.allSatisfy { $0.whole == each.due })
        #expect(parts.reduce(0) { $0 + $1.part } == each.due)
        for standing in TaskStanding.allCases { #expect(each[standing] == 1) }
    }

    @Test func `go by post, directive, group and period, and add up`() throws {
        var sample = try TaskSample()
        let group = TaskLink(.taskGroup, try Sample.line("group-3"))
        try sample.give(.assign(TaskSample.terms("a", links: [group])))
        try sample.give(.assign(TaskSample.terms("b", lead: TaskSample.finance, support: [])))
        try sample.give(
            .assign(TaskSample.terms("c", timing: .deadline(on: Sample.day("2026-06-30")), links: [group, group])))
        try sample.finish(claimed: "2026-03-20", verified: "2026-03-21", task: "a")
        let day = Sample.day("2026-03-21")
        let breakdown = sample.book.breakdown(on: day)
        #expect(breakdown.byPost[TaskSample.trade]?[.onTime] == 1)
        #expect(breakdown.byPost[TaskSample.trade]?[.running] == 1)
        #expect(breakdown.byPost[TaskSample.finance]?[.overdue] == 1)
        #expect(breakdown.byDirective == ["tb-1": sample.book.tally(on: day)])
        #expect(breakdown.all == sample.book.tally(on: day))
        #expect(breakdown.byGroup.keys.map(\.description) == ["task-group:group-3"])
        #expect(breakdown.byGroup[group]?.total == 2, "a group that is named twice counts a task once")
        var filter = TaskFilter()
        filter.due = Sample.day("2026-03-20")...Sample.day("2026-06-29")
        #expect(sample.book.tasks(on: day, filter).map(\.task.terms.id) == ["a", "b"])
        filter.due = Sample.day("2026-03-21")...Sample.day("2026-06-30")
        #expect(sample.book.tasks(on: day, filter).map(\.task.terms.id) == ["c"])
        filter = TaskFilter()
        filter.standings = [.overdue]
        #expect(sample.book.tasks(on: day, filter).map(\.task.terms.id) == ["b"])
        filter = TaskFilter()
        filter.link = group
        filter.states = [.assigned]
        #expect(sample.book.tasks(on: day, filter).map(\.task.terms.id) == ["c"])
    }

    @Test func `tell how often deadlines were moved, and how often work came back`() throws {
        var sample = try TaskSample()
        try sample.give(.assign(TaskSample.terms()))
        try sample.extend(to: "2026-04-10", on: "2026-03-20")
        #expect(sample.book.tally(on: Sample.day("2026-03-20")).extendedAtAll == 1)
        #expect(sample.book.tally(on: Sample.day("2026-03-20")).extendedMoreThanOnce == 0)
        try sample.extend(to: "2026-05-10", on: "2026-04-11")
        try sample.finish(claimed: "2026-05-01", verified: "2026-05-02")
        try sample.take(.reopened(reason: Sample.line("x")), by: TaskSample.boss, on: "2026-05-03")
        let tally = sample.book.tally(on: Sample.day("2026-05-03"))
        #expect(tally.extendedAtAll == 1 && tally.extendedMoreThanOnce == 1 && tally.reopened == 1)
        #expect(sample.book.tally(on: Sample.day("2026-03-19")).extendedAtAll == 0, "it was not known then")
        // What a detector is told: one on the last day, one after it.
        let facts = sample.book.extensions(in: Sample.day("2026-01-01")...Sample.day("2026-12-31"))
        #expect(facts.map(\.daysLeft) == [0, -1])
        #expect(facts.map(\.ordinal) == [1, 2])
        #expect(sample.book.extensions(in: Sample.day("2026-04-01")...Sample.day("2026-12-31")).map(\.ordinal) == [2])
    }

    @Test func `go with what the tasks serve, until it is verified`() throws {
        var sample = try TaskSample()
        let (link, name) = (try TaskLink.parse("conclusion:2026-01/4"), try Sample.line("2026-01/4"))
        try sample.give(.assign(TaskSample.terms("a", links: [link])))
        try sample.give(.assign(TaskSample.terms("b", links: [link, TaskLink(.promise, name)])))
        try sample.finish(claimed: "2026-02-01", verified: "2026-02-02", task: "a")
        func served(_ kind: TaskLink.Kind, _ day: String) -> [Line: Bool] {
            sample.book.served(kind, on: Sample.day(day))
        }
        #expect(served(.conclusion, "2026-01-05").isEmpty)
        #expect(served(.conclusion, "2026-02-01") == [name: false])
        #expect(served(.conclusion, "2026-02-02") == [name: true])
        #expect(served(.promise, "2026-02-02") == [name: false])
        let cancel = TaskStep.cancelled(reason: name, basis: name)
        try sample.take(cancel, by: TaskSample.boss, on: "2026-02-03", task: "b")
        #expect(served(.promise, "2026-02-03").isEmpty)
    }

    @Test(arguments: [(25, true), (26, false)])
    func `leave nobody's silence out`(days: Int, isFound: Bool) throws {
        var sample = try TaskSample()
        try sample.give(.assign(TaskSample.terms()))
        var filter = TaskFilter()
        filter.silentFor = days
        // Assigned on 6 January, never heard of.
        #expect(sample.book.tasks(on: Sample.day("2026-01-31"), filter).isEmpty != isFound)
        try sample.take(.accepted, by: TaskSample.tradesman, on: "2026-01-31")
        #expect(sample.book.tasks(on: Sample.day("2026-01-31"), filter).isEmpty)
    }

    @Test func `give what was claimed on a day to whoever looks for many at once`() throws {
        var sample = try TaskSample()
        for id in ["a", "b"] as [TaskID] {
            try sample.give(.assign(TaskSample.terms(id)))
            try sample.take(
                .claimed(note: Sample.line("done"), evidence: TaskSample.evidence()), by: TaskSample.tradesman,
                on: "2026-03-20", task: id)
        }
        try sample.take(.verified(finding: Sample.line("ok")), by: TaskSample.inspector, on: "2026-03-23", task: "b")
        let day = Sample.day("2026-03-20")
        let facts = sample.book.closings(in: day...day, asKnownOn: Sample.day("2026-03-31"))
        #expect(facts.map(\.task) == ["a", "b"])
        #expect(facts.map(\.verified) == [nil, Sample.day("2026-03-23")])
        #expect(facts.allSatisfy { $0.deadline == day && $0.pieces == 1 && $0.lead == TaskSample.trade })
    }
}
