import BorderVocabulary

/// How many vehicles waited how many whole minutes.
package struct MinuteCounts: Hashable, Sendable, TextCoded {
    /// The longest wait that is told apart, in minutes: four weeks; longer ones count as that.
    package static let longest = 40_320

    /// Minutes, ascending, each with a count above 0.
    package private(set) var counts: [(minutes: Int, vehicles: Int)]

    /// Nobody waited.
    package init() { counts = [] }

    /// How many vehicles there are.
    package var vehicles: Int { counts.reduce(0) { $0 + $1.vehicles } }

    /// Adds vehicles; taking away those that are there is adding a negative number.
    package mutating func add(_ vehicles: Int = 1, minutes: Int) {
        let minutes = min(max(minutes, 0), Self.longest)
        let place = place(of: minutes)
        if place < counts.count, counts[place].minutes == minutes {
            counts[place].vehicles += vehicles
            if counts[place].vehicles <= 0 { counts.remove(at: place) }
        } else if vehicles > 0 {
            counts.insert((minutes, vehicles), at: place)
        }
    }

    private func place(of minutes: Int) -> Int {
        var (low, high) = (0, counts.count)
        while low < high {
            let middle = (low + high) / 2
            if counts[middle].minutes < minutes { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// The grammar in the notation of `ParseFailure`.
    package static let accepted = "##:## ##:##"

    /// Reads pairs of minutes and vehicles, ascending, parted by blanks; nothing for nobody.
    package static func parse(_ raw: some StringProtocol) throws(ParseFailure) -> MinuteCounts {
        var read = MinuteCounts()
        for pair in raw.split(separator: " ") {
            let parts = pair.split(separator: ":", omittingEmptySubsequences: false)
            guard parts.count == 2, let minutes = CellText.count(parts[0]), let vehicles = CellText.count(parts[1]),
                vehicles > 0, minutes <= longest, read.counts.last.map({ $0.minutes < minutes }) ?? true
            else { throw ParseFailure(.badFormat(accepted: accepted), found: raw) }
            read.counts.append((minutes, vehicles))
        }
        return read
    }

    /// The pairs in the form that `parse` reads.
    package var description: String { counts.map { "\($0.minutes):\($0.vehicles)" }.joined(separator: " ") }

    /// Compares minutes and vehicles.
    package static func == (left: MinuteCounts, right: MinuteCounts) -> Bool {
        left.counts.elementsEqual(right.counts) { $0 == $1 }
    }

    /// Hashes minutes and vehicles.
    package func hash(into hasher: inout Hasher) {
        for (minutes, vehicles) in counts {
            hasher.combine(minutes)
            hasher.combine(vehicles)
        }
    }
}

/// The waits of many days and gates together; they add up without loss, so that a median over a year is as exact as one
/// over a day.
package struct MinuteSum: Hashable, Sendable {
    /// How many vehicles there are.
    package private(set) var vehicles = 0
    /// Vehicles by minute, as far as the longest wait.
    private var table: [Int] = []

    /// Nobody waited.
    package init() {}

    /// Adds all of a cell.
    package mutating func add(_ waits: MinuteCounts) {
        guard let longest = waits.counts.last?.minutes else { return }
        if longest >= table.count { table += repeatElement(0, count: longest + 1 - table.count) }
        for (minutes, count) in waits.counts {
            table[minutes] += count
            vehicles += count
        }
    }

    /// The least number of minutes that at least so many thousandths of the vehicles did not exceed (nearest rank); nil
    /// where nobody waited.
    package func quantile(permille: Int) -> Int? {
        guard vehicles > 0 else { return nil }
        let rank = max(1, (vehicles * permille + 999) / 1_000)
        var seen = 0
        return table.firstIndex { count in
            seen += count
            return seen >= rank
        }
    }
}
