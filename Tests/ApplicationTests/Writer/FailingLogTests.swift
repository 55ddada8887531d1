import Application
import BorderVocabulary
import Gate
import Testing

@Suite("A log that fails")
struct FailingLogTests {
    @Test(
        arguments: [
            .diskFull, .readOnly, .inUse("somebody"), .unavailable("input/output error"),
            .corrupt(at: Position(3), "damaged"),
        ] as [LogFailure])
    func `is told of to everybody in the batch, and forgotten when it works again`(failure: LogFailure) async throws {
        let log = FaultyLog()
        try await RunningGate.with(log) { service in
            try await service.furnish()
            try await service.give(Town.declare(1))
            let before = service.stateBytes
            let head = service.head

            log.meet(.before(failure))
            let outcomes = await service.submit(all: [2, 3].map { Town.submission(Town.declare($0)) })
            #expect(outcomes == Array(repeating: .failure(.unavailable(failure)), count: 2))
            #expect(service.stateBytes == before)
            #expect(service.head == head)
            #expect(try log.head(of: Town.gate) == head)

            // The number that was thought of and never stored is given to the next.
            #expect(try await service.give(Town.declare(4)).trip == TripID(2))
            #expect(service.openTrips == 2)
        }
        #expect(try Replay.check(Town.gate, in: log, logger: WarningCounter().logger).isIdentical)
    }

    @Test func `that stored a batch and says it did not, is believed by what it holds`() async throws {
        let log = FaultyLog()
        try await RunningGate.with(log) { service in
            try await service.furnish()
            log.meet(.after(.unavailable("the connection broke")))
            await #expect(throws: CommandFailure.unavailable(.unavailable("the connection broke"))) {
                try await service.give(Town.declare(1), key: "a")
            }
            // The caller asks again with the same key: it was done, once.
            let receipt = try await service.give(Town.declare(1), key: "a")
            #expect(receipt.isReplay)
            #expect(receipt.trip == TripID(1))
            #expect(service.openTrips == 1)
            #expect(try service.feed.records(after: .start, limit: 100).count == Town.rules.count + 1)
        }
    }

    @Test func `does not outlive the writer of a later epoch`() async throws {
        let log = MemoryEventLog()
        try await RunningGate.with(log) { old in
            try await old.furnish()
            try await RunningGate.with(log) { new in
                await #expect(throws: CommandFailure.superseded) { try await old.give(Town.declare(1)) }
                let receipt = try await new.give(Town.declare(1))
                #expect(receipt.trip == TripID(1))
                // For ever: two writers that take turns would be worse than none.
                await #expect(throws: CommandFailure.superseded) { try await old.give(.sweep) }
                #expect(old.openTrips == 0)
            }
        }
    }

    @Test func `with a damaged record is not opened, and says where`() throws {
        let log = MemoryEventLog()
        let epoch = try log.takeLease(of: Town.gate)
        try log.append(Batches.batch(at: 1, count: 2, epoch), to: Town.gate)
        let bytes = RecordCodec.encode([Batches.record(3)]) + [0, 1, 255, 255]
        try log.append(
            Batch(first: Position(3), count: 2, epoch: epoch, bytes: bytes, claims: [], answers: []), to: Town.gate)
        let failure = #expect(throws: LogFailure.self) {
            try GateService.open(
                gate: Town.gate, log: log, clock: HandClock(), logger: WarningCounter().logger)
        }
        guard case .corrupt(let position, _) = failure, position == Position(4) else {
            Issue.record("\(String(describing: failure))")
            return
        }
    }

    @Test func `with a snapshot that does not decode is replayed from the beginning, with a warning`() async throws {
        let log = MemoryEventLog()
        try await RunningGate.with(log) { service in
            try await service.furnish()
            try await service.give(Town.declare(1))
        }
        try log.save(Snapshot(position: Position(1_000), bytes: [9, 9, 9]), of: Town.gate)
        let warnings = WarningCounter()
        try await RunningGate.with(log, logger: warnings.logger) { #expect($0.openTrips == 1) }
        #expect(warnings.all == ["snapshot does not decode, replaying the whole log"])
    }
}
