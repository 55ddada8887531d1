import BorderVocabulary
import Foundation
import Testing

@Suite("A moment")
struct TimestampTests {
    @Test(arguments: [
        ("1970-01-01T00:00:00.000Z", Int64(0)), ("2025-11-11T20:00:00.000Z", 1_762_891_200_000),
        ("2025-11-12T03:00:00+07:00", 1_762_891_200_000), ("2025-11-11T13:00:00.000-07:00", 1_762_891_200_000),
        ("2025-11-11T20:00:00Z", 1_762_891_200_000), ("2025-11-11t20:00:00z", 1_762_891_200_000),
        ("2025-11-11T20:00:00.5Z", 1_762_891_200_500), ("2025-11-11T20:00:00.05Z", 1_762_891_200_050),
        ("2025-11-11T20:00:00.005Z", 1_762_891_200_005), ("2025-11-11T20:00:00.9999999Z", 1_762_891_200_999),
        ("2024-02-29T00:00:00Z", 1_709_164_800_000), ("1969-12-31T17:00:00.000Z", -25_200_000),
        ("9999-12-31T23:59:59.999+07:00", 253_402_275_599_999),
    ])
    func `is read from ISO 8601`(raw: String, milliseconds: Int64) throws {
        let moment = try Timestamp.parse(raw)
        #expect(moment.milliseconds == milliseconds)
        #expect(try Timestamp.parse(moment.iso8601) == moment)
    }

    @Test(arguments: [
        "", "2025-11-11", "2025-11-11T20:00:00", "2025-11-11T20:00Z", "2025-11-11 20:00:00Z", "2025-11-11T20:00:00.Z",
        "2025-11-11T24:00:00Z", "2025-11-11T20:60:00Z", "2025-11-11T20:00:60Z", "2025-02-29T00:00:00Z",
        "2025-13-01T00:00:00Z", "2025-00-01T00:00:00Z", "2025-01-00T00:00:00Z", "2025-04-31T00:00:00Z",
        "2025-11-11T20:00:00+24:00", "2025-11-11T20:00:00+07:60", "2025-11-11T20:00:00+0700", "2025-11-11T20:00:00ZZ",
        "1969-12-31T16:59:59.999Z", "9999-12-31T17:00:00.000Z", "0000-01-01T00:00:00Z", "10000-01-01T00:00:00Z",
        "+025-11-11T20:00:00Z", "２０２５-11-11T20:00:00Z",
    ])
    func `is not read from anything else`(raw: String) {
        #expect(reason { () throws(ParseFailure) in try Timestamp.parse(raw) } != nil)
    }

    @Test
    func `agrees with another calendar`() throws {
        // Foundation is the judge here: it computes the calendar with a library of its own.
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = try #require(TimeZone(identifier: "Asia/Ho_Chi_Minh"))
        let style = Date.ISO8601FormatStyle(includingFractionalSeconds: true)
        var chance = SplitMix64(seed: 11)
        for _ in 0..<3000 {
            // From 1980 on, since the zone database has other rules for Sài Gòn before 13 June 1975.
            let milliseconds = Int64.random(in: 315_532_800_000...Timestamp.latest.milliseconds, using: &chance)
            let moment = Timestamp(milliseconds: milliseconds)
            // A quarter of a millisecond keeps a rounded-down double on the right side.
            let date = Date(timeIntervalSince1970: (Double(milliseconds) + 0.25) / 1000)
            #expect(moment.iso8601.dropLast(5) == date.formatted(style).dropLast(5))
            let parts = calendar.dateComponents([.year, .month, .day, .hour, .minute, .second, .weekday], from: date)
            let local = moment.hanoi
            #expect(local.date.year == parts.year)
            #expect(local.date.month == parts.month)
            #expect(local.date.day == parts.day)
            #expect(local.time.hour == parts.hour)
            #expect(local.time.minute == parts.minute)
            #expect(Int(local.second) == parts.second)
            // Foundation counts from Sunday as 1.
            #expect(Int(local.date.weekday.rawValue) % 7 + 1 == parts.weekday)
            #expect(try Timestamp.parse(moment.iso8601) == moment)
            let minute = Timestamp(date: moment.localDate, time: moment.localTime)
            #expect(moment - minute < .seconds(60) && minute <= moment)
        }
    }

    @Test(arguments: [
        (Duration.milliseconds(1), Int64(1)), (.microseconds(1999), 1), (.microseconds(-1), -1),
        (.microseconds(-1000), -1),
        (.seconds(-1), -1000), (.zero, 0),
    ])
    func `moves by whole milliseconds, rounded down`(duration: Duration, milliseconds: Int64) {
        #expect((Timestamp(milliseconds: 5000) + duration).milliseconds == 5000 + milliseconds)
    }

    @Test
    func `stays within its bounds`() {
        let endless = Duration.seconds(Int64.max)
        #expect(Timestamp.latest + endless == .latest)
        #expect(Timestamp.earliest + endless == .latest)
        #expect(Timestamp.latest - endless == .earliest)
        #expect(Timestamp.earliest - endless == .earliest)
        #expect(Timestamp.earliest + .seconds(Int64.min) == .earliest)
        #expect(Timestamp.latest - .seconds(Int64.min) == .latest)
        #expect(Timestamp(milliseconds: .max) == .latest)
        #expect(Timestamp(milliseconds: .min) == .earliest)
        #expect(Timestamp(stored: .max) == nil)
        #expect(Timestamp(stored: Timestamp.latest.milliseconds) == .latest)
        #expect(Timestamp(stored: Timestamp.latest.milliseconds + 1) == nil)
        #expect(Timestamp(stored: Timestamp.earliest.milliseconds - 1) == nil)
        #expect(Timestamp.earliest.hanoi.description == "1970-01-01 00:00:00")
        #expect(Timestamp.latest.hanoi.description == "9999-12-31 23:59:59")
        #expect(Timestamp.latest - Timestamp.earliest == .milliseconds(253_402_300_799_999))
    }

    @Test
    func `is as far from another as was added`() {
        var chance = SplitMix64(seed: 12)
        for _ in 0..<2000 {
            let start = Timestamp(milliseconds: Int64.random(in: 1_000_000_000...4_000_000_000_000, using: &chance))
            let span = Duration.milliseconds(Int64.random(in: -1_000_000_000...1_000_000_000, using: &chance))
            #expect((start + span) - start == span)
            #expect((start + span) - span == start)
        }
    }
}
