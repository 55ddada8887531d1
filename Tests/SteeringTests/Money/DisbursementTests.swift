import BorderVocabulary
import Steering
import Testing

@Suite("A disbursement rate")
struct DisbursementTests {
    private func planned() throws -> MoneyBook {
        var book = try MoneySample.book
        let lines: [(PlanScope, HeadingID, Bool, Int64)] = [
            (.primeMinister(programme: nil), MoneySample.central, false, 800),
            (.province(programme: nil), MoneySample.central, false, 800),
            (.province(programme: nil), MoneySample.local, false, 200),
            (.province(programme: nil), MoneySample.central, true, 100),
            (.project(id: MoneySample.road), MoneySample.central, false, 600),
            (.project(id: MoneySample.road), MoneySample.central, true, 100),
            (.project(id: MoneySample.school), MoneySample.local, false, 150),
        ]
        for (scope, source, carried, dong) in lines {
            let line = PlanLine(2024, scope, source: source, isCarriedOver: carried)
            try book.give(.setPlan(MoneySample.plan(line, dong, on: "2023-12-20")))
        }
        return book
    }

    @Test func `has both denominators, with and without what was carried over`() throws {
        var book = try planned()
        try book.pay([
            MoneySample.entry("kb-1", on: "2024-03-01", 300),
            MoneySample.entry("kb-2", on: "2024-03-02", 50, .completed(MoneySample.charge(carriedOver: true))),
        ])
        let sums = book.year(2024, knownOn: "2025-12-31").disbursement()
        #expect(sums.rate(of: .primeMinister) == Ratio(Money(dong: 300), of: Money(dong: 800)))
        #expect(sums.rate(of: .province) == Ratio(Money(dong: 300), of: Money(dong: 1_000)))
        #expect(sums.rate(of: .allocated) == Ratio(Money(dong: 300), of: Money(dong: 750)))
        #expect(sums.rate(of: .province, withCarryOver: true) == Ratio(Money(dong: 350), of: Money(dong: 1_100)))
        // Nobody said what the Prime Minister's level carries over: it is not counted on one side alone.
        #expect(sums.rate(of: .primeMinister, withCarryOver: true) == Ratio(Money(dong: 350), of: nil))
        #expect(sums.allocatedShare == Ratio(Money(dong: 750), of: Money(dong: 1_000)))
    }

    @Test func `does not rise in silence when the plan is cut`() throws {
        var book = try planned()
        let line = PlanLine(2024, .province(programme: nil), source: MoneySample.central)
        let cut = PlanChange.amendment(reason: try Sample.line("returned to the centre"))
        try book.give(.setPlan(MoneySample.plan(line, 400, cut, on: "2024-12-10")))
        try book.pay([MoneySample.entry("kb-1", on: "2024-03-01", 300)], on: "2024-03-05")
        let before = book.year(2024, knownOn: "2024-12-09").disbursement()
        #expect(before.rate(of: .province).basisPoints == 3_000)
        let after = book.year(2024, knownOn: "2024-12-10")
        #expect(after.disbursement().rate(of: .province).basisPoints == 5_000)
        #expect(after.disbursement().rate(of: .province, .original).basisPoints == 3_000)
        let amendments = after.amendments(from: Sample.day("2024-10-01"))
        #expect(amendments.map(\.before.dong) == [800])
        #expect(amendments.map(\.version.amount.dong) == [400])
        #expect(after.amendments(from: Sample.day("2024-12-11")).isEmpty)
    }

    @Test func `is what was known on the day, not what came later`() throws {
        var book = try planned()
        let early = Timestamp(date: Sample.day("2024-05-01"), time: .midnight)
        try book.pay([MoneySample.entry("kb-1", on: "2024-03-01", 300)], on: "2024-04-01", at: early)
        // A payment of March that the treasury told in July.
        try book.pay([MoneySample.entry("kb-2", on: "2024-03-20", 100)], file: "b", on: "2024-07-01")
        func paid(_ day: String, _ moment: Timestamp? = nil) -> Int64 {
            book.year(2024, knownOn: day, recordedBy: moment).disbursement().paid.thisYear.total.dong
        }
        #expect(paid("2024-03-31") == 0)
        #expect(paid("2024-04-01") == 300)
        #expect(paid("2024-06-30") == 300)
        #expect(paid("2024-07-01") == 400)
        #expect(paid("2024-07-01", early) == 300)
        #expect(book.year(2024, knownOn: "2024-03-31").latestFile == nil)
        #expect(book.year(2024, knownOn: "2024-06-30").latestFile == Sample.day("2024-04-01"))
    }

