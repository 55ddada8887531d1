import Application
import BorderVocabulary
import Gate
import Testing

@Suite("Claims across gates")
struct ClaimTests {
    private static let firstPlate = Claim(kind: .vehicle, text: Town.plate(1).compact)

    @Test(arguments: LogAdapter.allCases)
    func `fail the one command that another gate is in the way of`(_ adapter: LogAdapter) async throws {
        let open = try adapter.open()
        try await RunningGate.with(open.log) { here in
            try await RunningGate.with(open.log, gate: Town.otherGate) { there in
                try await here.furnish()
                try await there.furnish()
                try await here.give(Town.declare(1))
                let outcomes = await there.submit(all: [2, 1, 3].map { Town.submission(Town.declare($0)) })
                #expect(try outcomes[0].get().trip == TripID(1))
                #expect(outcomes[1] == .failure(.claimedElsewhere(Self.firstPlate, by: TripID(1))))
                #expect(try outcomes[2].get().trip == TripID(2))

                try await here.give(.cancel(TripID(1), reason: "đổi ý"))
                #expect(try await there.give(Town.declare(1)).trip == TripID(3))
            }
        }
    }

    @Test func `taken at the last moment fail that command alone`() async throws {
        let log = FaultyLog()
        try await RunningGate.with(log) { service in
            try await service.furnish()
            log.meet(
                .meanwhile { store throws(LogFailure) in
                    let epoch = try store.takeLease(of: Town.otherGate)
                    let take = ClaimChange.take(Self.firstPlate, TripID(77))
                    try store.append(Batches.batch(at: 1, epoch, claims: [take]), to: Town.otherGate)
                })
            let outcomes = await service.submit(all: [1, 2].map { Town.submission(Town.declare($0)) })
            #expect(outcomes[0] == .failure(.claimedElsewhere(Self.firstPlate, by: TripID(77))))
            #expect(try outcomes[1].get().trip == TripID(1))
        }
    }

    /// The store's claims and the gate's bindings are two books of the same thing; they must agree at all times.
    @Test(arguments: 0..<10)
    func `are those of the vehicles, trailers and containers on open trips`(seed: UInt64) async throws {
        let log = MemoryEventLog()
        let clock = HandClock()
        try await RunningGate.with(log, clock: clock) { service in
            let claims = try await service.drive(Traffic.commands(seed: seed, count: 300), clock)
            let (vehicles, trailers, containers) = service.read { gate, _ in
                (gate.openVehicles, gate.openTrailers, gate.openContainers)
            }
            for claim in claims {
                let open =
                    switch claim.kind {
                    case .vehicle: vehicles[claim.text]
                    case .trailer: trailers[claim.text]
                    case .container: containers[claim.text]
                    }
                #expect(try log.holder(of: claim) == open, "\(claim)")
            }
        }
    }
}

extension GateService {
    /// Gives commands at their times, whether or not they are refused; answers what could have been claimed.
    @discardableResult
    func drive(_ commands: [(command: Command, at: Timestamp)], _ clock: HandClock) async throws -> Set<Claim> {
        for (command, moment) in commands {
            clock.set(moment)
            do throws(CommandFailure) {
                try await give(command)
            } catch .refused {
                continue
            }
        }
        var claims: Set<Claim> = []
        for number in 1...400 {
            claims.insert(Claim(kind: .vehicle, text: Town.plate(number).compact))
            claims.insert(Claim(kind: .trailer, text: Town.trailer(number).compact))
            claims.insert(Claim(kind: .container, text: Town.container(number).text))
        }
        return claims
    }
}
