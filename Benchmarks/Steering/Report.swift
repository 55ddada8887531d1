import Foundation

/// Rows of a table in Markdown.
enum Report {
    static func say(_ text: String) { FileHandle.standardOutput.write(Data((text + "\n").utf8)) }

    static func row(_ what: String, _ measured: String, target: String = "", isReached: Bool? = nil) {
        let verdict = isReached.map { $0 ? "reached" : "**missed**" } ?? ""
        say("| \(what) | \(measured) | \(target) | \(verdict) |")
    }

    static func milliseconds(_ seconds: Double) -> String { String(format: "%.2f ms", seconds * 1_000) }

    static func grouped(_ number: Double) -> String {
        let whole = Int(number.rounded())
        return whole < 1_000 ? "\(whole)" : grouped(Double(whole / 1_000)) + String(format: ",%03d", whole % 1_000)
    }
}

/// Times of one thing done again and again, in seconds.
struct Times {
    private(set) var all: [Double] = []

    mutating func measure(_ body: () throws -> Void) rethrows {
        let start = ContinuousClock.now
        try body()
        let took = ContinuousClock.now - start
        all.append(Double(took.components.seconds) + Double(took.components.attoseconds) / 1e18)
    }

    var sum: Double { all.reduce(0, +) }
    var median: Double { at(0.5) }
    var worst: Double { all.max() ?? 0 }

    private func at(_ share: Double) -> Double {
        let sorted = all.sorted()
        return sorted.isEmpty ? 0 : sorted[min(sorted.count - 1, Int(share * Double(sorted.count)))]
    }
}

/// Seconds of processor time that this process has used.
func processorTime() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}
