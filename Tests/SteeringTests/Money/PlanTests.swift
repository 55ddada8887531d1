import BorderVocabulary
import Steering
import Testing

@Suite("A capital plan")
struct PlanTests {
    private let line = PlanLine(2024, .province(programme: nil), source: MoneySample.local)

    private func amounts(_ book: MoneyBook, _ day: String) -> [Int64] {
        book.versions(of: line, AsKnown(on: Sample.day(day))).map(\.amount.dong)
    }

    @Test func `shows its original, its amendments and what it was on any day`() throws {
        var book = try MoneySample.book
        let reason = try Sample.line("moved to another project")
        try book.give(.setPlan(MoneySample.plan(line, 1_000, on: "2023-12-20")))
        try book.give(.setPlan(MoneySample.plan(line, 800, .amendment(reason: reason), on: "2024-11-15")))
        #expect(amounts(book, "2023-12-19") == [])
        #expect(amounts(book, "2023-12-20") == [1_000])
        #expect(amounts(book, "2024-11-14") == [1_000])
        #expect(amounts(book, "2024-11-15") == [1_000, 800])
    }

    @Test func `is corrected where it was written down wrongly, and stays amended where it was amended`() throws {
        var book = try MoneySample.book
        let reason = try Sample.line("a digit was lost")
        try book.give(.setPlan(MoneySample.plan(line, 100, on: "2023-12-20")))
        try book.give(.setPlan(MoneySample.plan(line, 900, .amendment(reason: reason), on: "2024-06-01")))
        // The correction of the original is said after the amendment and does not undo it.
        try book.give(.setPlan(MoneySample.plan(line, 1_000, .correction(of: 1, reason: reason), on: "2024-07-01")))
        #expect(amounts(book, "2024-06-30") == [100, 900])
        #expect(amounts(book, "2024-07-01") == [1_000, 900])
        // A correction of the correction belongs to the same original.
        try book.give(.setPlan(MoneySample.plan(line, 1_001, .correction(of: 3, reason: reason), on: "2024-08-01")))
        #expect(amounts(book, "2024-08-01") == [1_001, 900])
        let versions = book.versions(of: line, AsKnown(on: Sample.day("2024-08-01")))
        #expect(versions.map(\.number) == [1, 2])
        #expect(versions[0].corrections == [3, 4])
    }

    @Test func `has one original, and what comes before it amends nothing`() throws {
        var book = try MoneySample.book
        let reason = try Sample.line("reason")
        let amendment = try MoneySample.plan(line, 5, .amendment(reason: reason), on: "2024-01-01")
        #expect(throws: MoneyRefusal.nothingToAmend(firstSaidOn: nil)) { try book.give(.setPlan(amendment)) }
        let original = try MoneySample.plan(line, 1_000, on: "2024-01-02")
        #expect(try book.give(.setPlan(original)))
        #expect(try !book.give(.setPlan(original)), "said once is said")
        #expect(throws: MoneyRefusal.alreadySet(number: 1)) {
            try book.give(.setPlan(MoneySample.plan(line, 999, on: "2024-02-01")))
        }
        #expect(throws: MoneyRefusal.nothingToAmend(firstSaidOn: Sample.day("2024-01-02"))) {
            try book.give(.setPlan(amendment))
        }
        let elsewhere = PlanLine(2025, .province(programme: nil), source: MoneySample.local)
        #expect(throws: MoneyRefusal.correctsAnother(line, saidOn: Sample.day("2024-01-02"))) {
            try book.give(
                .setPlan(MoneySample.plan(elsewhere, 1, .correction(of: 1, reason: reason), on: "2024-02-01")))
        }
    }

    @Test func `is approved by another person, and what is withdrawn was never planned`() throws {
        var book = try MoneySample.book
        try book.give(.setPlan(MoneySample.plan(line, 1_000, on: "2023-12-20")))
        #expect(throws: MoneyRefusal.ownWork) { try book.give(.approve(.plan(number: 1)), by: Sample.lan) }
        #expect(try book.give(.approve(.plan(number: 1)), by: Sample.minh))
        #expect(book.plans[0].approved?.by == Sample.minh)
        let later = Sample.now + .seconds(60)
        #expect(try book.give(.withdraw(.plan(number: 1), reason: Sample.line("wrong province")), at: later))
        #expect(amounts(book, "2024-01-01") == [])
        let before = AsKnown(on: Sample.day("2024-01-01"), recordedBy: Sample.now)
        #expect(book.versions(of: line, before).count == 1, "and still it was told then")
        #expect(try book.give(.setPlan(MoneySample.plan(line, 1_000, on: "2023-12-20")), at: later))
        #expect(throws: MoneyRefusal.alreadyWithdrawn) { try book.give(.approve(.plan(number: 1)), by: Sample.minh) }
    }

    @Test(
        arguments: [
            (-1, false), (0, true), (1_000_000_000_000_000, true), (1_000_000_000_000_001, false),
        ] as [(Int64, Bool)])
    func `has an amount within bounds`(dong: Int64, isTaken: Bool) throws {
        var book = try MoneySample.book
        let statement = try MoneySample.plan(line, dong, on: "2024-01-01")
        if isTaken {
            #expect(try book.give(.setPlan(statement)))
        } else {
            #expect(throws: MoneyRefusal.amountOutOfRange(atMost: MoneyBook.Limit.amount)) {
                try book.give(.setPlan(statement))
            }
        }
    }

    @Test func `names what is there`() throws {
        var book = try MoneySample.book
        let programme = PlanLine(2024, .primeMinister(programme: MoneySample.central), source: MoneySample.local)
        #expect(throws: MoneyRefusal.unknownHeading(MoneySample.central, accepted: [MoneySample.rural])) {
            try book.give(.setPlan(MoneySample.plan(programme, 1, on: "2024-01-01")))
        }
        let project = PlanLine(2024, .project(id: "nowhere"), source: MoneySample.local)
        #expect(throws: MoneyRefusal.unknownProject("nowhere")) {
            try book.give(.setPlan(MoneySample.plan(project, 1, on: "2024-01-01")))
        }
        #expect(throws: MoneyRefusal.saidInFuture(today: Sample.now.localDate)) {
            try book.give(.setPlan(MoneySample.plan(line, 1, on: "2026-01-02")))
        }
        #expect(throws: MoneyRefusal.unknownPost("nobody")) {
            try book.give(
                .defineProject(
                    Project("x", name: Sample.line("x"), owner: "nobody", from: Sample.day("2024-01-01"))))
        }
    }
}
