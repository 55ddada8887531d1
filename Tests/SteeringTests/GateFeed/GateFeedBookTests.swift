import BorderVocabulary
import Steering
import Testing

@Suite("The book of the gates' days")
struct GateFeedBookTests {
    private static let tally = GateSample.tally(
        "2024-08-14", [GateSample.crossing(GateSample.north, vehicles: 3)], seal: "1")

    @Test func `takes a count from the system and from no person`() throws {
        let book = GateFeedBook()
        let after = GateSample.noon("2024-08-15")
        #expect(
            book.refusal(.countDay(Self.tally), by: Sample.lan, at: after) == .onlyCountedFromTheLog(by: Sample.lan))
        #expect(book.refusal(.countDay(Self.tally), by: GateFeedBook.counter, at: after) == nil)
    }

    @Test func `counts a day once it is over`() {
        let book = GateFeedBook()
        let midnight = Timestamp(date: Sample.day("2024-08-15"), time: .midnight)
        #expect(
            book.refusal(.countDay(Self.tally), by: GateFeedBook.counter, at: midnight - .milliseconds(1))
                == .dayNotOver(today: Sample.day("2024-08-14")))
        #expect(book.refusal(.countDay(Self.tally), by: GateFeedBook.counter, at: midnight) == nil)
    }

    @Test func `takes the same count once`() throws {
        var book = GateFeedBook()
        #expect(try book.count(Self.tally))
        #expect(try !book.count(Self.tally, on: "2024-09-01"))
        #expect(book.days[GateSample.log]?[Sample.day("2024-08-14")]?.count == 1)
    }

    @Test func `refuses another count that the log does not explain, and keeps the one it has`() throws {
        var book = GateFeedBook()
        try book.count(Self.tally)
        let forged = GateSample.tally(
            "2024-08-14", [GateSample.crossing(GateSample.north, vehicles: 30)], seal: "2")
        #expect(
            book.refusal(.countDay(forged), by: GateFeedBook.counter, at: GateSample.noon("2024-08-16"))
                == .contradictsCount(of: Sample.day("2024-08-14"), sealed: GateSample.checksum("1")))
    }

    @Test func `keeps the count of before beside one that a later record changed`() throws {
        var book = GateFeedBook()
        try book.count(Self.tally)
        let corrected = GateSample.tally(
            "2024-08-14", [GateSample.crossing(GateSample.north, vehicles: 3, kilograms: 5)], later: [20_000_000],
            seal: "2")
        #expect(try book.count(corrected, on: "2024-08-17"))
        let day = Sample.day("2024-08-14")
        #expect(book.tally(GateSample.log, day, knownOn: Sample.day("2024-08-16"))?.content == Self.tally)
        #expect(book.tally(GateSample.log, day, knownOn: Sample.day("2024-08-17"))?.content == corrected)
        #expect(book.tally(GateSample.log, day, knownOn: Sample.day("2024-08-14")) == nil)
    }

    @Test func `takes what customs says of days that are over`() throws {
        let book = GateFeedBook()
        let now = GateSample.noon("2024-08-20")
        func refusal(_ day: String, _ vehicles: Int?, cents: Int64? = nil) throws -> GateFeedRefusal? {
            let row = try GateSample.customs(Sample.day(day), GateSample.north, vehicles: vehicles, cents: cents)
            return book.refusal(row, at: now)
        }
        #expect(try refusal("2024-08-19", 3) == nil)
        #expect(try refusal("2024-08-20", 3) == .customsInFuture(today: now.localDate))
        #expect(try refusal("2024-08-19", 0) == nil)
        #expect(try refusal("2024-08-19", -1) == .customsNegative)
        #expect(try refusal("2024-08-19", 1, cents: -1) == .customsNegative)
        #expect(try refusal("2024-08-19", nil, cents: 0) == nil)
        let accepted = ["declarations", "vehicles", "tonnes", "value_usd"]
        #expect(try refusal("2024-08-19", nil) == .customsSilent(accepted: accepted))
    }

    @Test func `takes the same row once, and another beside it`() throws {
        var book = GateFeedBook()
        let (now, day) = (GateSample.noon("2024-08-20"), Sample.day("2024-08-19"))
        #expect(try book.give(GateSample.customs(day, GateSample.north, vehicles: 3), at: now))
        #expect(try !book.give(GateSample.customs(day, GateSample.north, vehicles: 3), at: now))
        #expect(try book.give(GateSample.customs(day, GateSample.south, vehicles: 3), at: now))
        #expect(try book.give(GateSample.customs(day, GateSample.north, vehicles: 4), at: now))
        #expect(book.customs[day]?.map(\.content.vehicles) == [3, 3, 4])
        #expect(book.customsRow(day, GateSample.north, knownOn: now.localDate)?.content.vehicles == 4)
        // What customs takes back may be said again.
        #expect(try book.give(GateSample.customs(day, GateSample.north, vehicles: 3), at: now))
    }

    @Test(arguments: [
        (Int64(0), 0, true), (0, 1_000, true), (0, 1_001, false), (0, -1, false), (-1, 0, false), (.max, 0, true),
    ])
    func `bounds a tolerance`(units: Int64, permille: Int, isFine: Bool) throws {
        let tolerance = Tolerance(
            .vehicles, from: Sample.day("2024-01-01"), units: units, permille: permille,
            basis: try Sample.line("sample decision"))
        let refusal = GateFeedBook().refusal(.setTolerance(tolerance), at: GateSample.noon("2024-08-20"))
        #expect(refusal == (isFine ? nil : .toleranceOutOfRange(units: units, permille: permille)))
    }

    @Test func `lets a tolerance begin after the one before`() throws {
        var book = GateFeedBook()
        let now = GateSample.noon("2024-08-20")
        let basis = try Sample.line("sample decision")
        func tolerance(_ from: String, _ units: Int64) -> Tolerance {
            Tolerance(.vehicles, from: Sample.day(from), units: units, permille: 0, basis: basis)
        }
        #expect(try book.give(.setTolerance(tolerance("2024-01-01", 2)), at: now))
        #expect(try !book.give(.setTolerance(tolerance("2024-01-01", 2)), at: now))
        #expect(
            book.refusal(.setTolerance(tolerance("2024-01-01", 3)), at: now)
                == .toleranceNotLater(than: Sample.day("2024-01-01")))
        #expect(try book.give(.setTolerance(tolerance("2024-01-02", 3)), at: now))
        #expect(book.tolerance(.vehicles, for: Sample.day("2024-01-01"), knownOn: now.localDate)?.units == 2)
        #expect(book.tolerance(.vehicles, for: Sample.day("2024-01-02"), knownOn: now.localDate)?.units == 3)
        #expect(book.tolerance(.vehicles, for: Sample.day("2023-12-31"), knownOn: now.localDate) == nil)
        #expect(book.tolerance(.kilograms, for: Sample.day("2024-01-02"), knownOn: now.localDate) == nil)
        #expect(book.tolerance(.vehicles, for: Sample.day("2024-01-02"), knownOn: Sample.day("2024-08-19")) == nil)
    }
}
