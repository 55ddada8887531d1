import Application
import BorderVocabulary
import Gate
import Testing

@Suite("A command that expects something")
struct PreconditionTests {
    private static let trip = TripID(1)

    @Test func `sees what the command before it in the same batch did`() async throws {
        try await RunningGate.with(MemoryEventLog()) { service in
            try await service.declareOne()
            let seen = try #require(service.trip(Self.trip))
            let outcomes = await service.submit(all: [Self.seal(1, ifStill: seen), Self.seal(2, ifStill: seen)])
            #expect(try outcomes[0].get().events == 1)
            #expect(outcomes[1] == .failure(.preconditionFailed))
            #expect(service.trip(Self.trip)?.papers.seals == [Self.number(1)])
        }
    }

    @Test func `is done once by however many who expect the same`() async throws {
        let service = try GateService.open(
            gate: Town.gate, log: MemoryEventLog(), clock: HandClock(), logger: WarningCounter().logger)
        try await RunningGate.with(service) { service in
            try await service.declareOne()
            let seen = try #require(service.trip(Self.trip))
            let done = await withTaskGroup(of: Bool.self) { group in
                for number in 1...32 {
                    group.addTask { (try? await service.submit(Self.seal(number, ifStill: seen))) != nil }
                }
                return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
            }
            #expect(done == 1)
        }
    }

    @Test(arguments: LogAdapter.allCases)
    func `is answered alike when it is sent again, although it holds no more`(_ adapter: LogAdapter) async throws {
        let open = try adapter.open()
        var request: Submission?
        try await RunningGate.with(open.log) { service in
            try await service.declareOne()
            let submission = Self.seal(1, ifStill: try #require(service.trip(Self.trip)), key: "a")
            #expect(try await service.submit(submission).isReplay == false)
            #expect(try await service.submit(submission).isReplay)
            request = submission
        }
        // Also by a writer that has to ask the log, and when the trip is gone.
        let submission = try #require(request)
        try await RunningGate.with(open.log) { service in
            try await service.give(.cancel(Self.trip, reason: "đổi ý"))
            #expect(try await service.submit(submission).isReplay)
        }
    }

    @Test func `leaves no trace when it does not hold, and its key may be used again`() async throws {
        try await RunningGate.with(MemoryEventLog()) { service in
            try await service.declareOne()
            let head = service.head
            let failure = CommandFailure.refused(.unknownTrip(Self.trip))
            let never = Town.submission(Self.sealing(1), key: "a") { _ throws(CommandFailure) in throw failure }
            await #expect(throws: failure) { try await service.submit(never) }
            #expect(service.head == head)
            #expect(try await service.give(Self.sealing(1), key: "a").events == 1)
        }
    }

    // MARK: Words

    private static func number(_ number: Int) -> Seal {
        Town.known(ShortText("VN\(100_000 + number)").flatMap(Seal.init(stored:)))
    }

    private static func sealing(_ number: Int) -> Command {
        .change(trip, Change(kind: .correction, new: .seals([self.number(number)]), reason: "gõ nhầm"))
    }

    private static func seal(_ number: Int, ifStill seen: Trip, key: String? = nil) -> Submission {
        Town.submission(sealing(number), key: key) { (gate) throws(CommandFailure) in
            guard gate.trips[trip] == seen else { throw .preconditionFailed }
        }
    }
}

extension GateService {
    fileprivate func declareOne() async throws {
        try await furnish()
        try await give(Town.declare(1))
    }

    fileprivate func trip(_ id: TripID) -> Trip? { read { gate, _ in gate.trips[id] } }
}
