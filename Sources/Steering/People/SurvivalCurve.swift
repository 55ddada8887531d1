/// How long something took, or how long it has taken so far.
package struct Lifetime: Hashable, Sendable {
    /// Whole days.
    package let days: Int
    /// Whether it ended; otherwise it was still open, or left our sight, after so many days.
    package let isOver: Bool

    /// Joins the two.
    package init(days: Int, isOver: Bool) {
        self.days = days
        self.isOver = isOver
    }
}

/// Which part was still open after so many days: the estimate of Kaplan and Meier (1958), which counts open cases with the
/// days that they have waited so far, where an average over the closed ones would leave out the slowest.
///
/// The variance is Greenwood's (1926); the interval is S ± 1.96 standard errors, kept between 0 and 1. That interval is
/// rough where few are left at risk, so each step says how many are.
package struct SurvivalCurve: Hashable, Sendable {
    /// A day on which something ended.
    package struct Step: Hashable, Sendable {
        package let days: Int
        /// How many had lasted until then.
        package let atRisk: Int
        /// How many of them ended on this day.
        package let ended: Int
        /// The part that lasts longer than this, 0 to 1.
        package let survival: Double
        package let standardError: Double
        /// The interval that holds the true part in 95 of 100 such samples, roughly.
        package let low: Double
        package let high: Double
    }

    /// The steps, shortest first; none where nothing has ended.
    package let steps: [Step]
    /// How many were counted.
    package let count: Int
    /// How many of them ended.
    package let ended: Int
    /// The longest that any was watched, in days; nil where there is none.
    package let watched: Int?

    /// The quantile of the normal distribution for two-sided 95 of 100.
    private static let z = 1.959963984540054

    /// Estimates the curve; O(n log n).
    package init(_ lifetimes: [Lifetime]) {
        let sorted = lifetimes.sorted { $0.days < $1.days }
        var (steps, survival, sum): ([Step], Double, Double) = ([], 1, 0)
        var index = 0
        while index < sorted.count {
            let days = sorted[index].days
            let atRisk = sorted.count - index
            var ended = 0
            // What leaves on a day was still at risk when others ended on it.
            while index < sorted.count, sorted[index].days == days {
                if sorted[index].isOver { ended += 1 }
                index += 1
            }
            guard ended > 0 else { continue }
            survival *= Double(atRisk - ended) / Double(atRisk)
            if atRisk > ended { sum += Double(ended) / (Double(atRisk) * Double(atRisk - ended)) }
            let error = survival * sum.squareRoot()
            steps.append(
                Step(
                    days: days, atRisk: atRisk, ended: ended, survival: survival, standardError: error,
                    low: max(0, survival - Self.z * error), high: min(1, survival + Self.z * error)))
        }
        self.steps = steps
        count = lifetimes.count
        ended = lifetimes.count { $0.isOver }
        watched = sorted.last?.days
    }

    /// The part that lasted longer than so many days; nil beyond what anybody was watched.
    package func survival(after days: Int) -> Double? {
        guard let watched, days <= watched else { return nil }
        return steps.last { $0.days <= days }?.survival ?? 1
    }

    /// The shortest time after which no more than a part is left, such as 0.5 for the median; nil where it was not reached.
    package func time(untilLeft part: Double) -> Int? { steps.first { $0.survival <= part }?.days }
}
