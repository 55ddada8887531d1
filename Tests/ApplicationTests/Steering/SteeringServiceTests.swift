import Application
import BorderVocabulary
import Steering
import SteeringRoom
import Testing

@Suite("The steering room's writer")
struct SteeringServiceTests {
    private let now = Timestamp(milliseconds: 1_767_225_600_000)

    private func commands(_ values: [String]) throws -> [RoomCommand] {
        try values.map { .figures(FigureSheet.command(try SteeringSamples.statement($0, on: "2024-01-10"))) }
    }

    /// What a shelf has that was made from the log alone.
    private func shelved(_ log: any EventLog) throws -> [Observation] {
        let shelf = MemoryLedger()
        _ = try LoadedRoom.read(log, shelf: shelf)
        return try shelf.observations(after: 0, limit: 100)
    }

    @Test(arguments: LogAdapter.allCases)
    func `knows after a restart what it answered, and the gate's log knows nothing of it`(adapter: LogAdapter) throws {
        let open = try adapter.open()
        let shelf = MemoryLedger()
        let desk = try SteeringService(open.log, shelf: shelf)
        let answers = try desk.give(commands(["1", "2", "1"]), by: "lan", at: now)
        #expect(try answers.map { try $0.get().count } == [2, 1, 0], "the first introduces the indicator")
        _ = try desk.give(
            [.figures(.approve(1)), .figures(.withdraw(2, reason: Line.parse("sample")))], by: "minh", at: now)
        let loaded = try LoadedRoom.read(open.log, shelf: MemoryLedger())
        #expect(loaded.room == desk.room)
        #expect(loaded.position == Position(5))
        let again = try LoadedRoom.read(open.log, shelf: shelf)
        #expect(again.room == desk.room, "statements that the shelf has are passed over")
        #expect(again.position == loaded.position)
        #expect(again.lastTime == loaded.lastTime)
        #expect(try SteeringService(open.log, shelf: MemoryLedger()).room == desk.room)
        #expect(try open.log.head(of: "lang-son") == .start)
    }

    @Test(arguments: LogAdapter.allCases)
    func `stores nothing of what it refuses, and takes the rest`(adapter: LogAdapter) throws {
        let open = try adapter.open()
        let desk = try SteeringService(open.log, shelf: MemoryLedger())
        let future = try SteeringSamples.statement("1", on: "2027-01-01")
        let answers = try desk.give([.figures(FigureSheet.command(future))] + commands(["2"]), by: "lan", at: now)
        #expect(answers[0] == .failure(.figures(.saidInFuture(today: now.localDate))))
        #expect(try answers[1].get().count == 2)
        #expect(try shelved(open.log).map(\.statement.value) == [Value.parse("2")])
        // Refused for good: the log does not grow.
        _ = try desk.give([.figures(FigureSheet.command(future))], by: "lan", at: now)
        #expect(try open.log.head(of: SteeringService.log) == Position(2))
    }

    @Test func `does not go back in time with the machine's clock`() throws {
        let log = MemoryEventLog()
        var desk = try SteeringService(log, shelf: MemoryLedger())
        _ = try desk.give(commands(["1"]), by: "lan", at: now)
        desk = try SteeringService(log, shelf: MemoryLedger())
        _ = try desk.give(commands(["2"]), by: "lan", at: Timestamp(milliseconds: now.milliseconds - 60_000))
        #expect(try shelved(log).map(\.entered.at) == [now, now])
    }

    @Test func `says that storing failed, and goes on from what the log has`() throws {
        let log = FaultyLog()
        let desk = try SteeringService(log, shelf: MemoryLedger())
        log.meet(.before(.diskFull), .after(.unavailable("sample")))
        let commands = try commands(["1"])
        #expect(throws: LogFailure.diskFull) { try desk.give(commands, by: "lan", at: now) }
        #expect(try desk.shelf.count() == 0)
        #expect(throws: LogFailure.unavailable("sample")) { try desk.give(commands, by: "lan", at: now) }
        #expect(try desk.shelf.count() == 1, "it was stored after all")
        #expect(try desk.give(commands, by: "lan", at: now).map { try $0.get() } == [[]])
    }

    @Test func `that lost its lease harms nothing`() throws {
        let log = MemoryEventLog()
        let old = try SteeringService(log, shelf: MemoryLedger())
        let new = try SteeringService(log, shelf: MemoryLedger())
        _ = try new.give(commands(["1"]), by: "lan", at: now)
        let commands = try commands(["2"])
        #expect(throws: LogFailure.self) { try old.give(commands, by: "lan", at: now) }
        #expect(try shelved(log).count == 1)
    }

    @Test func `names the position of a record that does not decode`() throws {
        let log = MemoryEventLog()
        let epoch = try log.takeLease(of: SteeringService.log)
        let good = RoomCodec.encode([try SteeringSamples.all()[0].record])
        for (count, position) in [(2, Position(2)), (1, Position(2))] {
            let bad = MemoryEventLog()
            _ = try bad.takeLease(of: SteeringService.log)
            let bytes = count == 2 ? good : good + [9]
            try bad.append(
                Batch(first: Position(1), count: count, epoch: epoch, bytes: bytes, claims: [], answers: []),
                to: SteeringService.log)
            do throws(LogFailure) {
                _ = try LoadedRoom.read(bad, shelf: MemoryLedger())
                Issue.record("it was read")
            } catch {
                guard case .corrupt(at: position, _) = error else {
                    Issue.record("\(error)")
                    continue
                }
            }
        }
    }
}
