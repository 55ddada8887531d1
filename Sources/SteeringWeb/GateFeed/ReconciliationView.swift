import BorderVocabulary
import Steering
import Web

/// One measure of the gates beside customs.
struct ReconciliationView: Sendable {
    let name: String
    let gate: String
    let customs: String
    let difference: String
    let standing: BadgeView
    let tolerance: String

    init(_ found: Reconciliation, _ gates: GateFeedBook, _ query: GateQuery, _ words: Words) {
        name = words.name(found.measure.indicator)
        gate = words.amount(found.gate, found.measure)
        customs = words.amount(found.customs, found.measure)
        difference = words.difference(found.difference, of: found.customs, found.measure)
        standing = words.badge(found.standing)
        tolerance =
            gates.tolerance(found.measure, for: query.days.upperBound, knownOn: query.known).map { tolerance in
                words(
                    "gates.tolerance",
                    [
                        "units": words.amount(tolerance.units, found.measure), "permille": "\(tolerance.permille)",
                        "from": words.formats.date(tolerance.from), "basis": "\(tolerance.basis)",
                    ])
            } ?? words("gates.tolerance.none")
    }
}

/// One day, gate and direction on which the gate and customs do not say the same.
struct DifferenceView: Sendable {
    let day: String
    let place: String
    let direction: String
    let measure: String
    let gate: String
    let customs: String
    let difference: String
    let verdict: BadgeView
    let explanation: String?

    init(_ difference: DayDifference, _ words: Words) {
        day = words.formats.date(difference.key.day)
        place = words.place(difference.key.way.place)
        direction = words.direction(difference.key.way.direction)
        measure = words.name(difference.measure.indicator)
        gate = words.amount(difference.gate, difference.measure)
        customs = words.amount(difference.customs, difference.measure)
        self.difference = words.difference(difference.difference, of: difference.customs, difference.measure)
        verdict = words.badge(difference)
        explanation = difference.explanation.map {
            words(
                "gates.explained",
                [
                    "reason": "\($0.content.reason)", "by": "\($0.by)", "day": words.formats.date($0.at.localDate),
                ])
        }
    }
}
