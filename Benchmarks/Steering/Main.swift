import Foundation

/// `steering-bench [--full | --years N --indicators N --areas N] [--keep FOLDER]`: measures what docs/benchmarks.md says
/// of the figures of the steering room. A folder that is kept can be served: `Benchmarks/Steering/pages.py` times its pages.
@main
struct SteeringBench {
    static func main() throws {
        var scale = Scale.small
        var folder: String?
        var words = Array(CommandLine.arguments.dropFirst())[...]
        while let word = words.popFirst() {
            switch word {
            case "--full": scale = .full
            case "--years": scale.years = number(&words)
            case "--indicators": scale.indicators = number(&words)
            case "--areas": scale.areas = number(&words)
            case "--batch": scale.batch = number(&words)
            case "--keep": folder = words.popFirst()
            case _: stop("unknown word \(word)")
            }
        }
        let made = try Folder(folder)
        Report.say("| what | measured | target | |\n|---|---:|---:|---|")
        try withExtendedLifetime(made) {
            let imported = try ImportBench.run(scale, in: made.path)
            try AskingBench.run(scale, imported, in: made.path)
        }
    }

    private static func number(_ words: inout ArraySlice<String>) -> Int {
        guard let word = words.popFirst(), let number = Int(word), number > 0 else { stop("a number is missing") }
        return number
    }

    private static func stop(_ words: String) -> Never {
        FileHandle.standardError.write(Data("steering-bench: \(words)\n".utf8))
        exit(2)
    }
}

/// How much there is.
struct Scale {
    var years: Int
    var indicators: Int
    var areas: Int
    /// Rows that become durable together.
    var batch = 10_000

    /// A second or two.
    static let small = Scale(years: 2, indicators: 40, areas: 20)
    /// Twenty years of 500 indicators in 80 units: 9.6 million figures, a tenth of them revised.
    static let full = Scale(years: 20, indicators: 500, areas: 80)
}

/// A folder that is kept where it was named, and otherwise gone in the end.
final class Folder {
    let path: String
    private let isKept: Bool

    init(_ name: String?) throws {
        isKept = name != nil
        path = name ?? NSTemporaryDirectory() + "steering-bench-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { if !isKept { try? FileManager.default.removeItem(atPath: path) } }
}
