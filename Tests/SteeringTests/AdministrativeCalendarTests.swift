import BorderVocabulary
import Steering
import Testing

@Suite("A month of the administration")
struct AdministrativeCalendarTests {
    private func period(_ text: String) throws -> Period { try Period.parse(text) }

    @Test(arguments: [
        ("A2025-03", "2025-02-15", "2025-03-14"), ("A2025-01", "2024-12-15", "2025-01-14"),
        ("A2025-Q1", "2024-12-15", "2025-03-14"), ("A2025-Q4", "2025-09-15", "2025-12-14"),
        ("A2025-H1", "2024-12-15", "2025-06-14"), ("A2025-H2", "2025-06-15", "2025-12-14"),
        ("A2025", "2024-12-15", "2025-12-14"), ("A2025-M01-M09", "2024-12-15", "2025-09-14"),
        ("A1970-01", "1970-01-01", "1970-01-14"), ("2025-03", "2025-03-01", "2025-03-31"),
    ])
    func `closes on the 14th while nothing else is set`(text: String, first: String, last: String) throws {
        let calendar = AdministrativeCalendar()
        #expect("\(try period(text))" == text)
        #expect(calendar.days(of: try period(text)) == Sample.day(first)...Sample.day(last))
        #expect(calendar.isAssumed(for: try period(text)) == text.hasPrefix("A"))
    }

    @Test func `closes where a decision says, from the month that it names, and leaves out no day`() throws {
        var book = SampleBook()
        let cutOff = try #require(
            AdministrativeCalendar.CutOff(
                from: Sample.day("2025-07-07"), day: 19, basis: Sample.line("sample decision")))
        try book.give(.setCutOff(cutOff))
        #expect(try !book.give(.setCutOff(cutOff)), "already so")
        let calendar = book.calendar
        // July had begun when the decision came; August is the first month that closes on the 19th.
        #expect(calendar.days(of: try period("A2025-07")) == Sample.day("2025-06-15")...Sample.day("2025-07-14"))
        #expect(calendar.days(of: try period("A2025-08")) == Sample.day("2025-07-15")...Sample.day("2025-08-19"))
        #expect(calendar.days(of: try period("A2025-09")) == Sample.day("2025-08-20")...Sample.day("2025-09-19"))
        #expect(calendar.isAssumed(for: try period("A2025-08")), "its first day follows from the close of July")
        #expect(!calendar.isAssumed(for: try period("A2025-09")))
        var day = Sample.day("2024-12-15")
        for month in 1...12 {
            let days = calendar.days(of: try period(month < 10 ? "A2025-0\(month)" : "A2025-\(month)"))
            #expect(days.lowerBound == day)
            day = days.upperBound.adding(days: 1)
        }
    }

    @Test func `is set anew by a later entry, and what held at a moment can still be asked`() throws {
        var book = SampleBook()
        let (early, late) = (Sample.now, Timestamp(milliseconds: Sample.now.milliseconds + 1))
        func cutOff(_ from: String, _ day: Int) throws -> AdministrativeCalendar.CutOff {
            try #require(AdministrativeCalendar.CutOff(from: Sample.day(from), day: day, basis: Sample.line("sample")))
        }
        try book.give(.setCutOff(cutOff("2025-07-01", 19)), at: early)
        try book.give(.setCutOff(cutOff("2025-07-01", 20)), by: Sample.minh, at: late)
        let month = try period("A2025-09")
        #expect(book.calendar.days(of: month).upperBound == Sample.day("2025-09-20"))
        #expect(book.calendar.asRecorded(at: early).days(of: month).upperBound == Sample.day("2025-09-19"))
        #expect(book.calendar.settings.map(\.set.by) == [Sample.lan, Sample.minh])
        #expect(throws: FigureRefusal.cutOffNotLater(than: Sample.day("2025-07-01"))) {
            try book.decide(.setCutOff(cutOff("2025-06-30", 14)), by: Sample.lan, at: late)
        }
    }

    @Test(arguments: [(0, false), (1, true), (28, true), (29, false)])
    func `closes on a day that every month has`(day: Int, isTaken: Bool) throws {
        let basis = try Sample.line("sample")
        #expect((AdministrativeCalendar.CutOff(from: .earliest, day: day, basis: basis) != nil) == isTaken)
    }

    @Test(arguments: [
        ("2025-03-14", "A2025-03"), ("2025-03-15", "A2025-04"), ("2025-12-14", "A2025-12"), ("2025-12-15", "A2026-01"),
        ("1970-01-01", "A1970-01"),
    ])
    func `is found from a day`(day: String, month: String) throws {
        #expect(AdministrativeCalendar().month(of: Sample.day(day)) == (try period(month)))
    }

    @Test func `beyond the last year is none`() {
        #expect(AdministrativeCalendar().month(of: .latest) == nil)
    }

    @Test(arguments: ["A", "a2025", "A2025-M02-M03", "AA2025", "2025A", "A-2025", "A1969", "A2025-M01-M09-"])
    func `is not written in another way`(text: String) {
        #expect(throws: ParseFailure.self) { try Period.parse(text) }
    }

    @Test func `is no calendar month, and stands behind it in order`() throws {
        #expect(try period("A2025-03") != period("2025-03"))
        #expect(try period("2025-03") < period("A2025-03"))
        #expect(try period("A2025-03") < period("2025-04"))
        #expect(throws: ParseFailure.self) { try KnownOn.parse("A2025-03") }
    }
}
