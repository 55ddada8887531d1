import BorderVocabulary
import Steering
import SteeringRoom
import Testing

@Suite("The steering room of the demo")
struct DemoRoomTests {
    private func room(on day: String) throws -> (SteeringService, refused: [DemoRoom.RefusedRow]) {
        let desk = try SteeringService(LogAdapter.memory.open().log, shelf: MemoryLedger())
        return (desk, try DemoRoom.fill(desk, at: Timestamp(date: LocalDate.parse(day), time: .midnight)))
    }

    @Test func `takes every row that it ships, published ones and samples`() throws {
        let (desk, refused) = try room(on: "2026-12-01")
        for row in refused { Issue.record("\(row.sheet), line \(row.result.line): \(row.result.outcome)") }
        let tasks = try desk.room.tasks.tasks(on: LocalDate.parse("2024-12-01")).map { "\($0.task.terms.id)" }
        #expect(Set(tasks).isSuperset(of: ["nv-mau-1", "nv-mau-2", "nv-mau-3"]), "\(tasks)")
    }

    @Test func `leaves out what nobody could know yet, and understands every row`() throws {
        let (_, refused) = try room(on: "2024-01-15")
        #expect(!refused.isEmpty)
        for row in refused {
            if case .faulty(let fault) = row.result.outcome {
                Issue.record("\(row.sheet), line \(row.result.line): \(fault)")
            }
        }
    }
}
