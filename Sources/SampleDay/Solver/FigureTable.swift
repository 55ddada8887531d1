import BorderVocabulary
import Gate

/// The leaf figures of one measure: so many vehicles of each class at each place. Every printed figure is a sum of these.
package struct FigureTable: Hashable, Sendable {
    /// The places, in the order of their identifiers.
    package let places: [PlaceID]

    private var cells: [Int]

    /// A table of zeros over places, which are sorted and taken once each.
    package init(places: some Sequence<PlaceID>) {
        self.places = Set(places).sorted()
        cells = Array(repeating: 0, count: self.places.count * BulletinCategory.allCases.count)
    }

    private func index(_ place: PlaceID, _ category: BulletinCategory) -> Int? {
        guard let row = places.firstIndex(of: place) else { return nil }
        return row * BulletinCategory.allCases.count + Int(category.rawValue)
    }

    /// The vehicles of a class at a place; 0 for a place that the table does not have, which cannot be set.
    package subscript(place: PlaceID, category: BulletinCategory) -> Int {
        get { index(place, category).map { cells[$0] } ?? 0 }
        set {
            guard let index = index(place, category) else {
                preconditionFailure("A figure is set only at a place of the table.")
            }
            cells[index] = newValue
        }
    }

    /// The sum of a scope, whose measure is not looked at.
    package func sum(of scope: FigureScope) -> Int {
        var sum = 0
        for (row, place) in places.enumerated() {
            for category in BulletinCategory.allCases where scope.contains(place: place, category: category) {
                sum += cells[row * BulletinCategory.allCases.count + Int(category.rawValue)]
            }
        }
        return sum
    }

    /// All vehicles.
    package var total: Int { cells.reduce(0, +) }
}
