import BorderVocabulary
import Gate

/// What one printed figure speaks of: a place or the whole province, a measure, and a direction and class or all of them.
package struct FigureScope: Hashable, Sendable {
    /// Nil is the province, which is the sum of all places.
    package let place: PlaceID?

    /// What is counted.
    package let measure: Measure

    /// Nil is both directions.
    package let direction: Direction?

    /// Nil is every class of the direction; a class is named only together with its direction.
    package let category: BulletinCategory?

    /// Names a scope; a class without its direction takes the direction that it belongs to.
    package init(place: PlaceID?, measure: Measure, direction: Direction? = nil, category: BulletinCategory? = nil) {
        self.place = place
        self.measure = measure
        self.direction = direction ?? category?.direction
        self.category = category
    }

    /// Whether a leaf figure is part of this sum.
    package func contains(place: PlaceID, category: BulletinCategory) -> Bool {
        (self.place == nil || self.place == place) && (direction == nil || direction == category.direction)
            && (self.category == nil || self.category == category)
    }
}

/// One figure as a public source printed it.
package struct PublishedRow: Hashable, Sendable {
    /// The line of the file on which the row begins; the header is line 1.
    package let line: Int

    /// The day of the bulletin.
    package let date: LocalDate

    /// The hour at which the bulletin closed, Hanoi time.
    package let asOf: LocalTime

    /// What the figure counts.
    package let scope: FigureScope

    /// Whole vehicles, 0 to 100,000.
    package let vehicles: Int

    /// Where the figure was printed, as the file says.
    package let source: String

    /// What the file adds in words.
    package let note: String

    /// Takes a row whose parts were checked.
    package init(
        line: Int, date: LocalDate, asOf: LocalTime, scope: FigureScope, vehicles: Int, source: String, note: String
    ) {
        self.line = line
        self.date = date
        self.asOf = asOf
        self.scope = scope
        self.vehicles = vehicles
        self.source = source
        self.note = note
    }
}

/// The columns of a bulletin file, in their order; raw values are the words of the header.
package enum BulletinColumn: String, CaseIterable, Hashable, Sendable {
    case date
    case asOf = "as_of"
    case place
    case measure
    case direction
    case category
    case vehicles
    case source
    case note
}
