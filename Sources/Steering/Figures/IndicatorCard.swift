import BorderVocabulary

/// What an indicator is, from a day on: without it a number cannot be compared with anything.
package struct IndicatorCard: Hashable, Sendable {
    /// Which way is better; raw values are stored.
    package enum Direction: UInt8, CaseIterable, Hashable, Sendable {
        case higher = 0
        case lower = 1
        case range = 2
        /// None was published; nothing is called met.
        case none = 3
    }

    /// How parts of a period make the whole; raw values are stored.
    package enum Aggregation: UInt8, CaseIterable, Hashable, Sendable {
        case sum = 0
        case last = 1
        case average = 2
        case none = 3
    }

    /// Where the number comes from; raw values are stored.
    package enum Origin: UInt8, CaseIterable, Hashable, Sendable {
        case gate = 0
        case customs = 1
        case treasury = 2
        case statistics = 3
        case manual = 4
        /// Taken from what was published.
        case published = 5
    }

    /// Which indicator.
    package let id: IndicatorID
    /// The code of its name in the catalogue; two indicators may share one, as the two trades of the province do.
    package var name: IndicatorID
    /// The unit as printed.
    package var unit: Line
    package var direction: Direction
    package var aggregation: Aggregation
    /// What is counted and what is not.
    package var scope: Line?
    package var formula: Line?
    /// With what growth is compared.
    package var base: Line?
    /// The post, not the person, that answers for the number.
    package var owner: Line?
    package var origin: Origin
    /// The first day on which this definition holds.
    package var validFrom: LocalDate
    /// Whether numbers before and after this version must not be put in one line.
    package var isBreak: Bool

    /// A card that says no more than a published table does: a name and a unit.
    package init(published id: IndicatorID, unit: Line) {
        self.id = id
        self.name = id
        self.unit = unit
        direction = .none
        aggregation = .none
        origin = .published
        validFrom = .earliest
        isBreak = false
    }
}
