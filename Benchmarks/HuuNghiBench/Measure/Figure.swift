import Foundation

/// A row of the table of results, in Markdown.
struct Figure {
    /// What was asked for.
    enum Target {
        case atLeast(Double)
        case atMost(Double)
    }

    static func heading(_ name: String) {
        Console.say("\n### \(name)\n\n| what | measured | target | |\n|---|---:|---:|---|")
    }

    /// Prints one figure, and whether it is what was asked for.
    static func show(_ name: String, _ value: Double, _ unit: String, _ target: Target? = nil) {
        let (words, verdict) =
            switch target {
            case nil: ("", "")
            case .atLeast(let bound): ("≥ \(text(bound))", value >= bound ? "reached" : "**missed**")
            case .atMost(let bound): ("≤ \(text(bound))", value <= bound ? "reached" : "**missed**")
            }
        Console.say("| \(name) | \(text(value)) \(unit) | \(words) | \(verdict) |")
    }

    private static func text(_ value: Double) -> String {
        if value >= 1000 {
            return grouped(Int(value.rounded()))
        }
        return String(
            format: value >= 100 ? "%.0f" : value >= 10 ? "%.1f" : value >= 0.01 || value == 0 ? "%.2f" : "%.5f", value)
    }

    private static func grouped(_ value: Int) -> String {
        value < 1000 ? "\(value)" : grouped(value / 1000) + String(format: ",%03d", value % 1000)
    }
}

enum Console {
    /// Writes a line at once, also into a pipe.
    static func say(_ text: String) { FileHandle.standardOutput.write(Data((text + "\n").utf8)) }
}

extension [Double] {
    /// The middle one, or the mean of the two in the middle.
    var median: Double {
        let sorted = sorted()
        guard !sorted.isEmpty else { return .nan }
        return (sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2
    }
}

extension Duration {
    var seconds: Double { Double(components.seconds) + Double(components.attoseconds) / 1e18 }
}

enum Stopwatch {
    /// Runs the body and answers how many seconds it took.
    static func seconds(_ body: () throws -> Void) rethrows -> Double {
        let start = ContinuousClock.now
        try body()
        return start.duration(to: .now).seconds
    }

    /// Runs the body and answers how many seconds of processor time this process used for it: for work on one core
    /// that waits for nothing, so that what else runs on the machine counts less.
    static func cpuSeconds(_ body: () throws -> Void) rethrows -> Double {
        let start = cpu
        try body()
        return cpu - start
    }

    /// Seconds of processor time that this process has used; POSIX counts a million a second.
    static var cpu: Double { Double(clock()) / 1e6 }
}
