import Steering
import Testing

@Suite("A detector")
struct DetectorTests {
    @Test(arguments: [
        (7, 0, Finding.Outcome.tooLittle(have: 7, need: 8)), (8, 0, .found), (7, 1, .nothing), (4, 4, .nothing),
        // 9/256 is more than one in a hundred; 13/4096 is less.
        (11, 1, .found),
    ])
    func `sees results crowd just over their bounds`(over: Int, under: Int, outcome: Finding.Outcome) {
        let ratios = Array(repeating: 1.001, count: over) + Array(repeating: 0.995, count: under) + [0.5, 0.97, 1.03]
        let finding = Detector.bunching(ratios)
        #expect(finding.outcome == outcome)
        #expect(finding.places == (outcome == .found ? Array(0..<over) : []))
    }

    @Test func `counts exactly reached as over, and the edge of the window as far`() {
        #expect(Detector.bunching(Array(repeating: 1, count: 8)).outcome == .found)
        #expect(Detector.bunching(Array(repeating: 1.02, count: 8)).outcome == .tooLittle(have: 0, need: 8))
        #expect(Detector.bunching(Array(repeating: 0.98, count: 8)).outcome == .tooLittle(have: 0, need: 8))
    }

    private func finishes(own: (Int, late: Int), others: (Int, late: Int)) -> [Detector.Finish] {
        func of(_ isOfPost: Bool, _ counts: (Int, late: Int)) -> [Detector.Finish] {
            (0..<counts.0).map { Detector.Finish(isOfPost: isOfPost, isOnLastDay: $0 < counts.late) }
        }
        return of(true, own) + of(false, others)
    }

