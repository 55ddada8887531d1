import BorderVocabulary
import Foundation
import Steering
import Testing

@Suite("The stored form of bottlenecks")
struct BottleneckFormTests {
    @Test func `gives back what was stored`() throws {
        let trouble = try #require(
            {
                var watch = GateWatch()
                let signals = try BottleneckSample.signals([130, 140], from: RoomSample.noon("2026-03-02"))
                let rules = [try BottleneckSample.rule()]
                return signals.flatMap { watch.hear($0, by: rules) }.first
            }())
        guard case .opens(let opened) = trouble else {
            Issue.record("nothing was opened")
            return
        }
        let opening = try BottleneckSample.opening()
        let party = try #require(opening.affected.first)
        let events: [BottleneckEvent] = [
            .causeSet(Cause("weather", name: try Sample.line("weather"), from: Sample.day("2026-01-01"))),
            .gateRuleSet(try BottleneckSample.rule()),
            .opened(id: "land-1", opening: opening, on: Sample.day("2026-01-05")),
            .acted(
                id: "land-1", act: .confirmed(by: "haulers", evidence: try RoomSample.evidence()),
                as: RoomSample.office,
                on: Sample.day("2026-01-06")),
            .measured(id: "gate-1", act: .goesOn(opened), on: Sample.day("2026-03-02")),
            .tookIn(
                id: "land-1", other: TakenIn(id: "land-2", since: Sample.day("2026-01-01"), affected: [party]),
                on: Sample.day("2026-01-07")),
        ]
        for event in events {
            let stored = try JSONEncoder().encode(event)
            #expect(try JSONDecoder().decode(BottleneckEvent.self, from: stored) == event)
        }
    }

    @Test func `is read by people, too`() throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let event = BottleneckEvent.acted(
            id: "land-1", act: .handedOver(to: "trade", reason: try Sample.line("theirs")), as: "finance",
            on: Sample.day("2026-01-06"))
        #expect(
            String(decoding: try encoder.encode(event), as: UTF8.self)
                == #"{"acted":{"act":{"handedOver":{"reason":"theirs","to":"trade"}},"as":"finance","id":"land-1","#
                + #""on":"2026-01-06"}}"#)
    }
}
