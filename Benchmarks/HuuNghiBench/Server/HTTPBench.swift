import Foundation

/// What an accepted declaration costs the server, against an empty JSON POST on the same server, turn by turn.
enum HTTPBench {
    private struct Load {
        /// Requests a second.
        let rate: Double
        /// Milliseconds of the server's processor time for one request.
        let cost: Double
        let median: Double
        let late: Double
        /// The number of the next declaration.
        let next: Int
    }

    static func run(_ scale: Scale) throws {
        let folder = try Workshop.empty("http")
        defer { Workshop.remove(folder) }
        let server = try ChildProcess(Workshop.sibling("huunghi-bench"), ["server", folder])
        defer { server.kill() }
        let greeting = try server.line()
        guard greeting.count == 4 else { throw BenchFailure("the server says \(greeting)") }
        let target = Target(server: server, port: greeting[1], token: greeting[2], seconds: scale.pick(3, quick: 0.5))
        let drivers = drivers(known: greeting[3])

        var next = 1
        var plain: [Load] = []
        var declared: [String: [Load]] = [:]
        // Once for each, so that nobody pays for the first time.
        _ = try target.empty()
        for driver in drivers { next = try target.declare(driver.word, from: next).next }
        for _ in 0..<scale.rounds {
            plain.append(try target.empty())
            for driver in drivers {
                let load = try target.declare(driver.word, from: next)
                next = load.next
                declared[driver.word, default: []].append(load)
            }
        }
        show("empty JSON POST", plain)
        for driver in drivers {
            let loads = declared[driver.word] ?? []
            show("declaration, \(driver.name)", loads)
            let costs = zip(loads, plain).map { $0.cost / $1.cost }
            let rates = zip(loads, plain).map { $1.rate / $0.rate }
            Figure.show("processor time, \(driver.name) : empty", costs.median, "×", .atMost(3))
            Figure.show("throughput, empty : \(driver.name)", rates.median, "×")
        }
    }

    private static func drivers(known: String) -> [(word: String, name: String)] {
        [
            (word: known, name: "driver by pseudonym"), (word: "regular", name: "one of 1,000 drivers by papers"),
            (word: "new", name: "a driver never seen before"),
        ]
    }

    private static func show(_ name: String, _ loads: [Load]) {
        Figure.show("\(name): requests", loads.map(\.rate).median, "/s")
        Figure.show("\(name): processor time", loads.map { $0.cost * 1000 }.median, "µs")
        Figure.show("\(name): median wait", loads.map(\.median).median, "ms")
        Figure.show("\(name): 99 % wait at most", loads.map(\.late).median, "ms")
    }

    private struct Target {
        let server: ChildProcess
        let port: String
        let token: String
        let seconds: Double

        func empty() throws -> Load { try load(["-path", "/bench/empty", "-kind", "empty"]) }

        func declare(_ driver: String, from first: Int) throws -> Load {
            try load([
                "-path", "/api/v1/declarations", "-kind", "declaration", "-driver", driver, "-token", token, "-first",
                "\(first)",
            ])
        }

        private func load(_ arguments: [String]) throws -> Load {
            let before = server.cpuSeconds
            let text = try ChildProcess.output(
                of: Workshop.tool("load"),
                ["post", "-address", "127.0.0.1:\(port)", "-connections", "256", "-seconds", "\(seconds)"] + arguments)
            let used = server.cpuSeconds - before
            let words = text.split(whereSeparator: \.isWhitespace)
            guard words.count == 6, let posted = Double(words[1]), let took = Double(words[2]),
                let median = Double(words[3]), let late = Double(words[4]), let next = Int(words[5])
            else { throw BenchFailure("load says \(text)") }
            return Load(
                rate: posted / took, cost: used * 1000 / posted, median: median * 1000, late: late * 1000, next: next)
        }
    }
}
