import BorderVocabulary
import Steering
import Testing

@Suite("A step that was taken on paper")
struct TaskPaperTests {
    private func paper(_ day: String) throws -> OnPaper { OnPaper(Sample.day(day), source: try Sample.line("12/BC")) }

    private func claim() throws -> TaskStep {
        .claimed(note: try Sample.line("done"), evidence: try TaskSample.evidence())
    }

    @Test func `is written up by the issuer's side, two persons for claim and verification`() throws {
        var sample = try TaskSample()
        try sample.give(.assign(TaskSample.terms()))
        let (claim, verified) = (try claim(), TaskStep.verified(finding: try Sample.line("seen")))
        #expect(
            sample.refusal(
                .take(claim, on: "task-1", paper: try paper("2026-03-20")), by: TaskSample.tradesman, on: "2026-04-20")
                == .interested(TaskSample.trade))
        try sample.take(claim, by: TaskSample.clerk, on: "2026-04-20", paper: paper("2026-03-20"))
        #expect(
            sample.refusal(
                .take(verified, on: "task-1", paper: try paper("2026-03-25")), by: TaskSample.clerk, on: "2026-04-20")
                == .ownClaim)
        try sample.take(verified, by: TaskSample.boss, on: "2026-04-20", paper: paper("2026-03-25"))
        let steps = try #require(sample.book["task-1"]?.steps)
        #expect(steps.map(\.taken.post) == [TaskSample.trade, TaskSample.inspectorate])
        #expect(sample.standing("2026-03-25") == .onTime)
        #expect(
            sample.book.asKnown("task-1", on: Sample.day("2026-03-25"), recordedBy: TaskSample.noon("2026-04-19"))?
                .standing
                == .overdue, "what this system had recorded by then")
    }

    @Test(arguments: [("2026-03-20", 0), ("2026-03-21", 1)])
    func `and speaks of the deadline's keeping after it was over is counted`(written: String, count: Int) throws {
        var sample = try TaskSample()
        try sample.give(.assign(TaskSample.terms()))
        try sample.take(claim(), by: TaskSample.clerk, on: written, paper: paper("2026-03-19"))
        try sample.take(.verified(finding: Sample.line("seen")), by: TaskSample.inspector, on: "2026-03-30")
        let tally = sample.book.tally(on: Sample.day("2026-03-30"))
        #expect(tally[.onTime] == 1)
        #expect(tally.onTimeByPaperAlone == count)
    }

    @Test func `does not go behind what happened before, nor into the future`() throws {
        var sample = try TaskSample()
        try sample.give(.assign(TaskSample.terms()))
        try sample.take(.accepted, by: TaskSample.tradesman, on: "2026-02-01")
        let word = TaskStep.reported(note: try Sample.line("half"), evidence: [])
        func refusal(_ day: String) throws -> TaskRefusal? {
            sample.refusal(.take(word, on: "task-1", paper: try paper(day)), by: TaskSample.clerk, on: "2026-02-10")
        }
        #expect(try refusal("2026-01-31") == .tooEarly(earliest: Sample.day("2026-02-01")))
        #expect(try refusal("2026-02-01") == nil)
        #expect(try refusal("2026-02-10") == nil)
        #expect(try refusal("2026-02-11") == .inFuture(today: Sample.day("2026-02-10")))
    }
}
