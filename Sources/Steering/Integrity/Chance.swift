/// Exact probabilities of counts, computed by ratios from the likeliest count outwards, so that nothing underflows.
package enum Chance {
    /// The chance of at least `count` successes in `trials`, each with `share`.
    ///
    /// O(trials). Terms that add nothing to a sum of doubles are left out.
    package static func atLeast(_ count: Int, of trials: Int, share: Double) -> Double {
        guard count > 0 else { return 1 }
        guard count <= trials, share > 0 else { return 0 }
        guard share < 1 else { return 1 }
        let odds = share / (1 - share)
        let mode = min(trials, Int(Double(trials + 1) * share))
        return tail(
            from: count, mode: mode, last: trials, up: { Double(trials - $0) / Double($0 + 1) * odds },
            down: { Double($0) / Double(trials - $0 + 1) / odds })
    }

    /// The chance of at least `count` events where `mean` are expected (Poisson).
    package static func atLeast(_ count: Int, mean: Double) -> Double {
        guard count > 0 else { return 1 }
        guard mean > 0 else { return 0 }
        let mode = Int(mean)
        // Beyond this many nothing is left that a double could hold.
        let last = max(count, mode) + 50 + 12 * Int(mean.squareRoot() + 1)
        return tail(
            from: count, mode: mode, last: last, up: { mean / Double($0 + 1) }, down: { Double($0) / mean })
    }

    /// The chance that a chi-squared of an even number of degrees of freedom is at least so much.
    ///
    /// For 2m degrees it is the chance of fewer than m events where half as many as the statistic are expected.
    package static func chiSquared(_ statistic: Double, degrees: Int) -> Double {
        precondition(degrees > 0 && degrees % 2 == 0, "Only an even number of degrees of freedom has this form.")
        return max(0, 1 - atLeast(degrees / 2, mean: statistic / 2))
    }

    /// The chance of so many or more in a sample that was drawn without putting back (Fisher's exact test, one side).
    ///
    /// `hits` of the `drawn` are marked; of all `total`, `marked` are.
    package static func atLeast(_ hits: Int, drawn: Int, marked: Int, total: Int) -> Double {
        let (low, high) = (max(0, drawn - (total - marked)), min(drawn, marked))
        guard hits > low else { return 1 }
        guard hits <= high else { return 0 }
        let mode = min(max(low, (drawn + 1) * (marked + 1) / (total + 2)), high)
        return tail(
            from: hits, first: low, mode: mode, last: high,
            up: {
                Double(marked - $0) * Double(drawn - $0) / (Double($0 + 1) * Double(total - marked - drawn + $0 + 1))
            },
            down: {
                Double($0) * Double(total - marked - drawn + $0) / (Double(marked - $0 + 1) * Double(drawn - $0 + 1))
            })
    }

    /// The share of the terms from `count` on in the sum of all; `up` and `down` are the ratios to the neighbours.
    private static func tail(
        from count: Int, first: Int = 0, mode: Int, last: Int, up: (Int) -> Double, down: (Int) -> Double
    ) -> Double {
        var (all, wanted) = (1.0, mode >= count ? 1.0 : 0.0)
        var (term, place) = (1.0, mode)
        while place < last {
            term *= up(place)
            place += 1
            all += term
            if place >= count { wanted += term }
            if term < 1e-18 * all, place >= count { break }
        }
        (term, place) = (1.0, mode)
        while place > first {
            term *= down(place)
            place -= 1
            all += term
            if place >= count { wanted += term }
            if term < 1e-18 * all { break }
        }
        return min(1, wanted / all)
    }
}

/// Places of a list of numbers that outliers do not move.
package enum Robust {
    /// The middle; of an even number the mean of the two middle ones. Nil for none.
    package static func median(_ numbers: [Double]) -> Double? {
        guard !numbers.isEmpty else { return nil }
        let sorted = numbers.sorted()
        let half = sorted.count / 2
        return sorted.count % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2
    }

    /// How far a number lies from the others in units of their spread: 0.6745 (x - median) / MAD, after Iglewicz and
    /// Hoaglin, How to Detect and Handle Outliers (1993), who call more than 3.5 an outlier.
    ///
    /// Nil for no others. Where more than half of the others are alike, any that differs is infinitely far.
    package static func distance(of number: Double, from others: [Double]) -> Double? {
        guard let middle = median(others), let spread = median(others.map { abs($0 - middle) }) else { return nil }
        guard spread > 0 else { return number == middle ? 0 : number > middle ? .infinity : -.infinity }
        return 0.6745 * (number - middle) / spread
    }
}
