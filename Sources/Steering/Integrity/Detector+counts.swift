// Detectors that count and ask how likely the count is.

extension Detector {
    /// How near to a bound counts as near: a fiftieth of it.
    package static let window = 0.02

    /// Whether results lie just over their bounds more often than just under.
    ///
    /// `ratios` are results over bounds, of targets where more is better; 1 is exactly reached. Among results near the bound
    /// as many should lie under it as over: a smooth spread of results has no step there (McCrary, J. Econometrics 142,
    /// 2008, in its simplest form). Exactly reached counts as over.
    package static func bunching(_ ratios: [Double]) -> Finding {
        let near = ratios.indices.filter { abs(ratios[$0] - 1) < window }
        guard near.count >= Detector.bunching.least else { return .tooLittle(.bunching, near.count) }
        let over = near.filter { ratios[$0] >= 1 }
        return .judged(
            .bunching, seen: over.count, of: near.count, expected: 0.5,
            chance: Chance.atLeast(over.count, of: near.count, share: 0.5), places: over)
    }

    /// Something that may have been done on its last day.
    package struct Finish: Hashable, Sendable {
        package let isOfPost: Bool
        package let isLate: Bool

        /// Says whose it is, and whether it was done on its last day.
        package init(isOfPost: Bool, isOnLastDay isLate: Bool) {
            self.isOfPost = isOfPost
            self.isLate = isLate
        }
    }

    /// Whether one post finishes its work on the last day more often than all others.
    ///
    /// Everybody works towards a deadline, so the measure is the others and not an even spread (Fisher's exact test).
    package static func lastDay(_ finishes: [Finish]) -> Finding { against(others: finishes, .lastDay) }

    /// Whether one post has its deadlines extended on their last day, or after it, more often than all others.
    package static func lateExtension(_ extensions: [Finish]) -> Finding { against(others: extensions, .lateExtension) }

    /// Whether what one post calls settled is denied by those who asked for it more often than with all others.
    ///
    /// Of a matter that was called settled the other side can only agree or deny, so a sign test would always speak; the
    /// measure is how often other posts are denied (Fisher's exact test). The last day stands for the denial here.
    package static func denied(_ words: [Finish]) -> Finding { against(others: words, .selfReport) }

    /// One post's pieces of work, each marked or not, beside the marked ones among all others': the same question for many
    /// posts, without going through everybody's work for each of them.
    package struct Beside: Hashable, Sendable {
        package let own: [Bool]
        package let marked: Int
        package let others: Int

        /// Takes one post's marks and the counts of all, its own among them.
        package init(_ own: [Bool], ofAll marked: Int, _ count: Int) {
            self.own = own
            self.marked = marked - own.count { $0 }
            others = count - own.count
        }
    }

    /// Whether one post stands out from all others; places are those of its own work.
    package static func lastDay(_ work: Beside) -> Finding { against(work, .lastDay) }

    /// Whether one post stands out from all others; places are those of its own extensions.
    package static func lateExtension(_ work: Beside) -> Finding { against(work, .lateExtension) }

    /// Whether one post stands out from all others; places are those of its own matters.
    package static func denied(_ words: Beside) -> Finding { against(words, .selfReport) }

    private static func against(others all: [Finish], _ detector: Detector) -> Finding {
        let own = all.indices.filter { all[$0].isOfPost }
        let finding = against(
            Beside(own.map { all[$0].isLate }, ofAll: all.count { $0.isLate }, all.count), detector)
        return finding.placing { own[$0] }
    }

    private static func against(_ work: Beside, _ detector: Detector) -> Finding {
        let (own, others) = (work.own, work.others)
        guard min(own.count, others) >= detector.least else { return .tooLittle(detector, min(own.count, others)) }
        let late = own.indices.filter { own[$0] }
        return .judged(
            detector, seen: late.count, of: own.count, expected: Double(work.marked) / Double(others),
            chance: Chance.atLeast(
                late.count, drawn: own.count, marked: work.marked + late.count, total: own.count + others),
            places: late)
    }

    /// Whether figures that were changed between the close of a period and its review go the agreeable way.
    ///
    /// `changes` are new less old, signed so that more is agreeable; those that change nothing are left out. Honest
    /// corrections go both ways (sign test).
    package static func afterClose(_ changes: [Double]) -> Finding { signs(changes, .afterClose) }

