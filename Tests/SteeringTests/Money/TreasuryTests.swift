import BorderVocabulary
import Steering
import Testing

@Suite("A booking of the treasury")
struct TreasuryTests {
    @Test func `is taken once, however often its file is sent`() throws {
        var book = try MoneySample.book
        let entry = try MoneySample.entry("kb-1", on: "2024-03-01", 500)
        #expect(try book.pay([entry, entry]))
        #expect(try !book.pay([entry]))
        #expect(try book.pay([entry], file: "b"), "a file without news is news")
        #expect(book.entries.count == 1)
        let other = try MoneySample.entry("kb-1", on: "2024-03-01", 501)
        #expect(throws: MoneyRefusal.entry(0, .referenceTaken(entry))) { try book.pay([other], file: "b") }
    }

    @Test func `is judged row by row, later ones in the light of those before`() throws {
        var book = try MoneySample.book
        let advance = try MoneySample.entry("kb-1", on: "2024-03-01", 500, .advance(MoneySample.charge()))
        let settled = try MoneySample.entry("kb-2", on: "2024-04-01", 300, .settlement(of: advance.reference))
        let tooMuch = try MoneySample.entry("kb-3", on: "2024-05-01", 201, .reversal(of: advance.reference))
        let rest = try MoneySample.entry("kb-3", on: "2024-05-01", 200, .reversal(of: advance.reference))
        let file = try MoneySample.file("a", on: "2024-06-01")
        #expect(
            book.judge([advance, settled, tooMuch, rest, advance], from: file)
                == [.takes, .takes, .refused(.moreThanLeft(Money(dong: 200))), .takes, .alreadyThere])
        try book.give(.book([advance, settled], from: file))
        #expect(book.judge([tooMuch, rest], from: file) == [.refused(.moreThanLeft(Money(dong: 200))), .takes])
    }

    @Test func `follows a payment that is there, and only an advance is settled`() throws {
        let book = try MoneySample.book
        let paid = try MoneySample.entry("kb-1", on: "2024-03-01", 500)
        let file = try MoneySample.file("a", on: "2024-06-01")
        let early = try MoneySample.entry("kb-2", on: "2024-02-29", 1, .reversal(of: paid.reference))
        let settled = try MoneySample.entry("kb-2", on: "2024-03-01", 1, .settlement(of: paid.reference))
        let lost = try MoneySample.entry("kb-2", on: "2024-03-01", 1, .reversal(of: Sample.line("kb-0")))
        let late = try MoneySample.entry("kb-2", on: "2024-06-02", 1)
        #expect(
            book.judge([paid, early, settled, lost, late], from: file) == [
                .takes, .refused(.beforePayment(Sample.day("2024-03-01"))), .refused(.notAnAdvance(paid.reference)),
                .refused(.nothingToFollow(try Sample.line("kb-0"))),
                .refused(.afterFile(saidOn: Sample.day("2024-06-01"))),
            ])
    }

    @Test(arguments: [
        ("2022-12-31", false), ("2023-01-01", true), ("2024-06-30", true), ("2025-12-31", true), ("2026-01-01", false),
    ])
    func `is made in the year of its plan or beside it`(day: String, isTaken: Bool) throws {
        let book = try MoneySample.book
        let entry = try MoneySample.entry("kb-1", on: day, 1)
        let judgement = book.judge([entry], from: try MoneySample.file("a", on: "2026-01-01"))
        #expect((judgement == [.takes]) == isTaken)
    }

    @Test(arguments: [(-1, false), (0, false), (1, true), (1_000_000_000_000_001, false)] as [(Int64, Bool)])
    func `has an amount above nothing`(dong: Int64, isTaken: Bool) throws {
        let book = try MoneySample.book
        let entry = try MoneySample.entry("kb-1", on: "2024-01-01", dong)
        let judgement = book.judge([entry], from: try MoneySample.file("a", on: "2026-01-01"))
        #expect((judgement == [.takes]) == isTaken)
    }

    @Test func `can be brought again after its file was withdrawn, and the withdrawn one stays in sight`() throws {
        var book = try MoneySample.book
        let wrong = try MoneySample.entry("kb-1", on: "2024-03-01", 5)
        let right = try MoneySample.entry("kb-1", on: "2024-03-01", 500)
        try book.pay([wrong])
        let digest = try MoneySample.file("a", on: "2025-12-31").digest
        #expect(throws: MoneyRefusal.file(.ownFile)) { try book.give(.approve(.file(digest: digest))) }
        let later = Sample.now + .seconds(60)
        try book.give(.withdraw(.file(digest: digest), reason: Sample.line("thousands were lost")), at: later)
        #expect(book.year(2024, knownOn: "2025-12-31").disbursement().paid.thisYear.total == .zero)
        try book.pay([right], file: "b", at: later)
        #expect(book.year(2024, knownOn: "2025-12-31").disbursement().paid.thisYear.total.dong == 500)
        let before = book.year(2024, knownOn: "2025-12-31", recordedBy: Sample.now)
        #expect(before.disbursement().paid.thisYear.total.dong == 5)
        #expect(book.entries.count == 2)
    }

    @Test func `comes in a file that is not dated anew`() throws {
        var book = try MoneySample.book
        try book.pay([MoneySample.entry("kb-1", on: "2024-03-01", 1)], on: "2024-04-01")
        #expect(throws: MoneyRefusal.file(.datedAlready(Sample.day("2024-04-01")))) {
            try book.pay([MoneySample.entry("kb-2", on: "2024-03-01", 1)], on: "2024-03-02")
        }
        #expect(throws: MoneyRefusal.file(.saidInFuture(today: Sample.now.localDate))) {
            try book.pay([MoneySample.entry("kb-2", on: "2024-03-01", 1)], file: "b", on: "2026-01-02")
        }
    }

    @Test func `is of no project that nobody described`() throws {
        let book = try MoneySample.book
        let file = try MoneySample.file("a", on: "2024-06-01")
        let entry = try MoneySample.entry("kb-1", on: "2024-03-01", 1, .completed(MoneySample.charge("nowhere")))
        let programme = MoneySample.charge(source: MoneySample.rural)
        let other = try MoneySample.entry("kb-2", on: "2024-03-01", 1, .completed(programme))
        #expect(
            book.judge([entry, other], from: file) == [
                .refused(.unknownProject("nowhere")),
                .refused(.unknownHeading(MoneySample.rural, accepted: [MoneySample.local, MoneySample.central])),
            ])
    }

    @Test func `cannot make a sum overflow`() throws {
        var book = try MoneySample.book
        let most = MoneyBook.Limit.amount.dong
        let entries = try (0..<1_001).map { try MoneySample.entry("kb-\($0)", on: "2024-03-01", most) }
        let judged = book.judge(entries, from: try MoneySample.file("a", on: "2024-06-01"))
        #expect(judged.prefix(1_000).allSatisfy { $0 == .takes })
        #expect(judged.last == .refused(.amountOutOfRange(atMost: .zero)))
        try book.pay(Array(entries.prefix(1_000)))
        #expect(book.year(2024, knownOn: "2025-12-31").disbursement().paid.thisYear.total == MoneyBook.Limit.turnover)
    }
}
