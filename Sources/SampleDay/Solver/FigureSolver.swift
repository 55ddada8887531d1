import BorderVocabulary
import Gate

/// Fills what was not printed of one measure, so that everything printed holds exactly.
package struct FigureSolver {
    private let places: [PlaceID]
    private let constraints: [Constraint]
    private let isPossible: (BulletinCategory) -> Bool

    /// Takes the sums of one measure; of several for one scope the first counts.
    ///
    /// `isPossible` says which classes the measure can have at all, apart from those that a sum names.
    package init(
        places: some Sequence<PlaceID>, constraints: [Constraint],
        isPossible: @escaping (BulletinCategory) -> Bool = { _ in true }
    ) {
        self.places = Set(places).union(constraints.compactMap(\.scope.place)).sorted()
        var seen: Set<FigureScope> = []
        self.constraints = constraints.filter { seen.insert($0.scope).inserted }
        self.isPossible = isPossible
    }

    /// A table in whole vehicles that has every sum and is close to the shares.
    ///
    /// Cells that no sum covers stay zero unless a sum cannot be reached without them. A ceiling is kept wherever it can
    /// be. Throws printed sums that contradict each other: leave one of them out, and the others can be true.
    package func solve(
        shares: (PlaceID, BulletinCategory) -> Double, ceiling: FigureTable? = nil
    ) throws(Contradiction) -> FigureTable {
        let fit = ProportionalFit(places: places, constraints: constraints, shares: shares)
        var network = FigureNetwork(places: places, constraints: constraints)
        func whole(_ value: Double) -> Int { Int((value + 0.0001).rounded(.down)) }
        func bound(_ place: PlaceID, _ category: BulletinCategory) -> Int {
            ceiling.map { $0[place, category] } ?? FlowNetwork.unbounded
        }
        func ifPossible(_ category: BulletinCategory, _ units: Int) -> Int { isPossible(category) ? units : 0 }
        // First the whole part of the wish, then one more where it had a fraction, then anything plausible, then
        // anything at all.
        var granted: [PlaceID: [BulletinCategory: Int]] = [:]
        func widen(_ wish: (PlaceID, BulletinCategory) -> Int) {
            network.widen { place, category in
                let before = granted[place]?[category] ?? 0
                let now = max(before, ifPossible(category, wish(place, category)))
                granted[place, default: [:]][category] = now
                return now - before
            }
        }
        widen { min(whole(fit[$0, $1]), bound($0, $1)) }
        widen { min(fit[$0, $1] > 0 ? whole(fit[$0, $1]) + 1 : 0, bound($0, $1)) }
        widen { fit[$0, $1] > 0 ? bound($0, $1) : 0 }
        widen { bound($0, $1) }
        widen { fit[$0, $1] > 0 ? FlowNetwork.unbounded : 0 }
        widen { _, _ in FlowNetwork.unbounded }
        do {
            return try network.table(constraints)
        } catch {
            throw smallest(of: error)
        }
    }

    /// Leaves out one sum after the other; what cannot be left out without the contradiction going away, stays.
    private func smallest(of found: Contradiction) -> Contradiction {
        var kept = found
        for candidate in found.left + found.right {
            let rest = (kept.left + kept.right).filter { $0 != candidate }
            guard rest.count < kept.left.count + kept.right.count else { continue }
            if let smaller = contradiction(of: rest) { kept = smaller }
        }
        return kept
    }

    private func contradiction(of constraints: [Constraint]) -> Contradiction? {
        var network = FigureNetwork(places: places, constraints: constraints)
        network.widen { isPossible($1) ? FlowNetwork.unbounded : 0 }
        do {
            _ = try network.table(constraints)
            return nil
        } catch {
            return error
        }
    }
}
