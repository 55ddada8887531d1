import Application
import BorderVocabulary
import Cryptography
import Gate
import Testing
import TransparencyLog

/// What a stranger finds who recomputes slots and draws out of the public log.
@Suite("The audit of slots")
struct SlotAuditTests {
    private static let slot = SlotTown.slot

    /// What is found first when the records of an honest day are changed before anybody publishes them.
    private func found(_ change: (inout [LogRecord]) throws -> Void) async throws -> SlotAudit.What? {
        var records = try SlotTown.drawn().records
        try change(&records)
        return try await SlotTown.audit(records).wrongs.first?.what
    }

    private func index(_ records: [LogRecord], where fits: (Event) -> Bool) throws -> Int {
        try #require(records.firstIndex { fits($0.event) })
    }

    private func replaced(_ record: LogRecord, by event: Event) -> LogRecord {
        LogRecord(position: record.position, at: record.at, actor: record.actor, event: event)
    }

    @Test func `finds nothing wrong with an honest day, and counts it`() async throws {
        let audit = try await SlotTown.audit(try SlotTown.drawn().records)
        #expect(audit.wrongs == [])
        #expect((audit.windows, audit.draws, audit.lonelyDraws, audit.undrawn) == (1, 1, 1, 0))
        // Five requests, two places, three on the list.
        #expect(audit.bookings == 10)
    }

    @Test func `finds a winner that was exchanged for a friend`() async throws {
        let what = try await found { records in
            let won = try index(records) { if case .booking(_, .given(_, _, .drawn)) = $0 { true } else { false } }
            let lost = try index(records) { if case .booking(_, .listed) = $0 { true } else { false } }
            guard case .booking(let winner, .given(_, let carrier, _)) = records[won].event,
                case .booking(let loser, .listed(_, let other)) = records[lost].event
            else { return }
            records[won] = replaced(records[won], by: .booking(loser, .given(Self.slot, other, .drawn)))
            records[lost] = replaced(records[lost], by: .booking(winner, .listed(Self.slot, carrier)))
        }
        #expect(what == .outcome)
    }

    @Test func `finds a secret that was chosen late`() async throws {
        // Somebody tries secrets until the result suits, instead of showing the promised one.
        let what = try await found { records in
            let drawn = try index(records) { if case .slot(_, .drawn) = $0 { true } else { false } }
            let invented = Draw(reveals: [Draw.Reveal(party: SlotTown.party, value: SHA256Digest(of: [1]))])
            records[drawn] = replaced(records[drawn], by: .slot(Self.slot, .drawn(invented)))
        }
        #expect(what == .secrets)
    }

    @Test func `finds parties that were exchanged after the first request`() async throws {
        var town = try SlotTown()
        try town.close(asking: 5)
        let mine = try #require(SeedChain(seed: [UInt8](repeating: 9, count: 32), length: 4))
        town.record(.ruleSet(SlotTown.drawRule([(SlotTown.party, mine.anchor)])))
        let value = try #require(mine.value(1))
        town.record(.slot(Self.slot, .drawn(Draw(reveals: [Draw.Reveal(party: SlotTown.party, value: value)]))))
        #expect(try await SlotTown.audit(town.records).wrongs.first?.what == .secrets)
    }

    @Test func `finds a window that was closed before its time`() async throws {
        let what = try await found { records in
            let closed = try index(records) { if case .slot(_, .closed) = $0 { true } else { false } }
            for index in closed..<records.count {
                records[index] = LogRecord(
                    position: records[index].position, at: SlotTown.drawnAt - .milliseconds(1),
                    actor: records[index].actor, event: records[index].event)
            }
        }
        #expect(what == .window)
    }

    @Test func `finds a request that was left out of the count`() async throws {
        let what = try await found { records in
            let closed = try index(records) { if case .slot(_, .closed) = $0 { true } else { false } }
            records[closed] = replaced(
                records[closed], by: .slot(Self.slot, .closed(requests: 4, places: 2, carrierCap: nil)))
        }
        #expect(what == .window)
    }

