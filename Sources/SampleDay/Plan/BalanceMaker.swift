import BorderVocabulary
import Gate

/// Makes the balance of a day from what was printed of it, and says what it had to suppose.
struct BalanceMaker {
    private let figures: PublishedFigures
    private let date: LocalDate
    private let rows: [PublishedRow]
    private let places: [PlaceID]
    private(set) var assumptions: [DayAssumption] = []

    init(figures: PublishedFigures, date: LocalDate) {
        self.figures = figures
        self.date = date
        rows = figures.rows(of: date)
        places = Set(Assumptions.placesWithTraffic).union(rows.compactMap(\.scope.place)).sorted()
    }

    mutating func balance() throws(PlanFailure) -> DayBalance {
        for row in rows where row.scope.measure == .cleared && row.scope.category == .unidentified {
            if row.vehicles > 0 { throw .unidentifiedCleared(line: row.line, vehicles: row.vehicles) }
        }
        var contradictions: [Contradiction] = []
        let cleared = solve(.cleared, &contradictions)
        let remaining = solve(.remaining, &contradictions)
        let turnedBack = solve(.turnedBack, &contradictions)
        // Found here so that every measure is named at once; the wish follows when the others are known.
        _ = solve(.arrived, &contradictions)
        guard contradictions.isEmpty else { throw .contradictions(date, contradictions) }
        var balance = DayBalance(cleared: cleared, remaining: remaining, turnedBack: turnedBack)
        balance.settle(opening: opening(of: balance))
        if rows.contains(where: { $0.scope.measure == .arrived }) {
            let wish = balance.arrived
            let solver = FigureSolver(places: places, constraints: constraints(.arrived, rows))
            do {
                let arrived = try solver.solve { Double(wish[$0, $1]) + 0.001 * Assumptions.waiting($0, $1) }
                let supposed = balance.opening
                balance = DayBalance(cleared: cleared, remaining: remaining, turnedBack: turnedBack)
                balance.settle(arrived: arrived)
                if balance.opening != supposed { assumptions.append(.openingFromArrived) }
            } catch {
                throw .contradictions(date, [error])
            }
        }
        if balance.withdrawn.total > 0 { assumptions.append(.withdrawn(balance.withdrawn.total)) }
        return balance
    }

    private func constraints(_ measure: Measure, _ rows: [PublishedRow]) -> [Constraint] {
        rows.filter { $0.scope.measure == measure }
            .map { Constraint(scope: $0.scope, vehicles: $0.vehicles, line: $0.line) }
    }

    private mutating func solve(_ measure: Measure, _ contradictions: inout [Contradiction]) -> FigureTable {
        var sums = constraints(measure, rows)
        if sums.isEmpty {
            switch measure {
            case .cleared:
                let scope = FigureScope(place: nil, measure: measure)
                sums = [Constraint(scope: scope, vehicles: Assumptions.clearedUnprinted, line: nil)]
                assumptions.append(.clearedUnprinted(Assumptions.clearedUnprinted))
            case .remaining:
                let scope = FigureScope(place: nil, measure: measure, direction: .export)
                sums = [Constraint(scope: scope, vehicles: Assumptions.waitingUnprinted, line: nil)]
                assumptions.append(.waitingUnprinted(Assumptions.waitingUnprinted))
            case .turnedBack:
                assumptions.append(.nothingTurnedBack)
            case .arrived, .withdrawn:
                break
            }
        }
        let solver = FigureSolver(places: places, constraints: sums) { measure != .cleared || $0 != .unidentified }
        do {
            let table = try solver.solve { place, category in
                measure == .cleared ? Assumptions.cleared(place, category) : Assumptions.waiting(place, category)
            }
            if !sums.isEmpty, sums.allSatisfy({ $0.line != nil }) { assumptions.append(.shares(measure)) }
            return table
        } catch {
            contradictions.append(error)
            return FigureTable(places: places)
        }
    }

    // MARK: The evening before

    private mutating func opening(of balance: DayBalance) -> FigureTable {
        let before = constraints(.remaining, figures.rows(of: date.adding(days: -1)))
        if !before.isEmpty, let table = opening(balance, having: before) {
            assumptions.append(.openingFromDayBefore)
            return table
        }
        let changes = rows.compactMap { row -> Constraint? in
            guard row.scope.measure == .remaining, let change = Self.change(in: row.note) else { return nil }
            let vehicles = row.vehicles - change
            guard (0...PublishedFigures.vehicleLimit).contains(vehicles) else { return nil }
            return Constraint(scope: row.scope, vehicles: vehicles, line: row.line)
        }
        if !changes.isEmpty, let table = opening(balance, having: changes) {
            assumptions.append(.openingFromNote)
            return table
        }
        assumptions.append(.openingAsClosing)
        return balance.remaining
    }

    private func opening(_ balance: DayBalance, having sums: [Constraint]) -> FigureTable? {
        let isKnown = Set(places)
        // A place that had vehicles in the evening and is not spoken of today would have to lose them again.
        let sums = sums.filter { sum in sum.scope.place.map { isKnown.contains($0) } ?? true }
        guard !sums.isEmpty else { return nil }
        var ceiling = balance.needs
        // Unidentified goods turn out to be fruit or other, so there is room for them there.
        for place in places { ceiling[place, .unidentified] += ceiling[place, .fruit] + ceiling[place, .other] }
        let solver = FigureSolver(places: places, constraints: sums)
        do {
            return try solver.solve(
                shares: { Double(balance.remaining[$0, $1]) + 0.01 * Double(balance.need($0, $1)) },
                ceiling: ceiling)
        } catch {
            return nil
        }
    }

    /// The number of a note like "+50 on the day before" or "-12 on the day before"; nil for any other note.
    static func change(in note: String) -> Int? {
        let words = note.split(separator: " ")
        guard words.count >= 5, words[1...4].elementsEqual(["on", "the", "day", "before"]) else { return nil }
        let number = words[0].replacing("−", with: "-")
        guard number.utf8.count <= 8, number.hasPrefix("+") || number.hasPrefix("-") else { return nil }
        return Int(number)
    }
}
