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

    private static func figures() throws -> [(String, SteeringEvent, UserID)] {
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
        var samples: [(String, SteeringEvent, UserID)] = [
            ("plain-card", .indicatorDefined(try card("sample-score"), by: "lan"), "lan"),
            ("full-card", .indicatorDefined(full, by: "minh"), "minh"), ("approved", .approved(1, by: "minh"), "minh"),
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
        return samples
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
