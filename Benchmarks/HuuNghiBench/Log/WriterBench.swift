import Application
import BorderVocabulary
import Gate
import Logging
import SQLiteStore

/// Durable commands through the writer, against one transaction a command and against a bare batched loop, which store
/// the same bytes on the same disk, turn by turn.
enum WriterBench {
    static let inFlight = 256

    private struct Round {
        var writer = 0.0
        var batches = 0.0
        var single = 0.0
        var bare = 0.0
    }

    static func run(_ scale: Scale) async throws {
        for keyed in [false, true] {
            var rounds: [Round] = []
            for number in 0..<scale.rounds {
                rounds.append(try await round(number, scale, keyed: keyed))
            }
            let name = keyed ? ", each with an idempotency key" : ""
            Figure.show("durable commands through the writer\(name)", rounds.map(\.writer).median, "commands/s")
            Figure.show("commands in a batch", rounds.map(\.batches).median, "")
            Figure.show("one transaction a command", rounds.map(\.single).median, "commands/s")
            Figure.show("bare loop, \(inFlight) rows a transaction", rounds.map(\.bare).median, "rows/s")
            // The targets speak of commands; a key is a row of its own in the store, which neither of the others has.
            Figure.show(
                "writer : one transaction a command\(name)", rounds.map { $0.writer / $0.single }.median, "×",
                keyed ? nil : .atLeast(10))
            Figure.show(
                "writer : bare loop\(name)", rounds.map { $0.writer / $0.bare }.median, "×", keyed ? nil : .atLeast(0.5)
            )
        }
    }

    private static func round(_ number: Int, _ scale: Scale, keyed: Bool) async throws -> Round {
        let folder = try Workshop.empty("writer")
        defer { Workshop.remove(folder) }
        let trucks = scale.pick(20, quick: 2)
        var round = Round()
        let log = try SQLiteEventLog(directory: folder)
        let (seconds, commands) = try await drive(log, trucksPerDriver: trucks, keyed: keyed)
        round.writer = Double(commands) / seconds
        let batches = try log.read("bench", after: .start, limit: .max)
        // The first batch holds the rules.
        round.batches = Double(commands) / Double(batches.count - 1)
        let bytes = batches.dropFirst().flatMap(\.bytes)
        let pieces = (0..<commands).map {
            bytes[(bytes.count * $0 / commands)..<(bytes.count * ($0 + 1) / commands)]
        }
        let bare = try BareTable(folder + "/bare.db")
        round.bare =
            Double(commands) / (try Stopwatch.seconds { try bare.store(pieces[...], perTransaction: inFlight) })
        let single = try BareTable(folder + "/single.db")
        let few = scale.pick(1_000, quick: 100)
        round.single = Double(few) / (try Stopwatch.seconds { try single.store(pieces[..<few], perTransaction: 1) })
        return round
    }

    private static func drive(
        _ log: SQLiteEventLog, trucksPerDriver: Int, keyed: Bool
    ) async throws -> (seconds: Double, commands: Int) {
        let logger = Logger(label: "bench") { _ in SwiftLogNoOpLogHandler() }
        let service = try GateService.open(gate: "bench", log: log, clock: BenchClock(), logger: logger)
        let declarations = try (0..<inFlight * trucksPerDriver).map { try GateScenario.declaration($0) }
        return try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { await service.run() }
            for outcome in await service.submit(
                all: GateScenario.rules.map { Submission(.setRule($0), by: GateScenario.board) })
            {
                _ = try outcome.get()
            }
            let start = ContinuousClock.now
            try await withThrowingTaskGroup(of: Void.self) { drivers in
                for driver in 0..<inFlight {
                    let own = declarations[driver * trucksPerDriver..<(driver + 1) * trucksPerDriver]
                    drivers.addTask {
                        try await Drive(service: service, name: driver, keyed: keyed).run(own)
                    }
                }
                try await drivers.waitForAll()
            }
            let took = start.duration(to: .now).seconds
            group.cancelAll()
            return (took, declarations.count * GateScenario.commandsPerTruck)
        }
    }

    /// One who takes trucks through the gate, one command at a time.
    private struct Drive {
        let service: GateService
        let name: Int
        let keyed: Bool

        func run(_ declarations: ArraySlice<Declaration>) async throws {
            var count = 0
            func give(_ command: Command, _ actor: Actor) async throws -> TripID {
                count += 1
                let key = keyed ? IdempotencyKey(user: actor.user, text: "driver-\(name)-\(count)") : nil
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
