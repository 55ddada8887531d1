import Foundation
import Gate
import Testing

@Suite("Thousands of random days")
struct RandomDayTests {
    /// The one seed to run again, or nil: HUUNGHI_SEED=42 swift test --filter RandomDayTests.
    static let chosenSeed = ProcessInfo.processInfo.environment["HUUNGHI_SEED"].flatMap { UInt64($0) }
    private static let days: UInt64 = 3000
    private static let batch: UInt64 = 100
    /// First seeds of the batches, which run beside each other.
    static let batches = chosenSeed.map { [$0] } ?? Array(stride(from: 1, through: days, by: Int(batch)))

    @Test(arguments: batches)
    func `leave every vehicle in one place, every rule kept and every count right`(first: UInt64) throws {
        let count = Self.chosenSeed == nil ? Self.batch : 1
        for seed in first..<first + count {
            var day = RandomDay(seed: seed)
            try day.run()
        }
    }

    @Test func `reach every command, stage, outcome and every refusal`() throws {
        var accepted: Set<CommandName> = []
        var refusals: Set<RefusalName> = []
        var stages: Set<StageName> = []
        var turns: Set<TurnState.Name> = []
        var outcomes: Set<Outcome> = []
        for seed: UInt64 in 1...320 {
            var day = RandomDay(seed: seed)
            try day.run()
            accepted.formUnion(day.seen.accepted)
            refusals.formUnion(day.seen.refusals)
            stages.formUnion(day.seen.stages)
            turns.formUnion(day.seen.turns)
            outcomes.formUnion(day.seen.outcomes)
        }
        #expect(accepted == Set(CommandName.allCases))
        #expect(stages == Set(StageName.allCases))
        // Who is passed over hears of it only at others' events.
        #expect(turns.union([.passedOver]) == Set(TurnState.Name.allCases))
        #expect(outcomes == Set(Outcome.allCases))
        #expect(Set(RefusalName.allCases).subtracting(refusals) == [])
    }

    @Test func `are the same days for the same seeds`() throws {
        for seed: UInt64 in 1...5 {
            var first = RandomDay(seed: seed)
            var second = RandomDay(seed: seed)
            try first.run()
            try second.run()
            #expect(first.events == second.events)
            #expect(!first.events.isEmpty)
        }
    }
}