    @Test func `finds a place that was handed out past the list`() async throws {
        var town = try SlotTown.drawn()
        try town.give(SlotTown.declare(9))
        town.record(.booking(TripID(town.gate.lastTrip), .given(Self.slot, CarrierID(1), .free)))
        #expect(try await SlotTown.audit(town.records).wrongs.first?.what == .given)
    }

    @Test func `finds somebody served before the first on the list`() async throws {
        var town = try SlotTown.drawn()
        let list = town.gate.slots.list(of: Self.slot)
        let winner = try #require(town.gate.slots.bookings.filter { $0.value.isGiven }.keys.min())
        try town.give(.book(winner, .cancel))
        let last = try #require(list.last)
        let carrier = try #require(town.gate.slots.bookings[last]?.carrier)
        town.record(.booking(last, .given(Self.slot, carrier, .list)))
        #expect(try await SlotTown.audit(town.records).wrongs.first?.what == .given)
    }

    @Test func `finds a slot that was moved for no reason that is published`() async throws {
        var town = try SlotTown.drawn()
        let winner = try #require(town.gate.slots.bookings.filter { $0.value.isGiven }.keys.min())
        let later = Slot(
            place: Self.slot.place, direction: .export, start: Self.slot.end, end: Self.slot.end + .seconds(3_600))
        town.record(.booking(winner, .moved(from: Self.slot, to: later, cause: .road, rule: "invented")))
        #expect(try await SlotTown.audit(town.records).wrongs.first?.what == .moved)
    }

    @Test(arguments: [BookingEnd.missed, .cancelled])
    func `finds points that were forgiven`(how: BookingEnd) async throws {
        var town = try SlotTown.drawn()
        let winner = try #require(town.gate.slots.bookings.filter { $0.value.isGiven }.keys.min())
        town.now = how == .missed ? Self.slot.end + .seconds(600) : Self.slot.start - .seconds(1)
        town.record(.booking(winner, .ended(how, points: 0, forfeit: .zero)))
        #expect(try await SlotTown.audit(town.records).wrongs.first?.what == .ended)
    }

    @Test func `finds somebody who was let among the booked out of time`() async throws {
        var town = try SlotTown.drawn()
        let winner = try #require(town.gate.slots.bookings.filter { $0.value.isGiven }.keys.min())
        town.record(.booking(winner, .ended(.used, points: 0, forfeit: .zero)))
        #expect(try await SlotTown.audit(town.records).wrongs.first?.what == .ended)
    }

