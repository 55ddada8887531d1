import BorderVocabulary
import Steering
import Web

extension ConferenceRefusal {
    var phrase: Phrase {
        func phrase(_ key: String, _ values: [String: String] = [:]) -> Phrase {
            Phrase("conference.refusal." + key, values.mapValues(Phrase.Value.text))
        }
        func list(_ ids: [some CustomStringConvertible]) -> String { ids.map(\.description).joined(separator: ", ") }
        func numbers(_ range: ClosedRange<Int>?) -> String {
            range.map { "\($0.lowerBound)…\($0.upperBound)" } ?? "–"
        }
        return switch self {
        case .unknownConference(let id): phrase("unknown", ["id": "\(id)"])
        case .nameTaken(let id): phrase("name-taken", ["id": "\(id)"])
        case .unknownSeries(let accepted): phrase("unknown-series", ["accepted": list(accepted)])
        case .unknownPost(let post): phrase("unknown-post", ["post": "\(post)"])
        case .tiersNotThen(let accepted):
            phrase("tiers-not-then", ["accepted": accepted.map(\.rawValue).joined(separator: ", ")])
        case .notYourPost(let post): phrase("not-your-post", ["post": "\(post)"])
        case .onlyFor(let posts): phrase("only-for", ["accepted": list(posts)])
        case .leadClosesOwn(let post): phrase("lead-closes-own", ["post": "\(post)"])
        case .inFuture(let today): phrase("in-future", ["day": "\(today)"])
        case .before(let day): phrase("before", ["day": "\(day)"])
        case .isOver(let id): phrase("is-over", ["id": "\(id)"])
        case .notHeld(let id): phrase("not-held", ["id": "\(id)"])
        case .unknownItem(let accepted): phrase("unknown-item", ["accepted": numbers(accepted)])
        case .unknownConclusion(let accepted): phrase("unknown-conclusion", ["accepted": numbers(accepted)])
        case .notClosed(let id): phrase("not-closed", ["id": "\(id)"])
        case .followUpStays(let item): phrase("follow-up-stays", ["item": "\(item)"])
        case .itemNotOn(let item): phrase("item-not-on", ["item": "\(item)"])
        case .stanceWantsNote: phrase("stance-wants-note")
        case .nobodyThere: phrase("nobody-there")
        case .minutesClosed(let document): phrase("minutes-closed", ["document": "\(document)"])
        case .wantsDeadline(let day): phrase("wants-deadline", ["day": "\(day)"])
        case .wantsLead: phrase("wants-lead")
        case .noEvidence: phrase("no-evidence")
        case .badRule(let version): phrase("bad-rule", ["version": "\(version)"])
        case .badSeries(let id): phrase("bad-series", ["id": "\(id)"])
        case .notLater(let day): phrase("not-later", ["day": "\(day)"])
        case .full(let limit): phrase("full", ["limit": "\(limit)"])
        }
    }
}
