import Gate
import HTTPTypes
import Synchronization

/// What is counted of requests and commands.
struct RequestMeters: Sendable {
    private let registry: PrometheusRegistry
    private let durations: [RateClass: HistogramSeries]
    /// Counters that were used before, so that a request does not build their names again.
    private let known = KnownCounters()

    init(_ registry: PrometheusRegistry) {
        self.registry = registry
        registry.describe("huunghi_http_requests_total", "Requests answered, by class of operation and status.")
        registry.describe("huunghi_http_request_duration_seconds", "Time from a request's head to its answer's head.")
        registry.describe("huunghi_commands_total", "Commands given over HTTP, by name and outcome.")
        durations = Dictionary(
            uniqueKeysWithValues: RateClass.allCases.map {
                ($0, registry.histogram("huunghi_http_request_duration", [("class", $0.rawValue)]))
            })
    }

    func count(_ endpoint: Endpoint, _ status: HTTPResponse.Status, since start: ContinuousClock.Instant) {
        known.counter(endpoint.rate, status.code, in: registry).increment(by: 1)
        durations[endpoint.rate]?.record(seconds: start.duration(to: .now).inSeconds)
    }

    func countUnknown(_ status: HTTPResponse.Status) {
        registry.counter("huunghi_http_requests", [("class", "unknown"), ("status", "\(status.code)")]).increment(by: 1)
    }

    /// Counts one command; `outcome` is `done`, `unchanged`, `replayed`, or the code of the problem.
    static func count(_ command: CommandName, _ outcome: String, in registry: PrometheusRegistry, by amount: Int = 1) {
        registry.counter("huunghi_commands", [("command", command.rawValue), ("outcome", outcome)])
            .increment(by: Int64(amount))
    }
}

/// Counters of requests by class and status, found without building their names.
private final class KnownCounters: Sendable {
    private struct Key: Hashable {
        let rate: RateClass
        let status: Int
    }

    private let counters = Mutex<[Key: CounterSeries]>([:])

    func counter(_ rate: RateClass, _ status: Int, in registry: PrometheusRegistry) -> CounterSeries {
        counters.withLock { counters in
            if let counter = counters[Key(rate: rate, status: status)] { return counter }
            let counter = registry.counter(
                "huunghi_http_requests", [("class", rate.rawValue), ("status", String(status))])
            counters[Key(rate: rate, status: status)] = counter
            return counter
        }
    }
}
