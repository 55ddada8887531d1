import Application
import BorderVocabulary
import Gate
import Testing

@Suite("Group commit")
struct GroupCommitTests {
    @Test(arguments: LogAdapter.allCases)
    func `answers 256 at once, each for itself and each when it is durable`(_ adapter: LogAdapter) async throws {
        let open = try adapter.open()
        let log = FaultyLog(open.log)
        let service = try GateService.open(
            gate: Town.gate, log: log, clock: HandClock(), logger: WarningCounter().logger)
        let receipts = try await withThrowingTaskGroup(of: Receipt.self) { group in
            for rule in Town.rules { group.addTask { try await service.give(.setRule(rule)) } }
            while service.waiting < Town.rules.count { await Task.yield() }
            for truck in 1...256 {
                group.addTask {
                    let receipt = try await service.give(Town.declare(truck))
                    // Durable before it was answered.
                    #expect(try log.head(of: Town.gate) >= receipt.position)
                    return receipt
                }
            }
            while service.waiting < Town.rules.count + 256 { await Task.yield() }
            // Everybody waits in the queue: one batch takes them all.
            try await RunningGate.with(service) { _ in }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(log.appends == 1)
        #expect(Set(receipts.map(\.position.number)) == Set(1...UInt64(Town.rules.count + 256)))
        #expect(Set(receipts.compactMap(\.trip)).count == 256)
        #expect(service.openTrips == 256)
    }

    @Test func `answers a list in its order, and refuses each one for itself`() async throws {
        try await RunningGate.with(MemoryEventLog()) { service in
            try await service.furnish()
            let outcomes = await service.submit(
                all: [1, 2, 1, 3].map { Town.submission(Town.declare($0)) })
            #expect(try outcomes[0].get().trip == TripID(1))
            #expect(try outcomes[1].get().trip == TripID(2))
            #expect(outcomes[2] == .failure(.refused(.alreadyOpen(.vehicle, trip: TripID(1)))))
            #expect(try outcomes[3].get().trip == TripID(3))
        }
    }

    @Test func `answers what changes nothing without a batch`() async throws {
        let log = FaultyLog()
        try await RunningGate.with(log) { service in
            try await service.furnish()
            try await service.give(Town.declare(1))
            try await service.give(.arrive(TripID(1), area: Town.area))
            let appends = log.appends
            let again = try await service.give(.arrive(TripID(1), area: Town.area))
            #expect(again.events == 0)
            #expect(again.position == service.head)
            #expect(log.appends == appends)
        }
    }

    @Test func `says busy when the queue is full, and works off what waits`() async throws {
        let service = try GateService.open(
            gate: Town.gate, log: MemoryEventLog(), clock: HandClock(), logger: WarningCounter().logger)
        let many = (1...8_192).map { Town.submission(Town.declare($0)) }
        let tooMany = await service.submit(all: many + [Town.submission(.sweep)])
        #expect(tooMany == Array(repeating: .failure(.busy), count: 8_193))

        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                let outcomes = await service.submit(all: many)
                #expect(outcomes.count == many.count)
            }
            while service.waiting < many.count { await Task.yield() }
            await #expect(throws: CommandFailure.busy) { try await service.give(.sweep) }
            try await RunningGate.with(service) { _ in }
            try await group.waitForAll()
        }
    }

    @Test func `finishes what waits when it is stopped, and then says so`() async throws {
        let log = MemoryEventLog()
        let service = try GateService.open(
            gate: Town.gate, log: log, clock: HandClock(), logger: WarningCounter().logger)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await service.furnish() }
            while service.waiting < Town.rules.count { await Task.yield() }
            try await RunningGate.with(service) { _ in }
            try await group.waitForAll()
        }
        #expect(service.head == Position(UInt64(Town.rules.count)))
        #expect(try log.latestSnapshot(of: Town.gate)?.position == service.head)
        await #expect(throws: CommandFailure.stopped) { try await service.give(.sweep) }
        #expect(try await service.feed.next(after: service.head, limit: 1) == nil)
    }

    @Test func `never lets time go back, and warns of each jump once`() async throws {
        let clock = HandClock()
        let warnings = WarningCounter()
        let log = MemoryEventLog()
        try await RunningGate.with(log, clock: clock, logger: warnings.logger) { service in
            try await service.furnish()
            try await service.give(Town.declare(1))
            clock.set(Town.noon - .seconds(3_600))
            #expect(try await service.give(Town.declare(2)).at == Town.noon)
            clock.set(Town.noon - .seconds(1_800))
            #expect(try await service.give(Town.declare(3)).at == Town.noon)
            clock.set(Town.noon + .seconds(1))
            #expect(try await service.give(Town.declare(4)).at == Town.noon + .seconds(1))
        }
        #expect(warnings.all.count == 1)
        let times = try log.records(of: Town.gate).map(\.at)
        #expect(times == times.sorted())

        // A machine whose clock is wrong when it starts is behind its own log.
        try await RunningGate.with(log, clock: HandClock(Town.noon - .seconds(60)), logger: warnings.logger) {
            let receipt = try await $0.give(Town.declare(5))
            #expect(receipt.at == Town.noon + .seconds(1))
        }
        #expect(warnings.all.count == 2)
    }
}
