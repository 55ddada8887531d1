import BorderVocabulary
import Steering
import Testing

@Suite("A figure of the gates")
struct GateFigureTests {
    private static let days = Sample.day("2024-08-14")...Sample.day("2024-08-16")

    /// Three days: two gates, one of them closed on the last day.
    private func book() throws -> GateFeedBook {
        var book = GateFeedBook()
        try book.count(
            GateSample.tally(
                "2024-08-14",
                [
                    GateSample.crossing(GateSample.north, vehicles: 3, kilograms: 40_500),
                    GateSample.crossing(GateSample.north, .chapter(84), vehicles: 1, kilograms: 7_001),
                    GateSample.crossing(GateSample.south, .empty, vehicles: 2),
                ],
                waits: [WaitingCell(GateSample.north, waits: GateSample.waits((10, 1), (20, 1), (30, 1)))],
                fees: [FeeCell(GateSample.north, payments: 2, dong: 900_000)],
                backlog: [BacklogCell(GateSample.north, vehicles: 40)], open: ["north", "south"], seal: "1"))
        try book.count(
            GateSample.tally(
                "2024-08-15", [GateSample.crossing(GateSample.north, vehicles: 5, kilograms: 10_000, unweighed: 1)],
                waits: [WaitingCell(GateSample.south, waits: GateSample.waits((500, 1)))],
                fees: [FeeCell(GateSample.south, payments: 1, dong: -100_000)],
                backlog: [BacklogCell(GateSample.south, vehicles: 7)], open: ["north", "south"], seal: "2"))
        try book.count(GateSample.tally("2024-08-16", open: ["north"], seal: "3"))
        return book
    }

    private func value(
        _ indicator: GateIndicator, _ slice: GateSlice = .all, _ days: ClosedRange<LocalDate> = Self.days
    ) throws -> String {
        "\(try book().figure(indicator, slice, over: days, knownOn: Sample.day("2024-09-01")).value)"
    }

    @Test(arguments: [
        (GateIndicator.vehicles, "11"), (.tonnes, ">=57.501"), (.fees, "800000"), (.waitingMedian, "20"),
        (.waitingNinety, "500"), (.backlog, "7"), (.gatesCrossed, "2"), (.gatesOpen, "2"), (.daysCrossed, "3"),
        (.daysOpen, "5"),
    ])
    func `follows its formula over all gates`(indicator: GateIndicator, expected: String) throws {
        #expect(try value(indicator) == expected)
    }

    @Test(arguments: [
        (GateIndicator.vehicles, "9"), (.tonnes, ">=57.501"), (.fees, "900000"), (.waitingMedian, "20"),
        (.waitingNinety, "30"), (.backlog, "0"), (.gatesCrossed, "1"), (.gatesOpen, "1"), (.daysCrossed, "2"),
        (.daysOpen, "3"),
    ])
    func `follows its formula at one gate`(indicator: GateIndicator, expected: String) throws {
        #expect(try value(indicator, GateSlice(place: "north")) == expected)
    }

    @Test func `is at least so many tonnes only where a weight was not declared`() throws {
        let first = Sample.day("2024-08-14")...Sample.day("2024-08-14")
        #expect(try value(.tonnes, .all, first) == "47.501")
        #expect(try value(.tonnes, GateSlice(goods: .chapter(84))) == "7.001")
        #expect(try value(.tonnes, GateSlice(direction: .import)) == "0.000")
    }

    @Test func `is refused where it is not counted that way`() throws {
        let book = try book()
        let today = Sample.day("2024-09-01")
        for indicator in GateIndicator.allCases {
            for axis in GateAxis.allCases {
                let slice =
                    switch axis {
                    case .gate: GateSlice(place: "north")
                    case .direction: GateSlice(direction: .export)
                    case .goods: GateSlice(goods: .chapter(8))
                    }
                var refusal: GateFigureRefusal?
                do throws(GateFigureRefusal) {
                    _ = try book.figure(indicator, slice, over: Self.days, knownOn: today)
                } catch { refusal = error }
                let expected: GateFigureRefusal? =
                    indicator.axes.contains(axis) ? nil : .notCountedBy(axis, accepted: indicator.axes)
                #expect(refusal == expected, "\(indicator) by \(axis)")
            }
        }
    }

