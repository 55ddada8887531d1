import BorderVocabulary
import Steering
import Web

/// A target in a list.
struct TargetRow: Sendable {
    let number: String
    let name: String
    let path: String
    let sample: Bool
    let aim: String
    let newest: String
    let newestWhen: String
    let chance: String
    let forecast: String?
    let light: BadgeView
    /// The rule's light where a person has set another.
    let computed: BadgeView?
    let ground: String
    let outcome: BadgeView
    let part: Bool

    init(_ standing: TargetStanding, _ plan: PlanWords, _ suffix: String) {
        let target = standing.target
        number = target.number.map { "\($0)" } ?? ""
        name = target.name.description
        path = "/steering/targets/\(target.id)" + suffix
        sample = target.isSample
        aim = plan.aim(standing.aim, target)
        newest = standing.newest.map { plan.value($0.value) } ?? plan("none")
        newestWhen = standing.newest.map { plan.told($0, standing.age) } ?? ""
        chance = standing.probability.map(plan.percent) ?? plan("none")
        let scale = plan.scale(standing)
        forecast =
            standing.forecast?.forecast.map { forecast in
                plan(
                    "forecast.short",
                    [
                        "p50": plan.decimal(forecast.p50, scale), "p10": plan.decimal(forecast.p10, scale),
                        "p90": plan.decimal(forecast.p90, scale),
                    ])
            } ?? standing.forecast.flatMap(plan.answer)
        light = plan.badge(standing.light.shown)
        computed = standing.light.override == nil ? nil : plan.badge(standing.light.computed)
        ground = plan.ground(standing.light)
        outcome = plan.badge(standing.verdict.outcome)
        part = !standing.version.terms.isHeadline
    }
}

/// “So many of so many”, with what was published beside it.
struct TallyView: Sendable {
    struct State: Sendable {
        let word: String
        let count: String
    }

    struct Told: Sendable {
        let value: String
        let when: String
        let source: String
        let link: String?
    }

    let states: [State]
    let counted: String
    let original: String?
    let expected: String?
    let dropped: String?
    let missing: String?
    let samples: Bool
    let published: [Told]

    init?(_ scene: PlanScene, _ say: PlanWords) {
        guard let plan = scene.plan, let tally = scene.tally, let first = scene.original else { return nil }
        let number = { (count: Int) in say.words.number(count) }
        states = TargetOutcome.allCases.map { outcome in
            State(word: say("outcome." + outcome.rawValue), count: number(tally[outcome].count))
        }
        counted = say("tally.counted", ["met": number(tally[.met].count), "count": number(tally.counted)])
        original =
            (first[.met].count, first.counted) == (tally[.met].count, tally.counted)
            ? nil : say("tally.original", ["met": number(first[.met].count), "count": number(first.counted)])
        expected = tally.expected.isEmpty ? nil : say("tally.expected", ["count": number(tally.expected.count)])
        dropped = tally.dropped.isEmpty ? nil : say("tally.dropped", ["count": number(tally.dropped.count)])
        missing = tally.notListed.flatMap { missing in
            missing == 0
                ? nil
                : say(
                    "tally.missing",
                    ["official": number(plan.officialTargets ?? 0), "missing": number(missing)])
        }
        samples = tally.hasSamples
        published = scene.published.map { observation in
            let source = observation.statement.source.description
            return Told(
                value: say.value(observation.statement.value),
                when: observation.certainFrom.map(say.words.formats.date) ?? say("day-not-printed"),
                source: source, link: source.hasPrefix("https://") || source.hasPrefix("http://") ? source : nil)
        }
    }
}

extension PlanWords {
    /// Of which stretch a figure speaks, since when it was known, and how old that is.
    func told(_ figure: PlanFigure, _ age: Int?) -> String {
        guard let day = figure.knownFrom, let age else { return period(figure.period) }
        return self(
            figure.isExpected ? "told.expected" : "told",
            ["period": period(figure.period), "day": words.formats.date(day), "days": words.number(age)])
    }

    /// Why there is no forecast; nil where there is one, or nothing to forecast.
    func answer(_ answer: ForecastAnswer) -> String? {
        switch answer {
        case .forecast, .notAYear, .settled: nil
        case .tooLittleData(let years, let needed):
            self("forecast.too-little", ["years": words.number(years), "needed": words.number(needed)])
        }
    }
}
