import BorderVocabulary
import Steering
import Testing

@Suite("A task force")
struct TaskForceTests {
    private func force(
        members: [PostID] = [RoomSample.trade], from: String = "2026-01-01", until: String? = nil,
        mandate: String = "QD 1"
    ) throws -> TaskForce {
        TaskForce(
            "disbursing", name: try Sample.line("task force for disbursing"), mandate: try Sample.line(mandate),
            chair: RoomSample.finance, members: members, from: Sample.day(from), until: until.map(Sample.day))
    }

    private func book() throws -> BottleneckBook {
        var book = try BottleneckSample.book()
        try book.give(.setTaskForce(force(), on: Sample.day("2026-01-01")), on: "2026-01-06")
        return book
    }

    private func given(_ force: TaskForceID?) throws -> BottleneckAct {
        .givenTo(taskForce: force, reason: try Sample.line("it is theirs"))
    }

    @Test func `is set up and changed by documents, and what it was stays`() throws {
        var book = try book()
        let more = try force(members: [RoomSample.trade, RoomSample.communeA], mandate: "QD 2")
        try book.give(.setTaskForce(more, on: Sample.day("2026-02-01")), on: "2026-02-01")
        #expect(book.taskForce("disbursing", on: Sample.day("2026-01-31"))?.mandate == (try Sample.line("QD 1")))
        #expect(book.taskForce("disbursing", on: Sample.day("2026-02-01"))?.members.count == 2)
        #expect(try !book.give(.setTaskForce(more, on: Sample.day("2026-02-02")), on: "2026-02-02"), "already so")
        let late = BottleneckCommand.setTaskForce(try force(), on: Sample.day("2026-01-15"))
        #expect(try book.refusal(late, on: "2026-02-02") == .before(Sample.day("2026-02-01")))
    }

    @Test func `has members that exist, and an end that is not before its beginning`() throws {
        let book = BottleneckBook()
        func refusal(_ force: TaskForce) throws -> BottleneckRefusal? {
            try book.refusal(.setTaskForce(force, on: Sample.day("2026-01-01")), on: "2026-01-01")
        }
        #expect(try refusal(force(members: [])) == .badTaskForce("disbursing"))
        #expect(try refusal(force(members: ["nobody"])) == .unknownPost("nobody"))
        #expect(try refusal(force(until: "2025-12-31")) == .badTaskForce("disbursing"))
        #expect(try refusal(force(until: "2026-01-01")) == nil)
    }

    @Test func `takes bottlenecks while it is at work`() throws {
        var book = try book()
        #expect(
            try book.refusal(given("nobody"), as: RoomSample.finance, by: "minh", on: "2026-01-07")
                == .unknownTaskForce(accepted: ["disbursing"]))
        let ended = try force(until: "2026-02-28", mandate: "QD 3")
        try book.give(.setTaskForce(ended, on: Sample.day("2026-01-08")), on: "2026-01-08")
        let act = try given("disbursing")
        #expect(try book.refusal(act, as: RoomSample.finance, by: "minh", on: "2026-02-28") == nil)
        #expect(
            try book.refusal(act, as: RoomSample.finance, by: "minh", on: "2026-03-01")
                == .unknownTaskForce(accepted: []))
    }

    @Test func `shows what it has brought about, with what was taken from it`() throws {
        var book = try book()
        let day = Sample.day("2026-01-07")
        try book.give(.open("land-2", BottleneckSample.opening(), on: day), by: "an", on: "2026-01-07")
        try book.give(.open("land-3", BottleneckSample.opening(), on: day), by: "an", on: "2026-01-07")
        for id in ["land-1", "land-2", "land-3"] as [BottleneckID] {
            try book.act(given("disbursing"), about: id, as: RoomSample.finance, by: "minh", on: "2026-01-08")
        }
        let evidence = try RoomSample.evidence()
        try book.act(
            .closed(evidence: [evidence]), about: "land-2", as: RoomSample.finance, by: "minh", on: "2026-01-20")
        // The worst is handed away shortly before the review.
        try book.act(given(nil), about: "land-3", as: RoomSample.finance, by: "minh", on: "2026-01-30")
        let yield = book.yield(of: "disbursing", on: Sample.day("2026-01-31"))
        #expect(yield.given == 3)
        #expect(yield.takenAway == 1)
        #expect(yield.open == 1)
        #expect(yield.unconfirmed == 1)
        #expect(yield.confirmed == 0)
        #expect(yield.agesOfOpen == [26])
        #expect(yield.agesOfClosed == [13])
        #expect(yield.toll.projects == 1)
        #expect(book.yield(of: "disbursing", on: Sample.day("2026-01-10")).open == 3)
    }
}
