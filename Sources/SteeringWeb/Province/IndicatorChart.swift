import Foundation
import Steering

/// Plan and result of an indicator over its years, for the script that draws; nil where fewer than two years have a number.
struct IndicatorChart: Encodable {
    struct Row: Encodable {
        let label: String
        let values: [Decimal?]
    }

    let type = "line"
    let title: String
    let labels: [String]
    let unit: String
    let series: [Row]

    init?(_ name: String, _ unit: String, _ figures: [FrozenSeries]) {
        let years = figures.filter { $0.period.part == .whole && $0.period.calendar == .statistical }
        let results = years.filter { !$0.kind.isPlan }
        let periods = Set(results.map(\.period)).sorted()
        let values = periods.map { period -> Decimal? in
            guard case .number(let number)? = results.first(where: { $0.period == period })?.said.last?.value else {
                return nil
            }
            return Decimal(string: number.description, locale: Locale(identifier: "en_US_POSIX"))
        }
        guard values.count(where: { $0 != nil }) > 1 else { return nil }
        title = name
        labels = periods.map { "\($0)" }
        self.unit = unit
        series = [Row(label: name, values: values)]
    }

    /// The chart as the attribute of its figure.
    var json: String? {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return (try? encoder.encode(self)).map { String(decoding: $0, as: UTF8.self) }
    }
}
