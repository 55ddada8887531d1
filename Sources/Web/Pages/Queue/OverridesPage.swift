import Application
import BorderVocabulary
import Gate

/// Every call out of turn of a day, with its reason.
struct OverridesPage: Sendable {
    struct Count: Sendable {
        let place: String
        let count: String
    }

    struct Row: Sendable {
        let time: String
        let place: String
        let trip: String
        let reason: String
        let duty: String
        let passed: String
        let rule: String
    }

    let title: String
    let date: String
    let day: String
    let any: Bool
    let total: String
    let passedInAll: String
    let counts: [Count]
    let rows: [Row]
    let more: String?
    let before: String
    let after: String?
    let api: String

    init(_ overtakings: [Overtaking], isComplete: Bool, on date: LocalDate, today: LocalDate, words: Words) {
        self.date = date.description
        day = words.formats.date(date)
        title = words("overrides.title", ["date": day])
        any = !overtakings.isEmpty
        total = words.number(overtakings.count)
        passedInAll = words.number(overtakings.reduce(0) { $0 + ($1.passedOver ?? 0) })
        let byPlace = overtakings.reduce(into: [PlaceID: Int]()) { $0[$1.place, default: 0] += 1 }
        counts = PlaceOrder.published.sorted(byPlace.keys).map {
            Count(place: words.place($0), count: words.number(byPlace[$0] ?? 0))
        }
        rows = overtakings.map { one in
            Row(
                time: words.formats.time(one.at), place: words.place(one.place), trip: one.trip.description,
                reason: one.reason, duty: words.duty(one.duty),
                passed: one.passedOver.map(words.number) ?? words("unit.none"),
                rule: one.rule?.description ?? words("unit.none"))
        }
        more = isComplete ? nil : words("overrides.more", ["count": words.number(overtakings.count)])
        before = "/overrides?date=\(date.adding(days: -1))"
        after = date < today ? "/overrides?date=\(date.adding(days: 1))" : nil
        api = "/api/v1/overrides?date=\(date)"
    }
}
