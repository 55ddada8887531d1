import BorderVocabulary
import Foundation
import Steering
import Testing

@Suite("What is stored of the gates' days")
struct GateFeedStoredFormTests {
    private func text(_ event: GateFeedEvent) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(event), as: UTF8.self)
    }

    /// These texts lie in logs. A change here is a new version of the event, not a new text.
    private static let stored = [
        #"{"dayCounted":{"_0":{"backlog":["north export 40"],"chain":""# + String(repeating: "c", count: 64)
            + #"","crossings":["north export 08 3 40500 1"],"day":"2024-08-14","fees":["north export 2 -5"],"#
            + #""first":1,"last":1000,"later":[2000],"log":"sample-gate","open":["north"],"records":10,"rules":1,"#
            + #""seal":""# + String(repeating: "a", count: 64) + #"","waits":["north export 5:2 7:1"]}}}"#,
        #"{"customsSaid":{"_0":{"cents":900,"day":"2024-08-14","declarations":4,"direction":"import","kilograms":7,"#
            + #""place":"south","source":"customs.csv","vehicles":2}}}"#,
        #"{"toleranceSet":{"_0":{"basis":"sample decision","from":"2024-08-14","measure":"vehicles","permille":5,"#
            + #""units":2}}}"#,
        #"{"differenceExplained":{"_0":{"customs":9,"day":"2024-08-14","direction":"export","gate":10,"#
            + #""measure":"kilograms","place":"north","reason":"sample reason"}}}"#,
    ]

    private static func events() throws -> [GateFeedEvent] {
        let day = Sample.day("2024-08-14")
        let tally = GateSample.tally(
            "2024-08-14", [GateSample.crossing(GateSample.north, vehicles: 3, kilograms: 40_500, unweighed: 1)],
            waits: [WaitingCell(GateSample.north, waits: GateSample.waits((5, 2), (7, 1)))],
            fees: [FeeCell(GateSample.north, payments: 2, dong: -5)],
            backlog: [BacklogCell(GateSample.north, vehicles: 40)], open: ["north"], later: [2_000], first: 1,
            last: 1_000)
        let row = CustomsRow(
            day, GateSample.south, declarations: 4, vehicles: 2, kilograms: 7, cents: 900,
            source: try Sample.line("customs.csv"))
        let basis = try Sample.line("sample decision")
        let explanation = Explanation(
            day: day, way: GateSample.north, measure: .kilograms, gate: 10, customs: 9,
            reason: try Sample.line("sample reason"))
        return [
            .dayCounted(tally), .customsSaid(row),
            .toleranceSet(Tolerance(.vehicles, from: day, units: 2, permille: 5, basis: basis)),
            .differenceExplained(explanation),
        ]
    }

    @Test func `is read for ever as it was written`() throws {
        for (event, stored) in zip(try Self.events(), Self.stored) {
            #expect(try text(event) == stored)
            #expect(try JSONDecoder().decode(GateFeedEvent.self, from: Data(stored.utf8)) == event)
        }
        #expect(try Self.events().count == Self.stored.count)
    }

    @Test(arguments: [
        ("north export 08 3", "north export 08 x"), ("\"import\"", "\"transit\""),
        (#""measure":"vehicles""#, "\"measure\":\"x\""),
    ])
    func `is not read where it is damaged`(good: String, bad: String) {
        let damaged = Self.stored.filter { $0.contains(good) }.map { $0.replacing(good, with: bad) }
        #expect(!damaged.isEmpty)
        for text in damaged {
            #expect(throws: DecodingError.self) {
                try JSONDecoder().decode(GateFeedEvent.self, from: Data(text.utf8))
            }
        }
    }
}
