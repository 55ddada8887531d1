import Application
import BorderVocabulary
import Cryptography
import Gate
import Testing
import TransparencyLog

/// Two houses give their secrets to a draw, and a stranger can tell that neither knew the other's in time.
@Suite("The desk that draws")
struct DrawDeskTests {
    private struct Houses {
        let log = MemoryEventLog()
        let tiles = MemoryTileStore()
        let clock = HandClock()
        let service: GateService
        let publisher: PublicLogPublisher
        let stand: WitnessStand
        let road: WitnessRoad
        let link: WitnessLink
        let desk: DrawDesk

        init() throws {
            service = try GateService.open(
                gate: Town.gate, log: log, clock: clock, logger: WarningCounter().logger)
            publisher = PublicLogPublisher(
                gate: Town.gate, log: log, feed: service.feed, store: tiles, secret: PublicTown.secret,
                name: PublicTown.name, logger: WarningCounter().logger)
            stand = try WitnessStand(
                name: Town.known(KeyName("witness.example")),
                secret: Town.known(WitnessSecret([UInt8](repeating: 50, count: 32))),
                of: [LogIdentity(publisher.verifierKey)], store: MemoryWitnessStore(), clock: clock, chainLength: 16)
            road = WitnessRoad(stand)
            link = WitnessLink(
                stand.verifierKey, over: road, store: tiles, signer: publisher.signer, clock: PatienceClock())
            desk = DrawDesk(
                service: service, own: SlotTown.chain, others: [link], beacon: nil, tiles: tiles, clock: clock,
                actor: Town.actor(.system), logger: WarningCounter().logger)
        }

        /// Rules, five requests for two places, and the end of their window.
        func close() async throws {
            try await service.furnish()
            let witness = try await link.anchor()
            let parties = [(SlotTown.neighbour, witness), (SlotTown.party, SlotTown.chain.anchor)]
            for rule in [
                Town.rule("slots", .slots(SlotTown.rule())), SlotTown.drawRule(parties, key: stand.verifierKey),
            ] {
                try await service.give(.setRule(rule))
            }
            for number in 1...5 {
                let receipt = try await service.give(SlotTown.declare(number))
                let trip = try #require(receipt.trip)
                try await service.give(.book(trip, .request(start: SlotTown.slot.start)))
            }
            clock.set(SlotTown.drawnAt)
            try await service.give(.sweep)
        }

        var window: SlotLedger.Window? { service.read { gate, _ in gate.slots.ledgers[SlotTown.slot]?.window } }
    }

