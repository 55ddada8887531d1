// Detectors that state what was done, or measure it against the past.

extension Detector {
    /// How far from other periods is too far, in spreads (Iglewicz and Hoaglin 1993).
    package static let outlier = 3.5

    /// A change of what a target wants, of those where more is better.
    package struct Cut: Hashable, Sendable {
        /// How many days of the year were left.
        package let daysLeft: Int
        package let before: Double
        package let after: Double
        /// What the year was expected to end with when the target was changed.
        package let expected: Double

        /// Joins the parts.
        package init(daysLeft: Int, before: Double, after: Double, expected: Double) {
            self.daysLeft = daysLeft
            self.before = before
            self.after = after
            self.expected = expected
        }
    }

    /// Late is the last quarter of a year.
    package static let lateDays = 92

    /// Which targets were lowered late in the year to what could still be reached.
    ///
    /// It states a fact and does not reckon with chance: late, lowered, missed before and met afterwards. Whether there was
    /// a good reason stands in the amendment's own words.
    package static func lateCut(_ cuts: [Cut]) -> Finding {
        guard !cuts.isEmpty else { return .tooLittle(.lateCut, 0) }
        let late = cuts.indices.filter { place in
            let cut = cuts[place]
            return cut.daysLeft <= lateDays && cut.after < cut.before && cut.expected < cut.before
                && cut.expected >= cut.after
        }
        return Finding(.lateCut, late.isEmpty ? .nothing : .found, seen: late.count, of: cuts.count, places: late)
    }

    /// How far is too far where many periods are asked about at once, so that a year of them is not found by chance.
    package static let farOutlier = 5.0

    /// Whether a period put far more into its last days than other periods.
    ///
    /// `shares` are the shares of each period's volume in its last days, oldest first; the last `asked` are in question,
    /// each against all others. Where more than one is asked about, it has to lie farther off.
    package static func dumping(_ shares: [Double], asked: Int = 1) -> Finding {
        guard shares.count > Detector.dumping.least else { return .tooLittle(.dumping, max(0, shares.count - 1)) }
        let bar = asked > 1 ? farOutlier : outlier
        let places = shares.indices.suffix(max(1, asked))
        let distances = places.map { place -> (place: Int, distance: Double, isFar: Bool) in
            let others = shares.indices.filter { $0 != place }.map { shares[$0] }
            let distance = Robust.distance(of: shares[place], from: others) ?? 0
            // Spread alone is not enough: where all other periods are nearly alike, little would be far.
            return (place, distance, distance > bar && shares[place] - (Robust.median(others) ?? 0) >= 0.05)
        }
        let far = distances.filter(\.isFar)
        return Finding(
            .dumping, far.isEmpty ? .nothing : .found, seen: far.count, of: places.count,
            expected: Robust.median(shares), statistic: distances.map(\.distance).max(), places: far.map(\.place))
    }

    /// In which periods one series fell by what its neighbour rose, far beyond what either does otherwise.
    ///
    /// `one` and `other` are the changes of both from period to period, in one unit, in the same order.
    package static func reclassification(_ one: [Double], _ other: [Double]) -> Finding {
        let count = min(one.count, other.count)
        guard count > Detector.reclassification.least else {
            return .tooLittle(.reclassification, max(0, count - 1))
        }
        let places = (0..<count).filter { place in
            func far(_ changes: [Double]) -> Bool {
                let others = changes.indices.filter { $0 != place && $0 < count }.map { changes[$0] }
                return abs(Robust.distance(of: changes[place], from: others) ?? 0) > outlier
            }
            let (down, up) = (one[place], other[place])
            guard down * up < 0, abs(down + up) <= 0.2 * max(abs(down), abs(up)) else { return false }
            return far(one) && far(other)
        }
        return Finding(
            .reclassification, places.isEmpty ? .nothing : .found, seen: places.count, of: count, places: places)
    }

    /// Below this share of the last result a plan is called soft.
    package static let soft = 0.9

    /// Which plans, of those where more is better, lie below what was reached in the period before.
    ///
    /// `ratios` are plan over last result. It states a fact; the harvest of one year is not that of the next.
    package static func softPlan(_ ratios: [Double]) -> Finding {
        guard !ratios.isEmpty else { return .tooLittle(.softPlan, 0) }
        let low = ratios.indices.filter { ratios[$0] < soft }
        return Finding(.softPlan, low.isEmpty ? .nothing : .found, seen: low.count, of: ratios.count, places: low)
    }
}
