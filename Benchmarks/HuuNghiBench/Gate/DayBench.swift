import Foundation

/// A whole published day, headless at full speed, as a process from start to end.
enum DayBench {
    static func run(_ scale: Scale) throws {
        let program = Workshop.sibling("huunghi")
        guard FileManager.default.isExecutableFile(atPath: program) else {
            throw BenchFailure("\(program) is not built")
        }
        for date in ["2024-08-22", "2025-11-11"] {
            let times = try (0..<scale.rounds).map { _ in
                let folder = try Workshop.empty("day")
                defer { Workshop.remove(folder) }
                return try Stopwatch.seconds {
                    _ = try ChildProcess.output(
                        of: program,
                        [
                            "demo", "--headless", "--speed", "max", "--format", "csv", "--date", date, "--data", folder,
                        ])
                }
            }
            Figure.show("the day \(date), headless at full speed", times.median, "s", .atMost(2))
        }
    }
}