    @Test func `waits until the closing is published, and then draws with both secrets`() async throws {
        let houses = try Houses()
        try await RunningGate.with(houses.service) { service in
            try await houses.close()
            await houses.desk.round()
            #expect(houses.window == .closed)
            // The anchor was asked for by the Board and by the desk; no secret was.
            #expect(houses.road.count == 2)

            try await houses.publisher.catchUp()
            await houses.desk.round()
            #expect(houses.window == .settled)
            let draw = try #require(service.read { gate, _ in gate.slots.ledgers[SlotTown.slot]?.draw })
            #expect(draw.reveals.map(\.party) == [SlotTown.neighbour, SlotTown.party])
            #expect(draw.reveals.map { $0.attestation == nil } == [false, true])
        }
        try await houses.publisher.catchUp()
        let policy = try TrustPolicy(
            logs: [LogIdentity(houses.publisher.verifierKey)], witnesses: [houses.stand.verifierKey])
        let report = try PublicLogCheck(houses.tiles, policy: policy).run(#require(try houses.tiles.checkpoint()))
        #expect(report.queue.slots.wrongs == [])
        #expect((report.queue.slots.draws, report.queue.slots.lonelyDraws, report.queue.slots.attested) == (1, 0, 1))
    }

    @Test(arguments: WitnessRoad.Fault.allCases.filter { $0 != .silent })
    func `draws nothing while the other does not give its secret, and does later`(fault: WitnessRoad.Fault) async throws
    {
        let houses = try Houses()
        try await RunningGate.with(houses.service) { _ in
            try await houses.close()
            try await houses.publisher.catchUp()
            houses.road.fail(fault)
            await houses.desk.round()
            #expect(houses.window == .closed)
            houses.road.fail(nil)
            await houses.desk.round()
            #expect(houses.window == .settled)
        }
    }

    @Test func `shows late what was shown and never recorded, and goes on with the next secret`() async throws {
        let houses = try Houses()
        try await RunningGate.with(houses.service) { service in
            try await houses.close()
            try await houses.publisher.catchUp()
            // The other shows its secret; before the gate records it, the power fails until the slot has begun.
            let signed = try SignedCheckpoint(#require(try houses.tiles.checkpoint()))
            _ = try await houses.link.reveal(
                index: 1, draw: Town.known(NoteLine(SlotTown.slot.label)), checkpoint: signed,
                after: houses.link.anchor())
            houses.clock.set(SlotTown.slot.start)
            try await service.give(.sweep)
            #expect(houses.window == .notDrawn)

            let next = Slot(
                place: Town.place, direction: .export, start: SlotTown.slot.end,
                end: SlotTown.slot.end + .seconds(3_600))
            for number in 11...13 {
                let trip = try #require(try await service.give(SlotTown.declare(number)).trip)
                try await service.give(.book(trip, .request(start: next.start + .seconds(3_600))))
            }
            houses.clock.set(next.start)
            try await service.give(.sweep)
            try await houses.publisher.catchUp()
            await houses.desk.round()
            let ledgers = service.read { gate, _ in gate.slots.ledgers }
            #expect(ledgers[SlotTown.slot]?.window == .notDrawn)
            #expect(ledgers[SlotTown.slot]?.draw != nil)
            #expect(ledgers.values.count { $0.window == .settled && $0.draw != nil } == 1)
            #expect(service.read { gate, _ in gate.slots.shown.values.map(\.count) } == [2, 2])
        }
        try await houses.publisher.catchUp()
        let policy = try TrustPolicy(
            logs: [LogIdentity(houses.publisher.verifierKey)], witnesses: [houses.stand.verifierKey])
        let report = try PublicLogCheck(houses.tiles, policy: policy).run(#require(try houses.tiles.checkpoint()))
        #expect(report.queue.slots.wrongs == [])
        #expect((report.queue.slots.undrawn, report.queue.slots.attested) == (1, 2))
    }

    @Test func `asks for nothing where nothing waits`() async throws {
        let houses = try Houses()
        try await RunningGate.with(houses.service) { _ in
            try await houses.service.furnish()
            await houses.desk.round()
            #expect(houses.road.count == 0)
        }
    }

    @Test func `draws thousands in one durable step, which is published in pieces`() async throws {
        let count = 4_000
        let houses = try Houses()
        try await RunningGate.with(houses.service) { service in
            try await service.furnish()
            for rule in [Town.rule("slots", .slots(SlotTown.rule(1_000))), SlotTown.drawRule()] {
                try await service.give(.setRule(rule))
            }
            var trips: [TripID] = []
            for outcome in await service.submit(all: (1...count).map { Town.submission(SlotTown.declare($0)) }) {
                trips.append(try #require(try outcome.get().trip))
            }
            let requests = trips.map { Town.submission(.book($0, .request(start: SlotTown.slot.start))) }
            for outcome in await service.submit(all: requests) { _ = try outcome.get() }
            houses.clock.set(SlotTown.drawnAt)
            try await service.give(.sweep)
            await houses.desk.round()
            let given = service.read { gate, _ in gate.slots.bookings.values.count { $0.isGiven } }
            #expect(given == 1_000)
        }
        try await houses.publisher.catchUp()
        let policy = try TrustPolicy(logs: [LogIdentity(houses.publisher.verifierKey)])
        let report = try PublicLogCheck(houses.tiles, policy: policy).run(#require(try houses.tiles.checkpoint()))
        #expect(report.queue.slots.wrongs == [])
        #expect(report.queue.slots.bookings == 2 * count)
    }
}
