import BorderVocabulary
import Gate

/// The pure gate on one core: decide and apply, no disk, no threads.
enum GateBench {
    static func run(trucks: Int) throws -> Figure {
        let fee = Money(dong: 100_000)
        var best = 0.0
        var commands = 0
        let declarations = try (0..<trucks).map { try GateScenario.declaration($0) }
        for _ in 0..<5 {
            var gate = try GateScenario.preparedGate()
            var events: [Event] = []
            events.reserveCapacity(16)
            // What is measured is the gate, not the making of commands, so these are made before.
            var plan: [(Command, Actor)] = []
            for number in 0..<trucks {
                let trip = TripID(UInt64(number + 1))
                plan.append((.declare(declarations[number]), GateScenario.declarant))
                plan.append(contentsOf: GateScenario.journey(trip, fee: fee))
            }
            commands = plan.count
            // A queue of 500 trucks stands all the time: declarations and arrivals run ahead of calls.
            plan = interleave(plan, perTruck: commands / trucks, ahead: 500)
            let clock = ContinuousClock()
            let start = clock.now
            for (command, actor) in plan {
                events.removeAll(keepingCapacity: true)
                try gate.decide(command, by: actor, at: GateScenario.start, into: &events)
                for event in events { gate.apply(event, at: GateScenario.start) }
            }
            best = max(best, Double(commands) / (clock.now - start).seconds)
            precondition(gate.trips.isEmpty, "every truck has crossed")
        }
        return Figure(name: "gate: decide + apply", value: best, unit: "commands/s")
    }

    private static func interleave(_ plan: [(Command, Actor)], perTruck: Int, ahead: Int) -> [(Command, Actor)] {
        let trucks = plan.count / perTruck
        var result: [(Command, Actor)] = []
        result.reserveCapacity(plan.count)
        for step in 0..<(trucks + ahead) {
            if step < trucks { result.append(contentsOf: plan[(step * perTruck)..<(step * perTruck + 2)]) }
            let follower = step - ahead
            if follower >= 0 {
                result.append(contentsOf: plan[(follower * perTruck + 2)..<((follower + 1) * perTruck)])
            }
        }
        return result
    }
}

/// One measured figure.
struct Figure {
    let name: String
    let value: Double
    let unit: String
}

extension Duration {
    var seconds: Double { Double(components.seconds) + Double(components.attoseconds) / 1e18 }
}
