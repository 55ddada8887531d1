import BorderVocabulary
import Gate

/// Shares that are scaled until they have the printed sums: among all tables with these sums, the one closest to the
/// shares in relative entropy, not yet in whole vehicles.
///
/// Source: iterative proportional fitting, W. E. Deming and F. F. Stephan, Ann. Math. Statist. 11 (1940). Sums that
/// contradict each other or the shares leave it unfinished; it is a wish, and the network makes it exact.
struct ProportionalFit {
    private(set) var cells: [Double]
    private let places: [PlaceID]
    private static let classes = BulletinCategory.allCases

    init(places: [PlaceID], constraints: [Constraint], shares: (PlaceID, BulletinCategory) -> Double) {
        self.places = places
        cells = places.flatMap { place in Self.classes.map { shares(place, $0) } }
        let members = constraints.map { constraint in
            cells.indices.filter {
                constraint.scope.contains(
                    place: places[$0 / Self.classes.count], category: Self.classes[$0 % Self.classes.count])
            }
        }
        var isCovered = Array(repeating: false, count: cells.count)
        for index in members.joined() { isCovered[index] = true }
        for index in cells.indices where !isCovered[index] { cells[index] = 0 }
        for _ in 0..<200 {
            var error = 0.0
            for (constraint, indices) in zip(constraints, members) {
                let sum = indices.reduce(0) { $0 + cells[$1] }
                let wanted = Double(constraint.vehicles)
                error = max(error, abs(sum - wanted))
                guard sum > 0 else { continue }
                for index in indices { cells[index] *= wanted / sum }
            }
            if error < 0.001 { break }
        }
    }

    /// The fitted vehicles of a class at a place, a fraction.
    subscript(place: PlaceID, category: BulletinCategory) -> Double {
        guard let row = places.firstIndex(of: place) else { return 0 }
        let value = cells[row * Self.classes.count + Int(category.rawValue)]
        return value.isFinite ? min(max(value, 0), 1e9) : 0
    }
}
