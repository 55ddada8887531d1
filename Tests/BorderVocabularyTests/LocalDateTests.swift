import BorderVocabulary
import Testing

@Suite("A day in Hà Nội")
struct LocalDateTests {
    @Test(arguments: [
        (1970, 1, 1, true), (1969, 12, 31, false), (9999, 12, 31, true), (10_000, 1, 1, false), (2024, 2, 29, true),
        (2025, 2, 29, false), (2000, 2, 29, true), (2100, 2, 29, false), (2025, 4, 30, true), (2025, 4, 31, false),
        (2025, 12, 31, true), (2025, 12, 32, false), (2025, 13, 1, false), (2025, 0, 1, false), (2025, 1, 0, false),
        (.max, .max, .max, false), (.min, .min, .min, false),
    ])
    func `exists or does not`(year: Int, month: Int, day: Int, exists: Bool) {
        let date = LocalDate(year: year, month: month, day: day)
        #expect((date != nil) == exists)
        if let date { #expect((date.year, date.month, date.day) == (year, month, day)) }
    }

    @Test
    func `follows the day before it, for all of the calendar`() throws {
        var date = LocalDate.earliest
        var expected = (year: 1970, month: 1, day: 1)
        var weekday = 4
        // To 2470: more than the 400 years after which the calendar repeats itself.
        while date.year < 2470 {
            #expect((date.year, date.month, date.day) == expected)
            #expect(Int(date.weekday.rawValue) == weekday)
            if LocalDate(year: expected.year, month: expected.month, day: expected.day + 1) != nil {
                expected.day += 1
            } else if expected.month < 12 {
                expected = (expected.year, expected.month + 1, 1)
            } else {
                expected = (expected.year + 1, 1, 1)
            }
            weekday = weekday % 7 + 1
            let next = date.adding(days: 1)
            #expect(date < next && date.days(to: next) == 1)
            date = next
        }
    }

    @Test(arguments: [("2025-11-11", Weekday.tuesday), ("1970-01-01", .thursday), ("2024-02-29", .thursday)])
    func `is read and written`(raw: String, weekday: Weekday) throws {
        let date = try LocalDate.parse(raw)
        #expect(date.description == raw)
        #expect(date.weekday == weekday)
        #expect(LocalDate(stored: date.daysSinceEpoch) == date)
    }

    @Test(arguments: [
        "", "2025-1-1", "2025-11-11 ", "11/11/2025", "2025-02-30", "1969-12-31", "20251111", "-025-11-11",
    ])
    func `is not read from anything else`(raw: String) {
        #expect(reason { () throws(ParseFailure) in try LocalDate.parse(raw) } != nil)
    }

    @Test
    func `stays within the calendar`() {
        #expect(LocalDate.latest.adding(days: 1) == .latest)
        #expect(LocalDate.latest.adding(days: .max) == .latest)
        #expect(LocalDate.earliest.adding(days: -1) == .earliest)
        #expect(LocalDate.earliest.adding(days: .min) == .earliest)
        #expect(LocalDate.latest.description == "9999-12-31")
        #expect(LocalDate(stored: -1) == nil)
        #expect(LocalDate(stored: .max) == nil)
    }
}

@Suite("A time in Hà Nội")
struct LocalTimeTests {
    @Test(arguments: [(0, 0, true), (23, 59, true), (24, 0, false), (0, 60, false), (-1, 0, false), (0, -1, false)])
    func `exists or does not`(hour: Int, minute: Int, exists: Bool) throws {
        let time = LocalTime(hour: hour, minute: minute)
        #expect((time != nil) == exists)
        if let time {
            #expect((time.hour, time.minute) == (hour, minute))
            #expect(try LocalTime.parse(time.description) == time)
        }
    }

    @Test(arguments: ["", "7:00", "07:0", "0700", "24:00", "07:60", "07:00:00", " 07:00"])
    func `is not read from anything else`(raw: String) {
        #expect(reason { () throws(ParseFailure) in try LocalTime.parse(raw) } != nil)
    }

    @Test
    func `begins the day seven hours before it begins in Greenwich`() throws {
        let moment = Timestamp(date: try LocalDate.parse("2025-11-12"), time: try LocalTime.parse("03:00"))
        #expect(moment.iso8601 == "2025-11-11T20:00:00.000Z")
        #expect(moment.hanoi.description == "2025-11-12 03:00:00")
        #expect(moment.localDate.description == "2025-11-12")
        #expect(moment.localTime.description == "03:00")
        #expect(LocalDateTime(date: moment.localDate, time: moment.localTime) == moment.hanoi)
        #expect(LocalDateTime(date: moment.localDate, time: moment.localTime, second: 60) == nil)
    }
}