    /// The month of the administration ends on the 14th, that of statistics with the month; both are sums of the same days.
    @Test func `is the same days in either calendar`() throws {
        var book = GateFeedBook()
        for day in (Sample.day("2024-07-15")...Sample.day("2024-08-31")).days {
            try book.count(
                GateSample.tally("\(day)", [GateSample.crossing(GateSample.north, vehicles: day.day)], open: []))
        }
        let today = Sample.day("2024-10-01")
        func vehicles(_ first: String, _ last: String) throws -> String {
            "\(try book.figure(.vehicles, over: Sample.day(first)...Sample.day(last), knownOn: today).value)"
        }
        #expect(try vehicles("2024-07-15", "2024-08-14") == "\((15...31).reduce(0, +) + (1...14).reduce(0, +))")
        #expect(try vehicles("2024-08-01", "2024-08-31") == "\((1...31).reduce(0, +))")
        // A day on either side of the cut.
        #expect(try vehicles("2024-08-14", "2024-08-14") == "14")
        #expect(try vehicles("2024-08-15", "2024-08-15") == "15")
    }

    @Test func `is missing, and not zero, where no day was counted`() throws {
        let before = Sample.day("2024-08-10")...Sample.day("2024-08-13")
        #expect(try value(.vehicles, .all, before) == "missing")
        #expect(try value(.vehicles, .all, Sample.day("2024-08-16")...Sample.day("2024-08-16")) == "0")
        #expect(try value(.waitingMedian, .all, Sample.day("2024-08-16")...Sample.day("2024-08-16")) == "missing")
        #expect(try value(.backlog, .all, Sample.day("2024-08-16")...Sample.day("2024-08-16")) == "missing")
    }

    @Test func `names the days that were not counted`() throws {
        let wide = Sample.day("2024-08-12")...Sample.day("2024-08-18")
        let figure = try book().figure(.vehicles, over: wide, knownOn: Sample.day("2024-09-01"))
        #expect(
            figure.uncounted == [
                Sample.day("2024-08-12")...Sample.day("2024-08-13"),
                Sample.day("2024-08-17")...Sample.day("2024-08-18"),
            ])
        #expect(figure.parts.map(\.content.day) == Self.days.days)
        #expect(figure.count == 11)
    }

    @Test func `is known from the day on which its days were counted`() throws {
        var book = try book()
        func vehicles(on day: String) throws -> String {
            "\(try book.figure(.vehicles, over: Self.days, knownOn: Sample.day(day)).value)"
        }
        #expect(try vehicles(on: "2024-08-14") == "missing")
        #expect(try vehicles(on: "2024-08-15") == "6")
        #expect(try vehicles(on: "2024-08-16") == "11")
        // A weight of the 15th is corrected on the 20th: the number of before stays what it was.
        try book.count(
            GateSample.tally(
                "2024-08-15", [GateSample.crossing(GateSample.north, vehicles: 5, kilograms: 99_000)],
                later: [20_000_000],
                seal: "9"),
            on: "2024-08-20")
        func tonnes(on day: String) throws -> String {
            "\(try book.figure(.tonnes, over: Self.days, knownOn: Sample.day(day)).value)"
        }
        #expect(try tonnes(on: "2024-08-19") == ">=57.501")
        #expect(try tonnes(on: "2024-08-20") == "146.501")
    }

    @Test func `says in its material all that it rests upon`() throws {
        let book = try book()
        let today = Sample.day("2024-09-01")
        let figure = try book.figure(.vehicles, over: Self.days, knownOn: today)
        #expect(figure.material.contains("indicator gate-vehicles-crossed v1\n"))
        for part in figure.parts { #expect(figure.material.contains("\(part.content.seal)\n")) }
        let others = [
            try book.figure(.tonnes, over: Self.days, knownOn: today),
            try book.figure(.vehicles, GateSlice(place: "north"), over: Self.days, knownOn: today),
            try book.figure(.vehicles, GateSlice(direction: .export), over: Self.days, knownOn: today),
            try book.figure(.vehicles, over: Self.days, knownOn: Sample.day("2024-08-15")),
        ]
        #expect(Set(others.map(\.material)).union([figure.material]).count == 5)
        #expect(figure.positions == [GateSample.log: 19_949_000...19_951_999])
    }

    @Test func `has a name that no other has, and a unit`() {
        #expect(Set(GateIndicator.allCases.map(\.id)).count == GateIndicator.allCases.count)
        for indicator in GateIndicator.allCases { #expect((try? Line.parse(indicator.unit)) != nil) }
    }
}
