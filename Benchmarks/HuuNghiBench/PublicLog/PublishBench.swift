import Application
import BorderVocabulary
import Foundation
import Gate
import Logging
import SQLiteStore
import TileFolder
import TransparencyLog

/// What publishing costs beside the writer at full load, in processor time of the same process.
///
/// The writer gets batch after batch, each of as many commands as are in flight, so that nearly all that is counted is
/// its own: about as many as it stores in the second between two checkpoints. Then the very batches that it stored are
/// published. With as many callers as are in flight, each waiting for its answer, the process does more for a command.
enum PublishBench {
    private struct Turn {
        var writer = 0.0
        var callers = 0.0
        var appending = 0.0
        var publishing = 0.0
    }

    static func run(_ scale: Scale) async throws {
        let trucks = scale.pick(20_000, quick: 100)
        let plan = try GateScenario.plan(trucks: trucks, ahead: min(trucks / 4, 500))
            .map { Submission($0.0, by: $0.1) }
        var turns: [Turn] = []
        // The first turn warms up.
        for number in 0...scale.pick(7, quick: 1) {
            let turn = try await turn(plan, number)
            if number > 0 { turns.append(turn) }
        }
        Figure.show("the writer, processor time for a command", turns.map(\.writer).median, "µs")
        Figure.show("hash, tiles and signature, for a command", turns.map(\.appending).median, "µs")
        Figure.show(
            "against the writer", turns.map { $0.appending / $0.writer * 100 }.median, "%", .atMost(10))
        Figure.show("all of publishing, for a command", turns.map(\.publishing).median, "µs")
        Figure.show("against the writer", turns.map { $0.publishing / $0.writer * 100 }.median, "%")
        Figure.show(
            "the writer and \(WriterBench.inFlight) callers, for a command", turns.map(\.callers).median, "µs")
        Figure.show("all of publishing, against them", turns.map { $0.publishing / $0.callers * 100 }.median, "%")
    }

    private static func turn(_ plan: [Submission], _ number: Int) async throws -> Turn {
        let folder = try Workshop.empty("publish")
        defer { Workshop.remove(folder) }
        let log = try SQLiteEventLog(directory: folder)
        let logger = Logger(label: "bench") { _ in SwiftLogNoOpLogHandler() }
        let service = try GateService.open(gate: "bench", log: log, clock: BenchClock(), logger: logger)
        guard let name = KeyName("bench.example/log"), let secret = PublicLogSecret([UInt8](repeating: 7, count: 32))
        else { throw BenchFailure("the log has no key") }
        let publisher = PublicLogPublisher(
            gate: "bench", log: log, feed: service.feed, store: FolderTileStore(folder + "/public"), secret: secret,
            name: name, logger: logger)
        return try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { await service.run() }
            for outcome in await service.submit(
                all: GateScenario.rules.map { Submission(.setRule($0), by: GateScenario.board) })
            {
                _ = try outcome.get()
            }
            try await publisher.catchUp()
            let before = service.head
            var turn = Turn()
            var start = Stopwatch.cpu
            for first in stride(from: 0, to: plan.count, by: WriterBench.inFlight) {
                let batch = Array(plan[first..<min(first + WriterBench.inFlight, plan.count)])
                for outcome in await service.submit(all: batch) { _ = try outcome.get() }
            }
            turn.writer = (Stopwatch.cpu - start) / Double(plan.count) * 1e6
            start = Stopwatch.cpu
            try await publisher.catchUp()
            turn.publishing = (Stopwatch.cpu - start) / Double(plan.count) * 1e6
            let batches = try log.read("bench", after: before, limit: .max)
            turn.appending = try append(batches, secret, publisher.signer) / Double(plan.count) * 1e6
            // Those who warm up first are for nothing.
            for half in 0...1 {
                start = Stopwatch.cpu
                _ = try await WriterBench.drive(service, turn: 2 * number + half, keyed: false)
                let commands = WriterBench.inFlight * WriterBench.trucksPerDriver * GateScenario.commandsPerTruck
                turn.callers = (Stopwatch.cpu - start) / Double(commands) * 1e6
            }
            group.cancelAll()
            return turn
        }
    }

    /// Seconds to take the entries of batches into a log, make its tiles, and sign it.
    private static func append(_ batches: [StoredBatch], _ secret: PublicLogSecret, _ signer: NoteSigner) throws
        -> Double
    {
        var log = GrowingLog()
        let leaves = try batches.flatMap {
            try PublicLeaf.leaves(of: $0, secret: secret, showingPlates: false)
        }
        return try Stopwatch.cpuSeconds {
            for leaf in leaves { try log.append(leaf) }
            guard !log.takeTiles().isEmpty else { throw BenchFailure("nothing was published") }
            let checkpoint = Checkpoint(origin: signer.verifierKey.name.line, size: log.size, root: log.root)
            _ = SignedCheckpoint(checkpoint, signedBy: signer).bytes
        }
    }
}
