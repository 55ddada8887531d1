import Application
import BorderVocabulary
import Steering
import SteeringRoom
import Testing

@Suite("Rows of a file")
struct JoinedRecordsTests {
    private func dossier(_ number: UInt8, _ file: String) throws -> RoomCommand {
        let key = try #require(DossierKey([UInt8](repeating: number, count: 16)))
        let day = try LocalDate.parse("2024-03-04")
        let digest = try FileDigest.parse(String(repeating: file, count: 64))
        let statement = DossierStatement(
            key, try ProcedureCode.parse("1.000001"), office: "sample-post", .online, received: DayTime(day), due: nil)
        return .procedures(.take([statement], from: ImportedFile(digest, name: try Line.parse("f"), saidOn: day)))
    }

    @Test func `are stored together, each is answered by itself, and a replay knows the same`() throws {
        let log = MemoryEventLog()
        let service = try SteeringService(log, shelf: MemoryLedger())
        let now = Timestamp(date: try LocalDate.parse("2026-01-01"), time: .midnight)
        let line = try Line.parse("sample")
        _ = try service.give(
            [
                .roster(.define(Post("sample-post", name: line, kind: .body))),
                .procedures(
                    .define(AdministrativeProcedure(try ProcedureCode.parse("1.000001"), name: line, level: .province))),
            ], by: "lan", at: now)
        let before = service.position
        let answers = try service.give(
            [dossier(1, "a"), dossier(2, "a"), dossier(1, "a"), dossier(3, "b"), dossier(4, "b")], by: "lan", at: now)
        #expect(try answers.map { try $0.get().count } == [2, 1, 0, 2, 1])
        // Two files, and the rows of each.
        #expect(service.position == before.advanced(by: 4))
        #expect(service.room.procedures.count == 4)
        let again = try SteeringService(log, shelf: MemoryLedger())
        #expect(again.room == service.room)
        #expect(again.position == service.position)
    }
}