    @Test func `does not count a second party for whose secret nobody vouches`() async throws {
        var town = try SlotTown(parties: [
            (SlotTown.party, SlotTown.chain.anchor), (SlotTown.neighbour, SlotTown.other.anchor),
        ])
        try town.close(asking: 5)
        let reveals = [
            Draw.Reveal(party: SlotTown.party, value: try #require(SlotTown.chain.value(1))),
            Draw.Reveal(party: SlotTown.neighbour, value: try #require(SlotTown.other.value(1))),
        ]
        try town.give(.drawSlot(Self.slot, Draw(reveals: reveals)))
        let audit = try await SlotTown.audit(town.records)
        #expect(audit.wrongs == [])
        #expect(audit.lonelyDraws == 1)
    }

    @Test(arguments: [(0 as UInt64, false), (1, true)])
    func `finds a secret that is said to be shown for another tree, or before the closing`(
        root: UInt64, isEarly: Bool
    ) async throws {
        var town = try SlotTown(parties: [
            (SlotTown.party, SlotTown.chain.anchor), (SlotTown.neighbour, SlotTown.other.anchor),
        ])
        try town.close(asking: 5)
        let said = Draw.Attestation(
            size: isEarly ? 1 : 3, root: SHA256Digest { $0.update(root) }, signature: [UInt8](repeating: 0, count: 64))
        let reveals = [
            Draw.Reveal(party: SlotTown.party, value: try #require(SlotTown.chain.value(1))),
            Draw.Reveal(party: SlotTown.neighbour, value: try #require(SlotTown.other.value(1)), attestation: said),
        ]
        try town.give(.drawSlot(Self.slot, Draw(reveals: reveals)))
        #expect(try await SlotTown.audit(town.records).wrongs.first?.what == .attestation)
    }

    // MARK: Days as they may go

    @Test(arguments: 1...120 as ClosedRange<UInt64>)
    func `finds nothing wrong with what the gate itself does`(seed: UInt64) async throws {
        var traffic = try SlotTraffic(seed: seed)
        let town = traffic.records(steps: 160)
        let audit = try await SlotTown.audit(town.records)
        #expect(audit.wrongs.first == nil)
    }

    @Test func `has seen every kind of thing on those days`() throws {
        var seen: Set<String> = []
        for seed in 1...120 as ClosedRange<UInt64> {
            var traffic = try SlotTraffic(seed: seed)
            for record in traffic.records(steps: 160).records {
                switch record.event {
                case .booking(_, .given(_, _, let how)): seen.insert("given \(how)")
                case .booking(_, .ended(let how, _, _)): seen.insert("ended \(how)")
                case .booking(_, .moved): seen.insert("moved")
                case .booking(_, .swapped): seen.insert("swapped")
                case .booking(_, .edited): seen.insert("edited")
                case .slot(_, .drawn): seen.insert("drawn")
                case .slot(_, .drawnLate): seen.insert("late")
                case .slot(_, .notDrawn): seen.insert("not drawn")
                default: break
                }
            }
        }
        let all =
            ["enough", "drawn", "free", "list"].map { "given \($0)" } + BookingEnd.allCases.map { "ended \($0)" }
            + ["moved", "swapped", "edited", "drawn", "late", "not drawn"]
        #expect(Set(all).subtracting(seen) == [])
    }

    // MARK: Lies of one record

    /// A winner, and a day on which it may still come.
    private func won() throws -> (SlotTown, TripID) {
        let town = try SlotTown.drawn()
        return (town, try #require(town.gate.slots.bookings.filter { $0.value.isGiven }.keys.min()))
    }

    @Test func `finds a slot that is none, beside one that is`() async throws {
        var (town, _) = try won()
        try town.give(SlotTown.declare(9))
        let phantom = Slot(
            place: Self.slot.place, direction: .export, start: Self.slot.start, end: Self.slot.end + .milliseconds(1))
        town.record(.booking(TripID(town.gate.lastTrip), .given(phantom, CarrierID(1), .free)))
        #expect(try await SlotTown.audit(town.records).wrongs.first?.what == .given)
    }

    @Test func `finds a request of a trip that was never declared`() async throws {
        var town = try SlotTown()
        town.record(.booking(TripID(77), .requested(Self.slot, CarrierID(9))))
        #expect(try await SlotTown.audit(town.records).wrongs.first?.what == .given)
    }

    @Test(arguments: [BookingEnd.waived, .used, .lapsed])
    func `finds an end without its cause`(how: BookingEnd) async throws {
        var town = how == .lapsed ? try SlotTown() : try won().0
        if how == .lapsed {
            try town.give(SlotTown.declare(1))
            try town.give(.book(TripID(1), .request(start: Self.slot.start)))
        }
        if how == .used { town.now = Self.slot.start }
        let trip = try #require(town.gate.slots.bookings.first { $0.value.isGiven || how == .lapsed }?.key)
        town.record(.booking(trip, .ended(how, points: 0, forfeit: .zero)))
        try town.give(SlotTown.declare(50))
        try town.give(.cancel(TripID(town.gate.lastTrip), reason: "r"))
        #expect(try await SlotTown.audit(town.records).wrongs.first?.what == .ended)
    }

    @Test func `finds a trip that ended without the end of its booking`() async throws {
        var (town, trip) = try won()
        town.record(.ended(trip, .cancelled, reason: ""))
        #expect(try await SlotTown.audit(town.records).wrongs.first?.what == .ended)
    }

    @Test func `finds a swap between carriers`() async throws {
        var (town, trip) = try won()
        let mine = try #require(town.gate.slots.bookings[trip]?.carrier)
        let other = try #require(
            town.gate.slots.bookings.first { $0.value.isGiven && $0.value.carrier != mine }?.key
                ?? town.gate.slots.bookings.first { $0.value.carrier != mine }?.key)
        town.record(.booking(trip, .swapped(with: other)))
        #expect(try await SlotTown.audit(town.records).wrongs.first?.what == .given)
    }

    @Test func `finds a word that its party did not sign`() async throws {
        let key = try #require(
            KeyName("witness.example").flatMap { Cosigner(name: $0, seed: [UInt8](repeating: 1, count: 32)) })
        var town = try SlotTown(
            parties: [(SlotTown.party, SlotTown.chain.anchor), (SlotTown.neighbour, SlotTown.other.anchor)],
            key: key.verifierKey)
        try town.close(asking: 5)
        let honest = try PublicTown(town.records)
        try await honest.publish()
        let head = try SignedCheckpoint(#require(try honest.tiles.checkpoint())).checkpoint
        // Tree and size are right, and nobody has signed.
        let said = Draw.Attestation(size: head.size, root: head.root, signature: [UInt8](repeating: 0, count: 64))
        let values = (try #require(SlotTown.chain.value(1)), try #require(SlotTown.other.value(1)))
        let reveals = [
            Draw.Reveal(party: SlotTown.party, value: values.0),
            Draw.Reveal(party: SlotTown.neighbour, value: values.1, attestation: said),
        ]
        try town.give(.drawSlot(Self.slot, Draw(reveals: reveals)))
        #expect(try await SlotTown.audit(town.records).wrongs.first?.what == .attestation)
        // The auditor of the running gate judges it as well, and keeps nothing of it.
        let published = try PublicTown(town.records)
        try await published.publish()
        let auditor = QueueAuditor(
            store: published.tiles, key: published.publisher().verifierKey, logger: WarningCounter().logger)
        try await auditor.catchUp()
        #expect(auditor.standing(on: Self.slot.start.localDate).slotFaults == 1)
    }

    /// Trucks that come and are called every five minutes, so that the log goes on.
    private func goOn(_ town: inout SlotTown, until end: Timestamp) throws {
        var number = 500
        while town.now < end {
            town.now += .seconds(301)
            number += 1
            try town.give(SlotTown.declare(number))
        }
    }

    @Test func `finds a vehicle that did not come and was not marked`() async throws {
        var (town, trip) = try won()
        try goOn(&town, until: Self.slot.end + .seconds(3_600))
        let wrong = try await SlotTown.audit(town.records).wrongs.first
        #expect(wrong?.what == .ended)
        #expect(wrong?.trip == trip)
    }

    @Test func `finds a window that nobody ever closed`() async throws {
        var town = try SlotTown()
        try town.give(SlotTown.declare(1))
        try town.give(.book(TripID(1), .request(start: Self.slot.start)))
        try goOn(&town, until: Self.slot.start + .seconds(3_600))
        #expect(try await SlotTown.audit(town.records).wrongs.first?.what == .window)
    }

    @Test func `does not take a gate that was down for one that hides something`() async throws {
        var (town, _) = try won()
        town.now = Self.slot.end + .seconds(40_000)
        try town.give(SlotTown.declare(400))
        town.now += .seconds(4)
        try town.give(.sweep)
        try goOn(&town, until: town.now + .seconds(3_600))
        #expect(try await SlotTown.audit(town.records).wrongs == [])
    }
}
