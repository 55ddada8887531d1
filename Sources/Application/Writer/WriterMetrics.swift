import BorderVocabulary
import Gate
import Metrics

/// What a writer tells the monitoring.
struct WriterMetrics: Sendable {
    private let failures: Counter
    private let events: Counter
    private let submissions: Counter
    private let batches: Metrics.Timer

    init(gate: GateID) {
        let dimensions = [("gate", "\(gate)")]
        failures = Counter(label: "huunghi_append_failures_total", dimensions: dimensions)
        events = Counter(label: "huunghi_events_total", dimensions: dimensions)
        submissions = Counter(label: "huunghi_submissions_total", dimensions: dimensions)
        batches = Metrics.Timer(label: "huunghi_append_seconds", dimensions: dimensions)
    }

    /// The log did not take a batch.
    func batchFailed() { failures.increment() }

    /// One batch is durable.
    func batch(events count: Int, submissions answered: Int, took duration: Duration) {
        events.increment(by: count)
        submissions.increment(by: answered)
        batches.recordNanoseconds(Int64(duration / .nanoseconds(1)))
    }
}
