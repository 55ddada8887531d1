import Application
import BorderVocabulary
import Gate
import SQLiteStore
import Testing

@Suite("The projector")
struct ViewProjectorTests {
    @Test func `follows the gate until it stops`() async throws {
        let views = try SQLiteTripViews(inMemoryFor: Town.gate)
        let service = try GateService.open(
            gate: Town.gate, log: MemoryEventLog(), clock: HandClock(), logger: WarningCounter().logger)
        try await withThrowingTaskGroup(of: Void.self) { group in
            let projector = ViewProjector(feed: service.feed, views: views, logger: WarningCounter().logger)
            group.addTask { await projector.run() }
            try await RunningGate.with(service) { service in
                try await service.furnish()
                for truck in 1...50 { try await service.give(Town.declare(truck)) }
            }
            // The feed has ended, and so does the projector, with everything in the tables.
            try await group.waitForAll()
        }
        #expect(try views.cursor() == service.head)
        #expect(try views.summary(of: TripID(50))?.vehicle == "12A10050")
    }

    @Test func `goes on where the tables stand when they are opened again`() async throws {
        let directory = try TemporaryDirectory()
        let path = directory.path + "/views.db"
        let log = MemoryEventLog()
        for round in 0..<3 {
            try await RunningGate.with(log) { service in
                if round == 0 { try await service.furnish() }
                for truck in 1...10 { try await service.give(Town.declare(round * 10 + truck)) }
                let views = try SQLiteTripViews(path: path, gate: Town.gate)
                try await ViewProjector(feed: service.feed, views: views, logger: WarningCounter().logger).catchUp()
                #expect(try views.cursor() == service.head)
                #expect(try views.history(of: TripID(UInt64(round * 10 + 10))).count == 1)
            }
        }
        // Another gate's tables would be a lie.
        #expect(try SQLiteTripViews(path: path, gate: Town.otherGate).cursor() == .start)
    }

    @Test func `builds tables anew that are ahead of the log`() async throws {
        let views = try SQLiteTripViews(inMemoryFor: Town.gate)
        try views.apply(Traffic.records(seed: 1, commands: 300))
        let warnings = WarningCounter()
        try await RunningGate.with(MemoryEventLog()) { service in
            try await service.furnish()
            try await service.give(Town.declare(77))
            try await ViewProjector(feed: service.feed, views: views, logger: warnings.logger).catchUp()
            #expect(try views.cursor() == service.head)
        }
        #expect(warnings.all.count == 1)
        #expect(try views.search("T0", firm: nil, limit: 1_000).map(\.vehicle) == ["12A10077"])
    }
}
