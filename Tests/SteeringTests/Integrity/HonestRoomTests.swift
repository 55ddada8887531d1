import BorderVocabulary
import Steering
import Testing

@Suite("An honest room")
struct HonestRoomTests {
    /// Three years of a room in which nobody cheats, from a seed.
    private func room(_ seed: UInt64) throws -> WatchedRoom {
        var data = HonestProvince(random: SplitMix64(seed: seed))
        var room = try WatchedRoom()
        try plans(&room, &data)
        try figures(&room, &data)
        try settling(&room, &data)
        try room.project()
        for place in 0..<24 {
            let month = month(2023, place)
            let share = Int(100 * data.endings(1)[0])
            try room.pay(month: month, last: share, lastDay: "\(Sample.day(month + "-01").lastOfMonth)")
        }
        var day = Sample.day("2024-10-01")
        while day < Sample.day("2024-12-01") {
            let vehicles = 900 + Int(60 * data.normal())
            try room.count(day, vehicles: vehicles, customs: vehicles + Int(0.02 * Double(vehicles) * data.normal()))
            day = day.adding(days: 1)
        }
        return room
    }

    private func month(_ year: Int, _ place: Int) -> String {
        let month = place % 12 + 1
        return "\(year + place / 12)-" + (month < 10 ? "0\(month)" : "\(month)")
    }

    /// Plans that ask for about five percent more than there was, and results that spread around them.
    private func plans(_ room: inout WatchedRoom, _ data: inout HonestProvince) throws {
        for year in 2022...2024 { _ = try room.plan(year) }
        for target in 0..<18 {
            try room.define("ind-\(target)", owner: "finance", .higher, .last)
            var last = 10_000 * (1 + data.uniform())
            try room.say("ind-\(target)", "2021", "\(Int(last))", on: "2022-01-10")
            for year in 2022...2024 {
                let bound = last * data.plans(1)[0]
                try room.target("t-\(target)-\(year)", "ind-\(target)", "\(Int(bound))", in: year)
                last = bound * data.ratios(1)[0]
                try room.say("ind-\(target)", "\(year)", "\(Int(last))", on: "\(year + 1)-01-10")
            }
        }
    }

    /// Months of two neighbours, of which some are corrected either way.
    private func figures(_ room: inout WatchedRoom, _ data: inout HonestProvince) throws {
        for indicator in ["one", "other"] {
            try room.define(indicator, owner: "trade")
            for place in 0..<24 {
                let period = month(2023, place)
                let value = 20_000 + Int(3_000 * data.normal())
                let number = try room.say(indicator, period, "\(value)", on: "2025-01-05")
                guard data.uniform() < 0.5 else { continue }
                let better = value + Int(100 * data.corrections(1)[0])
                try room.say(indicator, period, "\(better)", on: "2025-01-20", correcting: number)
            }
        }
    }

    private func settling(_ room: inout WatchedRoom, _ data: inout HonestProvince) throws {
        for place in 0..<20 {
            for post in [WatchedRoom.finance, WatchedRoom.trade] {
                let day = "2024-0\(place % 9 + 1)-15"
                try room.settle(by: post, on: day, author: data.uniform() < 0.15 ? .notResolved : .resolved)
            }
        }
    }

    @Test func `is spoken of no more often than the page says`() throws {
        var (expected, found, judged): (Double, [Detector], Int) = (0, [], 0)
        for seed in 1...12 {
            let review = try room(UInt64(20_261_100 + seed)).review(on: "2025-03-01")
            let set = review.set
            // Those that state a fact are wrong in about three of a hundred looks (docs/steering/integrity.md).
            let facts = set.findings.count { $0.chance == nil && $0.detector.level == nil && $0.of > 0 }
            expected += set.expectedFalse + 0.03 * Double(facts)
            found += set.findings.filter { $0.outcome == .found }.map(\.detector)
            judged += set.tested.count + facts
        }
        #expect(judged > 100, "every seed has enough to look at")
        #expect(Chance.atLeast(found.count, mean: expected) > 0.001, "found \(found) where \(expected) were expected")
    }
}
