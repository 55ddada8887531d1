import BorderVocabulary
import Gate

/// What the next call costs by policy, with so many waiting, and what sorting them would cost.
enum CallBench {
    private static let calls = 5_000

    static func run(_ scale: Scale, waiting: Int) throws {
        let full = try gate(waiting: waiting)
        let took = try (0..<scale.rounds).map { _ in
            var gate = full
            // The first calls make the copy; the clock starts after them.
            for _ in 0..<100 { try call(&gate) }
            return try Stopwatch.cpuSeconds {
                for _ in 0..<calls { try call(&gate) }
            } / Double(calls) * 1e6
        }
        Figure.show("call by policy of 6 classes, \(waiting) trucks waiting", took.median, "µs", .atMost(10))
        let turns = try (0..<scale.rounds).map { _ in
            try Stopwatch.cpuSeconds {
                for _ in 0..<calls { _ = try turn(full) }
            } / Double(calls) * 1e6
        }
        Figure.show("of which asking whose turn it is", turns.median, "µs")
        let sorts = (0..<scale.rounds).map { _ in sort(waiting) * 1e6 }
        Figure.show("sorting \(waiting) trucks by share and ticket, once", sorts.median, "µs")
    }

    private static func turn(_ gate: Gate) throws -> Turn {
        try gate.turn(
            at: GateScenario.place, direction: .export, category: nil, lane: GateScenario.lane,
            now: GateScenario.start)
    }

    private static func call(_ gate: inout Gate) throws {
        let turn = try turn(gate)
        gate.apply(
            .called(turn.trip, lane: GateScenario.lane, until: GateScenario.start, grounds: turn.grounds),
            at: GateScenario.start)
    }

    private static let share = QueueShare(weight: 3, ageing: .seconds(36_000))

    private static let rule = QueueRule(
        place: GateScenario.place,
        classes: [
            QueueClass(
                id: "lychee", category: .fruit, method: .traditional,
                windows: [DailyWindow(from: .midnight, until: .lastMinute)], share: share),
            QueueClass(id: "fruit", category: .fruit, share: share),
            QueueClass(id: "empty", movement: .empty, share: share),
            QueueClass(id: "new", movement: .newVehicle, share: share),
            QueueClass(id: "swap", method: .tractorSwap, share: share),
        ], other: share)

    /// A gate in whose line so many trucks of all classes stand.
    private static func gate(waiting: Int) throws -> Gate {
        var gate = try GateScenario.preparedGate()
        let queue = Rule(
            id: "queue", validity: Validity(from: .earliest), reference: "benchmark", content: .queue(rule))
        gate.apply(.ruleSet(queue), at: GateScenario.start)
        let methods: [DeliveryMethod] = [.traditional, .tractorSwap, .specialisedDrivers]
        for number in 1...waiting {
            let id = TripID(UInt64(number))
            let goods = GoodsLine(name: "", hsCode: nil, weight: nil, isFruit: number % 5 < 2)
            let movement: Movement = number % 7 == 0 ? .empty : number % 11 == 0 ? .newVehicle : .loaded
            let declaration = Declaration(
                place: GateScenario.place, direction: .export, movement: movement, method: methods[number % 3],
                papers: Papers(vehicle: nil, goods: [goods]))
            gate.apply(.declared(id, declaration, required: []), at: GateScenario.start)
            gate.apply(.arrived(id, area: GateScenario.area), at: GateScenario.start)
        }
        return gate
    }

    /// Seconds to bring so many trucks into an order by what their class had and their tickets.
    private static func sort(_ waiting: Int) -> Double {
        var trucks = (0..<waiting).map { number in
            (ahead: UInt64(truncatingIfNeeded: number &* 2_654_435_761) % 6, ticket: UInt64(number))
        }
        trucks.shuffle()
        var sorted = trucks
        let took = Stopwatch.cpuSeconds {
            sorted.sort { left, right in
                left.ahead == right.ahead ? left.ticket < right.ticket : left.ahead < right.ahead
            }
        }
        precondition(sorted.first?.ahead ?? 0 <= sorted.last?.ahead ?? 0, "What was sorted is in order.")
        return took
    }
}
