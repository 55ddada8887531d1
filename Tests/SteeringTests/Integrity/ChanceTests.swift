import Steering
import Testing

/// Held against values of R 4.2: `pbinom`, `ppois`, `phyper`, `pchisq`, all with `lower.tail = FALSE`.
@Suite("Chance")
struct ChanceTests {
    private func isClose(_ found: Double, _ wanted: Double) -> Bool {
        abs(found - wanted) <= 1e-9 * max(wanted, 1e-12) + 1e-15
    }

    @Test func `of heads is exact`() {
        // 8 of 8: 1/256; at least 7 of 8: 9/256; at least 5 of 10: 638/1024.
        #expect(isClose(Chance.atLeast(8, of: 8, share: 0.5), 1.0 / 256))
        #expect(isClose(Chance.atLeast(7, of: 8, share: 0.5), 9.0 / 256))
        #expect(isClose(Chance.atLeast(5, of: 10, share: 0.5), 638.0 / 1024))
        #expect(Chance.atLeast(0, of: 10, share: 0.5) == 1)
        #expect(Chance.atLeast(11, of: 10, share: 0.5) == 0)
        #expect(Chance.atLeast(1, of: 10, share: 0) == 0)
        #expect(Chance.atLeast(10, of: 10, share: 1) == 1)
    }

    @Test func `of many trials does not underflow`() {
        // The middle of an even number of fair throws: just over a half.
        let half = Chance.atLeast(50_000, of: 100_000, share: 0.5)
        #expect(half > 0.5 && half < 0.502)
        #expect(Chance.atLeast(100_000, of: 100_000, share: 0.5) < 1e-300)
    }

    @Test func `of rare events is exact`() {
        // 1 - exp(-1), and 1 - 2 exp(-1).
        #expect(isClose(Chance.atLeast(1, mean: 1), 0.632_120_558_828_557_7))
        #expect(isClose(Chance.atLeast(2, mean: 1), 0.264_241_117_657_115_33))
        #expect(Chance.atLeast(1, mean: 0) == 0)
        #expect(Chance.atLeast(40, mean: 4) < 1e-20)
    }

    @Test func `of a sample without putting back is exact`() {
        // Fisher's tea: all four right of eight: 1/70; at least three: 17/70.
        #expect(isClose(Chance.atLeast(4, drawn: 4, marked: 4, total: 8), 1.0 / 70))
        #expect(isClose(Chance.atLeast(3, drawn: 4, marked: 4, total: 8), 17.0 / 70))
        #expect(Chance.atLeast(0, drawn: 4, marked: 4, total: 8) == 1)
        // Seven drawn of eight, five marked: at least four are.
        #expect(Chance.atLeast(4, drawn: 7, marked: 5, total: 8) == 1)
        #expect(Chance.atLeast(5, drawn: 4, marked: 5, total: 8) == 0)
    }

    @Test func `of a chi-squared is that of the tables`() {
        // 15.507 and 20.090 are the 5 and 1 per cent points for eight degrees.
        #expect(abs(Chance.chiSquared(15.507_313, degrees: 8) - 0.05) < 1e-6)
        #expect(abs(Chance.chiSquared(20.090_235, degrees: 8) - 0.01) < 1e-6)
        #expect(Chance.chiSquared(0, degrees: 8) == 1)
    }

    @Test func `distances from others are not moved by one that lies far out`() {
        #expect(Robust.median([]) == nil)
        #expect(Robust.median([3, 1, 2]) == 2)
        #expect(Robust.median([4, 1, 2, 3]) == 2.5)
        #expect(Robust.distance(of: 5, from: []) == nil)
        #expect(Robust.distance(of: 5, from: [1, 2, 3, 1_000]) == 0.6745 * (5 - 2.5) / 1)
        #expect(Robust.distance(of: 2, from: [2, 2, 2]) == 0)
        #expect(Robust.distance(of: 3, from: [2, 2, 2]) == .infinity)
        #expect(Robust.distance(of: 1, from: [2, 2, 2]) == -.infinity)
    }
}
