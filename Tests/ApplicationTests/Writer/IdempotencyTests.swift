import Application
import BorderVocabulary
import Gate
import Testing

@Suite("A request sent twice")
struct IdempotencyTests {
    @Test(arguments: LogAdapter.allCases)
    func `is done once, and answered alike`(_ adapter: LogAdapter) async throws {
        let open = try adapter.open()
        var first: Receipt?
        try await RunningGate.with(open.log) { service in
            try await service.furnish()
            let receipt = try await service.give(Town.declare(1), key: "a", fingerprint: 7)
            first = receipt
            #expect(!receipt.isReplay)
            let again = try await service.give(Town.declare(1), key: "a", fingerprint: 7)
            #expect(again == Self.replayed(receipt))
            #expect(service.openTrips == 1)
        }
        // Also by a writer that was started anew and remembers nothing.
        let receipt = try #require(first)
        try await RunningGate.with(open.log) { service in
            let again = try await service.give(Town.declare(1), key: "a", fingerprint: 7)
            #expect(again == Self.replayed(receipt))
        }
    }

    @Test func `within one batch is done once`() async throws {
        try await RunningGate.with(MemoryEventLog()) { service in
            try await service.furnish()
            let submission = Town.submission(Town.declare(1), key: "a")
            let outcomes = await service.submit(all: [submission, submission])
            let first = try outcomes[0].get()
            #expect(try outcomes[1].get() == Self.replayed(first))
        }
    }

    @Test func `under a key that was used for another request is refused`() async throws {
        try await RunningGate.with(MemoryEventLog()) { service in
            try await service.furnish()
            try await service.give(Town.declare(1), key: "a", fingerprint: 1)
            await #expect(throws: CommandFailure.keyReused) {
                try await service.give(Town.declare(2), key: "a", fingerprint: 2)
            }
            #expect(service.openTrips == 1)
        }
    }

    @Test func `after a refusal is looked at anew`() async throws {
        try await RunningGate.with(MemoryEventLog()) { service in
            try await service.furnish()
            try await service.give(Town.declare(1))
            await #expect(throws: CommandFailure.self) { try await service.give(Town.declare(1), key: "a") }
            try await service.give(.cancel(TripID(1), reason: "đổi ý"))
            #expect(try await service.give(Town.declare(1), key: "a").trip == TripID(2))
        }
    }

    @Test func `is remembered by the log when memory has forgotten it`() async throws {
        try await RunningGate.with(MemoryEventLog(), policy: WriterPolicy(recentAnswers: 2)) { service in
            try await service.furnish()
            for truck in 1...5 { try await service.give(Town.declare(truck), key: "\(truck)") }
            for truck in 1...5 { #expect(try await service.give(Town.declare(truck), key: "\(truck)").isReplay) }
        }
    }

    private static func replayed(_ receipt: Receipt) -> Receipt {
        Receipt(
            trip: receipt.trip, position: receipt.position, at: receipt.at, events: receipt.events, isReplay: true)
    }
}
