import Steering
import Web

/// The year of a target as a chart: what was reached, the way to it, what may come, and the bound.
///
/// It says nothing that the tables beside it do not say.
struct TargetChart: Sendable {
    /// As `room.js` reads it.
    let json: String

    init?(_ standing: TargetStanding, _ say: PlanWords) {
        guard !standing.months.isEmpty, let bound = standing.aim?.bound else { return nil }
        let reached = standing.months.map { $0.reached?.description }
        let planned = standing.months.map { $0.planned?.description }
        var series: [(label: String, values: [String?], band: Bool)] = []
        if let forecast = standing.forecast?.forecast {
            let scale = say.scale(standing)
            // A fan opens from the last month that is known to what the year may come to.
            let known = reached.lastIndex { $0 != nil }
            func ray(_ end: Double) -> [String?] {
                (0..<12).map { month in
                    if month == 11 { return TargetChart.number(end, scale) }
                    guard let known, month >= known, let base = standing.months[known].reached else { return nil }
                    let share = Double(month - known) / Double(11 - known)
                    let start = Double(base.description) ?? end
                    return TargetChart.number(start + (end - start) * share, scale)
                }
            }
            series.append((say("chart.p10"), ray(forecast.p10), false))
            series.append((say("chart.p90"), ray(forecast.p90), true))
            series.append((say("chart.p50"), ray(forecast.p50), false))
        }
        if planned.contains(where: { $0 != nil }) { series.append((say("chart.planned"), planned, false)) }
        if reached.contains(where: { $0 != nil }) { series.append((say("chart.reached"), reached, false)) }
        series.append((say("chart.bound"), Array(repeating: bound.description, count: 12), false))
        var json = JSONWriter(capacity: 1_024)
        json.object { json in
            json.member("type", "line")
            json.member("title", say("chart.title", ["name": "\(standing.target.name)"]))
            json.list("labels", texts: standing.months.map { say("month.short", ["month": "\($0.month)"]) })
            json.member("unit", say.words.unit(standing.target.unit))
            json.list("series", series) { json, one in
                json.object { json in
                    json.member("label", one.label)
                    json.list("values", one.values) { json, value in
                        if let value { json.raw(value) } else { json.null() }
                    }
                    if one.band { json.member("band", "-1") }
                }
            }
        }
        self.json = json.text
    }

    /// A number as JSON writes it.
    private static func number(_ value: Double, _ scale: Int) -> String {
        let power = (0..<scale).reduce(1.0) { power, _ in power * 10 }
        return "\((value * power).rounded() / power)"
    }
}
