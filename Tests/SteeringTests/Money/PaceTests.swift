import BorderVocabulary
import Foundation
import Steering
import Testing

@Suite("The pace of payments")
struct PaceTests {
    /// A plan of 1,000 for the road and of 100 for the school.
    private func planned(_ year: Int = 2024) throws -> MoneyBook {
        var book = try MoneySample.book
        for (project, dong) in [(MoneySample.road, 1_000), (MoneySample.school, 100)] as [(ProjectID, Int64)] {
            let line = PlanLine(year, .project(id: project), source: MoneySample.central)
            try book.give(.setPlan(MoneySample.plan(line, dong, on: "2023-12-20")))
        }
        return book
    }

    private func trajectory(_ scope: Trajectory.Scope, _ points: [(Int, Int)], on day: String) throws -> Trajectory {
        Trajectory(
            2024, scope, points: points.map { Trajectory.Point(month: $0.0, permille: $0.1) },
            document: try Sample.line("sample plan"), saidOn: Sample.day(day))
    }

    @Test(arguments: [(0, 0), (1, 100), (3, 300), (4, 366), (6, 500), (9, 500), (12, 500)])
    func `rises evenly between the points that were decided`(month: Int, permille: Int) throws {
        let trajectory = try trajectory(.province, [(3, 300), (6, 500)], on: "2024-01-01")
        #expect(trajectory.permille(by: month) == permille)
    }

    @Test(
        arguments: [
            ([], false), ([(1, 0)], true), ([(0, 1)], false), ([(13, 1)], false), ([(1, 1_001)], false),
            ([(2, 5), (1, 6)], false), ([(1, 5), (2, 4)], false), ([(1, 5), (2, 5), (12, 1_000)], true),
        ] as [([(Int, Int)], Bool)])
    func `is planned in months that rise and shares that do not fall`(points: [(Int, Int)], isSound: Bool) throws {
        var book = try planned()
        let command = MoneyCommand.setTrajectory(try trajectory(.province, points, on: "2024-01-01"))
        if isSound {
            #expect(try book.give(command))
            #expect(try !book.give(command))
        } else {
            #expect(throws: MoneyRefusal.unsoundTrajectory) { try book.give(command) }
        }
    }

    @Test func `says nothing of years before the treasury's first file`() throws {
        var book = try planned()
        try book.pay(
            [MoneySample.entry("kb-1", on: "2025-12-01", 150, .completed(MoneySample.charge(MoneySample.road, 2025)))],
            on: "2025-12-31")
        let pace = book.pace(book.year(2024, knownOn: "2026-03-01"), shape: PastShape(years: []))
        #expect(pace.count == 2 && pace.allSatisfy { !$0.isUntouched && !$0.isBehind })
    }

    @Test(arguments: [("2023-12-31", false), ("2024-01-31", true)])
    func `says nothing of a year that the treasury has not spoken of`(saidOn: String, isKnown: Bool) throws {
        var book = try planned()
        try book.give(.setTrajectory(trajectory(.province, [(1, 600)], on: "2024-01-01")))
        try book.pay(
            [MoneySample.entry("kb-1", on: "2023-12-01", 150, .completed(MoneySample.charge(MoneySample.road, 2023)))],
            on: saidOn)
        let pace = book.pace(book.year(2024, knownOn: "2024-03-01"), shape: PastShape(years: []))
        #expect(pace.count == 2)
        #expect(pace.allSatisfy { ($0.isBehind, $0.isUntouched) == (isKnown, isKnown) })
        #expect(pace.allSatisfy { (.zero < $0.gap) == isKnown })
    }

    @Test func `is held against what was due when the last month ended`() throws {
        var book = try planned()
        try book.give(.setTrajectory(trajectory(.province, [(6, 600)], on: "2024-01-01")))
        try book.give(.setTrajectory(trajectory(.project(id: MoneySample.school), [(12, 120)], on: "2024-01-01")))
        try book.pay([MoneySample.entry("kb-1", on: "2024-02-01", 150)], on: "2024-02-02")
        func behind(_ day: String) -> [(ProjectID, Int64)] {
            let year = book.year(2024, knownOn: day)
            return book.pace(year, shape: PastShape(years: [])).filter(\.isBehind).map { ($0.project.id, $0.gap.dong) }
        }
        #expect(behind("2024-01-30").isEmpty, "no month is over")
        #expect(behind("2024-02-28").map(\.0) == [MoneySample.school])
        #expect(behind("2024-02-29").map(\.1) == [50, 2], "the widest gap first")
        #expect(behind("2024-03-30").map(\.1) == [50, 2])
        #expect(behind("2024-03-31").map(\.1) == [150, 3])
    }

