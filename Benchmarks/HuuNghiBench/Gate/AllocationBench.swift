import BorderVocabulary
import Foundation
import Gate

/// Heap allocations of commands, counted by a library that is preloaded.
enum AllocationBench {
    private typealias Count = @convention(c) () -> UInt

    static func run() throws {
        guard let symbol = dlsym(nil, "huunghi_malloc_count") else {
            throw BenchFailure("allocations are counted by malloccount.so: preload it")
        }
        let count = unsafeBitCast(symbol, to: Count.self)
        try repeats(count)
        try refusals(count)
        try journey(count)
    }

    private static let times = 10_000

    /// Commands that find that it is already so.
    private static func repeats(_ count: Count) throws {
        var gate = try GateScenario.preparedGate()
        let trip = TripID(1)
        var events: [Event] = []
        events.reserveCapacity(16)
        let journey =
            [
                (Command.declare(try GateScenario.declaration(0)), GateScenario.declarant), GateScenario.arrival(trip),
                GateScenario.call,
            ] + GateScenario.journey(trip)
        var allocated: UInt = 0
        var commands = 0
        for (command, actor) in journey {
            events.removeAll(keepingCapacity: true)
            try gate.decide(command, by: actor, at: GateScenario.start, into: &events)
            for event in events { gate.apply(event, at: GateScenario.start) }
            switch command {
            case .arrive, .admit, .park, .grant, .release: break
            // Said twice, these are new or refused.
            default: continue
            }
            let before = count()
            for _ in 0..<times {
                events.removeAll(keepingCapacity: true)
                try gate.decide(command, by: actor, at: GateScenario.start, into: &events)
                precondition(events.isEmpty, "It is already so.")
            }
            allocated += count() - before
            commands += times
        }
        Figure.show("a command that changes nothing", Double(allocated) / Double(commands), "allocations", .atMost(0))
    }

    /// Commands that are refused for what they name.
    private static func refusals(_ count: Count) throws {
        let gate = try GateScenario.preparedGate()
        var events: [Event] = []
        events.reserveCapacity(16)
        let commands: [(Command, Actor)] = [
            GateScenario.call, GateScenario.arrival(TripID(7)),
            (.release(TripID(7), lane: GateScenario.lane), GateScenario.operatorOnDuty),
            (.grant(TripID(7), .customs), GateScenario.customs),
        ]
        let before = count()
        for _ in 0..<times {
            for (command, actor) in commands {
                do throws(Refusal) {
                    try gate.decide(command, by: actor, at: GateScenario.start, into: &events)
                } catch {
                    continue
                }
                preconditionFailure("It is refused.")
            }
        }
        let allocated = Double(count() - before) / Double(times * commands.count)
        Figure.show("a command that is refused", allocated, "allocations", .atMost(0))
    }

    /// All commands of trucks on their way, which do change what is stored.
    private static func journey(_ count: Count) throws {
        let plan = try GateScenario.plan(trucks: 20_000, ahead: 500)
        var gate = try GateScenario.preparedGate()
        var events: [Event] = []
        events.reserveCapacity(16)
        var deciding: UInt = 0
        var applying: UInt = 0
        for (command, actor) in plan {
            events.removeAll(keepingCapacity: true)
            let before = count()
            try gate.decide(command, by: actor, at: GateScenario.start, into: &events)
            let between = count()
            for event in events { gate.apply(event, at: GateScenario.start) }
            deciding += between - before
            applying += count() - between
        }
        Figure.show("a truck's commands, deciding", Double(deciding) / Double(plan.count), "allocations/command")
        Figure.show("a truck's commands, applying", Double(applying) / Double(plan.count), "allocations/command")
    }
}
