import BorderVocabulary
import Steering
import Testing

@Suite("The detectors on the room's own facts")
struct IntegrityReviewTests {
    private func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

    @Test func `say too little of an empty room, each of them once`() throws {
        let review = try WatchedRoom().review(on: "2025-03-01")
        #expect(review.looks.map(\.finding.detector) == Detector.allCases)
        for look in review.looks {
            guard case .tooLittle(0, _) = look.finding.outcome else {
                Issue.record("\(look.finding.detector) speaks of an empty room")
                continue
            }
        }
        #expect(review.set.expectedFalse == 0)
    }

    // MARK: Plans

    /// A year of sixteen targets of 100, with the results given.
    private func year(_ results: [String]) throws -> WatchedRoom {
        var room = try WatchedRoom()
        _ = try room.plan(2024)
        for (place, result) in results.enumerated() {
            try room.define("ind-\(place)")
            try room.target("t-\(place)", "ind-\(place)", "100", in: 2024)
            try room.say("ind-\(place)", "2024", result, on: "2025-01-10")
        }
        return room
    }

    @Test func `see results just over their bounds, once they are known`() throws {
        let lifted = Array(repeating: "100.4", count: 9) + ["120", "131", "80"]
        let room = try year(lifted)
        let review = try room.review(on: "2025-03-01")
        #expect(review.found(.bunching) == [.plans])
        let names = try (0..<9).map { IntegrityCase.target(try TargetID.parse("t-\($0)")) }
        #expect(review.cases(.bunching, .plans) == names)
        #expect(try room.review(on: "2025-01-05").found(.bunching).isEmpty, "nothing was known yet")
    }

    @Test func `look at each plan for itself, too, where there are several`() throws {
        var room = try year(Array(repeating: "100.4", count: 9) + ["120"])
        _ = try room.plan(2023)
        for (place, result) in ["99", "98.5", "101", "100.5", "99.5", "101.5", "98.2", "100.2", "90"].enumerated() {
            try room.target("s-\(place)", "ind-\(place)", "100", in: 2023)
            try room.say("ind-\(place)", "2023", result, on: "2024-01-10")
        }
        let review = try room.review(on: "2025-03-01")
        #expect(review.looks(.bunching).map(\.subject) == [.plan("kh-2024"), .plan("kh-2023"), .plans])
        #expect(review.found(.bunching) == [.plan("kh-2024")])
    }

    @Test func `see nothing where as many lie under their bounds`() throws {
        let even = ["99.1", "98.7", "99.6", "98.2", "100.4", "101.1", "100.9", "101.6", "110", "85", "70", "140"]
        let review = try year(even).review(on: "2025-03-01")
        #expect(review.found(.bunching).isEmpty)
        #expect(review.looks(.bunching).map(\.looked) == [12])
        #expect(review.looks(.bunching)[0].finding.of == 8)
    }

    @Test func `turn ceilings round: just under what may not be exceeded is just reached`() throws {
        var room = try WatchedRoom()
        _ = try room.plan(2024)
        for place in 0..<8 {
            try room.define("rate-\(place)", .lower, .last)
            try room.target("c-\(place)", "rate-\(place)", "10", in: 2024, isCeiling: true)
            try room.say("rate-\(place)", "2024", "9.9", on: "2025-01-10")
        }
        #expect(try room.review(on: "2025-03-01").found(.bunching) == [.plans])
    }

    /// A target of 120 of what has come to about 100 each year.
    private func modest(_ bound: String?, on day: String) throws -> WatchedRoom {
        var room = try WatchedRoom()
        try room.define("flow")
        for (place, year) in (2016...2023).enumerated() {
            try room.say("flow", "\(year)", "\(98 + place % 3 * 2)", on: "\(year + 1)-01-10")
        }
        _ = try room.plan(2024)
        try room.target("flow-2024", "flow", "120", in: 2024)
        try room.amend("flow-2024", to: bound, on: day)
        return room
    }

