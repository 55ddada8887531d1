import BorderVocabulary
import Gate
import SampleDay
import Testing

@Suite("The plan of a sample day")
struct DayPlanTests {
    private func failure(_ rows: String, date: String? = nil) throws -> PlanFailure? {
        let figures = try Published.figures(rows)
        let date = try date.map { try LocalDate.parse($0) }
        do throws(PlanFailure) {
            _ = try DayPlan.make(figures: figures, date: date)
            return nil
        } catch {
            return error
        }
    }

    private func contradictions(_ rows: String) throws -> [Contradiction] {
        guard case .contradictions(_, let found) = try failure(rows) else { return [] }
        return found
    }

    @Test
    func `refuses parts that do not add up, naming the rows`() throws {
        let found = try contradictions(
            """
            2024-08-22,20:00,province,cleared,all,all,1244,B1,
            2024-08-22,20:00,province,cleared,export,all,328,B1,
            2024-08-22,20:00,province,cleared,export,fruit,234,B1,
            2024-08-22,20:00,province,cleared,export,other,94,B1,
            2024-08-22,20:00,province,cleared,import,all,915,B1,
            2024-08-22,20:00,huu-nghi,cleared,all,all,784,B1,
            """)
        #expect(found.map(\.lines) == [[2, 3, 6]])
        #expect(Set([found.first?.leftSum, found.first?.rightSum]) == [1244, 1243])
    }

    @Test(arguments: [
        // Places that have more than the province.
        ([2, 3, 4], "province,cleared,all,all,10", "chi-ma,cleared,all,all,6", "huu-nghi,cleared,all,all,5"),
        // A part that is larger than its whole.
        ([2, 3], "huu-nghi,remaining,export,all,3", "huu-nghi,remaining,export,fruit,4", "chi-ma,cleared,all,all,1"),
        // Exports at the places and no exports in the province.
        ([2, 4], "province,cleared,export,all,0", "province,cleared,all,all,9", "chi-ma,cleared,export,other,2"),
        // Unidentified goods do not cross, so fruit and other are everything.
        ([2, 3, 4], "chi-ma,cleared,export,all,9", "chi-ma,cleared,export,fruit,4", "chi-ma,cleared,export,other,4"),
    ])
    func `refuses what cannot be true`(lines: [Int], first: String, second: String, third: String) throws {
        let rows = [first, second, third].map { "2025-11-11,20:00,\($0),B," }.joined(separator: "\n")
        #expect(try contradictions(rows).map(\.lines) == [lines])
    }

    @Test
    func `names each measure that does not add up`() throws {
        let found = try contradictions(
            """
            2025-11-11,20:00,chi-ma,cleared,all,all,1,B,
            2025-11-11,20:00,chi-ma,cleared,import,all,2,B,
            2025-11-11,20:00,chi-ma,arrived,all,all,1,B,
            2025-11-11,20:00,chi-ma,arrived,import,all,2,B,
            """)
        #expect(found.map(\.lines) == [[2, 3], [4, 5]])
    }

    @Test
    func `does not hold the rows of another day against a day`() throws {
        let rows = """
            2025-11-10,20:00,chi-ma,cleared,all,all,1,B,
            2025-11-10,20:00,chi-ma,cleared,import,all,2,B,
            2025-11-11,20:00,chi-ma,cleared,all,all,1,B,
            """
        #expect(try failure(rows) == nil)
        #expect(try failure(rows, date: "2025-11-10") != nil)
        let other = try LocalDate.parse("2025-11-12")
        let available = [try LocalDate.parse("2025-11-10"), try LocalDate.parse("2025-11-11")]
        #expect(try failure(rows, date: "2025-11-12") == .noSuchDate(other, available: available))
    }

