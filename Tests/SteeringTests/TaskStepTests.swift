import BorderVocabulary
import Steering
import Testing

@Suite("A task on a post")
struct TaskStepTests {
    private func assigned(_ timing: TaskTiming? = nil) throws -> TaskSample {
        var sample = try TaskSample()
        try sample.give(.assign(TaskSample.terms(timing: timing)))
        return sample
    }

    private func claim() throws -> TaskStep {
        .claimed(note: try Sample.line("done"), evidence: try TaskSample.evidence())
    }

    private func verified() throws -> TaskStep { .verified(finding: try Sample.line("seen")) }

    @Test func `goes from the lead's word to the verifier's`() throws {
        var sample = try assigned()
        #expect(sample.state() == .assigned)
        try sample.take(.accepted, by: TaskSample.tradesman, on: "2026-01-07")
        #expect(sample.state() == .accepted)
        #expect(try !sample.take(.accepted, by: TaskSample.tradesman, on: "2026-01-08"), "already so")
        let word = TaskStep.reported(note: try Sample.line("half of it"), evidence: [])
        try sample.take(word, by: TaskSample.financier, on: "2026-02-01")
        #expect(sample.state() == .underWay)
        try sample.take(claim(), by: TaskSample.tradesman, on: "2026-03-19")
        #expect(sample.state() == .claimed)
        try sample.take(.returned(reason: Sample.line("no signature")), by: TaskSample.inspector, on: "2026-03-20")
        #expect(sample.state() == .returned)
        try sample.finish(claimed: "2026-03-25", verified: "2026-04-01")
        #expect(sample.state() == .verified)
        let task = try #require(sample.book.asKnown("task-1", on: .latest)?.task)
        #expect(task.completed == Sample.day("2026-03-25"), "the claim that was verified counts, not the returned one")
        #expect(task.closed == Sample.day("2026-04-01"))
        #expect(task.returns == 1)
        // Each day knows what was known on it.
        let seen = ["2026-01-05", "2026-01-06", "2026-01-07", "2026-03-19", "2026-03-20", "2026-03-31", "2026-04-01"]
            .map { sample.state($0) }
        #expect(seen == [nil, .assigned, .accepted, .claimed, .returned, .claimed, .verified])
    }

