import CoreMetrics
import Synchronization

/// A number that only grows.
package final class CounterSeries: CounterHandler, Series {
    private let value = Atomic<Int64>(0)

    package func increment(by amount: Int64) {
        value.wrappingAdd(amount, ordering: .relaxed)
    }

    package func reset() {
        value.store(0, ordering: .relaxed)
    }

    var kind: String { "counter" }

    func write(_ name: SeriesName, to text: inout String) {
        text += "\(name.sample()) \(value.load(ordering: .relaxed))\n"
    }
}

/// A number that goes up and down.
package final class GaugeSeries: MeterHandler, RecorderHandler, Series {
    private let value = Mutex(0.0)

    package func set(_ value: Int64) { set(Double(value)) }
    package func set(_ value: Double) { self.value.withLock { $0 = value } }
    package func increment(by amount: Double) { value.withLock { $0 += amount } }
    package func decrement(by amount: Double) { value.withLock { $0 -= amount } }
    package func record(_ value: Int64) { set(value) }
    package func record(_ value: Double) { set(value) }

    var kind: String { "gauge" }

    func write(_ name: SeriesName, to text: inout String) {
        text += "\(name.sample()) \(decimal(value.withLock { $0 }))\n"
    }
}

/// Durations in seconds, in buckets from a millisecond to ten seconds.
package final class HistogramSeries: TimerHandler, Series {
    private struct State {
        var counts = [Int](repeating: 0, count: HistogramSeries.bounds.count + 1)
        var sum = 0.0
    }

    /// The upper bounds of the buckets, in seconds.
    static let bounds: [Double] = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

    private let state = Mutex(State())

    package func recordNanoseconds(_ duration: Int64) {
        record(seconds: Double(duration) * 1e-9)
    }

    func record(seconds: Double) {
        let bucket = HistogramSeries.bounds.firstIndex { seconds <= $0 } ?? HistogramSeries.bounds.count
        state.withLock { state in
            state.counts[bucket] += 1
            state.sum += seconds
        }
    }

    var kind: String { "histogram" }

    func write(_ name: SeriesName, to text: inout String) {
        let state = state.withLock { $0 }
        var total = 0
        for (bound, count) in zip(HistogramSeries.bounds, state.counts) {
            total += count
            text += "\(name.sample("_bucket", "le=\"\(decimal(bound))\"")) \(total)\n"
        }
        total += state.counts.last ?? 0
        text += "\(name.sample("_bucket", "le=\"+Inf\"")) \(total)\n"
        text += "\(name.sample("_sum")) \(state.sum)\n\(name.sample("_count")) \(total)\n"
    }
}

/// Whole numbers without a fraction, as people read them.
private func decimal(_ value: Double) -> String {
    Int64(exactly: value).map { String($0) } ?? String(value)
}