    @Test func `holds one post's last days against those of the others, who have them too`() {
        #expect(
            Detector.lastDay(finishes(own: (20, late: 18), others: (200, late: 160))).outcome == .nothing,
            "everybody works towards the deadline")
        #expect(Detector.lastDay(finishes(own: (20, late: 18), others: (200, late: 60))).outcome == .found)
        #expect(
            Detector.lastDay(finishes(own: (9, late: 9), others: (200, late: 0))).outcome
                == .tooLittle(have: 9, need: 10))
        #expect(
            Detector.lateExtension(finishes(own: (12, late: 12), others: (3, late: 0))).outcome
                == .tooLittle(have: 3, need: 10))
    }

    @Test func `sees targets lowered late to what can still be reached`() {
        func cut(_ days: Int, _ before: Double, _ after: Double, _ expected: Double) -> Bool {
            Detector.lateCut([.init(daysLeft: days, before: before, after: after, expected: expected)]).outcome
                == .found
        }
        #expect(cut(92, 100, 80, 85))
        #expect(!cut(93, 100, 80, 85), "that is not late")
        #expect(!cut(30, 100, 120, 85), "raised, not lowered")
        #expect(!cut(30, 100, 80, 100), "it would have been reached")
        #expect(!cut(30, 100, 80, 79), "it is not reached afterwards either")
        #expect(cut(30, 100, 80, 80))
        #expect(Detector.lateCut([]).outcome == .tooLittle(have: 0, need: 1))
    }

    @Test func `sees changes before a review that all please`() {
        #expect(Detector.afterClose([1, 2, 1, 3, 1, 2, 0.5]).outcome == .found)
        #expect(Detector.afterClose([1, 2, 1, 3, 1, 2, -0.5]).outcome == .nothing)
        #expect(Detector.afterClose([1, 2, 1, 3, 1, 2, 0]).outcome == .tooLittle(have: 6, need: 7))
    }

    @Test func `sees a self-report that is always above the count, beyond what counts differ by`() {
        let above = Array(repeating: 0.08, count: 7)
        #expect(Detector.selfReport(above, tolerance: 0.05).outcome == .found)
        #expect(Detector.selfReport(above, tolerance: 0.08).outcome == .tooLittle(have: 0, need: 7))
        #expect(Detector.selfReport(above.map { -$0 }, tolerance: 0.05).outcome == .nothing)
    }

    @Test func `sees a period that ends in a rush, beyond how periods end`() {
        let even = [0.11, 0.10, 0.12, 0.09, 0.10, 0.11, 0.12, 0.10]
        #expect(Detector.dumping(even + [0.31]).outcome == .found)
        #expect(Detector.dumping(even + [0.12]).outcome == .nothing)
        #expect(Detector.dumping(even).outcome == .tooLittle(have: 7, need: 8))
        let alike = Array(repeating: 0.1, count: 8)
        #expect(Detector.dumping(alike + [0.149]).outcome == .nothing, "far in spreads, and next to nothing")
        #expect(Detector.dumping(alike + [0.151]).outcome == .found)
    }

    @Test func `sees numbers that are rounded, where rounding is not the rule`() {
        #expect(Detector.rounding(Array(repeating: 0, count: 20)).outcome == .found)
        #expect(Detector.rounding((0..<40).map { $0 % 10 }).outcome == .nothing)
        #expect(Detector.rounding(Array(repeating: 0, count: 19)).outcome == .tooLittle(have: 19, need: 20))
    }

    @Test func `asks for leading digits only where numbers have grown over orders of magnitude`() {
        let grown = (0..<200).map { place in (0..<place).reduce(1.0) { number, _ in number * 1.05 } }
        #expect(Detector.leadingDigit(grown).outcome == .nothing)
        #expect(Detector.leadingDigit((0..<200).map { Double(400 + $0) }).outcome == .notApplicable)
        #expect(Detector.leadingDigit(grown.map { $0 < 10 ? $0 : 7 * $0 / $0 * 1_000 }).outcome == .found)
        #expect(Detector.leadingDigit(Array(grown.prefix(99))).outcome == .tooLittle(have: 99, need: 100))
    }

    @Test func `sees what one series loses and its neighbour gains`() {
        let (one, other) = ([3, -2, 4, -3, 2, -4, 3, -2, 2.0], [2, 3, -2, -3, 2, 4, -3, 2, -2.0])
        #expect(Detector.reclassification(one, other).outcome == .nothing)
        let moved = Detector.reclassification(one + [-80], other + [76])
        #expect(moved.outcome == .found && moved.places == [9])
        #expect(Detector.reclassification(one + [-80], other + [40]).outcome == .nothing, "much else happened")
        #expect(Detector.reclassification([-80], [80]).outcome == .tooLittle(have: 0, need: 8))
    }

    @Test func `sees a day on which too much is closed`() {
        let days = (0..<60).map { $0 % 3 }
        #expect(Detector.bulkClosing(days + [4]).outcome == .nothing)
        let finding = Detector.bulkClosing(days + [20])
        #expect(finding.outcome == .found && finding.places == [60])
        #expect(Detector.bulkClosing(Array(repeating: 0, count: 30) + [2]).outcome == .nothing)
        #expect(Detector.bulkClosing(Array(days.prefix(19))).outcome == .tooLittle(have: 19, need: 20))
    }

    @Test func `sees plans below what was reached`() {
        #expect(Detector.softPlan([1.05, 0.9, 0.55]).places == [2])
        #expect(Detector.softPlan([1, 0.9]).outcome == .nothing)
    }

    @Test func `is one of many, and chance finds some of them`() {
        let found = Detector.bunching(Array(repeating: 1, count: 12))
        let none = Detector.bunching(Array(repeating: 1, count: 6) + Array(repeating: 0.99, count: 6))
        let set = FindingSet([none, found, Detector.softPlan([1])])
        #expect(set.tested.count == 2)
        #expect(abs(set.expectedFalse - 0.02) < 1e-12)
        #expect(set.standing(falseShare: 0.05) == [1])
        // Of a hundred looks at chance alone, one at 1 in 1000 does not stand; at 1 in 4096 it does.
        let many = FindingSet(Array(repeating: none, count: 99) + [found])
        #expect(many.standing(falseShare: 0.05) == [99])
        #expect(many.standing(falseShare: 0.01).isEmpty)
    }
}
