import Steering
import Web

extension PlanRefusal {
    /// What is wrong and what would be accepted.
    var phrase: Phrase {
        func phrase(_ key: String, _ values: [String: String] = [:]) -> Phrase {
            Phrase("plan.refusal." + key, values.mapValues(Phrase.Value.text))
        }
        return switch self {
        case .unknownPlan(let id): phrase("unknown-plan", ["plan": "\(id)"])
        case .unknownTarget(let id): phrase("unknown-target", ["target": "\(id)"])
        case .unknownGroup(let id, let number): phrase("unknown-group", ["plan": "\(id)", "number": "\(number)"])
        case .notATermAbove(let id): phrase("not-a-term", ["plan": "\(id)"])
        case .spanFixed(let span): phrase("span-fixed", ["years": "\(span)"])
        case .sampleStays(true): phrase("sample-stays")
        case .sampleStays(false): phrase("official-stays")
        case .planIsSample(let id): phrase("plan-is-sample", ["plan": "\(id)"])
        case .outsidePlan(let span): phrase("outside-plan", ["years": "\(span)"])
        case .numberOutOfList(let count): phrase("number-out-of-list", ["count": "\(count)"])
        case .numberTaken(let id): phrase("number-taken", ["target": "\(id)"])
        case .alreadySet(let id): phrase("already-set", ["target": "\(id)"])
        case .measureFixed(let id, let unit, let period):
            phrase("measure-fixed", ["indicator": "\(id)", "unit": "\(unit)", "period": "\(period)"])
        case .unknownIndicator(let id): phrase("unknown-indicator", ["indicator": "\(id)"])
        case .otherUnit(let unit): phrase("other-unit", ["accepted": "\(unit)"])
        case .notComparable(let id, let other):
            Phrase("steering.refusal.not-comparable", ["indicator": .text("\(id)"), "other": .text("\(other)")])
        case .rangeUpsideDown: phrase("range-upside-down")
        case .dueOutside(let first, let last): phrase("due-outside", ["first": "\(first)", "last": "\(last)"])
        case .aimWanted: phrase("aim-wanted")
        case .unknownVersion(let count): phrase("unknown-version", ["count": "\(count)"])
        case .dayWanted: phrase("day-wanted")
        case .adoptedInFuture(let today): phrase("adopted-in-future", ["day": "\(today)"])
        case .ownEntry: phrase("own-entry")
        case .pathUnordered(let first, let last, let limit):
            phrase("path-unordered", ["first": "\(first)", "last": "\(last)", "limit": "\(limit)"])
        case .pathMissesBound(let bound): phrase("path-misses-bound", ["value": "\(bound)"])
        case .noPath: phrase("no-path")
        case .ruleNotLater(let day): phrase("rule-not-later", ["day": "\(day)"])
        case .ruleUnordered(let next): phrase("rule-unordered", ["number": "\(next)"])
        case .notOverridable(let lights):
            Phrase("plan.refusal.not-overridable", ["accepted": .words(lights.map { "plan.light." + $0.rawValue })])
        case .notOnPost(let post): phrase("not-on-post", ["post": "\(post)"])
        case .ownTarget(let post): phrase("own-target", ["post": "\(post)"])
        case .overrideTooLong(let latest): phrase("override-too-long", ["day": "\(latest)"])
        case .noOverride(let id): phrase("no-override", ["target": "\(id)"])
        case .full(let limit): phrase("full", ["limit": "\(limit)"])
        }
    }
}
