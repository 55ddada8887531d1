import BorderVocabulary
import Steering
import Testing

@Suite("Conclusions and promises become tasks by themselves")
struct FollowingTaskTests {
    private func conclusion(
        _ text: String = "Pay out", lead: PostID? = RoomSample.finance, support: [PostID] = [],
        due: String? = "2026-03-31"
    ) throws -> Conclusion {
        Conclusion(
            try LongText.parse(text), lead: lead, support: support, due: due.map { .by(Sample.day($0)) })
    }

    @Test func `when the minutes are recorded, in the same decision, and once`() throws {
        var joined = try JoinedRoom()
        try joined.conclude([try conclusion(), try conclusion("Take note", lead: nil, due: nil)])
        #expect(try joined.serving("conclusion:march/1").isEmpty)
        let events = try joined.minute()
        #expect(events.count == 4, "the minutes, the document, its point and its task")
        let task = try #require(try joined.serving("conclusion:march/1").first)
        #expect(task.terms.id == "kl-march-1")
        #expect((task.lead, task.verifier) == (RoomSample.finance, RoomSample.office))
        #expect(task.timing == .deadline(on: Sample.day("2026-03-31")))
        #expect(task.terms.assigned == Sample.day("2026-03-06"), "the day of the minutes")
        let document = try #require(joined.room.tasks.directive(task.terms.directive))
        #expect(document.number.description == JoinedRoom.minutes)
        #expect((document.issuer, document.form, document.secrecy) == (RoomSample.chairman, .notice, .room))
        #expect(try joined.serving("conclusion:march/2").isEmpty, "nobody has to do anything")
        #expect(try joined.minute().isEmpty, "given again")
        #expect(joined.room.tasks.records.count == 1)
    }

    @Test func `with the reason where a deadline cannot be set, and from the day of the conference where it is over`()
        throws
    {
        var joined = try JoinedRoom()
        let review = ConclusionDue.review(
            on: Sample.day("2026-05-01"), reason: try Sample.line("the other side answers"))
        let waits = Conclusion(try LongText.parse("Ask the other side"), lead: RoomSample.trade, due: review)
        try joined.conclude([waits, try conclusion(due: "2026-03-07")])
        try joined.minute(on: "2026-03-09")
        #expect(try joined.serving("conclusion:march/1").first?.timing.deadline == nil)
        let late = try #require(try joined.serving("conclusion:march/2").first)
        #expect(late.terms.assigned == Sample.day("2026-03-05"))
        #expect(late.standing(on: Sample.day("2026-03-09")) == .overdue)
    }

    /// Who leads, who helps, who verifies; nil where the book of tasks does not take it.
    static let verifiers: [(PostID, [PostID], PostID?)] = [
        (RoomSample.finance, [], RoomSample.office), (RoomSample.office, [], RoomSample.chairman),
        (RoomSample.finance, [RoomSample.office], RoomSample.chairman),
        (RoomSample.finance, [RoomSample.finance], RoomSample.office), (RoomSample.chairman, [], nil),
    ]

    @Test(arguments: verifiers)
    func `verified by the chair's office, or by the chair where the office does the work`(
        lead: PostID, support: [PostID], verifier: PostID?
    ) throws {
        var joined = try JoinedRoom()
        try joined.conclude([try conclusion(lead: lead, support: support)])
        try joined.minute()
        #expect(try joined.serving("conclusion:march/1").first?.verifier == verifier)
        let draft = try #require(joined.room.conferences.taskDrafts(on: Sample.day("2026-03-06")).first)
        let obstacle = joined.room.obstacle(to: draft, on: Sample.day("2026-03-06"))
        #expect(obstacle == (verifier == nil ? .refused(.leadIsIssuer(RoomSample.chairman)) : nil))
    }

