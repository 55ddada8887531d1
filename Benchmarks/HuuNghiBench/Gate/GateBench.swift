import BorderVocabulary
import Gate

/// The pure gate on one core: decide and apply, no disk, no threads.
enum GateBench {
    static func run(_ scale: Scale) throws {
        let trucks = scale.pick(50_000, quick: 11_000)
        for waiting in [500, 10_000] {
            // What is measured is the gate, not the making of commands, so these are made before.
            let plan = try GateScenario.plan(trucks: trucks, ahead: waiting)
            let rates = try (0..<scale.rounds).map { _ in Double(plan.count) / (try pass(plan)) }
            Figure.show(
                "decide + apply, \(waiting) trucks waiting", rates.median, "commands/s", .atLeast(1_000_000))
        }
        for waiting in [10_000, 100_000] { try CallBench.run(scale, waiting: waiting) }
    }

    /// Seconds of the core for the whole plan at a new gate.
    private static func pass(_ plan: [(Command, Actor)]) throws -> Double {
        var gate = try GateScenario.preparedGate()
        var events: [Event] = []
        events.reserveCapacity(16)
        let took = try Stopwatch.cpuSeconds {
            for (command, actor) in plan {
                events.removeAll(keepingCapacity: true)
                try gate.decide(command, by: actor, at: GateScenario.start, into: &events)
                for event in events { gate.apply(event, at: GateScenario.start) }
            }
        }
        precondition(gate.trips.isEmpty, "Every truck has crossed.")
        return took
    }
}
