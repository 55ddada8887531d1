import BorderVocabulary
import Steering
import SteeringRoom

extension SteeringSamples {
    static func gates() throws -> [(String, GateFeedEvent)] {
        let day = try LocalDate.parse("2024-08-22")
        let line = try Line.parse("sample")
        let way = GateWay("huu-nghi", .export)
        let full = DayTally.Content(
            log: "lang-son", day: day, first: 7, last: 40, records: 9, later: [51],
            crossings: [
                CrossingCell(
                    .init(way.place, way.direction, .chapter(8)), vehicles: 3, kilograms: 40_500, unweighed: 1),
                CrossingCell(.init(way.place, .import, .uncoded), vehicles: 1, kilograms: 0, unweighed: 1),
                CrossingCell(.init(way.place, .import, .empty), vehicles: 1, kilograms: 0, unweighed: 0),
                CrossingCell(.init(way.place, .import, .newVehicle), vehicles: 1, kilograms: 0, unweighed: 1),
            ],
            waits: [try WaitingCell.parse("huu-nghi export 0:1 90:2")],
            fees: [FeeCell(way, payments: 2, dong: 900_000)], backlog: [BacklogCell(way, vehicles: 40)],
            open: ["huu-nghi"], chain: Checksum(of: "sample chain"))
        let quiet = DayTally.Content(
            log: "lang-son", day: day, first: nil, last: nil, records: 0, chain: Checksum(of: "sample chain"))
        return [
            ("day", .dayCounted(DayTally(sealing: full))), ("quiet-day", .dayCounted(DayTally(sealing: quiet))),
            (
                "customs",
                .customsSaid(
                    CustomsRow(day, way, declarations: 2, vehicles: 3, kilograms: 40_500, cents: 12_34, source: line))
            ), ("customs-value", .customsSaid(CustomsRow(day, way, cents: 0, source: line))),
            ("tolerance", .toleranceSet(Tolerance(.kilograms, from: day, units: 500, permille: 5, basis: line))),
            (
                "explained",
                .differenceExplained(
                    Explanation(day: day, way: way, measure: .vehicles, gate: 3, customs: nil, reason: line))
            ),
        ]
    }
}
