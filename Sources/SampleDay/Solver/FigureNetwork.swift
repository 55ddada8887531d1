import BorderVocabulary
import Gate

/// The sums of one measure as a network: from the province's total through its directions and classes into the cells,
/// and from the cells through each place's directions to its total.
///
/// Province sums and place sums are two families of nested sets, so a table of whole numbers that has all of them is a
/// whole flow with lower bounds (A. J. Hoffman's circulation theorem); if there is none, a cut proves it.
struct FigureNetwork {
    private enum Node {
        static let demand = 0
        static let supply = 1
        static let province = 2
        static let all = 3
        static func direction(_ direction: Direction) -> Int { 4 + Int(direction.rawValue) }
        static func category(_ category: BulletinCategory) -> Int { 6 + Int(category.rawValue) }
        static func place(_ row: Int) -> Int { 11 + row * 3 }
        static func place(_ row: Int, _ direction: Direction) -> Int { 12 + row * 3 + Int(direction.rawValue) }
        static func count(places: Int) -> Int { 11 + places * 3 }
    }

    private let places: [PlaceID]
    private var network: FlowNetwork
    private var exact: [(tail: Int, head: Int, constraint: Constraint)] = []
    private var excess: [Int]
    private var cells: [(place: PlaceID, category: BulletinCategory, edge: Int)] = []

    /// Builds the network of these sums. Each scope is to be constrained once. A cell without a sum of its own takes
    /// at first nothing; see `widen`.
    init(places: [PlaceID], constraints: [Constraint]) {
        self.places = places
        let nodes = Node.count(places: places.count)
        network = FlowNetwork(nodes: nodes)
        excess = Array(repeating: 0, count: nodes)
        var sums: [FigureScope: Constraint] = [:]
        for constraint in constraints {
            let scope = constraint.scope
            let key = FigureScope(
                place: scope.place, measure: .cleared, direction: scope.direction, category: scope.category)
            sums[key] = constraint
        }
        func sum(_ place: PlaceID?, _ direction: Direction? = nil, _ category: BulletinCategory? = nil) -> Constraint? {
            sums[FigureScope(place: place, measure: .cleared, direction: direction, category: category)]
        }

        connect(Node.province, Node.all, sum(nil))
        for direction in Direction.allCases { connect(Node.all, Node.direction(direction), sum(nil, direction)) }
        for category in BulletinCategory.allCases {
            connect(
                Node.direction(category.direction), Node.category(category), sum(nil, category.direction, category))
        }
        for (row, place) in places.enumerated() {
            connect(Node.place(row), Node.province, sum(place))
            for direction in Direction.allCases {
                connect(Node.place(row, direction), Node.place(row), sum(place, direction))
            }
            for category in BulletinCategory.allCases {
                let tail = Node.category(category)
                let head = Node.place(row, category.direction)
                if let constraint = sum(place, category.direction, category) {
                    bind(tail, head, constraint)
                } else {
                    cells.append((place, category, network.connect(tail, head, capacity: 0)))
                }
            }
        }
        for (node, units) in excess.enumerated() {
            if units > 0 { _ = network.connect(Node.supply, node, capacity: units) }
            if units < 0 { _ = network.connect(node, Node.demand, capacity: -units) }
        }
    }

    private mutating func connect(_ tail: Int, _ head: Int, _ constraint: Constraint?) {
        if let constraint {
            bind(tail, head, constraint)
        } else {
            _ = network.connect(tail, head, capacity: FlowNetwork.unbounded)
        }
    }

    /// An edge with one possible flow is no edge: its head has that much to give, its tail must get it.
    private mutating func bind(_ tail: Int, _ head: Int, _ constraint: Constraint) {
        exact.append((tail, head, constraint))
        excess[head] += constraint.vehicles
        excess[tail] -= constraint.vehicles
    }

    /// Lets each open cell take so many vehicles more, and fills as far as it goes.
    mutating func widen(by units: (PlaceID, BulletinCategory) -> Int) {
        for cell in cells {
            let more = units(cell.place, cell.category)
            if more > 0 { network.widen(cell.edge, by: more) }
        }
        _ = network.augment(from: Node.supply, to: Node.demand)
    }

    /// The table that has every sum; throws the sums of a cut that leaves no room.
    func table(_ constraints: [Constraint]) throws(Contradiction) -> FigureTable {
        let reached = network.reached(from: Node.supply)
        // With all supply used up, nothing but the supply itself is reached. Otherwise what is reached gets more than
        // can leave it: the sums that enter are larger than those that leave.
        guard reached.filter(\.self).count == 1 else {
            throw Contradiction(
                left: exact.filter { !reached[$0.tail] && reached[$0.head] }.map(\.constraint),
                right: exact.filter { reached[$0.tail] && !reached[$0.head] }.map(\.constraint))
        }
        var table = FigureTable(places: places)
        for cell in cells { table[cell.place, cell.category] = network.flow(cell.edge) }
        for constraint in constraints {
            if let place = constraint.scope.place, let category = constraint.scope.category {
                table[place, category] = constraint.vehicles
            }
        }
        return table
    }
}
