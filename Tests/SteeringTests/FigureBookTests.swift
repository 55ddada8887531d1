import BorderVocabulary
import Steering
import Testing

@Suite("The book of figures")
struct FigureBookTests {
    private func refusal(
        _ book: SampleBook, _ command: FigureCommand, by user: UserID = Sample.lan, at now: Timestamp = Sample.now
    ) -> FigureRefusal? {
        do throws(FigureRefusal) {
            _ = try book.decide(command, by: user, at: now)
            return nil
        } catch { return error }
    }

    @Test func `takes the same statement once`() throws {
        var book = SampleBook()
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
        var book = SampleBook()
        try book.say(Sample.statement("61", on: "2024-01-10"))
        #expect(refusal(book, .approve(1), by: Sample.lan) == .ownFigure)
        #expect(try book.give(.approve(1), by: Sample.minh))
        #expect(book[1]?.approved?.by == Sample.minh)
        #expect(try !book.give(.approve(1), by: Sample.lan), "it is approved already")
    }

    @Test func `refuses what it cannot stand for, and says what would be accepted`() throws {
        var book = SampleBook()
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
        let command = FigureCommand.record(statement, introducing: try Sample.card())
        #expect(refusal(SampleBook(), command) == (fits ? nil : .kindDoesNotFit(kind)))
    }

    @Test func `keeps old definitions, and knows where a series breaks`() throws {
        var book = SampleBook()
        var card = try Sample.card()
        card.validFrom = Sample.day("2020-01-01")
        try book.give(.defineIndicator(card))
        #expect(try !book.give(.defineIndicator(card)), "already so")
        card.scope = try Sample.line("communes, districts no more")
        #expect(refusal(book, .defineIndicator(card)) == .definitionNotLater(than: card.validFrom))
        card.validFrom = Sample.day("2025-07-01")
        card.isBreak = true
        try book.give(.defineIndicator(card))
        #expect(book.book.card(of: card.id, on: Sample.day("2025-06-30"))?.scope == nil)
        #expect(book.book.card(of: card.id, on: Sample.day("2025-07-01"))?.scope == card.scope)
        let (y2024, y2025, y2023) = (
            try Period.parse("2024"), try Period.parse("2025"), try Period.parse("2023")
        )
        #expect(book.book.isBroken(card.id, between: y2024, and: y2025))
        #expect(book.book.isBroken(card.id, between: y2025, and: y2024))
        #expect(!book.book.isBroken(card.id, between: y2023, and: y2024))
        #expect(
            refusal(
                book, .record(try Sample.statement("1", on: "2025-01-01", try Sample.series("sample-score", "2019"))))
                == .undefinedThen(card.id, firstDefined: Sample.day("2020-01-01")))
    }

    @Test func `calls it a break when another thing is counted, and learning more no break`() throws {
        var book = SampleBook()
        var card = try Sample.card()
        try book.give(.defineIndicator(card))
        card.validFrom = Sample.day("2024-01-01")
        card.scope = try Sample.line("districts")
        card.aggregation = .sum
        #expect(try book.give(.defineIndicator(card)), "what was not said before is said now")
        var other = card
        other.validFrom = Sample.day("2025-01-01")
        other.quality.limitations = try Sample.line("late by a month")
        #expect(refusal(book, .defineIndicator(other)) == nil)
        for change in ["scope", "formula", "price", "unit", "aggregation", "calendar"] {
            var changed = other
            card.formula = try Sample.line("a / b")
            switch change {
            case "scope": changed.scope = try Sample.line("communes")
            case "unit": changed.unit = try Sample.line("percent")
            case "aggregation": changed.aggregation = .last
            default:
                // Said for the first time, and then in another way.
                var first = card
                first.validFrom = Sample.day("2024-06-01")
                first.priceBase = try Sample.line("prices of 2010")
                first.calendar = .statistical
                changed = first
                changed.validFrom = Sample.day("2025-01-01")
                switch change {
                case "formula": changed.formula = try Sample.line("a / c")
                case "price": changed.priceBase = try Sample.line("prices of 2020")
                default: changed.calendar = .administrative
                }
                var filled = book
                try filled.give(.defineIndicator(first))
                #expect(refusal(filled, .defineIndicator(changed)) == .changeIsBreak, "\(change)")
                changed.isBreak = true
                #expect(refusal(filled, .defineIndicator(changed)) == nil, "\(change)")
                continue
            }
            #expect(refusal(book, .defineIndicator(changed)) == .changeIsBreak, "\(change)")
            changed.isBreak = true
            #expect(refusal(book, .defineIndicator(changed)) == nil, "\(change)")
        }
    }

    @Test func `takes figures of the calendar that the definition counts by`() throws {
        var book = SampleBook()
        var card = try Sample.card()
        card.calendar = .administrative
        try book.give(.defineIndicator(card))
        let (month, other) = (
            try Sample.series("sample-score", "A2024-03"), try Sample.series("sample-score", "2024-03")
        )
        #expect(refusal(book, .record(try Sample.statement("1", on: "2024-04-01", month))) == nil)
        #expect(
            refusal(book, .record(try Sample.statement("1", on: "2024-04-01", other)))
                == .otherCalendar(expected: .administrative))
    }

    @Test(arguments: [
        ("missing", "missing", true), ("5", "missing; not yet sent", false), ("n/a", "n/a", true),
        ("missing", "n/a", false), ("missing", "reported", true), ("5", "estimate", true),
    ])
    func `holds status and value to each other`(value: String, status: String, fits: Bool) throws {
        let statement = try Sample.statement(value, on: "2024-01-10", status: status)
        let command = FigureCommand.record(statement, introducing: try Sample.card())
        #expect(refusal(SampleBook(), command) == (fits ? nil : .statusDoesNotFit(statement.status.grade)))
    }

    @Test func `takes a correction only with its reason`() throws {
        var book = SampleBook()
        try book.say(Sample.statement("61", on: "2024-01-10"))
        let mute = try Sample.statement("16", on: "2024-01-11", supersedes: 1)
        let without = Statement(
            mute.series, unit: mute.unit, value: mute.value, knownOn: mute.knownOn, status: mute.status,
            source: mute.source, supersedes: 1)
        #expect(refusal(book, .record(without)) == .reasonWanted)
        #expect(refusal(book, .record(mute)) == nil)
    }

    @Test func `bounds what is said of one series`() throws {
        var book = SampleBook()
        for number in 1...FigureBook.Limit.ofSeries {
            try book.say(Sample.statement("\(number)", on: "2024-01-10"))
        }
        let next = try Sample.statement("0", on: "2024-01-10")
        #expect(refusal(book, .record(next)) == .seriesFull(limit: FigureBook.Limit.ofSeries))
        let elsewhere = try Sample.statement("0", on: "2024-01-10", Sample.series(area: "6028"))
        #expect(refusal(book, .record(elsewhere)) == nil)
    }
}
