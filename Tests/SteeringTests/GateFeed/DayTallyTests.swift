import BorderVocabulary
import Steering
import Testing

@Suite("A counted day of a gate")
struct DayTallyTests {
    @Test(arguments: [
        ("huu-nghi export 08 12 340000 1", true), ("a import uncoded 0 0 0", true), ("a import empty 1 0 0", true),
        ("a import new-vehicle 1 0 0", true), ("a import 100 1 0 0", false), ("a transit 08 1 0 0", false),
        ("a import 08 -1 0 0", false), ("a import 08 01 0 0", false), ("a import 08 1 0", false),
        ("a import 08 1 0 0 0", false), ("A import 08 1 0 0", false), ("", false),
    ])
    func `writes a cell as it reads it, and reads nothing else`(text: String, isFine: Bool) {
        #expect((try? CrossingCell.parse(text))?.description == (isFine ? text : nil))
    }

    @Test(arguments: [
        ("a export 0:1 5:2 40320:1", true), ("a export 5:2 5:1", false), ("a export 6:1 5:1", false),
        ("a export 5:0", false), ("a export 40321:1", false), ("a export", false), ("a export 5", false),
    ])
    func `keeps waits in whole minutes, ascending`(text: String, isFine: Bool) {
        #expect((try? WaitingCell.parse(text))?.description == (isFine ? text : nil))
    }

    @Test(arguments: [("a import 2 100", true), ("a import 2 -100", true), ("a import 2 -0", false)])
    func `knows fees that were given back`(text: String, isFine: Bool) {
        #expect((try? FeeCell.parse(text))?.description == (isFine ? text : nil))
    }

    @Test func `counts a wait beyond the longest as the longest, and takes waits away again`() {
        var counts = GateSample.waits((MinuteCounts.longest + 1, 1), (MinuteCounts.longest, 1), (-1, 1), (0, 1))
        #expect(counts.description == "0:2 40320:2")
        counts.add(-2, minutes: 0)
        #expect(counts.description == "40320:2")
        counts.add(-1, minutes: 7)
        #expect(counts.description == "40320:2", "what is not there cannot be taken away")
    }

    /// The nearest rank: of ten vehicles the median is the fifth, nine of ten are the first nine.
    @Test(arguments: [(500, 5), (501, 6), (900, 9), (901, 10), (1_000, 10), (1, 1)])
    func `gives the wait that so many did not exceed`(permille: Int, minutes: Int) {
        var sum = MinuteSum()
        for minute in 1...10 { sum.add(GateSample.waits((minute, 1))) }
        #expect(sum.vehicles == 10)
        #expect(sum.quantile(permille: permille) == minutes)
        #expect(MinuteSum().quantile(permille: permille) == nil)
    }

    @Test func `is sealed over everything that it says`() {
        let plain = GateSample.tally("2024-08-22", [GateSample.crossing(GateSample.north, vehicles: 5)])
        let others = [
            GateSample.tally("2024-08-22", [GateSample.crossing(GateSample.north, vehicles: 6)]),
            GateSample.tally("2024-08-22", [GateSample.crossing(GateSample.south, vehicles: 5)]),
            GateSample.tally("2024-08-23", [GateSample.crossing(GateSample.north, vehicles: 5)]),
            GateSample.tally("2024-08-22", [GateSample.crossing(GateSample.north, vehicles: 5)], backlog: []),
            GateSample.tally("2024-08-22", [GateSample.crossing(GateSample.north, vehicles: 5)], records: 11),
            GateSample.tally("2024-08-22", [GateSample.crossing(GateSample.north, vehicles: 5)], later: [9]),
            GateSample.tally("2024-08-22", [GateSample.crossing(GateSample.north, vehicles: 5)], open: ["north"]),
            GateSample.tally("2024-08-22", [GateSample.crossing(GateSample.north, vehicles: 5)], first: 1),
            GateSample.tally("2024-08-22", [GateSample.crossing(GateSample.north, vehicles: 5)], rules: 2),
        ]
        let materials = Set((others + [plain]).map(\.content.material))
        #expect(materials.count == others.count + 1)
        #expect(
            GateSample.tally("2024-08-22", [GateSample.crossing(GateSample.north, vehicles: 5)], seal: "b")
                .content.material == plain.content.material, "the seal is not part of what it seals")
    }

    @Test(arguments: [
        // More records, in order.
        (11, [], 1, true), (10, [50_000_000], 1, true), (10, [], 2, true),
        // The same, fewer, or other counting rules of before.
        (10, [], 1, false), (9, [], 1, false), (9, [50_000_000], 1, false),
    ])
    func `may be followed by a count from a log that has grown`(
        records: Int, later: [UInt64], rules: Int, isFine: Bool
    ) {
        let old = GateSample.tally("2024-08-22", records: 10)
        let new = GateSample.tally("2024-08-22", records: records, later: later, rules: rules, seal: "b")
        #expect(new.mayFollow(old) == isFine)
    }

    @Test func `is not followed by one that has lost a record or begins elsewhere`() {
        let old = GateSample.tally("2024-08-22", records: 10, later: [7, 8])
        #expect(GateSample.tally("2024-08-22", records: 12, later: [7, 8, 9]).mayFollow(old))
        #expect(!GateSample.tally("2024-08-22", records: 12, later: [7, 9]).mayFollow(old))
        #expect(!GateSample.tally("2024-08-22", records: 12, later: [7, 8, 9], first: 3).mayFollow(old))
        #expect(!GateSample.tally("2024-08-22", records: 12, later: [7, 8, 9], last: 4).mayFollow(old))
        #expect(!GateSample.tally("2024-08-23", records: 12, later: [7, 8, 9]).mayFollow(old))
        #expect(!GateSample.tally("2024-08-22", rules: 1).mayFollow(GateSample.tally("2024-08-22", rules: 2)))
    }
}
