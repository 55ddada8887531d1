import BorderVocabulary
import Steering
import Testing

@Suite("A classified bottleneck")
struct BottleneckReadingTests {
    private let day = Sample.day("2026-03-01")

    /// `land-1` is classified, `land-2` is open to the room; both are finance's, reported by commune A.
    private func two() throws -> BottleneckBook {
        var book = BottleneckBook()
        var secret = try BottleneckSample.opening()
        secret.isClassified = true
        try book.give(.open("land-1", secret, on: Sample.day("2026-01-05")), by: "an", on: "2026-01-05")
        let open = try BottleneckSample.opening(owner: RoomSample.trade)
        try book.give(.open("land-2", open, on: Sample.day("2026-02-01")), by: "an", on: "2026-02-01")
        return book
    }

    private func readers(of id: BottleneckID, in book: BottleneckBook) throws -> [PostID] {
        let roster = try RoomSample.roster()
        return roster.posts.keys.sorted().filter { book.mayRead(id, posts: [$0], roster: roster, on: day) }
    }

    @Test func `is read by those whom it concerns`() throws {
        // The owner and whoever is above, who reported it and suffers from it, and whose decision is wanted.
        #expect(try readers(of: "land-1", in: two()) == [RoomSample.chairman, RoomSample.communeA, RoomSample.finance])
        #expect(try readers(of: "land-2", in: two()).count == 6, "an open one by everybody in the room")
        let roster = try RoomSample.roster()
        #expect(!(try two()).mayRead("land-1", posts: [], roster: roster, on: day))
    }

    @Test func `is read by its new owner and its task force as they come`() throws {
        var book = try two()
        try book.act(
            .handedOver(to: RoomSample.trade, reason: Sample.line("not ours")), as: RoomSample.finance, by: "minh",
            on: "2026-02-02")
        #expect(
            try readers(of: "land-1", in: book) == [RoomSample.chairman, RoomSample.communeA, RoomSample.trade],
            "and no longer by the old one")
        let force = TaskForce(
            "force", name: try Sample.line("task force"), mandate: try Sample.line("act 1"), chair: RoomSample.office,
            members: [RoomSample.communeB], from: Sample.day("2026-01-01"))
        try book.give(.setTaskForce(force, on: Sample.day("2026-02-03")), on: "2026-02-03")
        try book.act(
            .givenTo(taskForce: "force", reason: Sample.line("it is hard")), as: RoomSample.trade, by: "hoa",
            on: "2026-02-03")
        #expect(try readers(of: "land-1", in: book).contains(RoomSample.communeB))
        #expect(try readers(of: "land-1", in: book).contains(RoomSample.office))
    }

    @Test func `tells somebody else nothing by refusing`() throws {
        let book = try two()
        let act = BottleneckAct.reported(progress: try Sample.line("x"))
        #expect(
            try book.refusal(act, as: RoomSample.office, by: "lan", on: "2026-02-02") == .unknownBottleneck("land-1"))
        #expect(
            try book.refusal(act, as: RoomSample.finance, by: "lan", on: "2026-02-02") == .unknownBottleneck("land-1"))
        #expect(
            try book.refusal(act, as: RoomSample.communeA, by: "minh", on: "2026-02-02")
                == .notYourPost(RoomSample.communeA), "who may read it is told what is wrong")
        let merge = BottleneckAct.merged(into: "land-1", reason: try Sample.line("the same"))
        #expect(
            try book.refusal(merge, about: "land-2", as: RoomSample.trade, by: "hoa", on: "2026-02-02")
                == .unknownBottleneck("land-1"))
        #expect(
            book.acts(on: "land-1", for: "lan", today: day, roster: try RoomSample.roster()).isEmpty)
    }

    @Test func `closes what it is merged into, also when they are parted again`() throws {
        var book = try two()
        try book.act(
            .merged(into: "land-2", reason: Sample.line("the same plot")), as: RoomSample.finance, by: "minh",
            on: "2026-02-10")
        #expect(book.closedOff() == ["land-1", "land-2"])
        let both = [RoomSample.chairman, RoomSample.communeA, RoomSample.finance, RoomSample.trade]
        #expect(try readers(of: "land-2", in: book) == both)
        #expect(try readers(of: "land-1", in: book) == both)
        try book.act(
            .parted(reason: Sample.line("another plot")), as: RoomSample.finance, by: "minh", on: "2026-02-11")
        #expect(book.closedOff() == ["land-1", "land-2"], "the days between tell of it")
    }

    @Test func `stands on an agenda by its name alone`() throws {
        let found = try two().agendaExceptions(on: day, by: WorkingCalendar())
        let titles = Dictionary(uniqueKeysWithValues: found.map { ("\($0.subject.key)", ("\($0.title)", $0.dong)) })
        #expect(titles["land-1"]?.0 == "land-1")
        #expect(titles["land-1"]?.1 == nil)
        #expect(titles["land-2"]?.0 == "land of the yard is not cleared")
        #expect(titles["land-2"]?.1 == 5_000_000_000)
        #expect(found.map { $0.post == nil } == found.map { "\($0.subject.key)" == "land-1" })
        #expect(found.allSatisfy { $0.measure > 0 }, "its age counts")
    }

    @Test func `is counted`() throws {
        let counts = BottleneckCounts(try two().bottlenecks(on: day))
        #expect(counts.raised == 2)
        #expect(counts.open == 2)
    }
}