    @Test(
        arguments: [
            ("lowered late to what can be reached", "95", "2024-11-10", true),
            ("dropped late", nil, "2024-11-10", true),
            ("lowered in spring", "95", "2024-05-10", false), ("raised late", "130", "2024-11-10", false),
            ("lowered late, and still missed", "115", "2024-11-10", false),
        ])
    func `see a target that is lowered late`(what: String, to bound: String?, on day: String, isFound: Bool) throws {
        let review = try modest(bound, on: day).review(on: "2024-12-20")
        #expect(review.found(.lateCut) == (isFound ? [.plan("kh-2024")] : []), "\(what)")
        #expect(review.looks(.lateCut).map(\.looked) == [1])
        #expect(review.cases(.lateCut, .plan("kh-2024")) == (isFound ? [.target("flow-2024")] : []))
    }

    @Test func `know of an amendment from the day on which it was in force`() throws {
        let room = try modest("95", on: "2024-11-10")
        #expect(try room.review(on: "2024-11-09").looks(.lateCut).map(\.looked) == [0])
        #expect(try room.review(on: "2024-11-10").found(.lateCut) == [.plan("kh-2024")])
        // A year later it is not looked at any more.
        #expect(try room.review(on: "2025-11-20").found(.lateCut).isEmpty)
    }

    @Test func `take a correction for no amendment`() throws {
        var room = try modest("119", on: "2024-03-10")
        let correction = PlanCommand.correctTarget(
            "flow-2024", version: 2, try PlanSample.atLeast("95"), reason: try Sample.line("typed wrongly"))
        try room.give(.plans(correction), on: "2024-11-10")
        try room.give(.plans(.confirmVersion("flow-2024", version: 3)), by: Sample.minh, on: "2024-11-11")
        #expect(try room.review(on: "2024-12-20").found(.lateCut).isEmpty)
    }

    // MARK: Figures

    /// Eight months that are told on the tenth of the next one and corrected on the twentieth.
    private func corrected(_ values: [String], _ direction: IndicatorCard.Direction = .higher) throws -> WatchedRoom {
        var room = try WatchedRoom()
        try room.define("flow", direction)
        for (place, value) in values.enumerated() {
            let next = "2025-" + twoDigits(place + 2)
            let number = try room.say("flow", "2025-" + twoDigits(place + 1), "100", on: next + "-10")
            try room.say("flow", "2025-" + twoDigits(place + 1), value, on: next + "-20", correcting: number)
        }
        return room
    }

    @Test(
        arguments: [
            ("all go up where more is better", Array(repeating: "103", count: 8), IndicatorCard.Direction.higher, true),
            ("all go down where less is better", Array(repeating: "97", count: 8), .lower, true),
            ("all go up where less is better", Array(repeating: "103", count: 8), .lower, false),
            ("they go both ways", ["103", "97", "101", "98", "104", "99", "102", "96"], .higher, false),
        ])
    func `see corrections that please`(
        what: String, values: [String], direction: IndicatorCard.Direction, isFound: Bool
    ) throws {
        let review = try corrected(values, direction).review(on: "2025-10-01")
        #expect(review.found(.afterClose) == (isFound ? [.figures] : []), "\(what)")
        #expect(review.looks(.afterClose).map(\.looked) == [8])
        let first = IntegrityCase.figure(try Sample.series("flow", "2025-01"))
        #expect(review.cases(.afterClose, .figures).first == (isFound ? first : nil))
    }

