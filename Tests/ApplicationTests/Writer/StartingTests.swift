import Application
import BorderVocabulary
import Cryptography
import Gate
import Testing

@Suite("Starting")
struct StartingTests {
    @Test(arguments: LogAdapter.allCases, 0..<4 as Range<UInt64>)
    func `from snapshot and tail leads where the whole history leads`(
        _ adapter: LogAdapter, seed: UInt64
    ) async throws {
        let open = try adapter.open()
        let clock = HandClock()
        let policy = WriterPolicy(eventsBetweenSnapshots: 50)
        let commands = Traffic.commands(seed: seed, count: 300)
        var state: [UInt8] = []
        for third in 0..<3 {
            try await RunningGate.with(open.log, clock: clock, policy: policy) { service in
                if third > 0 { #expect(service.stateBytes == state) }
                try await service.drive(Array(commands[(third * 100)..<(third * 100 + 100)]), clock)
                state = service.stateBytes
            }
        }
        let report = try Replay.check(Town.gate, in: open.log, logger: WarningCounter().logger)
        #expect(report.isIdentical)
        #expect(report.digest == SHA256Digest(of: state).hex)
        #expect(report.events == (try open.log.head(of: Town.gate)).number)
    }

    @Test func `saves a snapshot after so many events, and not before`() async throws {
        let log = MemoryEventLog()
        try await RunningGate.with(log, policy: WriterPolicy(eventsBetweenSnapshots: 20)) { service in
            try await service.furnish()
            for truck in 1..<(20 - Town.rules.count) { try await service.give(Town.declare(truck)) }
            #expect(try log.latestSnapshot(of: Town.gate)?.position == nil)
            try await service.give(Town.declare(50))
            // The snapshot is saved after the answer: the next answer comes after it.
            try await service.give(Town.declare(51))
            #expect(try log.latestSnapshot(of: Town.gate)?.position == Position(20))
        }
        #expect(try log.latestSnapshot(of: Town.gate)?.position == Position(21))
    }
}
