import Application
import BorderVocabulary
import Gate
import Testing

@Suite("Two gates and one truck")
struct SlotClaimTests {
    /// Both declare it and ask for a slot in the same moment; who comes second has no trip, and so nothing to book with.
    @Test(arguments: LogAdapter.allCases)
    func `that both would book at once is booked by one of them`(_ adapter: LogAdapter) async throws {
        let open = try adapter.open()
        try await RunningGate.with(open.log) { here in
            try await RunningGate.with(open.log, gate: Town.otherGate) { there in
                for gate in [here, there] {
                    try await gate.furnish()
                    for rule in [Town.rule("slots", .slots(SlotTown.rule())), SlotTown.drawRule()] {
                        try await gate.give(.setRule(rule))
                    }
                }
                for number in 1...20 {
                    async let first = Self.book(number, at: here)
                    async let second = Self.book(number, at: there)
                    let booked = await [first, second]
                    #expect(booked.count { $0 } == 1)
                }
                #expect(Self.bookings(here) + Self.bookings(there) == 20)
            }
        }
    }

    private static func book(_ number: Int, at gate: GateService) async -> Bool {
        do throws(CommandFailure) {
            guard let trip = try await gate.give(SlotTown.declare(number)).trip else { return false }
            try await gate.give(.book(trip, .request(start: SlotTown.slot.start)))
            return true
        } catch {
            return false
        }
    }

    private static func bookings(_ service: GateService) -> Int {
        service.read { gate, _ in gate.slots.bookings.count }
    }
}
