import Application
import BorderVocabulary
import Steering
import SteeringRoom

/// One event of every shape that the steering log can hold. The figures are made up.
enum SteeringSamples {
    static func all() throws -> [(name: String, record: RoomRecord)] {
        try figures().map { name, event, user in
            (name, RoomRecord(at: Timestamp(milliseconds: 0), by: user, event: .figures(event)))
        }
            + roster().map { name, event in
                (name, RoomRecord(at: Timestamp(milliseconds: 0), by: "lan", event: .roster(event)))
            }
            + bottlenecks().map { name, event in
                (name, RoomRecord(at: Timestamp(milliseconds: 0), by: "lan", event: .bottlenecks(event)))
            }
            + conferences().map { name, event in
                (name, RoomRecord(at: Timestamp(milliseconds: 0), by: "lan", event: .conferences(event)))
            }
            + units().map { name, event in
                (name, RoomRecord(at: Timestamp(milliseconds: 0), by: "lan", event: .units(event)))
            }
            + gates().map { name, event in
                (name, RoomRecord(at: Timestamp(milliseconds: 0), by: "system", event: .gates(event)))
            }
            + money().map { name, event in
                (name, RoomRecord(at: Timestamp(milliseconds: 0), by: "lan", event: .money(event)))
            }
            + procedures().map { name, event in
                (name, RoomRecord(at: Timestamp(milliseconds: 0), by: "lan", event: .procedures(event)))
            }
            + plans().map { name, event in
                (name, RoomRecord(at: Timestamp(milliseconds: 0), by: "lan", event: .plans(event)))
            }
            + tasks().map { name, event in
                (name, RoomRecord(at: Timestamp(milliseconds: 0), by: "lan", event: .tasks(event)))
            }
            + ReportSamples.events().map { name, event in
                (name, RoomRecord(at: Timestamp(milliseconds: 0), by: "lan", event: .reports(event)))
            }
            + petitions().map { name, event in
                (name, RoomRecord(at: Timestamp(milliseconds: 0), by: "lan", event: .petitions(event)))
            }
    }

    private static func roster() throws -> [(String, RosterEvent)] {
        let day = try LocalDate.parse("2026-01-02")
        return [
            (
                "post",
                .defined(Post("sample-post", name: try Line.parse("Sở mẫu"), kind: .body, parent: "sample-above"))
            ),
            ("post-alone", .defined(Post("sample-above", name: try Line.parse("sample"), kind: .post))),
            ("appointed", .appointed(Membership("lan", on: "sample-post", from: day))),
            ("appointed-until", .appointed(Membership("lan", on: "sample-post", from: day, until: day))),
            ("ended", .ended(user: "lan", post: "sample-post", last: day)),
            (
                "day",
                .daySet(WorkingCalendar.Exception(day, isWorked: false, basis: try Line.parse("sample decision")))
            ),
        ]
    }

    private static func units() throws -> [(String, UnitEvent)] {
        let (day, document) = (try LocalDate.parse("2025-07-01"), try Line.parse("sample document"))
        let kinds: [UnitChange.Kind] = [
            .merge(into: "20001"), .split(into: ["20001", "20002"]), .rename(to: try Line.parse("Xã mẫu")),
            .move(under: "20"), .abolish,
        ]
        return try [
            (
                "unit",
                .defined(
                    AdministrativeUnit(
                        "20001", name: Line.parse("Xã mẫu"), level: .commune, parent: "20", from: day,
                        document: document))
            ),
            (
                "weight",
                .weighed(
                    UnitWeight(
                        from: "182", to: "20001", share: DecimalNumber.parse("0.25"),
                        basis: IndicatorID.parse("sample-population"), source: document))
            ),
        ]
            + kinds.map { ($0.code, .changed(UnitChange(["182", "183"], $0, effective: day, document: document))) }
    }

