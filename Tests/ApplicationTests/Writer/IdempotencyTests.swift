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

    @Test(arguments: LogAdapter.allCases)
    func `that changed nothing changes nothing later either`(_ adapter: LogAdapter) async throws {
        let open = try adapter.open()
        let log = FaultyLog(open.log)
        let widened = Town.setYard(capacity: 2)
        var first: Receipt?
        try await RunningGate.with(log) { service in
            try await service.furnish()
            try await service.give(widened)
            let head = service.head
            let receipt = try await service.give(widened, key: "a", fingerprint: 7)
            #expect(receipt.events == 0)
            // Durable before it was answered.
            #expect(try log.answer(to: IdempotencyKey(user: "first-person", text: "a"), of: Town.gate) != nil)
            try await service.give(Town.setYard(capacity: 3))
            #expect(try await service.give(widened, key: "a", fingerprint: 7) == Self.replayed(receipt))
            #expect(service.head == head.advanced(by: 1))
            first = receipt
        }
        let receipt = try #require(first)
        try await RunningGate.with(log) { service in
            let again = try await service.give(widened, key: "a", fingerprint: 7)
            #expect(again == Self.replayed(receipt))
        }
    }

    @Test func `that changed nothing is not answered when its answer cannot be kept`() async throws {
        let log = FaultyLog()
        try await RunningGate.with(log) { service in
            try await service.furnish()
            let rule = Town.setYard(capacity: 2)
            try await service.give(rule)
            log.meet(.before(.diskFull))
            await #expect(throws: CommandFailure.unavailable(.diskFull)) { try await service.give(rule, key: "a") }
            #expect(try await service.give(rule, key: "a").isReplay == false)
        }
    }

    private static func replayed(_ receipt: Receipt) -> Receipt {
        Receipt(
            trip: receipt.trip, position: receipt.position, at: receipt.at, events: receipt.events, isReplay: true)
    }
}