    @Test func `hears each word from whom it belongs to`() throws {
        var sample = try assigned()
        func refusal(_ step: TaskStep, by user: UserID) -> TaskRefusal? {
            sample.refusal(.take(step, on: "task-1"), by: user, on: "2026-02-02")
        }
        #expect(refusal(.accepted, by: TaskSample.financier) == .notTheirs([TaskSample.trade]))
        #expect(refusal(try claim(), by: TaskSample.clerk) == .notTheirs([TaskSample.trade]))
        let word = TaskStep.reported(note: try Sample.line("half"), evidence: [])
        #expect(refusal(word, by: TaskSample.inspector) == .notTheirs([TaskSample.trade, TaskSample.finance]))
        #expect(
            refusal(.cancelled(reason: try Sample.line("no"), basis: try Sample.line("3/TB")), by: TaskSample.tradesman)
                == .notTheirs([TaskSample.chairman, TaskSample.office]))
        try sample.take(claim(), by: TaskSample.tradesman, on: "2026-02-01")
        #expect(refusal(try verified(), by: TaskSample.boss) == .notTheirs([TaskSample.inspectorate]))
        #expect(refusal(try verified(), by: TaskSample.stranger) == .notTheirs([TaskSample.inspectorate]))
    }

    @Test func `is not verified by who claimed it, nor by who has a share in it`() throws {
        var sample = try assigned()
        try sample.take(claim(), by: TaskSample.tradesman, on: "2026-02-01")
        // Somebody of the supporting post who also sits in the inspectorate.
        try sample.appoint(TaskSample.financier, on: TaskSample.inspectorate)
        #expect(
            sample.refusal(.take(try verified(), on: "task-1"), by: TaskSample.financier, on: "2026-02-02")
                == .interested(TaskSample.finance))
        // The claimant moves to the inspectorate: another post by then, and still the same person.
        try sample.appoint("mover", on: TaskSample.trade)
        var moved = try assigned()
        moved.roster = sample.roster
        try moved.take(claim(), by: "mover", on: "2026-02-01")
        let left = RosterEvent.ended(user: "mover", post: TaskSample.trade, last: Sample.day("2026-02-01"))
        moved.roster.apply(left, by: TaskSample.clerk, at: TaskSample.noon("2026-02-01"))
        try moved.appoint("mover", on: TaskSample.inspectorate)
        #expect(
            moved.refusal(.take(try verified(), on: "task-1"), by: "mover", on: "2026-02-02") == .ownClaim)
        #expect(try moved.take(verified(), by: TaskSample.inspector, on: "2026-02-02"))
    }

    @Test func `shows evidence when it is claimed`() throws {
        let sample = try assigned()
        let bare = TaskStep.claimed(note: try Sample.line("done"), evidence: [])
        #expect(
            sample.refusal(.take(bare, on: "task-1"), by: TaskSample.tradesman, on: "2026-02-01") == .evidenceMissing)
        let heap = [TaskEvidence](repeating: try TaskSample.evidence()[0], count: TaskBook.Limit.evidence + 1)
        let full = TaskStep.claimed(note: try Sample.line("done"), evidence: heap)
        #expect(
            sample.refusal(.take(full, on: "task-1"), by: TaskSample.tradesman, on: "2026-02-01")
                == .full(limit: TaskBook.Limit.evidence))
    }

    @Test(arguments: TaskState.allCases)
    func `refuses what does not fit, and says what would`(state: TaskState) {
        let accepted = TaskStep.Kind.allCases.filter(state.accepts)
        let open: Set<TaskStep.Kind> = [
            .reported, .extensionAsked, .extensionRefused, .extended, .reviewed, .claimed, .cancelled, .transferred,
            .verifierReplaced,
        ]
        let expected: Set<TaskStep.Kind> =
            switch state {
            case .assigned: open.union([.accepted])
            case .accepted, .underWay, .returned, .reopened: open
            case .claimed: [.verified, .returned, .verifierReplaced]
            case .verified, .cancelled: [.reopened]
            }
        #expect(Set(accepted) == expected)
    }

    @Test func `is closed until it is opened again, under the deadline that it had`() throws {
        var sample = try assigned()
        try sample.finish(claimed: "2026-03-01", verified: "2026-03-02")
        #expect(
            sample.refusal(.take(try claim(), on: "task-1"), by: TaskSample.tradesman, on: "2026-03-03")
                == .notNow(.verified, accepted: [.reopened]))
        #expect(sample.standing("2026-03-21") == .onTime)
        try sample.take(.reopened(reason: Sample.line("the bridge fell")), by: TaskSample.boss, on: "2026-03-21")
        #expect(sample.state() == .reopened)
        #expect(sample.standing("2026-03-20") == .onTime, "that is what was known then")
        #expect(sample.standing("2026-03-21") == .overdue)
    }

    @Test func `passes to another post with its deadline, its history and its old account`() throws {
        var sample = try assigned()
        let handOn = TaskStep.transferred(
            to: TaskSample.finance, reason: try Sample.line("merged"), basis: try Sample.line("4/QĐ"))
        func refusal(_ post: PostID) throws -> TaskRefusal? {
            let step = TaskStep.transferred(to: post, reason: try Sample.line("x"), basis: try Sample.line("y"))
            return sample.refusal(.take(step, on: "task-1"), by: TaskSample.boss, on: "2026-03-19")
        }
        #expect(try refusal(TaskSample.trade) == .namedTwice(TaskSample.trade))
        #expect(try refusal(TaskSample.chairman) == .leadIsIssuer(TaskSample.chairman))
        #expect(try refusal(TaskSample.inspectorate) == .verifierNotIndependent(TaskSample.inspectorate))
        #expect(try refusal("nobody") == .unknownPost("nobody"))
        var late = sample
        try sample.take(handOn, by: TaskSample.boss, on: "2026-03-19")
        try late.take(handOn, by: TaskSample.boss, on: "2026-03-20")
        let (task, lateTask) = (
            try #require(sample.book.asKnown("task-1", on: .latest)?.task),
            try #require(late.book.asKnown("task-1", on: .latest)?.task)
        )
        #expect(task.lead == TaskSample.finance && task.state == .assigned && task.support.isEmpty)
        #expect(task.answerable == TaskSample.finance)
        #expect(lateTask.lead == TaskSample.finance)
        #expect(lateTask.answerable == TaskSample.trade, "handed on upon the last day, it stays where it was")
        #expect(
            sample.refusal(.take(try claim(), on: "task-1"), by: TaskSample.tradesman, on: "2026-03-20")
                == .notTheirs([TaskSample.finance]))
    }

    @Test func `gets another verifier when the old one is gone`() throws {
        var sample = try assigned()
        try sample.take(claim(), by: TaskSample.tradesman, on: "2026-02-01")
        let office = TaskStep.verifierReplaced(
            by: TaskSample.office, reason: try Sample.line("abolished"), basis: try Sample.line("5/QĐ"))
        let own = TaskStep.verifierReplaced(
            by: TaskSample.division, reason: try Sample.line("x"), basis: try Sample.line("y"))
        #expect(
            sample.refusal(.take(own, on: "task-1"), by: TaskSample.boss, on: "2026-02-02")
                == .verifierNotIndependent(TaskSample.division))
        try sample.take(office, by: TaskSample.boss, on: "2026-02-02")
        #expect(try sample.take(verified(), by: TaskSample.clerk, on: "2026-02-03"))
    }
}

@Suite("What a person is offered to do about a task")
struct TaskOfferTests {
    @Test func `is what the book would take`() throws {
        var sample = try TaskSample()
        try sample.give(.assign(TaskSample.terms()))
        func offers(_ user: UserID) -> Set<TaskStep.Kind> {
            Set(sample.book.steps(on: "task-1", for: user, today: Sample.day("2026-02-02"), roster: sample.roster))
        }
        #expect(offers(TaskSample.tradesman) == [.accepted, .reported, .extensionAsked, .claimed])
        #expect(offers(TaskSample.financier) == [.reported])
        #expect(offers(TaskSample.boss) == [.extended, .cancelled, .transferred, .verifierReplaced])
        #expect(offers(TaskSample.inspector) == [] && offers(TaskSample.stranger) == [])
        let ask = TaskStep.extensionAsked(to: Sample.day("2026-04-10"), reason: try Sample.line("rain"))
        try sample.take(ask, by: TaskSample.tradesman, on: "2026-02-01")
        #expect(offers(TaskSample.clerk).contains(.extensionRefused))
        try sample.take(
            .claimed(note: Sample.line("done"), evidence: TaskSample.evidence()), by: TaskSample.tradesman,
            on: "2026-02-01")
        #expect(offers(TaskSample.tradesman) == [])
        #expect(offers(TaskSample.inspector) == [.verified, .returned])
        #expect(offers(TaskSample.boss) == [.verifierReplaced])
    }
}
