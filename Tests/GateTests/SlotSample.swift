import BorderVocabulary
import Cryptography
import Gate

/// Slots of these tests: an hour each at Hữu Nghị for exports, two vehicles a slot, drawn two hours before.
enum SlotSample {
    static let party: DrawPartyID = "gate"
    static let neighbour: DrawPartyID = "neighbour"
    static let chains: [DrawPartyID: SeedChain] = [
        party: chain(1), neighbour: chain(2),
    ]
    static let beacon = Beacon(
        chain: SHA256Digest(of: [9]), genesis: Sample.moment(0), period: .seconds(30))

    static func chain(_ byte: UInt8) -> SeedChain {
        guard let chain = SeedChain(seed: Array(repeating: byte, count: 32), length: 64) else {
            preconditionFailure("A seed of 32 bytes makes a chain.")
        }
        return chain
    }

    static func drawRule(beacon: Beacon? = nil) -> DrawRule {
        DrawRule(
            parties: [party, neighbour].map { DrawParty(id: $0, anchor: chains[$0]?.anchor ?? SHA256Digest(of: [])) },
            beacon: beacon)
    }

    static func conduct(
        freeUntil: Int = 3, lateCancel: Int = 1, noShow: Int = 2, suspendedFrom: Int = 4, deposit: Money? = nil
    ) -> BookingConduct {
        BookingConduct(
            freeUntil: .hours(freeUntil), lateCancel: lateCancel, noShow: noShow, suspendedFrom: suspendedFrom,
            memory: .hours(240), deposit: deposit, lateCancelForfeit: 50, noShowForfeit: 100)
    }

    static func rule(
        _ direction: Direction = .export, place: PlaceID = Sample.huuNghi, capacity: Int = 2, opens: Int = 12,
        draws: Int = 2, cap: Int? = nil, edits: Int = 2, conduct: BookingConduct = conduct()
    ) -> SlotRule {
        SlotRule(
            place: place, direction: direction, hours: DailyWindow(from: Sample.time(8), until: Sample.time(20)),
            length: .hours(1), capacity: capacity, opens: .hours(opens), draws: .hours(draws), closes: .hours(1),
            grace: .minutes(30), carrierCap: cap, edits: edits, conduct: conduct)
    }

    static func rules(_ rule: SlotRule = rule(), beacon: Beacon? = nil) -> [Rule] {
        [
            Sample.rule("slots", .slots(rule)), Sample.rule("draw", .draw(drawRule(beacon: beacon))),
        ]
    }

    /// The slot at that hour of the sample day.
    static func slot(_ hour: Int, day: Int = 0) -> Slot {
        Slot(
            place: Sample.huuNghi, direction: .export, start: Sample.moment(hour, day: day),
            end: Sample.moment(hour + 1, day: day))
    }

    /// The secrets that are shown as number `index`.
    static func draw(_ index: Int = 1, beacon: BeaconValue? = nil) -> Draw {
        Draw(
            reveals: [party, neighbour].compactMap { id in
                chains[id]?.value(index).map { Draw.Reveal(party: id, value: $0) }
            }, beacon: beacon)
    }

    static func disruption(_ cause: Disruption.Cause, _ from: Timestamp, _ until: Timestamp?) -> Rule {
        Sample.rule(
            "disruption", .disruption(Disruption(place: Sample.huuNghi, direction: .export, cause: cause)),
            from: from, until: until)
    }
}

extension GateFixture {
    static func slots(
        _ rule: SlotRule = SlotSample.rule(), beacon: Beacon? = nil, queue: QueueRule? = nil,
        at now: Timestamp = Sample.morning
    ) throws -> GateFixture {
        try GateFixture(
            at: now,
            rules: Sample.rules + SlotSample.rules(rule, beacon: beacon)
                + (queue.map { [Sample.rule("queue", .queue($0))] } ?? []))
    }

    /// Declares a truck of a firm.
    mutating func declare(_ number: Int, firm: TaxCode = Sample.firm) throws -> TripID {
        try declare(
            Sample.declaration(number, papers: Sample.papers(number).replacing(firm: .some(.some(firm)))))
    }

    /// Declares a truck of a firm and asks for the slot at an hour.
    mutating func request(_ number: Int, firm: TaxCode = Sample.firm, _ hour: Int) throws -> TripID {
        let id = try declare(number, firm: firm)
        try give(.book(id, .request(start: Sample.moment(hour))))
        return id
    }

    /// Declares a truck that has the slot at an hour, by the closing of its window.
    mutating func given(_ number: Int, firm: TaxCode = Sample.firm, _ hour: Int) throws -> TripID {
        let id = try request(number, firm: firm, hour)
        let rule = gate.rules.slotRule(of: SlotSample.slot(hour))
        now = max(now, Sample.moment(hour) - (rule?.draws ?? .zero))
        try give(.sweep)
        return id
    }

    mutating func sweep(at moment: Timestamp) throws -> [Event] {
        now = moment
        return try give(.sweep)
    }

    func state(_ id: TripID) -> Booking.State? { gate.slots.bookings[id]?.state }
}
