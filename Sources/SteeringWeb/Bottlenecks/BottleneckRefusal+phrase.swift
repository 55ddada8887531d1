import BorderVocabulary
import Steering
import Web

extension BottleneckRefusal {
    var phrase: Phrase {
        func phrase(_ key: String, _ values: [String: String] = [:]) -> Phrase {
            Phrase("bottleneck.refusal." + key, values.mapValues(Phrase.Value.text))
        }
        func list(_ ids: [some CustomStringConvertible]) -> String { ids.map(\.description).joined(separator: ", ") }
        return switch self {
        case .unknownBottleneck(let id): phrase("unknown", ["id": "\(id)"])
        case .nameTaken(let id): phrase("name-taken", ["id": "\(id)"])
        case .measuredByRuleAlone: phrase("measured-alone")
        case .unknownPost(let post): phrase("unknown-post", ["post": "\(post)"])
        case .unknownCause(let accepted): phrase("unknown-cause", ["accepted": list(accepted)])
        case .causeWantsWords: phrase("cause-wants-words")
        case .unknownTaskForce(let accepted): phrase("unknown-task-force", ["accepted": list(accepted)])
        case .unknownParty(let accepted): phrase("unknown-party", ["accepted": list(accepted)])
        case .partyTaken(let id): phrase("party-taken", ["id": "\(id)"])
        case .notYourPost(let post): phrase("not-your-post", ["post": "\(post)"])
        case .onlyFor(let posts): phrase("only-for", ["accepted": list(posts)])
        case .ownerSpeaksForAffected: phrase("owner-speaks")
        case .inFuture(let today): phrase("in-future", ["day": "\(today)"])
        case .before(let day): phrase("before", ["day": "\(day)"])
        case .notOpen(let id): phrase("not-open", ["id": "\(id)"])
        case .notClosed(let id): phrase("not-closed", ["id": "\(id)"])
        case .mergedInto(let id): phrase("merged-into", ["id": "\(id)"])
        case .notMerged(let id): phrase("not-merged", ["id": "\(id)"])
        case .intoItself(let id): phrase("into-itself", ["id": "\(id)"])
        case .noEvidence: phrase("no-evidence")
        case .notBlocked: phrase("not-blocked")
        case .badAmount: phrase("bad-amount")
        case .badRule(let rule): phrase("bad-rule", ["rule": "\(rule)"])
        case .badTaskForce(let force): phrase("bad-task-force", ["id": "\(force)"])
        case .notLater(let day): phrase("not-later", ["day": "\(day)"])
        case .nothingWanted: phrase("nothing-wanted")
        case .full(let limit): phrase("full", ["limit": "\(limit)"])
        }
    }
}
