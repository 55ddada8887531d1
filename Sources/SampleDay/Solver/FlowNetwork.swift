/// A network of whole units and Dinic's algorithm for the most that flows through it.
///
/// Source: E. A. Dinic, "Algorithm for solution of a problem of maximum flow in a network with power estimation",
/// Soviet Math. Doklady 11 (1970). Capacities are whole, so the flow is whole.
struct FlowNetwork {
    /// One direction of an edge; its reverse has the number with the last bit changed.
    private struct Arc {
        let head: Int
        var room: Int
    }

    private var arcs: [Arc] = []
    private var leaving: [[Int]]

    /// More than any sum of figures.
    static let unbounded = 1 << 40

    init(nodes: Int) {
        leaving = Array(repeating: [], count: nodes)
    }

    /// Adds an edge and answers its number.
    mutating func connect(_ tail: Int, _ head: Int, capacity: Int) -> Int {
        leaving[tail].append(arcs.count)
        arcs.append(Arc(head: head, room: capacity))
        leaving[head].append(arcs.count)
        arcs.append(Arc(head: tail, room: 0))
        return arcs.count - 2
    }

    /// Lets so many units more through an edge; what flows already keeps flowing.
    mutating func widen(_ edge: Int, by units: Int) { arcs[edge].room += units }

    /// The units that flow through an edge.
    func flow(_ edge: Int) -> Int { arcs[edge ^ 1].room }

    /// Adds as much flow as fits and answers how much was added.
    mutating func augment(from source: Int, to sink: Int) -> Int {
        var total = 0
        while true {
            let levels = levels(from: source)
            guard levels[sink] >= 0 else { return total }
            var next = Array(repeating: 0, count: leaving.count)
            while true {
                let pushed = push(source, sink, Self.unbounded, levels, &next)
                if pushed == 0 { break }
                total += pushed
            }
        }
    }

    /// The nodes that are still reached from a node: after `augment`, one side of a smallest cut.
    func reached(from source: Int) -> [Bool] { levels(from: source).map { $0 >= 0 } }

    private func levels(from source: Int) -> [Int] {
        var levels = Array(repeating: -1, count: leaving.count)
        levels[source] = 0
        var queue = [source]
        var index = 0
        while index < queue.count {
            let node = queue[index]
            index += 1
            for number in leaving[node] where arcs[number].room > 0 && levels[arcs[number].head] < 0 {
                levels[arcs[number].head] = levels[node] + 1
                queue.append(arcs[number].head)
            }
        }
        return levels
    }

    // Recursion is as deep as a path is long: seven edges in a network of figures, and their way back.
    private mutating func push(_ node: Int, _ sink: Int, _ limit: Int, _ levels: [Int], _ next: inout [Int]) -> Int {
        if node == sink { return limit }
        while next[node] < leaving[node].count {
            let number = leaving[node][next[node]]
            let head = arcs[number].head
            if arcs[number].room > 0, levels[head] == levels[node] + 1 {
                let pushed = push(head, sink, min(limit, arcs[number].room), levels, &next)
                if pushed > 0 {
                    arcs[number].room -= pushed
                    arcs[number ^ 1].room += pushed
                    return pushed
                }
            }
            next[node] += 1
        }
        return 0
    }
}
