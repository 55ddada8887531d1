import Application
import Foundation
import TileFolder
import TransparencyLog

/// A stranger verifies the public log of a year.
enum VerifyBench {
    private static let folder = "public-log"

    /// Writes the log; `scripts/bench` makes fsync free for this process, as what is measured is reading.
    static func makeLog(_ scale: Scale) throws {
        let trucks = scale.pick(600_000, quick: 3_000)
        let folder = try Workshop.empty(folder)
        var maker = try PublicLogMaker(in: folder, trucks: trucks)
        try Data("\(maker.key)\n".utf8).write(to: URL(fileURLWithPath: folder + "/key"))
        let (entries, records) = try maker.make(trucks: trucks)
        Console.say("\(trucks) trucks, \(records) records, \(entries) entries")
    }

    static func run(_ scale: Scale) throws {
        let folder = Workshop.folder(folder)
        guard let bytes = FileManager.default.contents(atPath: folder + "/checkpoint") else {
            throw BenchFailure("there is no log in \(folder): make-public-log makes it")
        }
        let checkpoint = try SignedCheckpoint(bytes).checkpoint
        let key = try String(contentsOfFile: folder + "/key", encoding: .utf8)
            .trimmingCharacters(in: .whitespacesAndNewlines)
        let store = FolderTileStore(folder)
        var (bare, whole): ([Double], [Double]) = ([], [])
        for _ in 0..<scale.pick(3, quick: 1) {
            bare.append(try Stopwatch.cpuSeconds { try LogAudit(store).check(checkpoint) })
            whole.append(
                try Stopwatch.cpuSeconds {
                    let policy = try TrustPolicy(logs: [LogIdentity(try VerifierKey(key))])
                    let report = try PublicLogCheck(store, policy: policy).run(Array(bytes))
                    guard report.queue.inversions.isEmpty else { throw BenchFailure("somebody was out of turn") }
                })
        }
        Figure.show("tree and entries alone", Double(checkpoint.size) / bare.median, "entries/s")
        Figure.show("everything, calls recomputed", Double(checkpoint.size) / whole.median, "entries/s")
        Figure.show("against tree and entries alone", whole.median / bare.median, "×")
        let seconds = try Stopwatch.seconds {
            _ = try ChildProcess.output(of: Workshop.sibling("huunghi"), ["verify", folder, "--key", key])
        }
        Figure.show("`huunghi verify`, \(checkpoint.size) entries", seconds, "s")
        var usage = rusage()
        getrusage(__rusage_who_t(RUSAGE_CHILDREN.rawValue), &usage)
        Figure.show("its memory at most", Double(usage.ru_maxrss) / 1_024, "MiB", .atMost(256))
    }
}
