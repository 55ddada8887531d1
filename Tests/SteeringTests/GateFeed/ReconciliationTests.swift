import BorderVocabulary
import Steering
import Testing

@Suite("The gates beside customs")
struct ReconciliationTests {
    private static let day = Sample.day("2024-08-14")
    private static let now = GateSample.noon("2024-08-20")
    private static let today = now.localDate

    /// 100 vehicles and 1,000 t on one day at the northern gate.
    private func book(customs rows: [GateFeedCommand] = []) throws -> GateFeedBook {
        var book = GateFeedBook()
        try book.count(
            GateSample.tally(
                "2024-08-14", [GateSample.crossing(GateSample.north, vehicles: 100, kilograms: 1_000_000)]))
        for row in rows { try book.give(row, by: Sample.minh, at: Self.now) }
        return book
    }

    private func row(
        _ vehicles: Int?, kilograms: Int64? = nil, cents: Int64 = 5, day: LocalDate = Self.day
    ) throws -> GateFeedCommand {
        try GateSample.customs(day, GateSample.north, vehicles: vehicles, kilograms: kilograms, cents: cents)
    }

    private func standing(
        _ book: GateFeedBook, _ measure: CustomsMeasure = .vehicles, days: ClosedRange<LocalDate> = day...day
    ) -> Reconciliation {
        book.reconciliation(measure, over: days, knownOn: Self.today)
    }

    @Test func `are preliminary until customs speaks`() throws {
        let found = standing(try book())
        #expect(found.standing == .preliminary)
        #expect(found.gate == 100)
        #expect(found.customs == nil && found.difference == nil)
        #expect(found.unmatched.map(\.verdict) == [.onlyAtGate])
    }

    @Test(arguments: [
        (100, DayDifference.Verdict.equal, Reconciliation.Standing.reconciled), (99, .outsideTolerance, .differs),
        (101, .outsideTolerance, .differs),
    ])
    func `must be equal where no tolerance was decided`(
        customs: Int, verdict: DayDifference.Verdict, standing expected: Reconciliation.Standing
    ) throws {
        let found = standing(try book(customs: [row(customs)]))
        #expect(found.days.map(\.verdict) == [verdict])
        #expect(found.standing == expected)
        #expect(found.difference == 100 - Int64(customs))
    }

    @Test(arguments: [
        // Two vehicles, or 20 in a thousand of what customs says: the larger counts.
        (102, 2, 0, true), (103, 2, 0, false), (98, 2, 0, true), (97, 2, 0, false),
        (102, 0, 20, true), (103, 0, 20, false), (103, 0, 30, true), (103, 3, 20, true), (0, 0, 1_000, false),
        (0, 100, 0, true), (50, 0, 1_000, true), (49, 0, 1_000, false),
    ])
    func `may differ as far as the tolerance goes`(customs: Int, units: Int64, permille: Int, isFine: Bool) throws {
        var book = try book(customs: [row(customs)])
        let tolerance = Tolerance(
            .vehicles, from: Self.day, units: units, permille: permille, basis: try Sample.line("sample decision"))
        try book.give(.setTolerance(tolerance), at: Self.now)
        let found = standing(book)
        #expect(found.days.map(\.verdict) == [isFine ? .withinTolerance : .outsideTolerance])
        #expect(found.standing == (isFine ? .reconciled : .differs))
        #expect(found.difference == 100 - Int64(customs), "the difference is shown either way")
    }

    @Test func `does not use a tolerance for days before it`() throws {
        var book = try book(customs: [row(99)])
        let tolerance = Tolerance(
            .vehicles, from: Self.day.adding(days: 1), units: 1, permille: 0, basis: try Sample.line("sample decision"))
        try book.give(.setTolerance(tolerance), at: Self.now)
        #expect(standing(book).standing == .differs)
    }