    @Test func `see corrections only once they are known, and ask nothing where no direction is set`() throws {
        let pleasing = Array(repeating: "103", count: 8)
        #expect(
            try corrected(pleasing).review(on: "2025-05-19").looks(.afterClose)[0].finding.outcome
                == .tooLittle(have: 3, need: 7))
        #expect(try corrected(pleasing, .none).review(on: "2025-10-01").looks(.afterClose).map(\.looked) == [0])
    }

    @Test func `leave out what was corrected after the review: a published report had it`() throws {
        var room = try WatchedRoom()
        try room.define("flow")
        let numbers = try (1...8).map { try room.say("flow", "2024-" + twoDigits($0), "100", on: "2025-01-10") }
        let indicators = try (1...8).map { try Sample.series("flow", "2024-" + twoDigits($0)) }
        let card = try #require(room.room.figures.card(of: indicators[0].indicator, on: Sample.day("2025-01-01")))
        let frozen = indicators.prefix(4).map {
            FrozenSeries($0, days: $0.period.firstDay...$0.period.lastDay, card: card, definition: 1, said: [])
        }
        let outline = try Office.outline("year-2024", knownOn: "2025-01-15", indicators: ["flow"], period: "2024")
        let snapshot = ReportSnapshot(outline, recordedBy: PlanSample.moment("2025-01-15"), figures: frozen)
        room.apply(.reports(.frozen(snapshot)), on: "2025-01-15")
        room.apply(.reports(.approved(report: "year-2024")), on: "2025-01-16")
        room.apply(
            .reports(
                .published(report: "year-2024", publication: Publication(number: 1, date: Sample.day("2025-01-17")))),
            on: "2025-01-17")
        for (place, number) in numbers.enumerated() {
            try room.say("flow", "2024-" + twoDigits(place + 1), "103", on: "2025-01-20", correcting: number)
        }
        // Four of the eight had been reviewed.
        #expect(try room.review(on: "2025-03-01").looks(.afterClose).map(\.looked) == [4])
    }

    /// Thirty months of one owner with the digits given at their ends.
    private func digits(_ last: (Int) -> Int, indicators: Int = 3) throws -> WatchedRoom {
        var room = try WatchedRoom()
        for indicator in 0..<indicators {
            try room.define("d-\(indicator)", owner: "trade")
            for month in 1...12 {
                let value = 1_000 + (indicator * 37 + month * 53) % 800 / 10 * 10 + last(indicator * 12 + month)
                try room.say("d-\(indicator)", "2024-" + twoDigits(month), "\(value)", on: "2025-01-10")
            }
        }
        return room
    }

    @Test func `see numbers of one owner that are rounded, and name them`() throws {
        let owner = IntegrityLook.Subject.owner(try Sample.line("trade"))
        let rounded = try digits { $0 % 3 == 0 ? $0 % 10 : $0 % 2 * 5 }.review(on: "2025-03-01")
        #expect(rounded.found(.rounding) == [owner])
        #expect(rounded.looks(.rounding).map(\.looked) == [36])
        #expect(rounded.cases(.rounding, owner).count > 20)
        #expect(try digits { $0 * 7 % 10 }.review(on: "2025-03-01").found(.rounding).isEmpty)
        // What is always printed in tens says nothing of who rounds.
        #expect(try digits { _ in 0 }.review(on: "2025-03-01").looks(.rounding).map(\.looked) == [0])
    }

    @Test func `see invented numbers by their leading digits, where that law holds`() throws {
        func numbers(_ value: (Int) -> Int) throws -> WatchedRoom {
            var room = try WatchedRoom()
            for indicator in 0..<10 {
                try room.define("v-\(indicator)", owner: "trade")
                for month in 1...12 {
                    let number = value(indicator * 12 + month - 1)
                    try room.say("v-\(indicator)", "2024-" + twoDigits(month), "\(number)", on: "2025-01-10")
                }
            }
            return room
        }
        // A twentieth more each time runs over all digits as grown numbers do.
        var grown = [10.0]
        while grown.count < 120 { grown.append(grown[grown.count - 1] * 1.07) }
        let owner = IntegrityLook.Subject.owner(try Sample.line("trade"))
        #expect(try numbers { Int(grown[$0]) }.review(on: "2025-03-01").found(.leadingDigit).isEmpty)
        let invented = try numbers { place in (place % 9 + 1) * [10, 1_000, 100_000][place % 3] + place }
        #expect(try invented.review(on: "2025-03-01").found(.leadingDigit) == [owner])
        let narrow = try numbers { 500 + $0 }.review(on: "2025-03-01").looks(.leadingDigit)
        #expect(narrow.map(\.finding.outcome) == [.notApplicable])
    }

    @Test func `see what moves between neighbours, and only between those`() throws {
        func months(_ owner: String, isBreak: Bool = false) throws -> IntegrityReview {
            var room = try WatchedRoom()
            try room.define("one", owner: "trade")
            try room.define("other", owner: owner)
            if isBreak { try room.define("other", owner: owner, from: "2024-12-01", isBreak: true) }
            for place in 0..<24 {
                let period = "\(2023 + place / 12)-" + twoDigits(place % 12 + 1)
                let moved = place == 23 ? 400 : 0
                try room.say("one", period, "\(1_000 + place * 13 % 17 - moved)", on: "2025-01-10")
                try room.say("other", period, "\(1_000 + place * 11 % 19 + moved)", on: "2025-01-10")
            }
            return try room.review(on: "2025-03-01")
        }
        let pair = IntegrityLook.Subject.neighbours(
            try IndicatorID.parse("one"), try IndicatorID.parse("other"))
        let moved = try months("trade")
        #expect(moved.found(.reclassification) == [pair])
        #expect(
            moved.cases(.reclassification, pair)
                == [.figure(try Sample.series("one", "2024-12")), .figure(try Sample.series("other", "2024-12"))])
        #expect(try months("finance").looks(.reclassification).map(\.subject) == [.room], "another owner")
        #expect(try months("trade", isBreak: true).found(.reclassification).isEmpty, "another definition")
    }

    @Test func `look at no more than a page can bear, of what had been recorded by the day, and say so`() throws {
        var room = try WatchedRoom()
        try room.define("early", owner: "finance")
        for month in 1...12 { try room.say("early", "2023-" + twoDigits(month), "\(1_234 + month)", on: "2024-01-10") }
        try room.define("late", owner: "trade", from: "1970-01-01")
        for place in 0..<IntegrityScope.Limit.statements {
            let (year, month) = (1_970 + place / 12 % 50, place % 12 + 1)
            try room.say("late", "\(year)-" + twoDigits(month), "\(10_000 + place * 7)", on: "2024-03-10")
        }
        let now = try room.review(on: "2024-04-01").looks(.rounding)
        let (trade, finance) = (try Sample.line("trade"), try Sample.line("finance"))
        #expect(now.map(\.subject) == [.owner(trade)], "the others were recorded before those")
        #expect(now.map(\.isCut) == [true])
        let then = try room.review(on: "2024-02-01").looks(.rounding)
        #expect(then.map(\.subject) == [.owner(finance)])
        #expect(then.map(\.looked) == [12] && then.map(\.isCut) == [false])
    }

    @Test func `pair no more than a few of many neighbours, and say so`() throws {
        var room = try WatchedRoom()
        for place in 1...9 {
            try room.define("n-\(place)")
            for month in 1...3 { try room.say("n-\(place)", "2024-" + twoDigits(month), "\(place)", on: "2024-05-01") }
        }
        let looks = try room.review(on: "2024-06-01").looks(.reclassification)
        let group = IntegrityScope.Limit.group
        #expect(looks.count == group * (group - 1) / 2)
        let cut = looks.filter { $0.isCut }
        #expect(cut.count == looks.count)
    }

    // MARK: Money, gates, people

    @Test func `see a month whose payments come at its end`() throws {
        func paid(_ last: Int) throws -> WatchedRoom {
            var room = try WatchedRoom()
            try room.project()
            for place in 0..<18 {
                let month = "\(2023 + place / 12)-" + twoDigits(place % 12 + 1)
                let end = Sample.day(month + "-01").lastOfMonth
                // All months differ a little, so that there is a spread.
                try room.pay(month: month, last: place == 15 ? last : 8 + place % 5, lastDay: "\(end)")
            }
            return room
        }
        let rushed = try paid(60).review(on: "2024-07-15")
        #expect(rushed.found(.dumping) == [.payments])
        #expect(rushed.cases(.dumping, .payments) == [.month(Sample.day("2024-04-01"))])
        #expect(try paid(9).review(on: "2024-07-15").found(.dumping).isEmpty)
        #expect(try paid(60).review(on: "2024-04-20").found(.dumping).isEmpty, "the month was not over")
        // More than a year later it is no question of the year any more.
        #expect(try paid(60).review(on: "2025-06-15").found(.dumping).isEmpty)
    }

    @Test func `see a year whose payments came in December, once it is over`() throws {
        func paid(_ last: Int) throws -> WatchedRoom {
            var room = try WatchedRoom()
            try room.project()
            for year in 2015...2024 { try room.pay(year: year, december: year == 2024 ? last : 18 + year % 5) }
            return room
        }
        let rushed = try paid(60).review(on: "2025-03-01")
        #expect(rushed.found(.dumping) == [.payments])
        #expect(rushed.cases(.dumping, .payments) == [.year(2024)])
        #expect(rushed.looks(.dumping).first { $0.material == .years }?.looked == 10)
        #expect(try paid(21).review(on: "2025-03-01").found(.dumping).isEmpty)
        #expect(try paid(60).review(on: "2024-12-30").found(.dumping).isEmpty)
    }

    @Test func `see a plan that lies below what was reached`() throws {
        var room = try WatchedRoom()
        _ = try room.plan(2024)
        for (target, bound) in [("soft", "80"), ("firm", "105")] {
            try room.define("of-\(target)")
            try room.say("of-\(target)", "2023", "100", on: "2024-01-03")
            try room.target(target, "of-\(target)", bound, in: 2024)
        }
        let review = try room.review(on: "2024-03-01")
        #expect(review.found(.softPlan) == [.plan("kh-2024")])
        #expect(review.cases(.softPlan, .plan("kh-2024")) == [.target("soft")])
    }

    @Test func `see a gate that stands above customs, and one whose month ends in a rush`() throws {
        var room = try WatchedRoom()
        var day = Sample.day("2024-01-01")
        while day < Sample.day("2025-01-01") {
            let isEnd = day.month == 12 && day.lastOfMonth < day.adding(days: 3)
            let vehicles = 100 + Int(day.daysSinceEpoch) * 7 % 11
            try room.count(
                day, vehicles: isEnd ? vehicles * 4 : vehicles, customs: day.month == 11 ? vehicles - 4 : vehicles)
            day = day.adding(days: 1)
        }
        let review = try room.review(on: "2025-01-15")
        #expect(review.found(.dumping) == [.gates])
        #expect(review.cases(.dumping, .gates) == [.month(Sample.day("2024-12-01"))])
        #expect(review.found(.selfReport) == [.gates])
        #expect(review.cases(.selfReport, .gates).first == .gateDay(Sample.day("2024-11-01")))
        #expect(try room.review(on: "2024-10-15").found(.selfReport).isEmpty)
    }

    @Test func `see an office whose petitioners deny what it calls settled, against the others`() throws {
        var room = try WatchedRoom()
        for place in 0..<12 {
            let day = "2025-02-" + twoDigits(place + 1)
            try room.settle(by: WatchedRoom.trade, on: day, author: place < 9 ? .notResolved : .resolved)
            try room.settle(by: WatchedRoom.finance, on: day, author: place < 2 ? .notResolved : .resolved)
            try room.settle(by: WatchedRoom.finance, on: day, author: nil)
        }
        let review = try room.review(on: "2025-03-01")
        #expect(review.found(.selfReport) == [.post(WatchedRoom.trade)])
        #expect(review.cases(.selfReport, .post(WatchedRoom.trade)).count == 9)
        // Who has not spoken is in no count.
        let looked = review.looks(.selfReport).map(\.looked)
        #expect(looked == [12, 12])
        #expect(try room.review(on: "2025-02-05").found(.selfReport).isEmpty)
    }

    // MARK: The public

    @Test func `see from outside only what was published, and nothing that is classified`() throws {
        var room = try year(Array(repeating: "100.4", count: 9))
        #expect(try room.review(on: "2025-03-01", view: .published).found(.bunching).isEmpty)
        for number in 1...9 { try room.publish(number, on: "2025-02-01") }
        #expect(try room.review(on: "2025-03-01", view: .published).found(.bunching) == [.plans])
        try room.define("ind-0", from: "2025-02-02", isClassified: true)
        let review = try room.review(on: "2025-03-01", view: .published)
        #expect(review.looks(.bunching).map(\.looked) == [8])
        #expect(!review.cases(.bunching, .plans).contains(.target("t-0")))
    }
}
