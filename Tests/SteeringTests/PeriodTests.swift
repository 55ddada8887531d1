import BorderVocabulary
import Steering
import Testing

@Suite("A period")
struct PeriodTests {
    @Test(arguments: [
        ("2023", "2023-01-01", "2023-12-31"), ("2023-H1", "2023-01-01", "2023-06-30"),
        ("2023-H2", "2023-07-01", "2023-12-31"), ("2023-Q1", "2023-01-01", "2023-03-31"),
        ("2023-Q4", "2023-10-01", "2023-12-31"), ("2023-11", "2023-11-01", "2023-11-30"),
        ("2024-02", "2024-02-01", "2024-02-29"), ("2023-02", "2023-02-01", "2023-02-28"),
        ("2023-M01-M09", "2023-01-01", "2023-09-30"), ("1970", "1970-01-01", "1970-12-31"),
        ("9999-12", "9999-12-01", "9999-12-31"),
    ])
    func `has first and last day, and is written as it was read`(text: String, first: String, last: String) throws {
        let period = try Period.parse(text)
        #expect("\(period)" == text)
        #expect(period.firstDay == Sample.day(first))
        #expect(period.lastDay == Sample.day(last))
    }

    @Test(arguments: [
        ("2023-M01-M12", "2023"), ("2023-M01-M06", "2023-H1"), ("2023-M01-M03", "2023-Q1"), ("2023-M01-M01", "2023-01"),
    ])
    func `has one spelling`(text: String, same: String) throws {
        #expect(try Period.parse(text) == Period.parse(same))
    }

    @Test(arguments: [
        "", "23", "02023", "2023-", "-2023", "2023-1", "2023-00", "2023-13", "2023-Q0", "2023-Q5", "2023-H3", "2023-H",
        "2023-q1", "2023-M02-M09", "2023-M01-M13", "2023-M01-M00", "2023-M01-09", "2023-11-11", "2023 ", "1969",
        "２０２３", "2023-M01-M09-", "2023-Q12",
    ])
    func `is nothing else`(text: String) {
        #expect(throws: ParseFailure.self) { try Period.parse(text) }
    }

    @Test func `comes in the order of its first day, short before long`() throws {
        let order = ["2022", "2023-01", "2023-Q1", "2023-H1", "2023-M01-M09", "2023", "2023-02", "2023-12", "2024-01"]
        let periods = try order.map { try Period.parse($0) }
        #expect(periods.reversed().sorted() == periods)
    }
}

@Suite("Being known")
struct KnownOnTests {
    @Test(arguments: [
        ("2024-01-10", "2024-01-10", "2024-01-10"), ("2024-01", "2024-01-01", "2024-01-31"),
        ("2024-02", "2024-02-01", "2024-02-29"), ("2024", "2024-01-01", "2024-12-31"),
        ("2023-12", "2023-12-01", "2023-12-31"),
    ])
    func `keeps the precision that is printed, and counts from its last day`(
        text: String, possible: String, certain: String
    ) throws {
        let known = try KnownOn.parse(text)
        #expect("\(known)" == text)
        #expect(known.possibleFrom == Sample.day(possible))
        #expect(known.certainFrom == Sample.day(certain))
    }

    @Test func `without a date is never certain`() throws {
        #expect(try KnownOn.parse("") == .notPrinted)
        #expect(KnownOn.notPrinted.certainFrom == nil)
        #expect("\(KnownOn.notPrinted)" == "")
    }

    @Test(arguments: ["2024-13", "2024-02-30", "2024-Q1", "2024-H1", "10/01/2024", "2024-1-1", "soon", "2024-M01-M09"])
    func `is nothing else`(text: String) {
        #expect(throws: ParseFailure.self) { try KnownOn.parse(text) }
    }
}
