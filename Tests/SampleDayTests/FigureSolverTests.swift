import BorderVocabulary
import Gate
import SampleDay
import Testing

@Suite("Filling what was not printed")
struct FigureSolverTests {
    private static let places: [PlaceID] = ["a", "b", "c", "d"]

    /// Every sum that can be printed of a table.
    private static func sums(of table: FigureTable) -> [Constraint] {
        var scopes: [FigureScope] = []
        for place in [nil] + places.map(Optional.some) {
            scopes.append(FigureScope(place: place, measure: .cleared))
            for direction in Direction.allCases {
                scopes.append(FigureScope(place: place, measure: .cleared, direction: direction))
            }
            for category in BulletinCategory.allCases {
                scopes.append(FigureScope(place: place, measure: .cleared, category: category))
            }
        }
        return scopes.enumerated().map { Constraint(scope: $1, vehicles: table.sum(of: $1), line: $0 + 2) }
    }

    private static func table(_ random: inout SplitMix64) -> FigureTable {
        var table = FigureTable(places: places)
        let bound = [1, 3, 40, 900][Int(random.next() % 4)]
        for place in places {
            for category in BulletinCategory.allCases where random.next() % 3 > 0 {
                table[place, category] = Int(random.next() % UInt64(bound + 1))
            }
        }
        return table
    }

    @Test
    func `makes every printed sum come true, whatever was left out`() throws {
        var random = SplitMix64(seed: 1)
        for _ in 0..<1_500 {
            let truth = Self.table(&random)
            let shown = random.next() % 10 + 1
            let printed = Self.sums(of: truth).filter { _ in random.next() % 10 < shown }
            let solver = FigureSolver(places: Self.places, constraints: printed)
            let shares = Self.table(&random)
            let table = try solver.solve { Double(shares[$0, $1]) }
            for sum in printed { #expect(table.sum(of: sum.scope) == sum.vehicles) }
            for place in Self.places {
                for category in BulletinCategory.allCases { #expect(table[place, category] >= 0) }
            }
        }
    }

    @Test
    func `names sums that contradict each other, and none without which the others still do`() throws {
        var random = SplitMix64(seed: 2)
        var refused = 0
        for _ in 0..<600 {
            var printed = Self.sums(of: Self.table(&random)).filter { _ in random.next() % 3 > 0 }
            guard !printed.isEmpty else { continue }
            let index = Int(random.next() % UInt64(printed.count))
            let old = printed[index]
            printed[index] = Constraint(
                scope: old.scope, vehicles: old.vehicles + 1 + Int(random.next() % 3), line: old.line)
            do throws(Contradiction) {
                let table = try FigureSolver(places: Self.places, constraints: printed).solve { _, _ in 1 }
                for sum in printed { #expect(table.sum(of: sum.scope) == sum.vehicles) }
            } catch {
                refused += 1
                let named = error.left + error.right
                #expect(error.leftSum > error.rightSum)
                #expect(named.allSatisfy(printed.contains))
                #expect(error.lines.contains(old.line ?? 0))
                for left in named {
                    let rest = named.filter { $0 != left }
                    #expect(throws: Never.self) {
                        try FigureSolver(places: Self.places, constraints: rest).solve { _, _ in 1 }
                    }
                }
            }
        }
        #expect(refused > 100)
    }

    @Test
    func `stays close to the shares`() throws {
        let total = Constraint(scope: FigureScope(place: nil, measure: .cleared), vehicles: 100, line: 2)
        let table = try FigureSolver(places: ["a", "b"], constraints: [total]).solve { place, category in
            category == .fruit ? (place == "a" ? 3 : 1) : 0
        }
        #expect(table["a", .fruit] == 75)
        #expect(table["b", .fruit] == 25)
    }

    @Test
    func `gives nothing to places of which nothing was printed, unless a sum needs it`() throws {
        let scope = FigureScope(place: "a", measure: .cleared)
        let alone = try FigureSolver(
            places: ["a", "b"], constraints: [Constraint(scope: scope, vehicles: 9, line: 2)]
        ).solve { _, _ in 1 }
        #expect(alone.sum(of: FigureScope(place: "b", measure: .cleared)) == 0)
        let total = Constraint(scope: FigureScope(place: nil, measure: .cleared), vehicles: 12, line: 3)
        let needed = try FigureSolver(
            places: ["a", "b"], constraints: [Constraint(scope: scope, vehicles: 9, line: 2), total]
        ).solve { place, _ in place == "a" ? 1 : 0 }
        #expect(needed.sum(of: FigureScope(place: "b", measure: .cleared)) == 3)
    }
}
