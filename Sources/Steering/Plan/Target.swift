import BorderVocabulary

/// How a planned range is read; the document has to say it, because 7.0 against 7–7.5 hangs on it.
package enum RangeReading: String, CaseIterable, Hashable, Sendable, Codable {
    /// From the lower end on; what lies above the range is met too.
    case fromLowerEnd = "from-lower-end"
    /// Inside, both ends included.
    case inside
    /// Up to the upper end.
    case upToUpperEnd = "up-to-upper-end"

    /// The rule of attainment that it amounts to.
    package var rule: AttainmentRule {
        switch self {
        case .fromLowerEnd: .atLeast
        case .inside: .insideRange
        case .upToUpperEnd: .atMost
        }
    }
}

/// What a target wants of its indicator.
package enum TargetAim: Hashable, Sendable, Codable {
    case atLeast(bound: DecimalNumber)
    case atMost(bound: DecimalNumber)
    case range(low: DecimalNumber, high: DecimalNumber, reading: RangeReading)
    /// Done by the end of this day.
    case milestone(due: LocalDate)
    /// The answer is yes.
    case yes

    /// The word for its kind in files and catalogues.
    package var kind: String {
        switch self {
        case .atLeast: "at-least"
        case .atMost: "at-most"
        case .range: "range"
        case .milestone: "milestone"
        case .yes: "yes-no"
        }
    }

    /// Reads an aim of a table: the word of its kind, and a number, a range, a day, or nothing for yes or no.
    ///
    /// A range whose reading is not said is refused: 7.0 against 7–7.5 hangs on it.
    package static func parse(
        kind: String, value: String, reading: RangeReading?
    ) throws(ParseFailure) -> TargetAim {
        switch (kind, reading) {
        case ("at-least", nil): return .atLeast(bound: try DecimalNumber.parse(value))
        case ("at-most", nil): return .atMost(bound: try DecimalNumber.parse(value))
        case ("milestone", nil): return .milestone(due: try LocalDate.parse(value))
        case ("yes-no", nil) where value.isEmpty || value == "yes": return .yes
        case ("range", let reading?):
            guard case .range(let low, let high) = try Value.parse(value) else {
                throw ParseFailure(.badFormat(accepted: "##.#-##.#"), found: value)
            }
            return .range(low: low, high: high, reading: reading)
        case _: throw ParseFailure(.unknownCode, found: kind, accepted: kinds)
        }
    }

    /// The words of all kinds with what goes with each.
    private static let kinds =
        "at-least ##.#, at-most ##.#, range ##-## [from-lower-end, inside, up-to-upper-end], milestone ####-##-##, yes-no"

    /// The value that a result is held against, with its rule; nil for a milestone, which is held against a day.
    package var measure: (plan: Value, rule: AttainmentRule)? {
        switch self {
        case .atLeast(let bound): (.number(bound), .atLeast)
        case .atMost(let bound): (.number(bound), .atMost)
        case .range(let low, let high, let reading): (.range(low, high), reading.rule)
        case .yes: (.answer(true), .atLeast)
        case .milestone: nil
        }
    }

    /// The numbers that meet it: from, to, or both; nil where it is no number.
    package var accepted: (from: DecimalNumber?, to: DecimalNumber?)? {
        switch self {
        case .atLeast(let bound): (bound, nil)
        case .atMost(let bound): (nil, bound)
        case .range(let low, _, .fromLowerEnd): (low, nil)
        case .range(let low, let high, .inside): (low, high)
        case .range(_, let high, .upToUpperEnd): (nil, high)
        case .milestone, .yes: nil
        }
    }

    /// The number that has to be come to: the nearer end of what is accepted.
    package var bound: DecimalNumber? { accepted.flatMap { $0.from ?? $0.to } }

    /// Whether less is better.
    package var isCeiling: Bool { accepted.map { $0.from == nil } ?? false }
}

/// What a target is about. What it wants stands in its versions.
package struct Target: Hashable, Sendable, Codable {
    package let id: TargetID
    package let plan: PlanID
    /// Its number in the document's list.
    package let number: Int?
    package let name: Line
    /// The series by which it is judged; another of the same name is not comparable.
    package let indicator: IndicatorID
    /// The unit as the indicator's definition prints it.
    package let unit: Line
    /// The administrative unit that it is about.
    package let area: UnitID
    /// The period whose result counts.
    package let period: Period
    /// The post or body that answers for it.
    package let owner: PostID?
    /// The number of its group of tasks.
    package let group: Int?
    /// Whether it is made up, and not of the official list.
    package let isSample: Bool

    /// Joins the parts.
    package init(
        _ id: TargetID, of plan: PlanID, number: Int? = nil, name: Line, indicator: IndicatorID, unit: Line,
        area: UnitID = .province, period: Period, owner: PostID? = nil, group: Int? = nil, isSample: Bool = false
    ) {
        self.id = id
        self.plan = plan
        self.number = number
        self.name = name
        self.indicator = indicator
        self.unit = unit
        self.area = area
        self.period = period
        self.owner = owner
        self.group = group
        self.isSample = isSample
    }
}

/// What a version of a target says.
package struct TargetTerms: Hashable, Sendable, Codable {
    /// What is wanted; nil where an act has dropped the target.
    package let aim: TargetAim?
    /// Whether it is one of those that are counted, such as the 18; parts of another target are not.
    package let isHeadline: Bool

    /// Joins the two.
    package init(_ aim: TargetAim?, isHeadline: Bool = true) {
        self.aim = aim
        self.isHeadline = isHeadline
    }
}
