import Application
import BorderVocabulary
import Gate
import Glibc
import Logging
import Steering
import Synchronization

/// How far the count of a gate's days has come.
package struct GateCountStanding: Hashable, Sendable {
    /// The position of the last record that was counted.
    package internal(set) var position = Position.start
    /// The day that was counted last and is in the book; nil before the first.
    package internal(set) var day: LocalDate?
    /// Days of which the log now says otherwise than it did, with the count that it gives now. They are not taken into the
    /// book: somebody has to find out why.
    package internal(set) var contradictions: [LocalDate: DayTally] = [:]
    /// The day that is going on, as far as it was recorded; nil before the first record.
    package internal(set) var running: DayTally?
    /// Why counting does not go on; nil while it does.
    package internal(set) var failure: String?
}

/// Counts the days of a gate beside it and takes each into the steering room once it is over.
///
/// It begins at the first record at each start and holds every day against the one that is in the book: a log that was
/// edited is found, and a day that is there is not stored twice. It works on a thread of its own with little priority and
/// never in the writer's way.
package actor GateFollower {
    /// The bounds of its work.
    package enum Limit {
        /// Batches of the log that are read at a time.
        static let batches = 256
        /// Days that become durable together.
        static let days = 100
        /// Figures of periods that become durable together.
        static let figures = 500
        /// A day is counted so long after its midnight, because what was decided before it may become durable after it.
        package static let grace = Duration.seconds(300)
        /// Measured is what is over for so long.
        static let delay = Duration.seconds(60)
    }

    /// By how much the thread is nicer than the others.
    private static let niceness: CInt = 10

    private let log: any EventLog
    private let room: SteeringService
    private let wallClock: any WallClock
    private let clock: any Clock<Duration>
    private let interval: Duration
    private let logger: Logger
    private var tallier: GateTallier
    private var gauge: GateGauge
    private var alarm = GateAlarm()
    /// What was measured and not yet heard.
    private var signals: [GateSignal] = []
    /// Days of which the figures of their periods may have to be said; nil for all there are, as at a start.
    private var unsaid: Set<LocalDate>?
    /// What customs had said when figures were said last.
    private var customsWords = 0
    private let state = Mutex(GateCountStanding())
    private let executor = ThreadExecutor(name: "gate-days")

    /// Prepares to follow; `interval` is the time between two looks at the log.
    package init(
        _ gate: GateID, in log: any EventLog, room: SteeringService, wallClock: any WallClock,
        interval: Duration = .seconds(5), clock: any Clock<Duration> = ContinuousClock(), logger: Logger
    ) {
        self.log = log
        self.room = room
        self.wallClock = wallClock
        self.interval = interval
        self.clock = clock
        self.logger = logger
        tallier = GateTallier(log: gate)
        gauge = GateGauge(gate, from: wallClock.now() - GateGauge.Limit.back)
    }

    deinit { executor.shutdown() }

    /// Its own thread, because reading a long log takes its time and storing blocks.
    package nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

    /// How far it has come, from any thread.
    package nonisolated var standing: GateCountStanding { state.withLock { $0 } }

    /// Follows until the task is cancelled; after a failure it tries again.
    package func run() async {
        // Of this thread alone, which is what the number 0 means on Linux.
        setpriority(CInt(PRIO_PROCESS.rawValue), 0, GateFollower.niceness)
        while !Task.isCancelled {
            do throws(LogFailure) {
                try catchUp()
                state.withLock { $0.failure = nil }
            } catch {
                // What was counted and not stored is counted anew: the book says what it has.
                beginAnew()
                state.withLock { $0.failure = "\(error)" }
                logger.error("the gate's days could not be counted", metadata: ["reason": "\(error)"])
            }
            guard (try? await clock.sleep(for: interval)) != nil else { return }
        }
    }

    private func beginAnew() {
        tallier = GateTallier(log: tallier.log)
        gauge = GateGauge(tallier.log, from: wallClock.now() - GateGauge.Limit.back)
        (alarm, signals, unsaid) = (GateAlarm(), [], nil)
    }

    /// Counts what was recorded since the last time, and takes in the days that are over.
    package func catchUp() throws(LogFailure) {
        while !Task.isCancelled {
            let batches = try log.read(tallier.log, after: tallier.position, limit: Limit.batches)
            guard !batches.isEmpty else { return try finish() }
            for batch in batches {
                for record in try RecordCodec.decode(batch) where record.position > tallier.position {
                    tallier.take(record)
                    signals += gauge.take(record, tallier)
                }
            }
            state.withLock { $0.position = tallier.position }
            // Years of days are handed over as they are counted, and not all at once.
            if let day = tallier.today { try takeIn(tallier.finished(before: min(day, over))) }
        }
    }

    private func finish() throws(LogFailure) {
        try takeIn(tallier.finished(before: over))
        try sayFigures()
        try hear()
        let running = tallier.today.flatMap { $0 >= over ? tallier.sealed($0) : nil }
        state.withLock { $0.running = running }
    }

    /// Lets the rules of the room hear what was measured: they open bottlenecks, keep them and let them close.
    private func hear() throws(LogFailure) {
        let now = wallClock.now()
        signals += gauge.advance(to: now - Limit.delay, tallier)
        guard !signals.isEmpty else { return }
        let raised = try alarm.hear(signals, of: room, at: now)
        if raised > 0 { logger.notice("bottlenecks at the gates changed", metadata: ["count": "\(raised)"]) }
        signals = []
    }

    /// Says the figures of the periods that have changed.
    private func sayFigures() throws(LogFailure) {
        let room = self.room.room
        if room.gates.customsWords != customsWords { unsaid = nil }
        let days = unsaid ?? Set(room.gates.days[tallier.log]?.keys ?? [:].keys)
        guard !days.isEmpty else { return }
        let now = wallClock.now()
        let statements = GateStatements(room, shelf: self.room.shelf, on: now.localDate)
        var rest = try LoadedRoom.ask { () throws(ShelfFailure) in try statements.commands(for: days) }[...]
        while !rest.isEmpty {
            for answer in try self.room.give(Array(rest.prefix(Limit.figures)), by: GateFeedBook.counter, at: now) {
                if case .failure(let refusal) = answer {
                    logger.error("a figure of the gates was not taken", metadata: ["reason": "\(refusal)"])
                }
            }
            rest = rest.dropFirst(Limit.figures)
        }
        unsaid = []
        customsWords = room.gates.customsWords
    }

    /// The first day that may still get records.
    private var over: LocalDate { (wallClock.now() - Limit.grace).localDate }

    private func takeIn(_ tallies: [DayTally]) throws(LogFailure) {
        var rest = tallies[...]
        while !rest.isEmpty {
            let batch = Array(rest.prefix(Limit.days))
            let answers = try room.give(
                batch.map { .gates(.countDay($0)) }, by: GateFeedBook.counter, at: wallClock.now())
            for (tally, answer) in zip(batch, answers) { note(tally, answer) }
            rest = rest.dropFirst(Limit.days)
        }
    }

    private func note(_ tally: DayTally, _ answer: Result<[RoomEvent], RoomRefusal>) {
        switch answer {
        case .success(let events):
            if !events.isEmpty { unsaid?.insert(tally.day) }
            state.withLock { standing in
                standing.day = max(standing.day ?? tally.day, tally.day)
                standing.contradictions[tally.day] = nil
            }
        case .failure(let refusal):
            state.withLock { $0.contradictions[tally.day] = tally }
            logger.critical(
                "a day of the gate is not what it was when it was counted",
                metadata: ["day": "\(tally.day)", "reason": "\(refusal)", "seal": "\(tally.seal)"])
        }
    }
}
