import Foundation

/// `huunghi-bench <verb>…`: measures what docs/benchmarks.md reports. `scripts/bench` calls it.
@main
struct HuuNghiBench {
    static let usage = """
        usage: huunghi-bench [--quick] VERB…

        gate     the pure gate: commands a second, and a published day as a process
        draw     a draw of slots against a plain sort, and what slots cost with many of them open
        allocations  heap allocations a command; needs shims/malloccount.so preloaded
        writer   durable commands against one transaction a command and a bare batched loop
        start    opening and replaying a log of 1,000,000 events
        http     an accepted declaration against an empty JSON POST
        publish  what publishing the log costs beside the writer
        verify   verifying the public log of a year; make-public-log makes it first
        live     idle event streams, and a burst against a plain Go fan-out
        all      everything that needs nothing preloaded

        HUUNGHI_BENCH_DIR is where files are made (.build/bench); HUUNGHI_BENCH_TOOLS is where the Go programs are.
        """

    static func main() async throws {
        var words = Array(CommandLine.arguments.dropFirst())
        let scale: Scale = words.contains("--quick") ? .quick : .full
        words.removeAll { $0 == "--quick" }
        guard !words.isEmpty else {
            print(usage)
            exit(2)
        }
        // A server that a benchmark started: not for people.
        if words[0] == "server" { return try await BenchServer.run(words.dropFirst().first ?? "") }
        if words[0] == "make-log" { return try StartBench.makeLogs(scale) }
        if words[0] == "make-public-log" { return try VerifyBench.makeLog(scale) }
        do {
            try await run(words, scale)
        } catch {
            FileHandle.standardError.write(Data("huunghi-bench: \(error)\n".utf8))
            exit(1)
        }
    }

    private static func run(_ words: [String], _ scale: Scale) async throws {
        for word in words == ["all"] ? ["gate", "draw", "writer", "publish", "start", "http", "live", "verify"] : words
        {
            try await run(word, scale)
        }
    }

    private static func run(_ verb: String, _ scale: Scale) async throws {
        Figure.heading(verb)
        switch verb {
        case "gate":
            try GateBench.run(scale)
            try DayBench.run(scale)
        case "draw":
            try DrawBench.run(scale)
            try SlotClockBench.run(scale)
        case "publish": try await PublishBench.run(scale)
        case "allocations": try AllocationBench.run()
        case "writer": try await WriterBench.run(scale)
        case "start": try StartBench.run(scale)
        case "verify": try VerifyBench.run(scale)
        case "http": try HTTPBench.run(scale)
        case "live": try LiveBench.run(scale)
        default:
            print(usage)
            exit(2)
        }
    }
}
