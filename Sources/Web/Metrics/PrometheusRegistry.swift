import CoreMetrics
import Synchronization

/// Everything that is counted in this process, in the text format of Prometheus 0.0.4.
///
/// It is a backend of swift-metrics, so that what other rooms count is shown too: bootstrap `MetricsSystem` with it.
package final class PrometheusRegistry: MetricsFactory, Sendable {
    private struct State {
        var series: [SeriesName: any Series] = [:]
        var help: [String: String] = [:]
    }

    private let state = Mutex(State())

    /// More series than this are not kept: a label that takes its values from clients would fill the memory.
    package static let capacity = 10_000

    /// Counts nothing yet.
    package init() {}

    /// Says what a metric means, in English, as scrapers expect it.
    package func describe(_ name: String, _ help: String) {
        state.withLock { $0.help[name] = help }
    }

    /// A number that only grows; its name ends in `_total`.
    package func counter(_ label: String, _ dimensions: [(String, String)] = []) -> CounterSeries {
        let plain = SeriesName.clean(label)
        let name = SeriesName(plain.hasSuffix("_total") ? plain : plain + "_total", dimensions)
        return find(name) { CounterSeries() }
    }

    /// A number that goes up and down.
    package func gauge(_ label: String, _ dimensions: [(String, String)] = []) -> GaugeSeries {
        find(SeriesName(SeriesName.clean(label), dimensions)) { GaugeSeries() }
    }

    /// Durations in seconds, in buckets.
    package func histogram(_ label: String, _ dimensions: [(String, String)] = []) -> HistogramSeries {
        let plain = SeriesName.clean(label)
        let name = SeriesName(plain.hasSuffix("_seconds") ? plain : plain + "_seconds", dimensions)
        return find(name) { HistogramSeries() }
    }

    private func find<S: Series>(_ name: SeriesName, _ make: () -> S) -> S {
        state.withLock { state in
            if let known = state.series[name] as? S { return known }
            let made = make()
            if state.series.count < PrometheusRegistry.capacity, state.series[name] == nil { state.series[name] = made }
            return made
        }
    }

    /// All metrics as text, ordered by name.
    package func text() -> String {
        let (series, help) = state.withLock { ($0.series, $0.help) }
        var text = ""
        var last = ""
        for (name, value) in series.sorted(by: { $0.key < $1.key }) {
            if name.metric != last {
                last = name.metric
                let words = help[last] ?? last.replacing("_", with: " ")
                text += "# HELP \(last) \(words)\n# TYPE \(last) \(value.kind)\n"
            }
            value.write(name, to: &text)
        }
        return text
    }

    // MARK: swift-metrics

    package func makeCounter(label: String, dimensions: [(String, String)]) -> any CounterHandler {
        counter(label, dimensions)
    }

    package func makeMeter(label: String, dimensions: [(String, String)]) -> any MeterHandler {
        gauge(label, dimensions)
    }

    package func makeRecorder(label: String, dimensions: [(String, String)], aggregate: Bool) -> any RecorderHandler {
        gauge(label, dimensions)
    }

    package func makeTimer(label: String, dimensions: [(String, String)]) -> any TimerHandler {
        histogram(label, dimensions)
    }

    package func destroyCounter(_ handler: any CounterHandler) {}
    package func destroyMeter(_ handler: any MeterHandler) {}
    package func destroyRecorder(_ handler: any RecorderHandler) {}
    package func destroyTimer(_ handler: any TimerHandler) {}
}

/// The name of a metric and its labels, ordered so that series of one metric stand together.
struct SeriesName: Hashable, Comparable, Sendable {
    let metric: String
    /// `a="b",c="d"`, escaped; empty without labels.
    let labels: String

    init(_ metric: String, _ dimensions: [(String, String)]) {
        self.metric = metric
        labels = dimensions.map { name, value in
            let escaped = value.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
            return "\(SeriesName.clean(name))=\"\(escaped)\""
        }.joined(separator: ",")
    }

    static func < (left: SeriesName, right: SeriesName) -> Bool {
        (left.metric, left.labels) < (right.metric, right.labels)
    }

    /// Letters, digits and underscores only.
    static func clean(_ label: String) -> String {
        String(label.map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "_" })
    }

    /// A sample's name, with further labels.
    func sample(_ suffix: String = "", _ more: String = "") -> String {
        let all = [labels, more].filter { !$0.isEmpty }.joined(separator: ",")
        return metric + suffix + (all.isEmpty ? "" : "{\(all)}")
    }
}

/// One series of numbers.
protocol Series: Sendable {
    var kind: String { get }
    func write(_ name: SeriesName, to text: inout String)
}
