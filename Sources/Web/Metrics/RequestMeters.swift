import Gate
import HTTPTypes
import Synchronization

/// What is counted of requests.
struct RequestMeters: Sendable {
    private struct Key: Hashable {
        let rate: RateClass
        let status: Int
    }

    private let registry: PrometheusRegistry
    private let durations: [RateClass: HistogramSeries]
    private let known = KnownCounters<Key>()

    init(_ registry: PrometheusRegistry) {
        self.registry = registry
        registry.describe("huunghi_http_requests_total", "Requests answered, by class of operation and status.")
        registry.describe("huunghi_http_request_duration_seconds", "Time from a request's head to its answer's head.")
        durations = Dictionary(
            uniqueKeysWithValues: RateClass.allCases.map {
                ($0, registry.histogram("huunghi_http_request_duration", [("class", $0.rawValue)]))
            })
    }

    func count(_ endpoint: Endpoint, _ status: HTTPResponse.Status, since start: ContinuousClock.Instant) {
        let counter = known.find(Key(rate: endpoint.rate, status: status.code)) { key in
            registry.counter("huunghi_http_requests", [("class", key.rate.rawValue), ("status", String(key.status))])
        }
        counter.increment(by: 1)
        durations[endpoint.rate]?.record(seconds: start.duration(to: .now).inSeconds)
    }

    func countUnknown(_ status: HTTPResponse.Status) {
        registry.counter("huunghi_http_requests", [("class", "unknown"), ("status", "\(status.code)")]).increment(by: 1)
    }
}

/// What is counted of commands.
struct CommandMeters: Sendable {
    private struct Key: Hashable {
        let command: CommandName
        let outcome: String
    }

    private let registry: PrometheusRegistry
    private let known = KnownCounters<Key>()

    init(_ registry: PrometheusRegistry) {
        self.registry = registry
        registry.describe("huunghi_commands_total", "Commands given over HTTP, by name and outcome.")
    }

    /// Counts one command; `outcome` is `done`, `unchanged`, `replayed`, or the code of the problem.
    func count(_ command: CommandName, _ outcome: String) {
        let counter = known.find(Key(command: command, outcome: outcome)) { key in
            registry.counter("huunghi_commands", [("command", key.command.rawValue), ("outcome", key.outcome)])
        }
        counter.increment(by: 1)
    }
}

/// Counters that were used before, found without building their names again. Keys are finite: classes, statuses, codes.
private final class KnownCounters<Key: Hashable & Sendable>: Sendable {
    private let counters = Mutex<[Key: CounterSeries]>([:])

    func find(_ key: Key, _ make: (Key) -> CounterSeries) -> CounterSeries {
        counters.withLock { counters in
            if let counter = counters[key] { return counter }
            let counter = make(key)
            counters[key] = counter
            return counter
        }
    }
}
