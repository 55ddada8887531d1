import Steering

/// Gives each statement that a document cites one number, in the order in which it is first cited.
struct NoteLedger {
    private(set) var cited: [(series: FrozenSeries, statement: FrozenStatement)] = []
    private var numbers: [Int: Int] = [:]

    /// The number of a statement.
    mutating func number(of statement: FrozenStatement, in series: FrozenSeries) -> Int {
        if let number = numbers[statement.observation] { return number }
        cited.append((series, statement))
        numbers[statement.observation] = cited.count
        return cited.count
    }
}
