import Application
import BorderVocabulary
import Gate
import SampleDay
import Testing

@Suite("Slots of the day after a sample day")
struct SampleSlotsTests {
    @Test
    func `are asked for by carriers large and small, and drawn where they are scarce`() async throws {
        let run = try await Published.run(PublishedFigures.parse(try Published.text()), date: "2025-11-11")
        var draws = 0
        var drawn: [CarrierID: [Slot: Int]] = [:]
        var asked: Set<CarrierID> = []
        var (enough, listed) = (0, 0)
        for record in run.records {
            switch record.event {
            case .slot(_, .drawn): draws += 1
            case .booking(_, .requested(_, let carrier)): asked.insert(carrier)
            case .booking(_, .given(let slot, let carrier, .drawn)):
                drawn[carrier, default: [:]][slot, default: 0] += 1
            case .booking(_, .given(_, _, .enough)): enough += 1
            case .booking(_, .listed): listed += 1
            case let other: if case .booking(_, .ended) = other { Issue.record("a booking ended") }
            }
        }
        #expect(draws == 2)
        #expect(asked.count == 13)
        #expect(enough == 4)
        #expect(listed == 28)
        // No carrier draws more than the rule allows while others go without.
        #expect(drawn.values.flatMap(\.values).allSatisfy { $0 <= 2 })
    }

    @Test
    func `leave no vehicle at the gate that a bulletin could count`() async throws {
        let run = try await Published.run(try Published.figures("2025-11-11,20:00,province,cleared,all,all,150,X,\n"))
        #expect(run.plan.missed(by: run.bulletin) == [])
        #expect(!run.gate.slots.bookings.isEmpty)
        #expect(run.gate.slots.bookings.keys.allSatisfy { run.gate.trips[$0]?.stage.name == .declared })
    }

    @Test
    func `are left out where the bulletin closes in the morning`() async throws {
        let run = try await Published.run(try Published.figures("2025-12-20,06:10,province,cleared,all,all,300,X,\n"))
        #expect(run.gate.slots.ledgers.isEmpty)
        #expect(run.plan.missed(by: run.bulletin) == [])
    }
}