    @Test func `falls when money comes back, and does not move when work is accounted`() throws {
        var book = try planned()
        let reference = try Sample.line("kb-1")
        try book.pay([
            MoneySample.entry("kb-1", on: "2024-03-01", 300, .advance(MoneySample.charge())),
            MoneySample.entry("kb-2", on: "2024-05-01", 120, .settlement(of: reference)),
            MoneySample.entry("kb-3", on: "2024-06-01", 80, .reversal(of: reference)),
        ])
        let year = book.year(2024, knownOn: "2025-12-31")
        let paid = year.disbursement().paid
        #expect(paid.thisYear.amounts.map(\.dong) == [0, 0, 300, 0, 0, -80, 0, 0, 0, 0, 0, 0, 0])
        #expect(paid.advances.total.dong == 220)
        #expect(paid.openAdvances.dong == 100)
        let open = book.openAdvances(AsKnown(on: Sample.day("2025-12-31")))
        #expect(open.map(\.open.dong) == [100])
        #expect(open.map(\.age) == [670])
        #expect(book.openAdvances(AsKnown(on: Sample.day("2025-12-31")), of: MoneySample.school).isEmpty)
        #expect(book.bookings(of: MoneySample.road, year.asked).map(\.entry.amount.dong) == [300, 120, 80])
    }

    @Test(
        arguments: [
            // Without a rule the year ends with the year.
            (nil, "2024-12-31", 300, 0, 0), (nil, "2025-01-01", 0, 300, 0),
            ("2025-01-31", "2025-01-31", 300, 0, 0), ("2025-01-31", "2025-02-01", 0, 300, 0),
        ] as [(String?, String, Int64, Int64, Int64)])
    func `counts what was paid after the year as far as a rule says`(
        lastDay: String?, paidOn: String, counted: Int64, late: Int64, undone: Int64
    ) throws {
        var book = try planned()
        if let lastDay {
            let basis = try Sample.line("sample rule")
            try book.give(
                .setYearEnd(YearEnd(2024, lastDay: Sample.day(lastDay), basis: basis, saidOn: Sample.day("2024-01-01")))
            )
        }
        try book.pay([MoneySample.entry("kb-1", on: paidOn, 300)])
        let paid = book.year(2024, knownOn: "2025-12-31").disbursement().paid
        #expect(paid.thisYear.total.dong == counted)
        #expect(paid.afterLastDay.dong == late)
        #expect(paid.undone.dong == undone)
    }

    @Test func `tells what was counted in December and given back in January`() throws {
        var book = try planned()
        try book.pay([
            MoneySample.entry("kb-1", on: "2024-12-30", 300),
            MoneySample.entry("kb-2", on: "2025-01-10", 250, .reversal(of: Sample.line("kb-1"))),
        ])
        let paid = book.year(2024, knownOn: "2025-12-31").disbursement().paid
        #expect(paid.thisYear.total.dong == 300)
        #expect(paid.undone.dong == 250)
    }

    @Test func `is told by owner, programme, source, group and unit`() throws {
        var book = try planned()
        try book.pay([
            MoneySample.entry("kb-1", on: "2024-03-01", 300),
            MoneySample.entry(
                "kb-2", on: "2024-03-02", 30,
                .completed(MoneySample.charge(MoneySample.school, source: MoneySample.local))),
        ])
        let year = book.year(2024, knownOn: "2025-12-31")
        func told(_ dimension: MoneyYear.Dimension) -> [Int64] {
            year.slices(by: dimension).map { year.disbursement($0).paid.thisYear.total.dong }
        }
        #expect(told(.owner) == [300, 30])
        #expect(told(.programme) == [30])
        #expect(told(.source) == [30, 300])
        #expect(told(.group) == [300, 30])
        #expect(told(.unit) == [300])
        let local = year.disbursement(MoneySlice(source: MoneySample.local))
        #expect(local.rate(of: .province) == Ratio(Money(dong: 30), of: Money(dong: 200)))
        let owner = year.disbursement(MoneySlice(owner: MoneySample.board))
        #expect(owner.rate(of: .province).whole == nil, "the province plans by source, not by owner")
        #expect(year.byProject().map { $0.sums.paid.thisYear.total.dong } == [300, 30])
    }

    @Test(
        arguments: [
            (1, 3, 3_333), (2, 3, 6_667), (1, 8, 1_250), (1, 20_000, 1), (1, 20_001, 0), (-1, 3, -3_333), (5, 0, nil),
            (0, 7, 0), (1_000_000_000_000_000_000, 1_000_000_000_000_000_000, 10_000),
        ] as [(Int64, Int64, Int?)])
    func `is rounded once, halves away from zero`(part: Int64, whole: Int64, hundredths: Int?) {
        #expect(Ratio(Money(dong: part), of: Money(dong: whole)).basisPoints == hundredths)
    }
}
