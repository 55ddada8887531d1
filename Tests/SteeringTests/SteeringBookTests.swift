import BorderVocabulary
import Steering
import Testing

@Suite("The steering book")
struct SteeringBookTests {
    private func refusal(
        _ book: SteeringBook, _ command: SteeringCommand, by user: UserID = Sample.lan, at now: Timestamp = Sample.now
    ) -> SteeringRefusal? {
        do throws(SteeringRefusal) {
            _ = try book.decide(command, by: user, at: now)
            return nil
        } catch { return error }
    }

    @Test func `takes the same statement once`() throws {
        var book = SteeringBook()
        let statement = try Sample.statement("61", on: "2024-01-10")
        #expect(try book.say(statement))
        #expect(try !book.say(statement))
        #expect(try book.say(Sample.statement("61.0", on: "2024-01-10")), "another spelling is another statement")
        // What was withdrawn may be said again.
        try book.give(.withdraw(1, reason: Sample.line("mistyped")))
        #expect(try book.say(statement))
        #expect(book.observations.count == 3)
    }

    @Test func `wants two people for a figure`() throws {
        var book = SteeringBook()
        try book.say(Sample.statement("61", on: "2024-01-10"))
        #expect(refusal(book, .approve(1), by: Sample.lan) == .ownFigure)
        #expect(try book.give(.approve(1), by: Sample.minh))
        #expect(book[1]?.approved?.by == Sample.minh)
        #expect(try !book.give(.approve(1), by: Sample.lan), "it is approved already")
    }

    @Test func `refuses what it cannot stand for, and says what would be accepted`() throws {
        var book = SteeringBook()
        let series = try Sample.series()
        let statement = try Sample.statement("61", on: "2024-01-10")
        #expect(refusal(book, .record(statement)) == .unknownIndicator(series.indicator))
        try book.say(statement)
        #expect(
            refusal(book, .record(try Sample.statement("61", on: "2024-01-10", unit: "percent")))
                == .otherUnit(expected: try Sample.line("points")))
        #expect(
            refusal(book, .record(try Sample.statement("61", on: "2026-01-02")))
                == .saidInFuture(today: Sample.now.localDate))
        // A month that has begun may be named although it is not over.
        #expect(refusal(book, .record(try Sample.statement("61", on: "2026-01"))) == nil)
        #expect(
            refusal(book, .record(try Sample.statement("61", on: "2026-02")))
                == .saidInFuture(today: Sample.now.localDate))
        #expect(refusal(book, .approve(2)) == .noSuchObservation(2))
        #expect(refusal(book, .approve(0)) == .noSuchObservation(0))
        #expect(refusal(book, .approve(-1)) == .noSuchObservation(-1))
        #expect(refusal(book, .withdraw(9, reason: try Sample.line("why"))) == .noSuchObservation(9))
        let other = try Sample.series("sample-score", "2024")
        #expect(
            refusal(book, .record(try Sample.statement("6", on: "2025-01-10", other, supersedes: 1)))
                == .correctsAnotherSeries(series))
        try book.give(.withdraw(1, reason: Sample.line("why")))
        #expect(refusal(book, .approve(1), by: Sample.minh) == .alreadyWithdrawn(1))
        #expect(try !book.give(.withdraw(1, reason: Sample.line("again"))), "already so")
    }

    @Test(arguments: [
        (FigureKind.plan, "7", true), (.plan, "7-8", false), (.plan, ">7", true), (.planRange, "7-8", true),
        (.planRange, "7", false), (.planRange, "missing", true), (.result, "7-8", true), (.count, "16", true),
    ])
    func `holds kind and value to each other`(kind: FigureKind, value: String, fits: Bool) throws {
        let series = try Sample.series("sample-score", "2023", kind)
        let statement = try Sample.statement(value, on: "2024-01-10", series)
        let command = SteeringCommand.record(statement, introducing: try Sample.card())
        #expect(refusal(SteeringBook(), command) == (fits ? nil : .kindDoesNotFit(kind)))
    }

    @Test func `keeps old definitions, and knows where a series breaks`() throws {
        var book = SteeringBook()
        var card = try Sample.card()
        card.validFrom = Sample.day("2020-01-01")
        try book.give(.defineIndicator(card))
        #expect(try !book.give(.defineIndicator(card)), "already so")
        card.scope = try Sample.line("communes, districts no more")
        #expect(refusal(book, .defineIndicator(card)) == .definitionNotLater(than: card.validFrom))
        card.validFrom = Sample.day("2025-07-01")
        card.isBreak = true
        try book.give(.defineIndicator(card))
        #expect(book.card(of: card.id, on: Sample.day("2025-06-30"))?.scope == nil)
        #expect(book.card(of: card.id, on: Sample.day("2025-07-01"))?.scope == card.scope)
        let (y2024, y2025, y2023) = (
            try Period.parse("2024"), try Period.parse("2025"), try Period.parse("2023")
        )
        #expect(book.isBroken(card.id, between: y2024, and: y2025))
        #expect(book.isBroken(card.id, between: y2025, and: y2024))
        #expect(!book.isBroken(card.id, between: y2023, and: y2024))
        #expect(
            refusal(
                book, .record(try Sample.statement("1", on: "2025-01-01", try Sample.series("sample-score", "2019"))))
                == .undefinedThen(card.id, firstDefined: Sample.day("2020-01-01")))
    }
}
