import BorderVocabulary
import Steering
import Testing

@Suite("The ladder above a task")
struct TaskLadderTests {
    /// Reminds the lead two working days before, reaches the office after one, the chairman after five.
    private func ladder(from: String = "2026-01-01") throws -> EscalationLadder {
        EscalationLadder(
            from: Sample.day(from), basis: try Sample.line("sample rule"),
            rungs: [.init(-2, .lead), .init(1, .office), .init(5, .issuer)])
    }

    private func sample() throws -> TaskSample {
        var sample = try TaskSample()
        try sample.give(.setLadder(ladder()))
        try sample.give(.assign(TaskSample.terms()))
        try sample.take(.accepted, by: TaskSample.tradesman, on: "2026-01-07")
        return sample
    }

    /// Monday 23 March is a holiday, Saturday 28 March is worked.
    private var calendar: WorkingCalendar {
        get throws {
            WorkingCalendar([
                .init(Sample.day("2026-03-23"), isWorked: false, basis: try Sample.line("sample holiday")),
                .init(Sample.day("2026-03-28"), isWorked: true, basis: try Sample.line("in lieu")),
            ])
        }
    }

    @Test(arguments: [
        // Due on Friday 20 March; working days after it: 24, 25, 26, 27, 28, 30.
        ("2026-03-17", 0), ("2026-03-18", 1), ("2026-03-23", 1), ("2026-03-24", 2), ("2026-03-27", 2),
        ("2026-03-28", 3),
    ])
    func `is climbed in working days`(day: String, rungs: Int) throws {
        let sample = try sample()
        let task = try #require(sample.book.asKnown("task-1", on: Sample.day(day))?.task)
        #expect(sample.book.rungs(reachedBy: task, on: Sample.day(day), try calendar).count == rungs)
    }

    @Test func `is the one that held when the work was due`() throws {
        var sample = try sample()
        let later = EscalationLadder(
            from: Sample.day("2026-03-21"), basis: try Sample.line("new rule"), rungs: [.init(0, .issuer)])
        try sample.give(.setLadder(later))
        #expect(sample.book.ladder(for: Sample.day("2026-03-20"))?.rungs.count == 3)
        #expect(sample.book.ladder(for: Sample.day("2026-03-21"))?.rungs.count == 1)
        #expect(sample.book.ladder(for: Sample.day("2025-12-31")) == nil)
        #expect(sample.refusal(.setLadder(try ladder())) == .notLater(than: Sample.day("2026-03-21")))
        let flat = EscalationLadder(
            from: Sample.day("2026-05-01"), basis: try Sample.line("x"), rungs: [.init(1, .office), .init(1, .issuer)])
        #expect(sample.refusal(.setLadder(flat)) == .rungsDoNotRise)
        let stray = EscalationLadder(
            from: Sample.day("2026-05-01"), basis: try Sample.line("x"), rungs: [.init(1, .post(named: "nobody"))])
        #expect(sample.refusal(.setLadder(stray)) == .unknownPost("nobody"))
    }

    @Test func `ends where the lead has given its word, and goes on when it is returned`() throws {
        var sample = try sample()
        func rungs(_ day: String) throws -> Int {
            let task = try #require(sample.book.asKnown("task-1", on: Sample.day(day))?.task)
            return sample.book.rungs(reachedBy: task, on: Sample.day(day), try calendar).count
        }
        try sample.take(
            .claimed(note: Sample.line("done"), evidence: TaskSample.evidence()), by: TaskSample.tradesman,
            on: "2026-03-24")
        #expect(try rungs("2026-03-28") == 0)
        try sample.take(.returned(reason: Sample.line("no")), by: TaskSample.inspector, on: "2026-03-28")
        #expect(try rungs("2026-03-28") == 3)
    }

