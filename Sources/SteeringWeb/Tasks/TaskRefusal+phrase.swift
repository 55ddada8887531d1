import BorderVocabulary
import Steering
import Web

extension TaskRefusal {
    var phrase: Phrase {
        func phrase(_ key: String, _ values: [String: String] = [:]) -> Phrase {
            Phrase("tasks.refusal." + key, values.mapValues(Phrase.Value.text))
        }
        return switch self {
        case .unknownPost(let post): phrase("unknown-post", ["post": "\(post)"])
        case .unknownDirective(let id): phrase("unknown-directive", ["document": "\(id)"])
        case .unknownPoint(let point, let id): phrase("unknown-point", ["point": "\(point)", "document": "\(id)"])
        case .unknownTask(let id): phrase("unknown-task", ["task": "\(id)"])
        case .otherDirective(let id): phrase("other-directive", ["document": "\(id)"])
        case .otherPoint(let point, let id): phrase("other-point", ["point": "\(point)", "document": "\(id)"])
        case .otherTask(let id): phrase("other-task", ["task": "\(id)"])
        case .notTheirs(let posts):
            phrase("not-theirs", ["posts": posts.map(\.description).joined(separator: ", ")])
        case .interested(let post): phrase("interested", ["post": "\(post)"])
        case .ownClaim: phrase("own-claim")
        case .verifierNotIndependent(let post): phrase("verifier", ["post": "\(post)"])
        case .leadIsIssuer(let post): phrase("lead-is-issuer", ["post": "\(post)"])
        case .namedTwice(let post): phrase("named-twice", ["post": "\(post)"])
        case .inFuture(let today): phrase("in-future", ["day": "\(today)"])
        case .tooEarly(let earliest): phrase("too-early", ["day": "\(earliest)"])
        case .notNow(let state, let kinds):
            Phrase(
                "tasks.refusal.not-now",
                [
                    "state": .word("task.state." + state.rawValue),
                    "accepted": .words(kinds.map { "task.step." + $0.rawValue }),
                ])
        case .notLater(let day): phrase("not-later", ["day": "\(day)"])
        case .hasDeadline(let day): phrase("has-deadline", ["day": "\(day)"])
        case .hasNoDeadline(let day): phrase("has-no-deadline", ["day": "\(day)"])
        case .nothingAsked: phrase("nothing-asked")
        case .evidenceMissing: phrase("evidence-missing")
        case .unknownLink(let link): phrase("unknown-link", ["link": "\(link)"])
        case .rungsDoNotRise: phrase("rungs")
        case .full(let limit): phrase("full", ["limit": "\(limit)"])
        }
    }
}
