import BorderVocabulary
import Cryptography
import Gate

/// A draw of many requests for one slot, against a plain sort of as many numbers.
enum DrawBench {
    static func run(_ scale: Scale) throws {
        let count = scale.pick(100_000, quick: 10_000)
        // Some firms ask for many vehicles, as the carrier's part of a slot makes a difference only then.
        let requests = (1...count).map {
            SlotDraw.Request(trip: TripID(UInt64($0)), carrier: CarrierID(UInt64($0 % (count / 20))))
        }
        let slot = Slot(
            place: GateScenario.place, direction: .export, start: GateScenario.start,
            end: GateScenario.start + .seconds(3_600))
        var (draws, sorts, ratios): ([Double], [Double], [Double]) = ([], [], [])
        for round in 0..<scale.pick(21, quick: 3) {
            let draw = Draw(reveals: [.init(party: "gate", value: SHA256Digest(of: Array("\(round)".utf8)))])
            var given = 0
            let took = Stopwatch.cpuSeconds {
                let order = SlotDraw.order(requests, seed: SlotDraw.seed(of: slot, draw))
                given = SlotDraw.allot(order, places: count / 10, carrierCap: 1).given.count
            }
            guard given == count / 10 else { throw BenchFailure("places were left") }
            let sort = sort(requests)
            draws.append(took * 1e3)
            sorts.append(sort * 1e3)
            ratios.append(took / sort)
        }
        Figure.show("a draw of \(count) requests: seed, order, places", draws.median, "ms", .atMost(100))
        Figure.show("a plain sort of \(count) requests by a random number", sorts.median, "ms")
        Figure.show("against the plain sort", ratios.median, "×")
        try drawAtGate(requests, scale)
    }

    /// The same as a command: the secrets are checked, and everybody who asked gets an event.
    private static func drawAtGate(_ requests: [SlotDraw.Request], _ scale: Scale) throws {
        guard let chain = SeedChain(seed: [UInt8](repeating: 1, count: 32), length: 2), let value = chain.value(1)
        else {
            throw BenchFailure("the gate has no secret")
        }
        let now = GateScenario.start
        let rule = SlotClockBench.rule(length: .seconds(3_600), capacity: requests.count / 10)
        guard let slot = rule.slot(at: now + rule.draws) else { throw BenchFailure("there is no slot") }
        var gate = try GateScenario.preparedGate()
        for event in try SlotClockBench.rules(rule, anchor: chain.anchor) { gate.apply(event, at: now) }
        for request in requests {
            gate.apply(.booking(request.trip, .requested(slot, request.carrier)), at: now)
        }
        gate.apply(
            .slot(slot, .closed(requests: requests.count, places: rule.capacity, carrierCap: rule.carrierCap)), at: now)
        let command = Command.drawSlot(slot, Draw(reveals: [.init(party: "gate", value: value)]))
        let (deciding, applying) = try (0..<scale.pick(9, quick: 1)).map { _ in
            var events: [Event] = []
            let deciding = try Stopwatch.cpuSeconds {
                events = try gate.decide(command, by: Actor(user: "clock", duty: .system), at: now)
            }
            guard events.count == requests.count + 1 else { throw BenchFailure("somebody was forgotten") }
            var gate = gate
            let applying = Stopwatch.cpuSeconds { for event in events { gate.apply(event, at: now) } }
            return (deciding, applying)
        }.reduce(into: ([Double](), [Double]())) { sums, one in
            sums.0.append(one.0 * 1e3)
            sums.1.append(one.1 * 1e3)
        }
        Figure.show("the same as a command at the gate, deciding", deciding.median, "ms", .atMost(100))
        Figure.show("the same, applying its events", applying.median, "ms")
    }

    /// Seconds to sort the same requests by a number that each has already.
    private static func sort(_ requests: [SlotDraw.Request]) -> Double {
        var numbered = requests.map { (number: UInt64.random(in: .min ... .max), request: $0) }
        let took = Stopwatch.cpuSeconds { numbered.sort { $0.number < $1.number } }
        precondition(numbered.first?.number ?? 0 <= numbered.last?.number ?? 0, "What was sorted is in order.")
        return took
    }
}
