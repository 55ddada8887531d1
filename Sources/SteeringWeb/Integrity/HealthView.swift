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

    /// How old the newest figure of one indicator is.
    struct Indicator: Sendable {
        let link: IntegrityLink
        let owner: String
        let newest: String
        let said: String
        let age: String
        let usual: String
        let due: String
        let late: BadgeView?
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
    let indicators: [Indicator]
    let cut: String?

    init(_ answer: IntegrityAnswer, _ words: IntegrityWords) {
        title = words("health.title")
        stretch = words.stretch(answer.days)
        rows = HealthView.rows(answer.health, words)
        forecasts = Forecasts(answer.health.forecasts, words)
        tooFew = HealthView.tooFew(answer.health.forecasts, words)
        ages = answer.health.ages.owners.map { Age($0, answer, words) }
        hasAges = !ages.isEmpty
        indicators = answer.health.ages.ages.map { Indicator($0, answer, words) }
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

extension HealthView.Indicator {
    init(_ age: FigureAge, _ answer: IntegrityAnswer, _ words: IntegrityWords) {
        link = IntegrityLink(
            href: "/steering/figures/\(age.indicator)" + RoomFrame.suffix(words.vantage),
            word: words.speech.name(age.indicator))
        owner = words.owner(age.owner, answer.roster)
        newest = "\(age.newest)"
        said = words.words.formats.date(age.knownFrom)
        self.age = words.words.number(age.age)
        usual = age.usualDays.map { words.words.number($0) } ?? words("health.ages.habitless")
        due = age.due.map { words.words.formats.date($0) } ?? "–"
        late = age.daysLate(on: answer.day).map { days in
            BadgeView(
                tone: "wait", icon: "warning",
                word: words("health.ages.days-late", ["days": words.words.number(days)]))
        }
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
