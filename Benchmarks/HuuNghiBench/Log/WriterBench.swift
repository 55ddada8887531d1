import Application
import BorderVocabulary
import Gate
import Logging
import SQLiteStore

/// Durable commands through the writer, against one transaction a command and against a bare batched loop, which store
/// the same bytes on the same disk, turn by turn.
enum WriterBench {
    static let inFlight = 256

    private struct Turn {
        var writer = 0.0
        var batch = 0.0
        var single = 0.0
        var bare = 0.0
    }

    static func run(_ scale: Scale) async throws {
        for keyed in [false, true] {
            let turns = try await turns(scale, keyed: keyed)
            let name = keyed ? ", each with an idempotency key" : ""
            Figure.show("durable commands through the writer\(name)", turns.map(\.writer).median, "commands/s")
            Figure.show("commands in a batch", turns.map(\.batch).median, "")
            Figure.show("one transaction a command", turns.map(\.single).median, "commands/s")
            Figure.show("bare loop, \(inFlight) rows a transaction", turns.map(\.bare).median, "rows/s")
            // The targets speak of commands; a key is a row of its own in the store, which neither of the others has.
            Figure.show(
                "writer : one transaction a command\(name)", turns.map { $0.writer / $0.single }.median, "×",
                keyed ? nil : .atLeast(10))
            Figure.show(
                "writer : bare loop\(name)", turns.map { $0.writer / $0.bare }.median, "×",
                keyed ? nil : .atLeast(0.5))
            // What a disk takes to synchronise decides whether processor or disk is compared.
            let slow = turns.filter { $0.single < 1_000 }.map { $0.writer / $0.bare }
            if !slow.isEmpty, slow.count < turns.count {
                Figure.show("of it, the \(slow.count) turns in which a transaction took over 1 ms", slow.median, "×")
            }
        }
    }

    /// Short turns, each of all three, because a shared disk is now fast and now slow.
    private static func turns(_ scale: Scale, keyed: Bool) async throws -> [Turn] {
        let folder = try Workshop.empty("writer")
        defer { Workshop.remove(folder) }
        let log = try SQLiteEventLog(directory: folder)
        let logger = Logger(label: "bench") { _ in SwiftLogNoOpLogHandler() }
        let service = try GateService.open(gate: "bench", log: log, clock: BenchClock(), logger: logger)
        let bare = try BareTable(folder + "/bare.db")
        let single = try BareTable(folder + "/single.db")
        return try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { await service.run() }
            for outcome in await service.submit(
                all: GateScenario.rules.map { Submission(.setRule($0), by: GateScenario.board) })
            {
                _ = try outcome.get()
            }
            var turns: [Turn] = []
            // The first turn warms up.
            for number in 0...scale.pick(40, quick: 2) {
                let before = service.head
                let commands = inFlight * trucksPerDriver * GateScenario.commandsPerTruck
                var turn = Turn()
                turn.writer = Double(commands) / (try await drive(service, turn: number, keyed: keyed))
                let batches = try log.read("bench", after: before, limit: .max)
                turn.batch = Double(commands) / Double(batches.count)
                let bytes = batches.flatMap(\.bytes)
                let pieces = (0..<commands).map {
                    bytes[(bytes.count * $0 / commands)..<(bytes.count * ($0 + 1) / commands)]
                }
                turn.bare = try rate(of: pieces[...], into: bare, perTransaction: inFlight)
                turn.single = try rate(of: pieces.prefix(100), into: single, perTransaction: 1)
                if number > 0 { turns.append(turn) }
            }
            group.cancelAll()
            return turns
        }
    }

    private static func rate(
        of pieces: ArraySlice<ArraySlice<UInt8>>, into table: BareTable, perTransaction: Int
    ) throws -> Double {
        Double(pieces.count) / (try Stopwatch.seconds { try table.store(pieces, perTransaction: perTransaction) })
    }

    static let trucksPerDriver = 2

    /// Seconds until every driver has taken its trucks through the gate.
    static func drive(_ service: GateService, turn: Int, keyed: Bool) async throws -> Double {
        let first = turn * inFlight * trucksPerDriver
        let declarations = try (0..<inFlight * trucksPerDriver).map { try GateScenario.declaration(first + $0) }
        let start = ContinuousClock.now
        try await withThrowingTaskGroup(of: Void.self) { drivers in
            for driver in 0..<inFlight {
                let own = declarations[driver * trucksPerDriver..<(driver + 1) * trucksPerDriver]
                drivers.addTask {
                    try await Drive(service: service, name: "\(turn)-\(driver)", keyed: keyed).run(own)
                }
            }
            try await drivers.waitForAll()
        }
        return start.duration(to: .now).seconds
    }

    /// One who takes trucks through the gate, one command at a time.
    private struct Drive {
        let service: GateService
        let name: String
        let keyed: Bool

        func run(_ declarations: ArraySlice<Declaration>) async throws {
            var count = 0
            func give(_ command: Command, _ actor: Actor) async throws -> TripID {
                count += 1
                let key = keyed ? IdempotencyKey(user: actor.user, text: "\(name)-\(count)") : nil
                let receipt = try await service.submit(Submission(command, by: actor, key: key))
                guard receipt.events > 0, let trip = receipt.trip else {
                    throw BenchFailure("A command changed nothing.")
                }
                return trip
            }
            for declaration in declarations {
                let own = try await give(.declare(declaration), GateScenario.declarant)
                let arrival = GateScenario.arrival(own)
                _ = try await give(arrival.0, arrival.1)
                // Somebody is called who came before; this driver goes on with that truck, another one with ours.
                let called = try await give(GateScenario.call.0, GateScenario.call.1)
                for (command, actor) in GateScenario.journey(called) { _ = try await give(command, actor) }
            }
        }
    }
}

/// The time of the scenario, which goes on from a working morning.
struct BenchClock: WallClock {
    private let start = ContinuousClock.now

    func now() -> Timestamp { GateScenario.start + start.duration(to: .now) }
}
