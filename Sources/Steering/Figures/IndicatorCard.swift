import BorderVocabulary

/// What an indicator is, from a day on: without it a number cannot be compared with anything.
package struct IndicatorCard: Hashable, Sendable {
    /// Which way is better; raw values are stored.
    package enum Direction: UInt8, CaseIterable, Hashable, Sendable, CodeWord {
        case higher = 0
        case lower = 1
        case range = 2
        /// None was published; nothing is called met.
        case none = 3

        /// The word in files.
        package var code: String {
            switch self {
            case .higher: "higher"
            case .lower: "lower"
            case .range: "range"
            case .none: "none"
            }
        }
    }

    /// How parts of a period make the whole; raw values are stored.
    package enum Aggregation: UInt8, CaseIterable, Hashable, Sendable, CodeWord {
        case sum = 0
        case last = 1
        case average = 2
        case none = 3

        /// The word in files.
        package var code: String {
            switch self {
            case .sum: "sum"
            case .last: "last"
            case .average: "average"
            case .none: "none"
            }
        }
    }

    /// Where the number comes from; raw values are stored.
    package enum Origin: UInt8, CaseIterable, Hashable, Sendable, CodeWord {
        case gate = 0
        case customs = 1
        case treasury = 2
        case statistics = 3
        case manual = 4
        /// Taken from what was published.
        case published = 5

        /// The word in files.
        package var code: String {
            switch self {
            case .gate: "gate"
            case .customs: "customs"
            case .treasury: "treasury"
            case .statistics: "statistics"
            case .manual: "manual"
            case .published: "published"
            }
        }
    }

    /// Which indicator.
    package let id: IndicatorID
    /// The code of its name in the catalogue; two indicators may share one, as the two trades of the province do.
    package var name: IndicatorID
    /// The unit as printed.
    package var unit: Line
    package var direction: Direction
    package var aggregation: Aggregation
    /// By which months its periods are counted; nil where either may be.
    package var calendar: Period.Calendar?
    /// What is counted and what is not.
    package var scope: Line?
    package var formula: Line?
    /// The prices in which it is counted, such as those of a year.
    package var priceBase: Line?
    /// With what growth is compared.
    package var base: Line?
    /// The post, not the person, that answers for the number.
    package var owner: Line?
    /// The post that makes the number from what others send.
    package var compiler: Line?
    package var origin: Origin
    package var quality: QualityCard
    /// Whether the number may not be shown to everybody.
    package var isClassified: Bool
    /// The first day on which this definition holds.
    package var validFrom: LocalDate
    /// Whether numbers before and after this version must not be put in one line.
    package var isBreak: Bool
    /// What changed with this version.
    package var changeNote: Line?

    /// A card that says no more than a published table does: a name and a unit.
    package init(published id: IndicatorID, unit: Line) {
        self.id = id
        self.name = id
        self.unit = unit
        direction = .none
        aggregation = .none
        origin = .published
        quality = QualityCard()
        isClassified = false
        validFrom = .earliest
        isBreak = false
    }

    /// Whether another thing is counted than under an earlier version. To say what was not said before is no change.
    package func counts(otherThan earlier: IndicatorCard) -> Bool {
        func differ<Part: Equatable>(_ one: Part?, _ other: Part?) -> Bool {
            if let one, let other { one != other } else { false }
        }
        return unit != earlier.unit || differ(scope, earlier.scope) || differ(formula, earlier.formula)
            || differ(priceBase, earlier.priceBase) || differ(calendar, earlier.calendar)
            || (aggregation != earlier.aggregation && earlier.aggregation != .none)
    }
}

/// How far a number can be relied on, in the five fields of the GPRA Modernization Act (https://www.gao.gov/products/gao-15-788);
/// nil where nobody has said.
package struct QualityCard: Hashable, Sendable {
    /// How the number is checked.
    package var verification: Line?
    package var sources: Line?
    /// How accurate it has to be for what it is used for.
    package var accuracyNeeded: Line?
    package var limitations: Line?
    /// What is done about the limitations.
    package var compensation: Line?

    /// A card on which nothing is said yet.
    package init() {}

    /// How many of the five fields are filled.
    package var filled: Int {
        [verification, sources, accuracyNeeded, limitations, compensation].count { $0 != nil }
    }
}
