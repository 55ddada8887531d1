import BorderVocabulary
import Steering
import Web

/// How the petitions stand, with every denominator, and how long they take with the open ones counted.
struct PetitionFigures: Sendable {
    struct Count: Sendable {
        let word: String
        let count: String
        let share: String
    }

    struct Duration: Sendable {
        let name: String
        let count: String
        let ended: String
        let median: String
        let quarter: String
    }

    let all: [PeopleFact]
    let answering: [Count]
    let settling: [Count]
    let onTime: String
    let resolved: String
    let remarks: [String]
    let answerChart: String?
    let answerTimes: [Duration]
    let resolutionChart: String?
    let resolutionTimes: [Duration]
    let any: Bool

    init(_ statuses: [PetitionStatus], _ view: RoomView) {
        let words = view.words
        let counts = PetitionCounts(statuses)
        any = counts.petitions > 0
        all = [
            PeopleFact(name: words("petitions.all"), value: words.number(counts.petitions)),
            PeopleFact(name: words("petitions.cases"), value: words.number(counts.cases)),
            PeopleFact(
                name: words("petitions.waiting"),
                value: words.number(counts[.waiting] + counts[.overdue] + counts[.waitingWithoutPeriod])),
            PeopleFact(name: words("petitions.overdue"), value: words.number(counts[.overdue])),
        ]
        answering = PetitionStatus.Answering.allCases.map { sort in
            Count(
                word: words("petition.answering." + sort.rawValue), count: words.number(counts[sort]),
                share: words.percent(counts[sort], of: counts.petitions))
        }
        settling = PetitionStatus.Settling.allCases.map { sort in
            Count(
                word: words("petition.settling." + sort.rawValue), count: words.number(counts[sort]),
                share: words.percent(counts[sort], of: counts.petitions))
        }
        onTime = words.portion(counts.onTime.count, of: counts.onTime.of)
        resolved = words.portion(counts.resolved.count, of: counts.resolved.of)
        remarks = [
            ("reopened", counts.reopened), ("later-entry", counts.onTimeByLaterEntry),
            ("entered-after", counts.enteredAfterPeriod),
            ("reclassified", counts.onTimeByReclassifying), ("withheld", counts.withheld),
        ].filter { $0.1 > 0 }.map { words("petitions.remark." + $0.0, ["count": words.number($0.1)]) }
        answerTimes = Self.durations(statuses, view) { $0.timeToAnswer }
        resolutionTimes = Self.durations(statuses, view) { $0.timeToResolution }
        answerChart = Self.chart(SurvivalCurve(statuses.map(\.timeToAnswer)), words("petitions.chart.answer"), words)
        resolutionChart = Self.chart(
            SurvivalCurve(statuses.map(\.timeToResolution)), words("petitions.chart.resolution"), words)
    }

    /// All, then each kind that there is.
    private static func durations(
        _ statuses: [PetitionStatus], _ view: RoomView, _ time: (PetitionStatus) -> Lifetime
    ) -> [Duration] {
        let words = view.words
        func duration(_ name: String, _ some: [PetitionStatus]) -> Duration {
            let curve = SurvivalCurve(some.map(time))
            func left(_ part: Double) -> String {
                if let days = curve.time(untilLeft: part) { return words.days(days) }
                return words("petitions.not-reached", ["days": words.days(curve.watched ?? 0)])
            }
            return Duration(
                name: name, count: words.number(curve.count), ended: words.number(curve.ended), median: left(0.5),
                quarter: left(0.25))
        }
        let kinds = Set(statuses.compactMap(\.own.kind)).sorted()
        return [duration(words("petitions.all"), statuses)]
            + kinds.map { kind in
                duration(
                    words.term(.kind, kind, view.room.petitions, on: view.day), statuses.filter { $0.own.kind == kind })
            }
    }

    /// The most days that a chart shows one by one.
    private static let points = 120

    private static func chart(_ curve: SurvivalCurve, _ title: String, _ words: Words) -> String? {
        guard let watched = curve.watched, curve.ended > 0 else { return nil }
        let stride = max(1, (watched + points - 1) / points)
        let days = Array(Swift.stride(from: 0, through: watched, by: stride))
        var json = JSONWriter(capacity: 4_096)
        json.object { json in
            json.member("type", "line")
            json.member("title", title)
            json.member("unit", words("petitions.chart.unit"))
            json.list("labels", texts: days.map(words.number))
            json.list("series", ["left", "low", "high"]) { json, name in
                json.object { json in
                    json.member("label", words("petitions.chart." + name))
                    json.member("step", true)
                    if name == "high" { json.member("band", "-1") }
                    json.list("values", days) { json, day in
                        let step = curve.steps.last { $0.days <= day }
                        let part =
                            switch name {
                            case "low": step?.low
                            case "high": step?.high
                            case _: step?.survival
                            }
                        json.raw(tenths(part ?? 1))
                    }
                }
            }
        }
        return json.text
    }

    /// A part in hundredths with one decimal.
    private static func tenths(_ part: Double) -> String {
        let whole = Int((part * 1000).rounded())
        return "\(whole / 10).\(whole % 10)"
    }
}
