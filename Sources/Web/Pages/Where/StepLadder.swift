import BorderVocabulary
import Gate

/// The steps of a trip in plain words, with the one where it stands.
struct StepLadder: Sendable {
    private(set) var steps: [WherePage.Step] = []

    init(_ trip: Trip, returns: Bool, at now: Timestamp, words: Words) {
        var names = [
            "declared", "waiting", "called", "at-gate", "in-yard", "released", "crossed." + trip.direction.code,
        ]
        if returns || trip.stage.name == .abroad { names.append("back") }
        let present = StepLadder.index(trip.stage.name)
        for (index, name) in names.enumerated() {
            let isNow = index == present
            // A vehicle that came undeclared has its first step still before it.
            let isSkipped = index == 0 && trip.category == .unidentified
            steps.append(
                WherePage.Step(
                    step: isNow ? "now" : index < present && !isSkipped ? "done" : "next", isNow: isNow,
                    name: words("step." + name),
                    when: isSkipped
                        ? nil
                        : StepLadder.when(index, trip, isNow: isNow).map {
                            words.formats.moment($0, today: now.localDate)
                        },
                    plain: isNow ? StepLadder.plain(trip, at: now, words: words) : ""))
        }
    }

    private static func index(_ stage: StageName) -> Int {
        switch stage {
        case .declared: 0
        case .waiting: 1
        case .called: 2
        case .atGate: 3
        case .inYard: 4
        case .released: 5
        case .abroad: 7
        }
    }

    private static func when(_ index: Int, _ trip: Trip, isNow: Bool) -> Timestamp? {
        if index == 0 { return trip.declaredAt }
        if isNow { return trip.stage.since }
        return index == 1 ? trip.arrivedAt : nil
    }

    private static func plain(_ trip: Trip, at now: Timestamp, words: Words) -> String {
        let today = now.localDate
        switch trip.stage {
        case .declared:
            return words("step.declared.plain")
        case .waiting(let area, _):
            if let recall = trip.asideUntil {
                return words(
                    "step.aside.plain",
                    ["area": words.area(area), "time": words.formats.moment(recall, today: today)])
            }
            let text = words("step.waiting.plain", ["area": words.area(area)])
            guard trip.missedCalls > 0 else { return text }
            return text + " " + words.counted("step.missed", Int(trip.missedCalls))
        case .called(_, let lane, _, let until):
            let text = words(
                "step.called.plain", ["lane": words.lane(lane), "until": words.formats.moment(until, today: today)])
            switch trip.calling.phase {
            case .asked(let by):
                return text + " " + words("step.called.confirm", ["time": words.formats.moment(by, today: today)])
            case .confirmed: return text + " " + words("step.called.confirmed")
            case .quiet, .skipped, .recalled: return text
            }
        case .atGate(let lane, _):
            return words("step.at-gate.plain", ["lane": words.lane(lane)])
        case .inYard(let yard, _):
            return words("step.in-yard.plain", ["yard": words.yard(yard)])
        case .released(let lane, _):
            return words("step.released.plain", ["lane": words.lane(lane)])
        case .abroad(_, let deadline):
            guard let deadline else { return words("step.abroad-open.plain") }
            return words("step.abroad.plain", ["deadline": words.formats.moment(deadline, today: today)])
        }
    }
}