    @Test func `what waits says why, and follows once the minutes are given again`() throws {
        var joined = try JoinedRoom()
        try joined.conclude([try conclusion()])
        let day = Sample.day("2026-03-06")
        let draft = try #require(joined.room.conferences.taskDrafts(on: day).first)
        #expect(joined.room.obstacle(to: draft, on: day) == .noMinutes)
        // A person was quicker: nothing is doubled.
        let directive = Directive(
            "tb-9", number: try Sample.line("9/TB"), signed: day, issuer: RoomSample.chairman, form: .notice,
            title: try Sample.line("by hand"))
        try joined.give(.tasks(.issue(directive)), on: "2026-03-06")
        let point = DirectivePoint(try PointNumber.parse("1"), of: "tb-9", text: try LongText.parse("Pay out"))
        try joined.give(.tasks(.addPoint(point)), on: "2026-03-06")
        let terms = TaskTerms(
            "by-hand", point: point.number, of: "tb-9", wording: try Sample.line("Pay out"), assigned: day,
            lead: RoomSample.finance, verifier: RoomSample.office, timing: .deadline(on: Sample.day("2026-03-31")),
            links: [try TaskLink.parse("conclusion:march/1")])
        try joined.give(.tasks(.assign(terms)), on: "2026-03-06")
        #expect(try joined.minute().count == 1, "the minutes alone")
        // And what was cancelled is not set anew by itself.
        let cancel = TaskStep.cancelled(reason: try Sample.line("wrong"), basis: try Sample.line("10/TB"))
        try joined.give(.tasks(.take(cancel, on: "by-hand")), on: "2026-03-07")
        #expect(try joined.minute(on: "2026-03-08").isEmpty)
        #expect(joined.room.obstacle(to: draft, on: Sample.day("2026-03-08")) == .cancelled("by-hand"))
    }

    @Test func `a point that is put right after the minutes gets the task that it could not have before`() throws {
        var joined = try JoinedRoom()
        try joined.conclude([
            try conclusion(lead: RoomSample.chairman), try conclusion("Build", lead: RoomSample.trade),
        ])
        try joined.minute()
        let restated = ConferenceAct.conclusionRestated(
            number: 1, conclusion: try conclusion(), reason: try Sample.line("the chair does not lead"))
        let events = try joined.act(restated, on: "2026-03-08")
        #expect(try joined.serving("conclusion:march/1").map(\.lead) == [RoomSample.finance])
        #expect(events.count == 3, "the document is there already")
        #expect(try joined.serving("conclusion:march/2").count == 1)
    }

    @Test func `and the next conference follows up only what no verified task has done`() throws {
        var joined = try JoinedRoom()
        try joined.conclude([try conclusion(), try conclusion("Build", lead: RoomSample.trade)])
        try joined.minute()
        try joined.call("april", for: "2026-04-05", on: "2026-03-10")
        func agenda(_ id: ConferenceID, _ day: String) -> [String] {
            let conference = joined.room.conferences.conference(id, on: Sample.day(day))
            return conference?.agenda.compactMap { $0.subject?.key.description } ?? []
        }
        #expect(agenda("april", "2026-03-10") == ["march/1", "march/2"])
        try joined.finish("kl-march-1", by: "minh", verified: "lan", on: "2026-03-20")
        #expect(joined.room.doneConclusions(on: Sample.day("2026-03-19")).isEmpty, "it was not known then")
        try joined.call("may", for: "2026-05-05", on: "2026-03-21")
        #expect(agenda("may", "2026-03-21") == ["march/2"])
        let record = ConferenceRecord(
            joined.room.conferences, from: Sample.day("2026-01-01"), to: Sample.day("2026-03-21"),
            on: Sample.day("2026-03-21"), done: joined.room.doneConclusions(on: Sample.day("2026-03-21")))
        #expect((record.done, record.pending) == (1, 1))
        // Opened again, it is open.
        try joined.give(
            .tasks(.take(.reopened(reason: Sample.line("not yet")), on: "kl-march-1")), by: "chi", on: "2026-03-22")
        #expect(joined.room.doneConclusions(on: Sample.day("2026-03-22")).isEmpty)
    }

    @Test func `a conclusion of two tasks is done when both are`() throws {
        var joined = try JoinedRoom()
        try joined.conclude([try conclusion()])
        try joined.minute()
        let first = try #require(joined.room.tasks["kl-march-1"]?.terms)
        let second = TaskTerms(
            "second", point: first.point, of: first.directive, wording: first.wording, assigned: first.assigned,
            lead: RoomSample.trade, verifier: first.verifier, timing: first.timing, links: first.links)
        try joined.give(.tasks(.assign(second)), on: "2026-03-07")
        try joined.finish("kl-march-1", by: "minh", verified: "lan", on: "2026-03-20")
        #expect(joined.room.doneConclusions(on: Sample.day("2026-03-20")).isEmpty)
        try joined.finish("second", by: "hoa", verified: "lan", on: "2026-03-21")
        #expect(joined.room.doneConclusions(on: Sample.day("2026-03-21")).map(\.description) == ["march/1"])
    }