    @Test
    func `refuses unidentified goods among what crossed, and more vehicles than it can make`() throws {
        #expect(
            try failure("2025-11-11,20:00,chi-ma,cleared,export,unidentified,3,B,")
                == .unidentifiedCleared(line: 2, vehicles: 3))
        let rows = "2025-11-11,20:00,chi-ma,cleared,all,all,90000,B,\n2025-11-11,20:00,a,cleared,all,all,90000,B,"
        guard case .tooManyVehicles(_, let limit) = try failure(rows) else {
            Issue.record("too many vehicles were planned")
            return
        }
        #expect(limit == 100_000)
    }

    @Test(arguments: [
        ("2025-11-10,20:00,province,remaining,export,all,300,B,\n", "+50 on the day before", 300),
        ("", "+50 on the day before", 390),
        ("", "-12 on the day before", 452),
        ("", "−12 on the day before", 452),
        ("", "+500 on the day before", 440),
        ("", "+x on the day before", 440),
        ("", "goods not yet registered", 440),
        ("2025-11-10,20:00,a,remaining,export,all,3,B,\n2025-11-10,20:00,a,remaining,export,fruit,4,B,\n", "", 440),
    ])
    func `takes the backlog of the evening before from what is known`(before: String, note: String, opening: Int) throws
    {
        let figures = try Published.figures(before + "2025-11-11,20:00,province,remaining,export,all,440,B,\(note)\n")
        let plan = try DayPlan.make(figures: figures, date: try LocalDate.parse("2025-11-11"))
        #expect(plan.balance.opening.total == opening)
    }

    @Test
    func `balances what came in with what went out and stayed, place by place`() throws {
        let figures = try PublishedFigures.parse(try Published.text())
        for date in figures.dates {
            let balance = try DayPlan.make(figures: figures, date: date).balance
            for place in balance.cleared.places {
                let scope = FigureScope(place: place, measure: .cleared)
                let came = balance.opening.sum(of: scope) + balance.arrived.sum(of: scope)
                let went = [balance.cleared, balance.remaining, balance.turnedBack, balance.withdrawn]
                #expect(came == went.reduce(0) { $0 + $1.sum(of: scope) })
            }
            #expect(balance.withdrawn.total == 0)
        }
    }

    @Test
    func `makes vehicles whose numbers are right in form and given once`() throws {
        let figures = try Published.figures(
            """
            2025-11-11,20:00,province,cleared,all,all,3000,B,
            2025-11-11,20:00,province,remaining,export,all,900,B,
            """)
        let plan = try DayPlan.make(figures: figures)
        var vehicles: Set<VehicleIdentity> = []
        var trailers: Set<Plate> = []
        var containers: Set<ContainerNumber> = []
        for truck in plan.fleet.trucks {
            let papers = truck.declaration.papers
            let vehicle = try #require(papers.vehicle)
            #expect(vehicles.insert(vehicle).inserted)
            if case .plate(let plate) = vehicle {
                #expect(try Plate.parse(plate.display).warnings == [])
                #expect(!plate.isSemiTrailer)
            }
            if case .plate(let plate)? = truck.relief?.vehicle { #expect(vehicles.insert(.plate(plate)).inserted) }
            if let trailer = papers.trailer {
                #expect(trailer.isSemiTrailer)
                #expect(trailers.insert(trailer).inserted)
                #expect(try Plate.parse(trailer.display).warnings == [])
            }
            for container in papers.containers {
                #expect(containers.insert(container).inserted)
                let isWarned = truck.declaration.warnings.has(.containerCheckDigit)
                #expect(container.isCheckDigitCorrect == !isWarned)
            }
            for declaration in papers.declarations {
                #expect(try CustomsDeclarationNumber.parse(declaration.number.description).warnings.isEmpty)
            }
            let firm = try #require(papers.firm)
            #expect(try TaxCode.parse(firm.digits) == firm)
            #expect(papers.driver?.id.text.string.hasPrefix("sample-") ?? (truck.declaration.method == .unmanned))
        }
        #expect(plan.fleet.trucks.count == plan.balance.vehicles)
    }
}