    @Test func `is held against past years where nobody decided, and against nothing where none is known`() throws {
        var book = try planned()
        #expect(
            book.pace(book.year(2024, knownOn: "2024-07-01"), shape: PastShape(years: [])).allSatisfy {
                $0.expected == nil && $0.basis == nil && !$0.isBehind
            })
        for (year, june, december) in [(2022, 40, 60), (2023, 20, 80)] as [(Int, Int64, Int64)] {
            let charge = TreasuryEntry.Kind.completed(MoneySample.charge(MoneySample.road, year))
            try book.pay(
                [
                    MoneySample.entry("kb-\(year)-6", on: "\(year)-06-10", june, charge),
                    MoneySample.entry("kb-\(year)-12", on: "\(year)-12-10", december, charge),
                ], on: "2024-01-01")
        }
        let asked = AsKnown(on: Sample.day("2024-07-01"))
        let shape = book.years(upTo: 2024, asked).shape
        #expect(shape.years.map(\.year) == [2023, 2022])
        #expect([0, 5, 6, 12].map { shape.permille(by: $0) } == [0, 0, 300, 1_000])
        let road = try #require(book.pace(book.year(2024, asked), shape: shape).first)
        #expect(road.expected == Money(dong: 300))
        #expect(road.basis == .past(years: [2023, 2022]))
        #expect(road.isBehind && road.isUntouched)
    }

    @Test func `marks what has a plan and no payment, and what was paid or bound beyond the plan`() throws {
        var book = try planned()
        let school = MoneySample.charge(MoneySample.school)
        try book.pay([MoneySample.entry("kb-1", on: "2024-02-01", 101, .completed(school))])
        let contract = try Sample.line("01/HĐ")
        let day = Sample.day("2024-01-10")
        for (dong, said) in [(900, "2024-01-20"), (1_001, "2024-05-01")] as [(Int64, String)] {
            try book.give(
                .commit(
                    ContractStatement(
                        MoneySample.road, contract: contract, Money(dong: dong), signedOn: day,
                        saidOn: Sample.day(said))))
        }
        let year = book.year(2024, knownOn: "2025-12-31")
        let pace = Dictionary(
            uniqueKeysWithValues: book.pace(year, shape: PastShape(years: [])).map { ($0.project.id, $0) })
        #expect(pace[MoneySample.road]?.isUntouched == true)
        #expect(pace[MoneySample.school]?.isOverPlan == true)
        #expect(pace[MoneySample.school]?.isOverCommitted == false)
        #expect(pace[MoneySample.road]?.committed == Money(dong: 1_001))
        #expect(pace[MoneySample.road]?.isOverCommitted == true)
        let before = AsKnown(on: Sample.day("2024-04-30"))
        #expect(book.committed(MoneySample.road, before).map(\.amount.dong) == [900])
    }

    @Test func `shows the rush of December beside that of past years, when the year is over`() throws {
        var book = try planned()
        for (year, november, december) in [(2023, 70, 30), (2024, 20, 80)] as [(Int, Int64, Int64)] {
            let charge = MoneySample.charge(MoneySample.road, year)
            try book.pay([
                MoneySample.entry("kb-\(year)-11", on: "\(year)-11-10", november, .completed(charge)),
                MoneySample.entry("kb-\(year)-12", on: "\(year)-12-10", december, .advance(charge)),
            ])
        }
        let asked = AsKnown(on: Sample.day("2025-12-31"))
        let december = book.years(upTo: 2024, asked).rushes(lastMonths: 1)
        #expect(december.map(\.late.basisPoints) == [8_000, 3_000])
        #expect(december.map(\.lateAdvances.basisPoints) == [10_000, 10_000])
        #expect(book.years(upTo: 2024, asked).rushes(lastMonths: 2).map(\.late.basisPoints) == [10_000, 10_000])
        #expect(book.year(2024, knownOn: "2024-12-30").rush(lastMonths: 1) == nil)
        #expect(book.year(2024, knownOn: "2024-12-31").rush(lastMonths: 1) != nil)
    }

    @Test func `says what the rest of the year asks for, and what past years would make of it`() throws {
        var book = try planned()
        let line = PlanLine(2024, .province(programme: nil), source: MoneySample.central)
        try book.give(.setPlan(MoneySample.plan(line, 1_100, on: "2023-12-20")))
        try book.pay([MoneySample.entry("kb-1", on: "2024-02-01", 200)], on: "2024-02-02")
        let year = book.year(2024, knownOn: "2024-10-31")
        let rest = try #require(year.restOfYear())
        #expect(rest.left.dong == 900)
        #expect(rest.months == 2)
        #expect(rest.perMonth?.dong == 450)
        #expect(rest.perMonthSoFar?.dong == 20)
        #expect(book.year(2024, knownOn: "2024-01-30").restOfYear()?.perMonthSoFar == nil)
        #expect(book.year(2024, knownOn: "2024-12-31").restOfYear()?.perMonth == nil)
        let shape = PastShape(years: [
            PastShape.Year(year: 2023, permille: [Int](repeating: 500, count: 12)),
            PastShape.Year(year: 2022, permille: [Int](repeating: 800, count: 12)),
        ])
        #expect(year.outlook(shape).map(\.total.dong) == [250, 400])
        #expect(book.year(2024, knownOn: "2024-01-30").outlook(shape).isEmpty)
    }

    @Test func `comes back from its stored form as it was`() throws {
        let reason = try Sample.line("reason")
        let line = PlanLine(2024, .primeMinister(programme: nil), source: MoneySample.central, isCarriedOver: true)
        let file = try MoneySample.file("a", on: "2024-01-01")
        let entries = [
            try MoneySample.entry("kb-1", on: "2024-01-01", 1, .advance(MoneySample.charge())),
            try MoneySample.entry("kb-2", on: "2024-01-01", 1, .reversal(of: Sample.line("kb-1"))),
        ]
        let events: [MoneyEvent] = [
            .planSet(try MoneySample.plan(line, 7, .correction(of: 1, reason: reason), on: "2024-01-01")),
            .file(.taken(file)), .booked(entries: entries, file: file.digest),
            .planWithdrawn(number: 3, reason: reason),
            .trajectorySet(try trajectory(.project(id: MoneySample.road), [(3, 300)], on: "2024-01-01")),
        ]
        let stored = try JSONEncoder().encode(events)
        #expect(try JSONDecoder().decode([MoneyEvent].self, from: stored) == events)
        #expect(String(decoding: stored, as: UTF8.self).contains(#""amount":7"#))
    }
}
