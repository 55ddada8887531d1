import BorderVocabulary
import Cryptography
import Gate

// Slots: three hours each all day, one vehicle a slot, so that they are scarce.
extension RandomCommands {
    static let slotRules: [Rule] = [
        Sample.rule("slots-out", .slots(slotRule(.export))),
        Sample.rule("slots-tt-out", .slots(slotRule(.export, Sample.tanThanh))),
        Sample.rule("slots-tt-in", .slots(slotRule(.import, Sample.tanThanh))),
        Sample.rule("slots-in", .slots(slotRule(.import, deposit: Money(dong: 10)))),
        Sample.rule("draw", .draw(SlotSample.drawRule())),
    ]

    static func slotRule(
        _ direction: Direction, _ place: PlaceID = Sample.huuNghi, deposit: Money? = nil, capacity: Int = 1
    ) -> SlotRule {
        SlotRule(
            place: place, direction: direction, hours: DailyWindow(from: .midnight, until: .midnight),
            length: .hours(3), capacity: capacity, opens: .hours(8), draws: .hours(1), closes: .minutes(15),
            grace: .minutes(10), carrierCap: 1, edits: 1,
            conduct: BookingConduct(
                freeUntil: .hours(1), lateCancel: 1, noShow: 2, suspendedFrom: 3, memory: .hours(2), deposit: deposit,
                lateCancelForfeit: 50, noShowForfeit: 100))
    }

    /// What a vehicle on the road does about a slot.
    mutating func slotCommand(_ trip: Trip, in gate: Gate, at now: Timestamp) -> Command {
        let id = trip.id
        switch random.below(10) {
        case 0: return .book(id, .cancel)
        case 1, 2: return .book(id, .swap(with: random.pick(gate.trips.keys.sorted())))
        case 3: return .book(id, .deposit(Money(dong: Int64(random.below(12))), receipt: "R"))
        default: return .book(id, .request(start: start(for: trip, in: gate, at: now)))
        }
    }

    /// Nearly always the next one for which requests are equal, so that it is scarce.
    private mutating func start(for trip: Trip, in gate: Gate, at now: Timestamp) -> Timestamp {
        if random.once(in: 4), let closed = gate.slots.ledgers.first(where: { $0.value.window == .closed })?.key,
            gate.slots.ledgers.count(where: { $0.value.window == .closed }) == 1
        {
            return closed.start
        }
        let wanted =
            random.once(in: 8) ? now + .hours(random.below(14)) : now + (random.once(in: 8) ? .zero : .hours(1))
        let start = gate.rules.nextSlot(trip.place, trip.direction, after: wanted)?.start ?? now
        return random.once(in: 15) ? start + .minutes(1) : start
    }

    /// Something that the clock has to say about slots, or somebody about a draw, soon.
    mutating func slotUrgency(in gate: Gate, at now: Timestamp) -> Command? {
        let waiting = gate.slots.ledgers.filter { $0.key.start > now }
        if waiting.contains(where: { $0.value.window == .closed }), random.once(in: 2) {
            return slotRuling(in: gate, at: now)
        }
        let isDue = waiting.contains {
            $0.value.window == .open && $0.key.start - .hours(1) <= now && !gate.slots.requests(for: $0.key).isEmpty
        }
        if isDue, random.once(in: 2) { return .sweep }
        return random.once(in: 24) ? slotRuling(in: gate, at: now) : nil
    }

    /// What is done about slots as such.
    mutating func slotRuling(in gate: Gate, at now: Timestamp) -> Command {
        let closed = gate.slots.ledgers.filter { $0.value.window == .closed && $0.key.start > now }.keys.sorted()
        if let slot = closed.first, !random.once(in: 3) { return .drawSlot(slot, draw(slot, in: gate)) }
        switch random.below(9) {
        case 0: return random.once(in: 3) ? .withdrawRule("draw", reason: "r") : .sweep
        case 1, 2: return .setRule(Self.slotRules[4])
        case 3, 4:
            return .setRule(
                Sample.rule(
                    "draw",
                    .draw(
                        random.once(in: 4)
                            ? DrawRule(parties: [])
                            : SlotSample.drawRule(beacon: random.once(in: 4) ? nil : SlotSample.beacon))))
        case 5:
            return .setRule(
                Sample.rule("slots-out", .slots(Self.slotRule(.export, capacity: random.below(3)))))
        case 6:
            guard let slot = gate.slots.ledgers.keys.sorted().last else { return .sweep }
            return .drawSlot(slot, draw(slot, in: gate))
        default:
            let from = now + .hours(random.below(4) - 1)
            let until = random.once(in: 4) ? nil : from + .minutes(1 + random.below(200))
            return .setRule(SlotSample.disruption(random.pick(Disruption.Cause.allCases), from, until))
        }
    }

    private mutating func draw(_ slot: Slot, in gate: Gate) -> Draw {
        let arrangement = gate.slots.ledgers[slot]?.arrangement ?? SlotSample.drawRule()
        var reveals = arrangement.parties.compactMap { party -> Draw.Reveal? in
            let next = gate.slots.head(of: party).count + (random.once(in: 5) ? 2 : 1)
            return SlotSample.chains[party.id]?.value(next).map { Draw.Reveal(party: party.id, value: $0) }
        }
        if random.once(in: 4) { reveals.reverse() }
        let beacon = arrangement.beacon.flatMap { beacon -> BeaconValue? in
            let closedAt = gate.slots.ledgers[slot]?.closedAt ?? slot.start
            return BeaconValue(
                round: beacon.round(after: closedAt) + (random.once(in: 2) ? 1 : 0), signature: [1])
        }
        return Draw(reveals: reveals, beacon: beacon)
    }
}
