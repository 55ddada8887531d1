import BorderVocabulary
import Steering
import Testing

@Suite("What waits for somebody's hand")
struct WaitingTests {
    private func waiting(
        _ book: FigureBook, _ recent: [Observation], _ user: UserID, _ hands: Set<WaitingFigures.Hand>
    ) -> [String] {
        book.waiting(among: recent, for: user, with: hands).map { "\($0.hand.rawValue) \($0.count)" }
    }

    @Test func `of figures is for another than who entered, and for a third after the second`() throws {
        var book = SampleBook()
        try book.say(Sample.statement("61", on: "2024-01-10"))
        try book.say(Sample.statement("62", on: "2025-01-10", Sample.series("sample-score", "2024")))
        func waits(_ user: UserID, _ hands: Set<WaitingFigures.Hand> = [.approve, .publish]) throws -> [String] {
            waiting(book.book, try book.shelf.observations(after: 0, limit: 10), user, hands)
        }
        #expect(try waits(Sample.lan).isEmpty, "she entered them")
        #expect(try waits(Sample.minh) == ["approve 2"])
        #expect(try waits(Sample.minh, [.publish]).isEmpty)
        try book.give(.approve(1), by: Sample.minh)
        #expect(try waits(Sample.minh) == ["approve 1"])
        #expect(try waits(Sample.hoa) == ["approve 1", "publish 1"])
        try book.give(.publish(1), by: Sample.hoa)
        // A correction takes the place of what it corrects.
        try book.say(
            Sample.statement("63", on: "2025-01-12", Sample.series("sample-score", "2024"), supersedes: 2))
        #expect(try waits(Sample.hoa) == ["approve 1"])
    }

    @Test func `of petitions is for the post that answers, from a week before the day on`() throws {
        var sample = try PeopleSample()
        let id = try sample.receive(on: "2025-01-02", kind: PeopleSample.joint)
        try sample.route(id, to: PeopleSample.roads, on: "2025-01-03")
        try sample.act(id, .routed(post: PeopleSample.trade), on: "2025-01-04")
        func waits(_ post: PostID, _ day: String) -> [String] {
            sample.book.waiting(for: [post], on: Sample.day(day), within: 7, sample.roster.calendar)
                .map { "\($0.petition) \($0.owedBy)" }
        }
        #expect(waits(PeopleSample.trade, "2025-02-13").isEmpty, "eight days are left")
        #expect(waits(PeopleSample.trade, "2025-02-14") == ["\(id) 2025-02-21"])
        #expect(waits(PeopleSample.roads, "2025-02-14").isEmpty, "it was handed on")
        #expect(waits(PeopleSample.trade, "2025-03-01").count == 1)
        try sample.act(id, .answered(reply: try PeopleSample.reply()), on: "2025-03-01")
        #expect(waits(PeopleSample.trade, "2025-03-01").isEmpty, "no period is set for its resolution")
    }
}
