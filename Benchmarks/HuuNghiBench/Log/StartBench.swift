import Application
import BorderVocabulary
import Gate
import Logging
import SQLiteStore

/// Opening a gate whose log is long.
enum StartBench {
    /// Vehicles that wait when the log ends: the day with 4,550 trucks left.
    private static let waiting = 4_550
    private static let gate: GateID = "bench"
    private static let logger = Logger(label: "bench") { _ in SwiftLogNoOpLogHandler() }

    /// How the events lie in the log.
    private static let shapes = [(name: "1,000 events a batch", size: 1_000), (name: "1 command a batch", size: 1)]

    private static func folder(_ size: Int) -> String { "start-\(size)" }

    /// Writes the logs; `scripts/bench` makes fsync free for this process, as what is measured is reading.
    static func makeLogs(_ scale: Scale) throws {
        for shape in shapes {
            try makeLog(
                in: try Workshop.empty(folder(shape.size)), size: shape.size,
                events: scale.pick(1_000_000, quick: 130_000))
        }
    }

    private static func makeLog(in folder: String, size: Int, events wanted: Int) throws {
        let log = try SQLiteEventLog(directory: folder)
        let epoch = try log.takeLease(of: gate)
        var state = Gate()
        var position = Position.start
        var now = GateScenario.start
        var records: [LogRecord] = []
        var events: [Event] = []
        // The snapshot is as old as it may get: the next event but one would have had a new one made.
        let snapshotAt = wanted - WriterPolicy().eventsBetweenSnapshots + 1

        func store() throws {
            guard let first = records.first else { return }
            let batch = Batch(
                first: first.position, count: records.count, epoch: epoch, bytes: RecordCodec.encode(records),
                claims: [],
                answers: [])
            try log.append(batch, to: gate)
            records.removeAll(keepingCapacity: true)
        }

        func give(_ command: Command, _ actor: Actor) throws {
            // A million events in ten hours: the gate is open all the time, and no call expires.
            now += .milliseconds(40)
            events.removeAll(keepingCapacity: true)
            try state.decide(command, by: actor, at: now, into: &events)
            for event in events {
                state.apply(event, at: now)
                position = position.advanced(by: 1)
                records.append(LogRecord(position: position, at: now, actor: actor, event: event))
                if position.number == UInt64(snapshotAt) {
                    try store()
                    try log.save(SnapshotCodec.encode(state, at: position, lastTime: now), of: gate)
                }
            }
            if records.count >= size { try store() }
        }

        for rule in GateScenario.rules { try give(.setRule(rule), GateScenario.board) }
        var truck = 0
        while position.number < UInt64(wanted) {
            truck += 1
            try give(.declare(try GateScenario.declaration(truck - 1)), GateScenario.declarant)
            let arrival = GateScenario.arrival(TripID(UInt64(truck)))
            try give(arrival.0, arrival.1)
            guard truck > waiting else { continue }
            try give(GateScenario.call.0, GateScenario.call.1)
            for (command, actor) in GateScenario.journey(TripID(UInt64(truck - waiting))) { try give(command, actor) }
        }
        try store()
    }

    static func run(_ scale: Scale) throws {
        for shape in shapes {
            let folder = Workshop.folder(folder(shape.size))
            let starts = try (0..<scale.rounds).map { _ in
                try Stopwatch.seconds {
                    let log = try SQLiteEventLog(directory: folder)
                    _ = try GateService.open(gate: gate, log: log, clock: BenchClock(), logger: logger)
                }
            }
            Figure.show("start with a snapshot, \(shape.name)", starts.median, "s", .atMost(3))
            let log = try SQLiteEventLog(directory: folder)
            var events: UInt64 = 0
            let replays = try (0..<scale.rounds).map { _ in
                try Stopwatch.cpuSeconds {
                    events = try GateLoader(gate: gate, log: log, logger: logger).replayAll().position.number
                }
            }
            Figure.show("events in the log", Double(events), "")
            Figure.show("full replay, \(shape.name)", Double(events) / replays.median, "events/s", .atLeast(500_000))
            let reads = try (0..<scale.rounds).map { _ in
                try Stopwatch.cpuSeconds {
                    var position = Position.start
                    while let last = try log.read(gate, after: position, limit: 256).last { position = last.last }
                }
            }
            Figure.show("of it, reading and checksums", reads.median / replays.median, "of the time")
        }
    }
}
