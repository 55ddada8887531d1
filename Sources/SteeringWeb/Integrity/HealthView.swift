import BorderVocabulary
import Steering
import SteeringReport
import Web

/// What the page of the room's own health shows.
struct HealthView: Sendable {
    /// A part of a whole.
    struct Row: Sendable {
        let measure: String
        let part: String
        let whole: String
        let share: String
    }

    /// How old the figures of one owner are.
    struct Age: Sendable {
        let owner: String
        let all: String
        let late: String
        let withoutHabit: String
        let oldest: String
        let names: [IntegrityLink]
    }

    /// How often forecasts came true.
    struct Forecasts: Sendable {
        let rows: [Row]
        let brier: String
        let stretch: String
    }

    let title: String
    let stretch: String
    let rows: [Row]
    /// Nil with too little data.
    let forecasts: Forecasts?
    let tooFew: String
    let ages: [Age]
    let hasAges: Bool
    let cut: String?

    init(_ answer: IntegrityAnswer, _ words: IntegrityWords) {
        title = words("health.title")
        stretch = words.stretch(answer.days)
        rows = HealthView.rows(answer.health, words)
        forecasts = Forecasts(answer.health.forecasts, words)
        tooFew = HealthView.tooFew(answer.health.forecasts, words)
        ages = answer.health.ages.owners.map { Age($0, answer, words) }
        hasAges = !ages.isEmpty
        cut =
            answer.health.ages.isCut
            ? words("health.ages.cut", ["count": words.words.number(IntegrityScope.Limit.indicators)]) : nil
    }

    /// Each measure with its part and its whole.
    static func rows(_ health: RoomHealth, _ words: IntegrityWords) -> [Row] {
        health.shares.map { share in
            Row(words("health.measure." + share.measure.rawValue), share.part, share.whole, words)
        }
    }

    /// That there are fewer forecasts than are needed.
    static func tooFew(_ record: ForecastRecord, _ words: IntegrityWords) -> String {
        words(
            "health.forecasts.too-few",
            [
                "have": words.words.number(record.trials.count), "need": words.words.number(ForecastRecord.least),
            ])
    }
}

extension HealthView.Row {
    init(_ measure: String, _ part: Int, _ whole: Int, _ words: IntegrityWords) {
        self.init(
            measure: measure, part: words.words.number(part), whole: words.words.number(whole),
            share: words.percent(part, of: whole))
    }
}

extension HealthView.Forecasts {
    init?(_ record: ForecastRecord, _ words: IntegrityWords) {
        guard record.isEnough, let brier = record.brier else { return nil }
        let (attained, inside) = (record.attained, record.inside)
        rows = [
            HealthView.Row(words("health.forecasts.attained"), attained.count, attained.of, words),
            HealthView.Row(words("health.forecasts.inside"), inside.count, inside.of, words),
        ]
        self.brier = words("health.forecasts.brier", ["score": words.decimal(brier)])
        let days = record.trials.map(\.on)
        let (first, last) = (days.min() ?? .earliest, days.max() ?? .earliest)
        stretch = words(
            "health.forecasts.stretch",
            [
                "count": words.words.number(record.trials.count), "from": words.words.formats.date(first),
                "to": words.words.formats.date(last),
            ])
    }
}

extension HealthView.Age {
    init(_ age: OwnerAge, _ answer: IntegrityAnswer, _ words: IntegrityWords) {
        owner = words.owner(age.owner, answer.roster)
        all = words.words.number(age.all.count)
        late = words.words.number(age.late.count)
        withoutHabit = words.words.number(age.withoutHabit)
        oldest = words.words.number(age.oldest)
        let longest = age.late.sorted { $0.daysLate(on: answer.day) ?? 0 > $1.daysLate(on: answer.day) ?? 0 }
        names = longest.prefix(IntegrityView.cases).map { late in
            IntegrityLink(
                href: "/steering/figures/\(late.indicator)" + RoomFrame.suffix(words.vantage),
                word: words(
                    "health.ages.late-by",
                    [
                        "name": words.speech.name(late.indicator), "period": "\(late.newest)",
                        "days": words.words.number(late.daysLate(on: answer.day) ?? 0),
                    ]))
        }
    }
}