    /// Whether a self-report stands above an independent count again and again.
    ///
    /// `differences` are self-report less count, as shares of the count; what differs by no more than `tolerance` is left
    /// out, because two honest counts differ too.
    package static func selfReport(_ differences: [Double], tolerance: Double) -> Finding {
        signs(differences.map { abs($0) <= tolerance ? 0 : $0 }, .selfReport)
    }

    private static func signs(_ differences: [Double], _ detector: Detector) -> Finding {
        let moved = differences.indices.filter { differences[$0] != 0 }
        guard moved.count >= detector.least else { return .tooLittle(detector, moved.count) }
        let up = moved.filter { differences[$0] > 0 }
        return .judged(
            detector, seen: up.count, of: moved.count, expected: 0.5,
            chance: Chance.atLeast(up.count, of: moved.count, share: 0.5), places: up)
    }

    /// Whether numbers end in 0 or 5 too often.
    ///
    /// `lastDigits` are the last printed digits, of numbers with at least three; one in five ends in 0 or 5. Where numbers
    /// are printed to round units by rule, do not ask.
    package static func rounding(_ lastDigits: [Int]) -> Finding {
        guard lastDigits.count >= Detector.rounding.least else { return .tooLittle(.rounding, lastDigits.count) }
        let round = lastDigits.indices.filter { lastDigits[$0] % 5 == 0 }
        return .judged(
            .rounding, seen: round.count, of: lastDigits.count, expected: 0.2,
            chance: Chance.atLeast(round.count, of: lastDigits.count, share: 0.2), places: round)
    }

    /// Whether leading digits are those of numbers that have grown (Benford's law).
    ///
    /// It holds only for numbers over several orders of magnitude that are not bound from above or below; with fewer than
    /// three orders between the least and the greatest the answer is *not applicable*.
    package static func leadingDigit(_ numbers: [Double]) -> Finding {
        let positive = numbers.filter { $0 > 0 && $0.isFinite }
        guard positive.count >= Detector.leadingDigit.least else { return .tooLittle(.leadingDigit, positive.count) }
        guard let least = positive.min(), let most = positive.max(), most >= least * 1_000 else {
            return Finding(.leadingDigit, .notApplicable, of: positive.count)
        }
        var counts = Array(repeating: 0, count: 9)
        for number in positive { counts[leading(number) - 1] += 1 }
        let statistic = zip(counts, benford).reduce(0.0) { sum, pair in
            let wanted = pair.1 * Double(positive.count)
            return sum + (Double(pair.0) - wanted) * (Double(pair.0) - wanted) / wanted
        }
        let chance = Chance.chiSquared(statistic, degrees: 8)
        return Finding(
            .leadingDigit, chance < Detector.leadingDigit.level ?? 0 ? .found : .nothing, seen: positive.count,
            of: positive.count, statistic: statistic, chance: chance)
    }

    /// log10(1 + 1/d) for d from 1 to 9.
    private static let benford = [
        0.301_029_996, 0.176_091_259, 0.124_938_737, 0.096_910_013, 0.079_181_246, 0.066_946_790, 0.057_991_947,
        0.051_152_522, 0.045_757_490,
    ]

    private static func leading(_ number: Double) -> Int {
        var number = number
        while number >= 10 { number /= 10 }
        while number < 1 { number *= 10 }
        return Int(number)
    }

    /// Whether a post closed more on one day than chance allows.
    ///
    /// `days` are the closings of each working day. The day with the most is held against the mean of the others
    /// (Poisson), at a level that is meant for a year of days.
    package static func bulkClosing(_ days: [Int]) -> Finding {
        guard days.count >= Detector.bulkClosing.least else { return .tooLittle(.bulkClosing, days.count) }
        let most = days.max() ?? 0
        let total = days.reduce(0, +)
        let rest = Double(total - most) / Double(days.count - 1)
        // A post that never closes anything may close one or two things on one day.
        let mean = max(rest, 1 / Double(days.count))
        return .judged(
            .bulkClosing, seen: most, of: total, expected: mean / Double(max(1, total)),
            chance: Chance.atLeast(most, mean: mean), places: days.indices.filter { days[$0] == most })
    }
}