    @Test func `tells how much is settled below its top, extended or not`() throws {
        func share(_ change: (inout TaskSample) throws -> Void) throws -> EscalationShare {
            var sample = try sample()
            try change(&sample)
            return sample.book.escalations(
                closedIn: Sample.day("2026-01-01")...Sample.day("2026-12-31"), asKnownOn: Sample.day("2026-12-31"),
                try calendar)
        }
        let early = try share { try $0.finish(claimed: "2026-03-20", verified: "2026-03-31") }
        #expect(early.belowTop == TaskShare(0, of: 0), "a reminder to the lead is no climbing")
        let office = try share { try $0.finish(claimed: "2026-03-27", verified: "2026-03-31") }
        #expect(office.belowTop == TaskShare(1, of: 1))
        let top = try share { try $0.finish(claimed: "2026-03-28", verified: "2026-03-31") }
        #expect(top.belowTop == TaskShare(0, of: 1))
        let extended = try share {
            try $0.extend(to: "2026-06-30", on: "2026-03-30")
            try $0.finish(claimed: "2026-04-30", verified: "2026-05-04")
        }
        #expect(extended.belowTop == TaskShare(0, of: 1), "it had been at the top before it was extended")
    }

    @Test func `and everything else that waits finds the post it waits for`() throws {
        var sample = try sample()
        func wants(_ post: PostID, _ day: String) throws -> [WaitingTask.Want] {
            sample.book.waiting(for: [post], on: Sample.day(day), try calendar).map(\.want)
        }
        #expect(try wants(TaskSample.trade, "2026-01-06") == [.accept])
        #expect(try wants(TaskSample.trade, "2026-01-07") == [])
        #expect(try wants(TaskSample.trade, "2026-03-20") == [])
        #expect(try wants(TaskSample.trade, "2026-03-21") == [.finish])
        #expect(try wants(TaskSample.office, "2026-03-23") == [])
        #expect(try wants(TaskSample.office, "2026-03-24") == [.step])
        #expect(try wants(TaskSample.chairman, "2026-03-27") == [])
        #expect(try wants(TaskSample.chairman, "2026-03-28") == [.step])
        try sample.take(
            .extensionAsked(to: Sample.day("2026-06-30"), reason: Sample.line("rain")), by: TaskSample.tradesman,
            on: "2026-03-20")
        #expect(try wants(TaskSample.chairman, "2026-03-20") == [.decideExtension])
        #expect(try wants(TaskSample.office, "2026-03-20") == [.decideExtension])
        try sample.take(
            .claimed(note: Sample.line("done"), evidence: TaskSample.evidence()), by: TaskSample.tradesman,
            on: "2026-03-21")
        #expect(try wants(TaskSample.inspectorate, "2026-03-21") == [.verify])
        #expect(try wants(TaskSample.trade, "2026-03-28") == [])
        try sample.take(.returned(reason: Sample.line("no")), by: TaskSample.inspector, on: "2026-03-22")
        #expect(try wants(TaskSample.trade, "2026-03-22") == [.finish, .improve])
        #expect(try wants(TaskSample.finance, "2026-03-28") == [])
    }

    @Test(arguments: [("2026-06-29", 0), ("2026-06-30", 2)])
    func `asks for the review on its day`(day: String, count: Int) throws {
        var sample = try TaskSample()
        let timing = TaskTiming.review(on: Sample.day("2026-06-30"), because: try Sample.line("x"))
        try sample.give(.assign(TaskSample.terms(timing: timing)))
        let posts: Set<PostID> = [TaskSample.chairman, TaskSample.office]
        let waiting = sample.book.waiting(for: posts, on: Sample.day(day), WorkingCalendar())
        #expect(waiting.map(\.want) == [WaitingTask.Want](repeating: .review, count: count))
        let june = Sample.day("2026-06-01")...Sample.day("2026-06-30")
        #expect(sample.book.dates(in: june, asKnownOn: Sample.day(day)).map(\.isReview) == [true])
        let july = Sample.day("2026-07-01")...Sample.day("2026-07-31")
        #expect(sample.book.dates(in: july, asKnownOn: Sample.day(day)).isEmpty)
    }
}