    private static func figures() throws -> [(String, FigureEvent, UserID)] {
        var full = try card("sample-full")
        full.name = try IndicatorID.parse("sample-name")
        full.direction = .range
        full.aggregation = .average
        full.origin = .gate
        full.scope = try Line.parse("mẫu · 样本")
        full.formula = try Line.parse("a / b")
        full.base = try Line.parse("same period of the year before")
        full.owner = try Line.parse("sample post")
        full.validFrom = try LocalDate.parse("2025-07-01")
        full.isBreak = true
        var whole = full
        whole.calendar = .administrative
        whole.priceBase = try Line.parse("prices of 2010")
        whole.compiler = try Line.parse("sample office")
        whole.quality.verification = try Line.parse("v")
        whole.quality.sources = try Line.parse("s")
        whole.quality.accuracyNeeded = try Line.parse("a")
        whole.quality.limitations = try Line.parse("l")
        whole.quality.compensation = try Line.parse("c")
        whole.isClassified = true
        whole.changeNote = try Line.parse("sample change")
        var samples: [(String, FigureEvent, UserID)] = [
            ("whole-card", .indicatorDefined(whole, by: "minh"), "minh"),
            ("plain-card", .indicatorDefined(try card("sample-score"), by: "lan"), "lan"),
            ("full-card", .indicatorDefined(full, by: "minh"), "minh"), ("approved", .approved(1, by: "minh"), "minh"),
            ("published", .published(300, by: "binh"), "binh"),
            ("cut-off", .cutOffSet(try cutOff(), by: "minh"), "minh"),
            ("withdrawn", .withdrawn(1_000_000, reason: try Line.parse("typing error"), by: "lan"), "lan"),
        ]
        let values = ["16", "7.0", "-0.5", ">5000", ">=8", "<1", "<=1", "yes", "no", "missing", "n/a"]
        for (index, value) in values.enumerated() {
            samples.append(("value-\(index)", .recorded(try statement(value), by: "lan"), "lan"))
        }
        samples.append(("range", .recorded(try statement("7-7.5", kind: .planRange), by: "lan"), "lan"))
        for period in ["2023", "2023-H2", "2023-Q3", "2023-11", "2023-M01-M09"] {
            samples.append(("period-\(period)", .recorded(try statement("1", period: period), by: "lan"), "lan"))
        }
        for (index, known) in ["", "2024", "2024-01", "2024-01-10"].enumerated() {
            samples.append(
                ("known-\(index)", .recorded(try statement("1", on: known, supersedes: 7), by: "lan"), "lan"))
        }
        for (index, status) in ["missing; sample", "n/a; sample", "revised; sample"].enumerated() {
            let statement = Statement(
                Series(
                    try IndicatorID.parse("sample-score"), try Period.parse("A2025-11"), .result,
                    area: index == 0 ? "20" : "20001"),
                unit: try Line.parse("points"), value: try Value.parse(["missing", "n/a", "5"][index]),
                knownOn: try KnownOn.parse("2025-12-01"), status: try FigureStatus.parse(status),
                source: try Line.parse("sample source"), reason: index == 2 ? try Line.parse("recount") : nil)
            samples.append(("wide-\(index)", .recorded(statement, by: "lan"), "lan"))
        }
        return samples
    }

    private static func cutOff() throws -> AdministrativeCalendar.CutOff {
        guard
            let cutOff = AdministrativeCalendar.CutOff(
                from: try LocalDate.parse("2025-08-01"), day: 14, basis: try Line.parse("sample decision"))
        else { throw ParseFailure(.empty, found: "") }
        return cutOff
    }

    static func card(_ id: String) throws -> IndicatorCard {
        IndicatorCard(published: try IndicatorID.parse(id), unit: try Line.parse("points"))
    }

    static func statement(
        _ value: String, kind: FigureKind = .result, period: String = "2023", on known: String = "2024-01-10",
        source: String = "sample source", supersedes: Int? = nil
    ) throws -> Statement {
        Statement(
            Series(try IndicatorID.parse("sample-score"), try Period.parse(period), kind),
            unit: try Line.parse("points"), value: try Value.parse(value), knownOn: try KnownOn.parse(known),
            status: try FigureStatus.parse("reported; sample"), source: try Line.parse(source), supersedes: supersedes)
    }
}
