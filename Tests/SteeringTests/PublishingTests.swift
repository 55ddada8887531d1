import BorderVocabulary
import Steering
import Testing

@Suite("A figure on its way to the public")
struct PublishingTests {
    private func refusal(_ book: SampleBook, _ command: FigureCommand, by user: UserID) -> FigureRefusal? {
        do throws(FigureRefusal) {
            _ = try book.decide(command, by: user, at: Sample.now)
            return nil
        } catch { return error }
    }

    /// Entered by Lan, approved by Minh.
    private func approved() throws -> SampleBook {
        var book = SampleBook()
        try book.say(Sample.statement("61", on: "2024-01-10"))
        try book.give(.approve(1), by: Sample.minh)
        return book
    }

    @Test func `passes through three hands`() throws {
        var book = SampleBook()
        try book.say(Sample.statement("61", on: "2024-01-10"))
        #expect(refusal(book, .publish(1), by: Sample.hoa) == .notApproved(1))
        try book.give(.approve(1), by: Sample.minh)
        #expect(refusal(book, .publish(1), by: Sample.lan) == .ownFigure)
        #expect(refusal(book, .publish(1), by: Sample.minh) == .ownApproval)
        #expect(try book.give(.publish(1), by: Sample.hoa))
        #expect(book[1]?.published?.by == Sample.hoa)
        #expect(try !book.give(.publish(1), by: Sample.lan), "it is public already")
    }

    @Test func `is seen by everybody only when it is published, and in each view from its own moment`() throws {
        let series = try Sample.series()
        let moments = (0...3).map { Timestamp(milliseconds: Sample.now.milliseconds + Int64($0) * 1_000) }
        var book = SampleBook()
        try book.say(Sample.statement("61", on: "2024-01-10"), at: moments[0])
        try book.give(.approve(1), by: Sample.minh, at: moments[1])
        try book.give(.publish(1), by: Sample.hoa, at: moments[2])
        for (view, first) in [(FigureView.all, 0), (.approved, 1), (.published, 2)] {
            for (place, moment) in moments.enumerated() {
                let values = try book.values(on: "2024-02-01", series, recordedBy: moment, view: view)
                #expect(values == (place >= first ? ["61"] : nil), "\(view) at \(place)")
            }
        }
    }

    @Test func `stays what it was in public until its correction is public`() throws {
        let series = try Sample.series()
        var book = try approved()
        try book.give(.publish(1), by: Sample.hoa)
        try book.say(Sample.statement("16", on: "2024-01-11", supersedes: 1))
        #expect(try book.values(on: "2024-02-01", series) == ["16"])
        #expect(try book.values(on: "2024-02-01", series, view: .approved) == ["61"])
        try book.give(.approve(2), by: Sample.minh)
        #expect(try book.values(on: "2024-02-01", series, view: .approved) == ["16"])
        #expect(try book.values(on: "2024-02-01", series, view: .published) == ["61"])
        try book.give(.publish(2), by: Sample.hoa)
        #expect(try book.values(on: "2024-02-01", series, view: .published) == ["16"])
        #expect(try book.values(on: "2024-01-10", series, view: .published) == ["61"])
    }

    @Test func `is not taken back by the one who brought it`() throws {
        var book = try approved()
        let withdrawal = FigureCommand.withdraw(1, reason: try Sample.line("sample"))
        #expect(refusal(book, withdrawal, by: Sample.lan) == nil, "nobody has seen it yet")
        try book.give(.publish(1), by: Sample.hoa)
        #expect(refusal(book, withdrawal, by: Sample.lan) == .ownFigure)
        #expect(try book.give(withdrawal, by: Sample.minh))
        #expect(try book.values(on: "2024-02-01", Sample.series(), view: .published) == nil)
        #expect(refusal(book, .publish(1), by: Sample.hoa) == .alreadyWithdrawn(1))
        #expect(book[1]?.published != nil, "that it was public stays")
    }

    @Test func `stays inside while its definition calls it classified`() throws {
        var book = SampleBook()
        var card = try Sample.card()
        card.isClassified = true
        try book.give(.defineIndicator(card))
        card.isClassified = false
        card.validFrom = Sample.day("2024-01-01")
        try book.give(.defineIndicator(card))
        try book.say(Sample.statement("61", on: "2024-01-10"))
        try book.say(Sample.statement("62", on: "2025-01-10", Sample.series("sample-score", "2024")))
        for number in 1...2 { try book.give(.approve(number), by: Sample.minh) }
        #expect(refusal(book, .publish(1), by: Sample.hoa) == .classified(card.id))
        #expect(refusal(book, .publish(2), by: Sample.hoa) == nil)
    }
}
