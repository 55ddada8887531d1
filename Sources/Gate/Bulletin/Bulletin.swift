import BorderVocabulary

/// What the daily bulletin counts.
package enum Measure: UInt8, CaseIterable, Hashable, Sendable {
    /// Vehicles that passed the last barrier: the line for an export, the inland barrier for an import.
    case cleared = 0
    /// Vehicles that stand at the gate at the closing hour.
    case remaining = 1
    /// Vehicles turned back or moved to another gate.
    case turnedBack = 2
    /// Vehicles that came to the gate.
    case arrived = 3
    /// Vehicles that left the count in another way: rejected, cancelled, no-show, merged, split.
    case withdrawn = 4
}

/// The bulletin's classes: exports split by goods, imports into goods and new vehicles.
package enum BulletinCategory: UInt8, CaseIterable, Hashable, Sendable {
    case fruit = 0
    case other = 1
    case unidentified = 2
    case goods = 3
    case newVehicle = 4

    package init(direction: Direction, movement: Movement, category: GoodsCategory) {
        switch (direction, movement, category) {
        case (.export, _, .fruit): self = .fruit
        case (.export, _, .other): self = .other
        case (.export, _, .unidentified): self = .unidentified
        case (.import, .newVehicle, _): self = .newVehicle
        case (.import, .loaded, _), (.import, .empty, _): self = .goods
        }
    }

    package var direction: Direction {
        switch self {
        case .fruit, .other, .unidentified: .export
        case .goods, .newVehicle: .import
        }
    }
}

/// One cell of the bulletin: a place and a class.
package struct BulletinCell: Hashable, Sendable {
    package let place: PlaceID
    package let measure: Measure
    package let category: BulletinCategory

    package init(place: PlaceID, measure: Measure, category: BulletinCategory) {
        self.place = place
        self.measure = measure
        self.category = category
    }
}

/// The figures of one day, closed at its hour and never changed after.
package struct Bulletin: Hashable, Sendable {
    package let date: LocalDate
    /// Counts run from the close of the bulletin before (exclusive) to `closedAt`.
    package let closedAt: Timestamp
    /// The leaf figures, ordered by place, measure, category; zero cells are left out. Totals are sums of these.
    package let figures: [Figure]

    /// The count of one cell, in vehicles.
    package struct Figure: Hashable, Sendable {
        package let cell: BulletinCell
        package let vehicles: Int

        package init(cell: BulletinCell, vehicles: Int) {
            self.cell = cell
            self.vehicles = vehicles
        }
    }

    package init(date: LocalDate, closedAt: Timestamp, figures: [Figure]) {
        self.date = date
        self.closedAt = closedAt
        self.figures = figures
    }

    /// The sum over every given aspect; nil means all.
    package func vehicles(
        _ measure: Measure, place: PlaceID? = nil, direction: Direction? = nil, category: BulletinCategory? = nil
    ) -> Int {
        figures.reduce(0) { sum, figure in
            let cell = figure.cell
            guard cell.measure == measure, place == nil || cell.place == place,
                direction == nil || cell.category.direction == direction,
                category == nil || cell.category == category
            else { return sum }
            return sum + figure.vehicles
        }
    }
}
