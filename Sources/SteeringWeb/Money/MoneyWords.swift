import BorderVocabulary
import NIOCore
import Steering
import Web

extension Words {
    /// Millions of đồng, rounded, in groups of three digits.
    func millions(_ money: Money) -> String {
        let half: Int64 = money.dong < 0 ? -500_000 : 500_000
        return number(Int((money.dong + half) / 1_000_000))
    }

    /// Millions of đồng, or a dash where nobody has said.
    func millions(_ money: Money?) -> String { money.map { millions($0) } ?? "–" }

    /// Whole đồng, in groups of three digits.
    func dong(_ money: Money) -> String { number(Int(money.dong)) }

    /// A share in per cent with two decimals, or a dash where its whole is unknown or nothing.
    func percent(_ ratio: Ratio) -> String { ratio.basisPoints.map { percent(basisPoints: $0) } ?? "–" }

    /// Thousandths as per cent with one decimal, or a dash.
    func percent(permille: Int?) -> String {
        permille.map { number($0 / 10) + point + "\($0 % 10)" + " %" } ?? "–"
    }

    /// Part and whole of counted things, in per cent with one decimal and as they are.
    func share(_ part: Int, of whole: Int) -> String {
        guard whole > 0 else { return "–" }
        return percent(permille: (part * 2000 + whole) / (2 * whole))
    }

    private func percent(basisPoints: Int) -> String {
        let (whole, rest) = (basisPoints.magnitude / 100, basisPoints.magnitude % 100)
        return (basisPoints < 0 ? "−" : "") + number(Int(whole)) + point + (rest < 10 ? "0\(rest)" : "\(rest)") + " %"
    }

    private var point: String { language == .vi ? "," : "." }

    /// A month of a year as tables name it.
    func month(_ number: Int) -> String { self("money.month", ["month": "\(number)"]) }
}

/// The numbers of a chart, as `room.js` reads them; the table below it has the same.
struct ChartText {
    struct Series {
        let label: String
        let values: [Int?]
        var type: String?
    }

    let type: String
    let title: String
    let labels: [String]
    let unit: String
    let series: [Series]

    /// The chart as JSON; values are given in tenths.
    var tenths: String {
        var json = JSONWriter(capacity: 1_024)
        json.object { json in
            json.member("type", type)
            json.member("title", title)
            json.list("labels", texts: labels)
            json.member("unit", unit)
            json.list("series", series) { json, series in
                json.object { json in
                    json.member("label", series.label)
                    if let type = series.type { json.member("type", type) }
                    json.list("values", series.values) { json, value in
                        guard let value else { return json.null() }
                        json.raw("\(value < 0 ? "-" : "")\(value.magnitude / 10).\(value.magnitude % 10)")
                    }
                }
            }
        }
        return String(buffer: json.buffer)
    }
}
