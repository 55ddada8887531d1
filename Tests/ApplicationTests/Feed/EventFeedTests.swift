import Application
import BorderVocabulary
import Gate
import Testing

@Suite("The feed")
struct EventFeedTests {
    /// Little memory, so that followers are sent to the log again and again.
    private let smallMemory = WriterPolicy(recentRecords: 32)

    @Test(arguments: LogAdapter.allCases, [1, 7, 1_000])
    func `gives everything once and in order, while others write`(_ adapter: LogAdapter, limit: Int) async throws {
        let open = try adapter.open()
        let writers = 8
        let each = 50
        let last = Position(UInt64(Town.rules.count + writers * each))
        try await RunningGate.with(open.log, policy: smallMemory) { service in
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<3 {
                    group.addTask {
                        var position = Position.start
                        while position < last {
                            let records = try #require(try await service.feed.next(after: position, limit: limit))
                            #expect(!records.isEmpty && records.count <= limit)
                            for record in records {
                                try #require(record.position == position.advanced(by: 1))
                                position = record.position
                            }
                        }
                    }
                }
                try await service.furnish()
                for writer in 0..<writers {
                    group.addTask {
                        for truck in 1...each { try await service.give(Town.declare(writer * each + truck)) }
                    }
                }
                try await group.waitForAll()
            }
            #expect(try service.feed.records(after: .start, limit: .max) == open.log.records(of: Town.gate))
        }
    }

    @Test func `wakes everybody who waits`() async throws {
        try await RunningGate.with(MemoryEventLog()) { service in
            try await withThrowingTaskGroup(of: Int.self) { group in
                for _ in 0..<1_000 {
                    group.addTask { try await service.feed.next(after: .start, limit: 100)?.count ?? 0 }
                }
                try await service.furnish()
                for try await count in group { #expect(count == Town.rules.count) }
            }
        }
    }

    @Test func `lets go of who is cancelled`() async throws {
        try await RunningGate.with(MemoryEventLog()) { service in
            try await withThrowingTaskGroup(of: [LogRecord]?.self) { group in
                group.addTask { try await service.feed.next(after: .start, limit: 1) }
                await Task.yield()
                group.cancelAll()
                let answer = try #require(try await group.next())
                #expect(answer == nil)
            }
        }
    }

    @Test func `gives out the rest after the gate has stopped, and then ends`() async throws {
        let service = try GateService.open(
            gate: Town.gate, log: MemoryEventLog(), clock: HandClock(), logger: WarningCounter().logger,
            policy: smallMemory)
        try await RunningGate.with(service) { service in
            try await service.furnish()
            for truck in 1...100 { try await service.give(Town.declare(truck)) }
        }
        var seen = 0
        while let records = try await service.feed.next(after: Position(UInt64(seen)), limit: 10) {
            seen += records.count
        }
        #expect(seen == Town.rules.count + 100)
    }

    @Test(arguments: [0, 1, 60, 74, 75, 76, 106, 107, 108])
    func `reads from memory and from the log alike`(after: Int) async throws {
        let log = MemoryEventLog()
        try await RunningGate.with(log, policy: smallMemory) { service in
            try await service.furnish()
            for truck in 1...100 { try await service.give(Town.declare(truck)) }
            let all = try log.records(of: Town.gate)
            for limit in [1, 10, 1_000] {
                let found = try service.feed.records(after: Position(UInt64(after)), limit: limit)
                #expect(found == Array(all.dropFirst(after).prefix(limit)))
            }
        }
    }
}