    // MARK: Promises

    @Test func `a promise at a dialogue is set by who held it, and shows its task`() throws {
        var joined = try JoinedRoom()
        let events = try joined.promise(by: RoomSample.finance)
        #expect(events.count == 5, "the promise, a document, a point, a task, and the link")
        let task = try #require(try joined.serving("promise:2026-p00001").first)
        #expect((task.terms.id, task.lead, task.verifier) == ("lh-2026-p00001", RoomSample.finance, RoomSample.office))
        let document = try #require(joined.room.tasks.directive(task.terms.directive))
        #expect((document.id, document.issuer, document.secrecy) == ("dt-spring", RoomSample.chairman, .open))
        #expect(document.isSample)
        let promise = try #require(joined.room.petitions.promise("2026-p00001"))
        #expect(promise.task(AsKnown(on: Sample.day("2026-03-10")))?.description == "lh-2026-p00001")
        #expect(try joined.give(.petitions(try joined.promising(by: RoomSample.finance)), on: "2026-03-10").isEmpty)
        // Another promise of the same dialogue is its next point.
        let more = try joined.give(.petitions(try joined.promising(by: RoomSample.trade)), on: "2026-03-10")
        #expect(more.count == 4)
        #expect(try joined.serving("promise:2026-p00002").first?.terms.point.description == "2")
    }

    @Test func `who promises does not set its own task`() throws {
        var joined = try JoinedRoom()
        _ = try joined.promise(by: RoomSample.finance, chair: RoomSample.finance)
        let task = try #require(try joined.serving("promise:2026-p00001").first)
        #expect(joined.room.tasks.directive(task.terms.directive)?.issuer == RoomSample.chairman, "the nearest above")
    }

    @Test func `a promise is linked by hand to a task that is there`() throws {
        var joined = try JoinedRoom(offices: false)
        _ = try joined.promise(by: RoomSample.finance, chair: RoomSample.finance)
        let name = try Sample.line("no-such-task")
        let linked = PetitionCommand.follow("2026-p00001", .linked(task: name), on: Sample.day("2026-03-11"))
        #expect(joined.refusal(.petitions(linked), on: "2026-03-11") == .petitions(.unknownTask(name)))
    }

    @Test func `a promise that nobody above can set waits, until somebody can`() throws {
        var joined = try JoinedRoom(offices: false)
        #expect(try joined.promise(by: RoomSample.finance, chair: RoomSample.finance).count == 1, "the promise alone")
        let day = Sample.day("2026-03-10")
        let promise = try #require(joined.room.petitions.promise("2026-p00001"))
        #expect(joined.room.obstacle(to: promise, on: day) == .nobodyAbove(RoomSample.finance))
        try joined.nameOffice()
        #expect(joined.room.obstacle(to: promise, on: day) == nil)
        #expect(try joined.give(.petitions(try joined.promising(by: RoomSample.finance)), on: "2026-03-12").count == 4)
        #expect(try joined.serving("promise:2026-p00001").count == 1)
    }

    @Test func `a promise in an answer names the letter and the petition, and no words of it`() throws {
        var joined = try JoinedRoom()
        let sent = try PeopleSample.submission(1, on: "2026-03-01")
        try joined.give(.petitions(.receive(sent)), on: "2026-03-01")
        let id = try #require(joined.room.petitions.petition(of: sent.id))
        try joined.give(.petitions(.act(id, .accepted, on: Sample.day("2026-03-02"))), on: "2026-03-02")
        try joined.give(
            .petitions(.act(id, .routed(post: RoomSample.trade), on: Sample.day("2026-03-02"))), on: "2026-03-02")
        let reply = Reply(try LongText.parse("We will."), document: try Sample.line("12/SCT"))
        let terms = PromiseTerms(
            try Sample.line("Open a counter"), until: Sample.day("2026-06-30"), by: RoomSample.trade)
        let plan = PetitionCommand.plan(id, reply, terms, on: Sample.day("2026-03-10"))
        #expect(try joined.give(.petitions(plan), on: "2026-03-10").count == 6)
        let task = try #require(try joined.serving("petition:\(id)").first)
        let document = try #require(joined.room.tasks.directive(task.terms.directive))
        #expect((document.number.description, document.title.description) == ("12/SCT", id.description))
        #expect(document.secrecy == .room)
        #expect(try joined.give(.petitions(plan), on: "2026-03-10").isEmpty)
    }
}
