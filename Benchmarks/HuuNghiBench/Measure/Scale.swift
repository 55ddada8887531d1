import Foundation

/// How much is measured.
enum Scale {
    /// What docs/benchmarks.md reports.
    case full
    /// A minute in all, to see that every benchmark still runs; its figures mean nothing.
    case quick

    func pick<Value>(_ full: Value, quick: Value) -> Value {
        switch self {
        case .full: full
        case .quick: quick
        }
    }

    /// How often a round is repeated; figures are medians.
    var rounds: Int { pick(5, quick: 1) }
}

/// Where benchmarks leave their files.
enum Workshop {
    /// A folder of its own for one benchmark, emptied.
    static func empty(_ name: String) throws -> String {
        let path = folder(name)
        try? FileManager.default.removeItem(atPath: path)
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        return path
    }

    static func folder(_ name: String) -> String {
        (ProcessInfo.processInfo.environment["HUUNGHI_BENCH_DIR"] ?? ".build/bench") + "/" + name
    }

    static func remove(_ path: String) { try? FileManager.default.removeItem(atPath: path) }

    /// A program that `scripts/bench` built.
    static func tool(_ name: String) -> String {
        (ProcessInfo.processInfo.environment["HUUNGHI_BENCH_TOOLS"] ?? ".build/bench-tools") + "/" + name
    }

    /// A program that was built beside this one.
    static func sibling(_ name: String) -> String {
        let own = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
        return (own as NSString).deletingLastPathComponent + "/" + name
    }
}
