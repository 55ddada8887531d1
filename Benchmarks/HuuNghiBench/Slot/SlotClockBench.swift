import BorderVocabulary
import Cryptography
import Gate

/// What slots cost the writer with many of them open: the clock's round, and a declarant that asks for one.
enum SlotClockBench {
    private static let slots = 500
    private static let bookingsPerSlot = 20
    /// A slot that is given out, with a place left and nobody on its list.
    private static let emptier = 3
    private static let length = Duration.seconds(1_800)

    static func run(_ scale: Scale) throws {
        let gate = try gate()
        let now = GateScenario.start
        let bookings = gate.slots.bookings.count
        let times = scale.pick(200, quick: 5)
        let idle = try median(times) {
            guard try gate.decide(.sweep, by: clock, at: now).isEmpty else { throw BenchFailure("nothing was due") }
        }
        Figure.show("the clock's round, \(bookings) bookings, \(slots) slots, nothing due", idle, "µs")
        // The first slot begins, half of whose bookings are requests on its list, and the window of another one ends.
        let busy = try median(times) {
            guard try gate.decide(.sweep, by: clock, at: now + length).count == bookingsPerSlot / 2 + 1 else {
                throw BenchFailure("a slot began")
            }
        }
        Figure.show("the same, in which a slot begins and a window closes", busy, "µs")
        try disruption(of: gate, scale)
        try request("an equal request for a slot", of: gate, in: slots - 1, scale)
        try request("a request for a slot with a waiting list", of: gate, in: 2, scale)
        try request("a request for a place that is left", of: gate, in: emptier, scale)
    }

    /// The road is blocked for four hours: what has a place in one of the slots moves to a later one, and all those are full.
    private static func disruption(of gate: Gate, _ scale: Scale) throws {
        let now = GateScenario.start
        var gate = gate
        let disruption = Rule(
            id: "road", validity: Validity(from: now, until: now + .seconds(4 * 3_600)), reference: "benchmark",
            content: .disruption(Disruption(place: nil, direction: nil, cause: .road)))
        gate.apply(.ruleSet(disruption), at: now)
        var moved = 0
        let took = try median(scale.pick(20, quick: 1)) {
            moved = try gate.decide(.sweep, by: clock, at: now).count
        }
        guard moved > 0 else { throw BenchFailure("nothing was moved") }
        Figure.show("the same, in which the road is blocked and \(moved) bookings move", took, "µs")
    }

    private static func request(_ name: String, of gate: Gate, in slot: Int, _ scale: Scale) throws {
        let times = scale.pick(200, quick: 5)
        let start = Self.slot(slot).start
        let deciding = try median(times, each: 100) {
            guard
                try gate.decide(
                    .book(asking, .request(start: start)), by: GateScenario.declarant, at: GateScenario.start
                )
                .count == 1
            else { throw BenchFailure("the request was not taken") }
        }
        var changing = gate
        let event = try gate.decide(
            .book(asking, .request(start: start)), by: GateScenario.declarant, at: GateScenario.start)
        let applying = try median(times, each: 100) {
            for event in event { changing.apply(event, at: GateScenario.start) }
        }
        Figure.show("\(name), deciding", deciding, "µs", .atMost(50))
        Figure.show("\(name), applying", applying, "µs", .atMost(50))
    }

    /// Microseconds of the processor at one time, the middle one of so many measurements of `each` times.
    private static func median(_ times: Int, each: Int = 1, _ body: () throws -> Void) throws -> Double {
        try (0..<times).map { _ in
            try Stopwatch.cpuSeconds { for _ in 0..<each { try body() } } / Double(each) * 1e6
        }.median
    }

    private static let clock = Actor(user: "clock", duty: .system)
    private static let asking = TripID(UInt64(slots * bookingsPerSlot + 1))

    private static func slot(_ number: Int) -> Slot {
        let start = GateScenario.start + .seconds(1_800 * (number + 1))
        return Slot(place: GateScenario.place, direction: .export, start: start, end: start + length)
    }

    /// A gate whose next day is given out, with a waiting list for each slot, and whose later slots are asked for.
    private static func gate() throws -> Gate {
        let now = GateScenario.start
        var gate = try GateScenario.preparedGate()
        let slotRule = rule(length: length, capacity: bookingsPerSlot / 2)
        for event in try rules(slotRule, anchor: SHA256Digest(of: [1])) { gate.apply(event, at: now) }
        guard let firm = TaxCode(stored: "0100233488") else { throw BenchFailure("the firm has no number") }
        for number in 1...(slots * bookingsPerSlot + 1) {
            let declaration = Declaration(
                place: GateScenario.place, direction: .export, movement: .loaded, method: .tractorSwap,
                papers: Papers(
                    vehicle: nil, goods: [GoodsLine(name: "", hsCode: nil, weight: nil, isFruit: true)], firm: firm))
            gate.apply(.declared(TripID(UInt64(number)), declaration, required: []), at: now)
        }
        gate.apply(.carrierKnown(CarrierID(1), firm), at: now)
        var trip: UInt64 = 0
        for number in 0..<slots {
            let slot = slot(number)
            let isGiven = slot.start - slotRule.draws <= now
            // A slot that is given out has as many on its list as have places.
            for place in 0..<bookingsPerSlot {
                trip += 1
                if number == emptier, place >= bookingsPerSlot / 2 - 1 { continue }
                let event: BookingEvent =
                    !isGiven
                    ? .requested(slot, CarrierID(1))
                    : place < bookingsPerSlot / 2
                        ? .given(slot, CarrierID(1), .free) : .listed(slot, CarrierID(1))
                gate.apply(.booking(TripID(trip), event), at: now)
            }
            guard isGiven else { continue }
            gate.apply(.slot(slot, .closed(requests: 0, places: 0, carrierCap: nil)), at: now)
        }
        return gate
    }

    /// Slots around the clock that are drawn a day before they begin.
    static func rule(length: Duration, capacity: Int) -> SlotRule {
        let conduct = BookingConduct(
            freeUntil: .seconds(7_200), lateCancel: 1, noShow: 2, suspendedFrom: 6, memory: .seconds(30 * 86_400))
        return SlotRule(
            place: GateScenario.place, direction: .export, hours: DailyWindow(from: .midnight, until: .midnight),
            length: length, capacity: capacity, opens: .seconds(30 * 86_400), draws: .seconds(86_400),
            closes: .zero, grace: .seconds(1_800), carrierCap: nil, edits: 2, conduct: conduct)
    }

    /// That rule, and the draw by one party.
    static func rules(_ slotRule: SlotRule, anchor: SHA256Digest) throws -> [Event] {
        let drawRule = DrawRule(parties: [DrawParty(id: "gate", anchor: anchor)])
        let contents: [RuleID: Rule.Content] = ["slots": .slots(slotRule), "draw": .draw(drawRule)]
        return contents.map { id, content in
            .ruleSet(Rule(id: id, validity: Validity(from: .earliest), reference: "benchmark", content: content))
        }
    }
}