    @Test func `lists what only one of the two knows`() throws {
        let other = try GateSample.customs(Self.day, GateSample.south, vehicles: 4)
        let nextDay = Self.day.adding(days: 1)
        let book = try book(customs: [other, row(3, day: nextDay)])
        let found = standing(book, days: Self.day...nextDay)
        #expect(found.unmatched.map(\.key.way) == [GateSample.north, GateSample.north])
        #expect(found.unmatched.map(\.verdict) == [.onlyAtGate, .onlyAtCustoms])
        // A day that was counted says zero of a gate without a crossing: that is a difference and no gap.
        #expect(found.days.first { $0.key.way == GateSample.south }?.gate == 0)
        #expect(found.uncounted == [nextDay...nextDay])
        #expect(found.standing == .differs)
    }

    @Test func `finds nothing to match where both say nothing or zero`() throws {
        let book = try book(customs: [row(100), GateSample.customs(Self.day, GateSample.south, vehicles: 0)])
        let found = standing(book)
        #expect(found.days.map(\.verdict) == [.equal, .equal])
        #expect(found.standing == .reconciled)
    }

    @Test func `does not take an empty field for zero`() throws {
        let book = try book(customs: [row(nil, kilograms: 1_000_000)])
        #expect(standing(book, .vehicles).days.map(\.verdict) == [.onlyAtGate])
        #expect(standing(book, .vehicles).standing == .preliminary)
        #expect(standing(book, .kilograms).standing == .reconciled)
    }

    @Test func `needs a second person's reason, which holds for these numbers only`() throws {
        var book = try book(customs: [row(90)])
        let reason = try Sample.line("ten vehicles were declared a day late")
        let command = GateFeedCommand.explain(Self.day, GateSample.north, .vehicles, reason: reason)
        #expect(book.refusal(command, by: Sample.minh, at: Self.now) == .ownRow)
        #expect(try book.give(command, by: Sample.lan, at: Self.now))
        #expect(try !book.give(command, by: Sample.lan, at: Self.now))
        #expect(standing(book).standing == .reconciled)
        #expect(standing(book).days.first?.explanation?.by == Sample.lan)
        #expect(standing(book).difference == 10, "an explained difference is still a difference")
        // Customs sends another number: the reason was not given for it.
        try book.give(row(80), by: Sample.minh, at: Self.now)
        #expect(standing(book).standing == .differs)
        #expect(standing(book).difference == 20)
    }

    @Test func `explains no difference that is not there`() throws {
        let reason = try Sample.line("because")
        let command = GateFeedCommand.explain(Self.day, GateSample.north, .vehicles, reason: reason)
        #expect(try book(customs: [row(100)]).refusal(command, at: Self.now) == .noDifference)
        let elsewhere = GateFeedCommand.explain(Self.day, GateSample.south, .vehicles, reason: reason)
        #expect(try book(customs: [row(99)]).refusal(elsewhere, at: Self.now) == .noDifference)
    }

    @Test func `were what they were on an earlier day`() throws {
        let book = try book(customs: [row(100)])
        let before = book.reconciliation(.vehicles, over: Self.day...Self.day, knownOn: Self.today.adding(days: -1))
        #expect(before.standing == .preliminary)
        #expect(standing(book).standing == .reconciled)
    }

    @Test func `has the declared value from customs alone, the latest of each row`() throws {
        var book = try book(customs: [row(100)])
        let days = Self.day...Self.day
        #expect(book.declaredValue(over: days, knownOn: Self.today)?.cents == 5)
        try book.give(row(100, cents: 9), by: Sample.minh, at: Self.now)
        #expect(book.declaredValue(over: days, knownOn: Self.today)?.cents == 9)
        #expect(book.declaredValue(direction: .import, over: days, knownOn: Self.today) == nil)
        #expect(book.declaredValue(over: days, knownOn: Self.today.adding(days: -1)) == nil)
    }

    @Test func `are compared in what both count, and in nothing else`() {
        for indicator in GateIndicator.allCases {
            #expect(CustomsMeasure(indicator).map(\.indicator) == (CustomsMeasure(indicator) == nil ? nil : indicator))
        }
        #expect(CustomsMeasure.allCases.allSatisfy { CustomsMeasure($0.indicator) == $0 })
        #expect(GateIndicator.allCases.filter { CustomsMeasure($0) != nil } == [.vehicles, .tonnes])
    }
}
