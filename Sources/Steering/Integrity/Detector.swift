/// What is looked for in the authority's own figures and doings. The word is stable; how it is looked for has a version.
package enum Detector: String, CaseIterable, Hashable, Sendable, Codable {
    /// Results that lie just over a bound more often than just under it.
    case bunching
    /// Work that one post finishes on the last day far more often than the others.
    case lastDay = "last-day"
    /// A target that is lowered late in the year while it is behind.
    case lateCut = "late-cut"
    /// Figures changed between the close of a period and its review, all in the agreeable direction.
    case afterClose = "after-close"
    /// A period that puts far more into its last days than other periods.
    case dumping
    /// Numbers that end in 0 or 5 too often.
    case rounding
    /// Leading digits that are not those of grown numbers.
    case leadingDigit = "leading-digit"
    /// What one series loses in a period its neighbour gains.
    case reclassification
    /// A self-report that stands above an independent count again and again.
    case selfReport = "self-report"
    /// Deadlines that one post has extended on their last day, or after it, far more often than the others.
    case lateExtension = "late-extension"
    /// One day on which a post closes more than chance allows.
    case bulkClosing = "bulk-closing"
    /// A plan below what was reached before.
    case softPlan = "soft-plan"

    /// The version of how it is looked for; it changes with every threshold.
    package var version: Int {
        switch self {
        case .bunching, .lastDay, .lateCut, .afterClose, .rounding, .leadingDigit, .reclassification, .lateExtension,
            .bulkClosing, .softPlan:
            1
        // Several periods are asked at once; and an office's word is held against that of petitioners.
        case .dumping, .selfReport: 2
        }
    }

    /// The chance below which a detector that reckons with chance speaks; nil for those that state a fact.
    package var level: Double? {
        switch self {
        case .bunching, .lastDay, .afterClose, .rounding, .leadingDigit, .selfReport, .lateExtension: 0.01
        // It looks at every day of a year.
        case .bulkClosing: 0.000_01
        case .lateCut, .dumping, .reclassification, .softPlan: nil
        }
    }

    /// How many it has to have before it says anything.
    package var least: Int {
        switch self {
        case .bunching: 8
        case .lastDay, .lateExtension: 10
        case .afterClose, .selfReport: 7
        case .dumping, .reclassification: 8
        case .rounding: 20
        case .leadingDigit: 100
        case .bulkClosing: 20
        case .lateCut, .softPlan: 1
        }
    }
}

/// What a detector says of one subject.
package struct Finding: Hashable, Sendable {
    /// What it comes to.
    package enum Outcome: Hashable, Sendable {
        /// It has fewer than it needs.
        case tooLittle(have: Int, need: Int)
        /// It does not apply to such numbers.
        case notApplicable
        case nothing
        case found
    }

    package let detector: Detector
    package let outcome: Outcome
    /// How many of how many were seen, such as results just over the bound of all near it.
    package let seen: Int
    package let of: Int
    /// The share that honest work would have, or that the others have; nil where the detector states a fact.
    package let expected: Double?
    /// What the detector measures: a distance in spreads, a ratio, a chi-squared; nil where the counts say it.
    package let statistic: Double?
    /// How likely as much or more is by chance alone; nil where chance is not reckoned with.
    package let chance: Double?
    /// The places, in the list that was looked at, of what it is about.
    package let places: [Int]

    init(
        _ detector: Detector, _ outcome: Outcome, seen: Int = 0, of count: Int = 0, expected: Double? = nil,
        statistic: Double? = nil, chance: Double? = nil, places: [Int] = []
    ) {
        self.detector = detector
        self.outcome = outcome
        self.seen = seen
        of = count
        self.expected = expected
        self.statistic = statistic
        self.chance = chance
        self.places = places
    }

    /// A count that is judged by its chance.
    static func judged(
        _ detector: Detector, seen: Int, of count: Int, expected: Double, chance: Double, places: [Int]
    ) -> Finding {
        let isFound = chance < detector.level ?? 0
        return Finding(
            detector, isFound ? .found : .nothing, seen: seen, of: count, expected: expected, chance: chance,
            places: isFound ? places : [])
    }

    /// The same where only some of the places are asked about; with none of them left nothing was found.
    func keeping(_ isAsked: (Int) -> Bool) -> Finding {
        guard outcome == .found else { return self }
        let kept = places.filter(isAsked)
        return Finding(
            detector, kept.isEmpty ? .nothing : .found, seen: kept.count, of: of, expected: expected,
            statistic: statistic, chance: chance, places: kept)
    }

    /// The same with its places told by those of another list.
    func placing(_ place: (Int) -> Int) -> Finding {
        Finding(
            detector, outcome, seen: seen, of: of, expected: expected, statistic: statistic, chance: chance,
            places: places.map(place))
    }

    static func tooLittle(_ detector: Detector, _ have: Int) -> Finding {
        Finding(detector, .tooLittle(have: have, need: detector.least), of: have)
    }
}

/// Many findings together: how many were looked for, and how many of them honest data would give.
package struct FindingSet: Hashable, Sendable {
    package let findings: [Finding]

    /// Takes all findings of one look, also those that found nothing.
    package init(_ findings: [Finding]) {
        self.findings = findings
    }

    /// Those that reckoned with chance and had enough.
    package var tested: [Finding] { findings.filter { $0.chance != nil } }

    /// How many of these would be found in honest data, at most.
    package var expectedFalse: Double { tested.reduce(0) { $0 + ($1.detector.level ?? 0) } }

    /// The places of findings that stand when as many tests are made, with a share of false ones of at most `rate` among
    /// them (Benjamini and Hochberg, J. R. Stat. Soc. B 57, 1995).
    package func standing(falseShare rate: Double) -> Set<Int> {
        let ranked = findings.indices.compactMap { place in findings[place].chance.map { (place, $0) } }
            .sorted { ($0.1, $0.0) < ($1.1, $1.0) }
        guard
            let last = ranked.indices.last(where: {
                ranked[$0].1 <= rate * Double($0 + 1) / Double(ranked.count)
            })
        else { return [] }
        return Set(ranked[...last].map(\.0))
    }
}
