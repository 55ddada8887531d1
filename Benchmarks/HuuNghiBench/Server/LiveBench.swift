import Foundation

/// Live events: what idle clients hold in memory, and how soon a burst is with everybody.
enum LiveBench {
    static func run(_ scale: Scale) throws {
        let folder = try Workshop.empty("live")
        defer { Workshop.remove(folder) }
        try idle(scale, folder + "/idle")
        try burst(scale, folder + "/burst")
    }

    private static func start(_ folder: String) throws -> (server: ChildProcess, port: String) {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let server = try ChildProcess(Workshop.sibling("huunghi-bench"), ["server", folder])
        return (server, try server.line()[1])
    }

    private static func listen(_ port: String, _ path: String, clients: Int) throws -> ChildProcess {
        let listeners = try ChildProcess(
            Workshop.tool("load"),
            ["listen", "-address", "127.0.0.1:\(port)", "-path", path, "-clients", "\(clients)"])
        _ = try listeners.line()
        return listeners
    }

    private static func idle(_ scale: Scale, _ folder: String) throws {
        let (server, port) = try start(folder)
        defer { server.kill() }
        let empty = server.residentMiB
        let clients = scale.pick(5_000, quick: 200)
        let listeners = try listen(port, "/api/v1/events", clients: clients)
        // Idle for long enough to have had a heartbeat.
        let before = server.cpuSeconds
        let rest = scale.pick(20.0, quick: 1)
        Thread.sleep(forTimeInterval: rest)
        let cpu = (server.cpuSeconds - before) / rest
        Figure.show("server without clients", empty, "MiB")
        Figure.show("server with \(clients) idle clients", server.residentMiB, "MiB", .atMost(500))
        Figure.show("processor time of it", cpu * 100, "% of a core")
        listeners.end()
    }

    private static func burst(_ scale: Scale, _ folder: String) throws {
        let clients = scale.pick(1_000, quick: 50)
        let (server, port) = try start(folder)
        defer { server.kill() }
        let plain = try ChildProcess(Workshop.tool("fanout"), [])
        defer { plain.kill() }
        let plainPort = try plain.line()[1]
        let ours = try listen(port, "/api/v1/events", clients: clients)
        let theirs = try listen(plainPort, "/events", clients: clients)

        var own: [Double] = []
        var other: [Double] = []
        var writes: [Double] = []
        var otherWrites: [Double] = []
        var cpu: [Double] = []
        var otherCPU: [Double] = []
        let frames = folder + "/frames"
        // The first round only warms up.
        for round in 0...scale.rounds {
            let before = try counter(port)
            let start = server.cpuSeconds
            try ours.order("burst /bench/burst 300")
            let took = try seconds(ours)
            let cost = server.cpuSeconds - start
            let sent = try counter(port) - before
            try ours.order("save \(frames)")
            _ = try ours.line()

            let otherBefore = try fetch(plainPort, "/writes")
            let otherStart = plain.cpuSeconds
            try theirs.order("burst /burst 300 \(frames)")
            let otherTook = try seconds(theirs)
            guard round > 0 else { continue }
            own.append(took)
            other.append(otherTook)
            writes.append(sent)
            cpu.append(cost)
            otherCPU.append(plain.cpuSeconds - otherStart)
            otherWrites.append((Double(try fetch(plainPort, "/writes")) ?? .nan) - (Double(otherBefore) ?? .nan))
        }
        ours.end()
        theirs.end()
        Figure.show("300 updates to \(clients) clients: until all have all", own.median * 1000, "ms")
        Figure.show("plain Go", other.median * 1000, "ms")
        Figure.show("ours : plain Go", zip(own, other).map { $0 / $1 }.median, "×", .atMost(1))
        Figure.show("writes of the server", writes.median, "", .atMost(Double(300 * clients - 1)))
        Figure.show("writes of plain Go", otherWrites.median, "")
        Figure.show("processor time of the server", cpu.median, "s")
        Figure.show("processor time of plain Go", otherCPU.median, "s")
    }

    private static func seconds(_ listeners: ChildProcess) throws -> Double {
        let line = try listeners.line()
        guard line.count == 4, let seconds = Double(line[1]) else { throw BenchFailure("load says \(line)") }
        return seconds
    }

    /// How many writes to streams the server has counted.
    private static func counter(_ port: String) throws -> Double {
        let text = try fetch(port, "/metrics")
        let line = text.split(separator: "\n").first { $0.hasPrefix("huunghi_event_writes_total") }
        guard let value = line?.split(separator: " ").last.flatMap({ Double($0) }) else {
            throw BenchFailure("/metrics has no huunghi_event_writes_total")
        }
        return value
    }

    private static func fetch(_ port: String, _ path: String) throws -> String {
        try ChildProcess.output(of: Workshop.tool("load"), ["get", "http://127.0.0.1:\(port)\(path)"])
            .trimmingCharacters(in: .whitespacesAndNewlines)
    }
}
