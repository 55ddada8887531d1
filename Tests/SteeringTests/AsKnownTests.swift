import BorderVocabulary
import Steering
import Testing

@Suite("What was known on a day")
struct AsKnownTests {
    /// The shape of the story: one count, the other, and the first again in a month whose day is not printed.
    private func story() throws -> (SampleBook, Series) {
        let series = try Sample.series("sample-count", "2023", .count)
        var book = SampleBook()
        // Recorded in another order than it was said.
        try book.say(Sample.statement("6", on: "2024-01", series, source: "sample C"))
        try book.say(Sample.statement("6", on: "2023-12-19", series, source: "sample A", status: "expected"))
        try book.say(Sample.statement("5", on: "2024-01-10", series, source: "sample B"))
        return (book, series)
    }

    @Test(
        arguments: [
            ("2023-12-18", nil), ("2023-12-19", "sample A"), ("2023-12-20", "sample A"), ("2024-01-09", "sample A"),
            ("2024-01-10", "sample B"), ("2024-01-15", "sample B"), ("2024-01-30", "sample B"),
            ("2024-01-31", "sample C"), ("2024-02-10", "sample C"), ("9999-12-31", "sample C"),
        ] as [(String, String?)])
    func `is what had been said by then, with its source`(day: String, source: String?) throws {
        let (book, series) = try story()
        switch try book.asKnown(on: Sample.day(day), series) {
        case .known(let observations, _, let before):
            #expect(observations.map { "\($0.statement.source)" } == [source])
            let all = ["sample A", "sample B", "sample C"]
            let place = try #require(all.firstIndex(of: source ?? ""))
            #expect(before.map { "\($0.statement.source)" } == all[..<place].reversed())
        case .noInformation: #expect(source == nil)
        }
    }

    @Test func `says where the order of two is not printed`() throws {
        let (book, _) = try story()
        let (month, december, day) = try (#require(book[1]), #require(book[2]), #require(book[3]))
        let all = book.observations
        #expect(december.isSaid(before: month, in: all))
        #expect(december.isSaid(before: day, in: all))
        #expect(!day.isSaid(before: month, in: all), "the month's may have been said on its first day")
    }

    @Test func `has an age, and so has knowing nothing`() throws {
        let (book, series) = try story()
        guard case .known(_, let age, _) = try book.asKnown(on: Sample.day("2024-01-15"), series) else {
            Issue.record("nothing was known")
            return
        }
        #expect(age == 5)
        let other = try Sample.series("sample-count", "2023", .plan)
        #expect(try book.asKnown(on: Sample.day("2023-12-31"), other) == .noInformation(age: nil))
        #expect(try book.asKnown(on: Sample.day("2024-01-03"), other) == .noInformation(age: 3))
    }

    @Test func `is all that was said on the same day`() throws {
        let series = try Sample.series()
        var book = SampleBook()
        try book.say(Sample.statement("61", on: "2024-12-09", series, source: "one"))
        try book.say(Sample.statement("62", on: "2024-12-09", series, source: "other"))
        #expect(try book.values(on: "2024-12-09", series) == ["61", "62"])
    }

    @Test func `takes nothing that has no date`() throws {
        let series = try Sample.series()
        var book = SampleBook()
        try book.say(Sample.statement("61", on: "", series))
        #expect(try book.values(on: "9999-12-31", series) == nil)
        #expect(
            try book.figures.withoutDate(series, from: Vantage(knownOn: .latest)).map { "\($0.statement.value)" } == [
                "61"
            ])
    }

    @Test func `changes with a correction from the day of the correction on`() throws {
        let series = try Sample.series()
        var book = SampleBook()
        try book.say(Sample.statement("61", on: "2024-03-01", series))
        try book.say(Sample.statement("16", on: "2024-03-05", series, status: "revised", supersedes: 1))
        try book.say(Sample.statement("17", on: "2024-03-05", series, status: "revised", supersedes: 2))
        #expect(try book.values(on: "2024-03-04", series) == ["61"])
        #expect(try book.values(on: "2024-03-05", series) == ["17"])
        #expect(try book.figures.history(series.indicator, series.period).map(\.sequence) == [1, 2, 3])
        try book.give(.withdraw(3, reason: Sample.line("not revised")))
        #expect(try book.values(on: "2024-03-05", series) == ["16"])
    }

    @Test func `is another question than what this system had recorded`() throws {
        let series = try Sample.series()
        let early = Timestamp(date: Sample.day("2024-04-01"), time: .midnight)
        let late = Timestamp(date: Sample.day("2024-06-01"), time: .midnight)
        var book = SampleBook()
        try book.say(Sample.statement("61", on: "2024-02-01", series), at: early)
        try book.say(Sample.statement("62", on: "2024-03-01", series), at: late)
        // Said on 1 March, recorded only in June.
        #expect(try book.values(on: "2024-04-01", series) == ["62"])
        #expect(try book.values(on: "2024-04-01", series, recordedBy: early) == ["61"])
        #expect(
            try book.values(on: "2024-04-01", series, recordedBy: Timestamp(milliseconds: early.milliseconds - 1))
                == nil)
        #expect(try book.figures.asRecorded(at: late, series) == book.asKnown(on: late.localDate, series))

        let later = Timestamp(date: Sample.day("2024-07-01"), time: .midnight)
        try book.give(.withdraw(2, reason: Sample.line("typed twice")), at: later)
        #expect(try book.values(on: "2024-06-01", series) == ["61"])
        #expect(try book.values(on: "2024-06-01", series, recordedBy: late) == ["62"])
    }
}
