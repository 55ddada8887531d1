import BorderVocabulary
import Steering
import Testing

@Suite("The deadline of a task")
struct TaskDeadlineTests {
    private func assigned(_ timing: TaskTiming? = nil) throws -> TaskSample {
        var sample = try TaskSample()
        try sample.give(.assign(TaskSample.terms(timing: timing)))
        return sample
    }

    private func review(_ day: String) throws -> TaskTiming {
        .review(on: Sample.day(day), because: try Sample.line("depends on the neighbour"))
    }

    @Test(arguments: [
        // done on, first deadline 2026-03-20
        ("2026-03-19", TaskStanding.onTime), ("2026-03-20", .onTime), ("2026-03-21", .late),
    ])
    func `is kept on its last day and not on the next`(done: String, standing: TaskStanding) throws {
        var sample = try assigned()
        try sample.finish(claimed: done, verified: "2026-04-30")
        #expect(sample.standing("2026-04-30") == standing)
        // Until it is verified it is not done, and a claim in time is not overdue either.
        #expect(sample.standing("2026-04-29") == (standing == .late ? .overdue : .unverified))
    }

    @Test(arguments: [
        ("2026-03-20", TaskStanding.running), ("2026-03-21", .extended), ("2026-04-10", .extended),
        ("2026-04-11", .overdue),
    ])
    func `runs on under an extension, and is never what it was`(day: String, standing: TaskStanding) throws {
        var sample = try assigned()
        try sample.extend(to: "2026-04-10", on: "2026-03-10")
        #expect(sample.standing(day) == standing)
        let task = try #require(sample.book.asKnown("task-1", on: Sample.day(day))?.task)
        #expect(task.original == Sample.day("2026-03-20"))
        #expect(task.timing == .deadline(on: Sample.day("2026-04-10")))
    }

    @Test(arguments: [
        ("2026-03-20", TaskStanding.onTime), ("2026-03-21", .inExtension), ("2026-04-10", .inExtension),
        ("2026-04-11", .late),
    ])
    func `that was extended makes no done task on time`(done: String, standing: TaskStanding) throws {
        var sample = try assigned()
        try sample.extend(to: "2026-04-10", on: "2026-03-10")
        try sample.finish(claimed: done, verified: "2026-04-30")
        #expect(sample.standing("2026-05-01") == standing)
    }

    @Test func `is extended by the issuer's side alone, to a later day`() throws {
        var sample = try assigned()
        func extend(to date: String) throws -> TaskCommand {
            .take(
                .extended(to: Sample.day(date), reason: try Sample.line("rain"), basis: try Sample.line("2/TB")),
                on: "task-1")
        }
        func refusal(_ date: String, on day: String, by user: UserID = TaskSample.boss) throws -> TaskRefusal? {
            sample.refusal(try extend(to: date), by: user, on: day)
        }
        #expect(
            try refusal("2026-04-10", on: "2026-03-10", by: TaskSample.tradesman)
                == .notTheirs([TaskSample.chairman, TaskSample.office]))
        #expect(try refusal("2026-03-20", on: "2026-03-10") == .notLater(than: Sample.day("2026-03-20")))
        #expect(try refusal("2026-03-21", on: "2026-03-10") == nil)
        // After the deadline the new one may be today, and not a day that is over: that would only repaint the delay.
        #expect(try refusal("2026-04-09", on: "2026-04-10") == .notLater(than: Sample.day("2026-04-09")))
        #expect(try refusal("2026-04-10", on: "2026-04-10") == nil)
        // The clerk of the office who also sits in the lead's department decides nothing about its work.
        try sample.appoint(TaskSample.clerk, on: TaskSample.trade)
        #expect(
            try refusal("2026-04-10", on: "2026-03-10", by: TaskSample.clerk) == .interested(TaskSample.trade))
    }

    @Test func `is asked to be extended, and the answer may be no`() throws {
        var sample = try assigned()
        let no = TaskStep.extensionRefused(reason: try Sample.line("no"))
        #expect(sample.refusal(.take(no, on: "task-1"), by: TaskSample.boss, on: "2026-03-01") == .nothingAsked)
        let ask = TaskStep.extensionAsked(to: Sample.day("2026-04-10"), reason: try Sample.line("rain"))
        try sample.take(ask, by: TaskSample.tradesman, on: "2026-03-01")
        #expect(
            sample.book.asKnown("task-1", on: Sample.day("2026-03-01"))?.task.request?.date == Sample.day("2026-04-10"))
        #expect(sample.standing("2026-03-21") == .overdue, "to ask is not to have")
        try sample.take(no, by: TaskSample.boss, on: "2026-03-02")
        #expect(sample.book.asKnown("task-1", on: Sample.day("2026-03-02"))?.task.request == nil)
    }

    @Test func `may be missing with a reason, and is then looked at again on a day`() throws {
        var sample = try assigned(review("2026-06-30"))
        #expect(sample.standing("2026-07-31") == .openWithoutDeadline)
        let extend = TaskStep.extended(
            to: Sample.day("2026-12-31"), reason: try Sample.line("x"), basis: try Sample.line("y"))
        #expect(
            sample.refusal(.take(extend, on: "task-1"), by: TaskSample.boss, on: "2026-02-02")
                == .hasNoDeadline(review: Sample.day("2026-06-30")))
        let later = TaskStep.reviewed(timing: try review("2026-07-31"), finding: try Sample.line("still open"))
        let same = TaskStep.reviewed(timing: try review("2026-06-30"), finding: try Sample.line("still open"))
        #expect(
            sample.refusal(.take(same, on: "task-1"), by: TaskSample.boss, on: "2026-06-30")
                == .notLater(than: Sample.day("2026-06-30")))
        try sample.take(later, by: TaskSample.boss, on: "2026-06-30")
        let set = TaskStep.reviewed(
            timing: .deadline(on: Sample.day("2026-09-30")), finding: try Sample.line("they agreed"))
        try sample.take(set, by: TaskSample.boss, on: "2026-07-31")
        #expect(sample.standing("2026-08-01") == .running)
        #expect(sample.standing("2026-10-01") == .overdue)
        // Once there is a deadline it does not go away.
        #expect(
            sample.refusal(.take(later, on: "task-1"), by: TaskSample.boss, on: "2026-08-01")
                == .hasDeadline(Sample.day("2026-09-30")))
    }

    @Test(arguments: [("2026-03-20", TaskStanding.cancelled), ("2026-03-21", .cancelledOverdue)])
    func `that is over stays in the count when the task is cancelled`(day: String, standing: TaskStanding) throws {
        var sample = try assigned()
        let cancel = TaskStep.cancelled(reason: try Sample.line("overtaken"), basis: try Sample.line("6/TB"))
        try sample.take(cancel, by: TaskSample.boss, on: day)
        #expect(sample.standing("2026-12-31") == standing)
        #expect(standing.isDue == (day > "2026-03-20"))
    }
}
