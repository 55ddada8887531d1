import BorderVocabulary
import Steering
import Web

extension MoneyRefusal {
    /// What is wrong and what would be accepted.
    var phrase: Phrase {
        func phrase(_ key: String, _ values: [String: String] = [:]) -> Phrase {
            Phrase("money.refusal." + key, values.mapValues(Phrase.Value.text))
        }
        return switch self {
        case .unknownHeading(let id, let accepted): .unknownHeading(id, accepted)
        case .unknownProject(let id): phrase("unknown-project", ["project": "\(id)"])
        case .unknownPost(let post): Phrase("roster.refusal.unknown-post", ["post": .text("\(post)")])
        case .describedFrom(let day): phrase("described-from", ["day": "\(day)"])
        case .amountOutOfRange(let most): phrase("amount", ["most": "\(most.dong)"])
        case .yearOutOfRange(let years):
            phrase("year", ["first": "\(years.lowerBound)", "last": "\(years.upperBound)"])
        case .saidInFuture(let today): phrase("said-in-future", ["day": "\(today)"])
        case .alreadySet(let number): phrase("already-set", ["number": "\(number)"])
        case .nothingToAmend(let day?): phrase("amends-before", ["day": "\(day)"])
        case .nothingToAmend(nil): phrase("nothing-to-amend")
        case .noSuchPlan(let number), .noSuchCommitment(let number): phrase("no-such", ["number": "\(number)"])
        case .correctsAnother(let line, let day): phrase("corrects-another", ["year": "\(line.year)", "day": "\(day)"])
        case .unsoundTrajectory: phrase("unsound-trajectory")
        case .yearEndsBetween(let first, let last): phrase("year-end", ["first": "\(first)", "last": "\(last)"])
        case .signedAfterSaid(let day): phrase("signed-after-said", ["day": "\(day)"])
        case .file(let refusal): refusal.phrase
        case .entry(_, let refusal): refusal.phrase
        case .alreadyWithdrawn: phrase("withdrawn")
        case .ownWork: phrase("own-work")
        case .full(let limit): phrase("full", ["limit": "\(limit)"])
        }
    }
}

extension EntryRefusal {
    /// What is wrong with a booking and what would be accepted.
    var phrase: Phrase {
        func phrase(_ key: String, _ values: [String: String] = [:]) -> Phrase {
            Phrase("money.refusal." + key, values.mapValues(Phrase.Value.text))
        }
        return switch self {
        case .unknownProject(let id): phrase("unknown-project", ["project": "\(id)"])
        case .unknownHeading(let id, let accepted): .unknownHeading(id, accepted)
        case .amountOutOfRange(let most): phrase("amount", ["most": "\(most.dong)"])
        case .afterFile(let day): phrase("after-file", ["day": "\(day)"])
        case .yearTooFar(let years):
            phrase("year", ["first": "\(years.lowerBound)", "last": "\(years.upperBound)"])
        case .referenceTaken(let entry):
            phrase("reference-taken", ["amount": "\(entry.amount.dong)", "day": "\(entry.day)"])
        case .nothingToFollow(let reference): phrase("nothing-to-follow", ["reference": "\(reference)"])
        case .beforePayment(let day): phrase("before-payment", ["day": "\(day)"])
        case .notAnAdvance(let reference): phrase("not-an-advance", ["reference": "\(reference)"])
        case .moreThanLeft(let left): phrase("more-than-left", ["left": "\(left.dong)"])
        case .full(let limit): phrase("full", ["limit": "\(limit)"])
        }
    }
}

extension ImportRefusal {
    /// What is wrong with a file and what would be accepted.
    var phrase: Phrase {
        func phrase(_ key: String, _ values: [String: String] = [:]) -> Phrase {
            Phrase("import.refusal." + key, values.mapValues(Phrase.Value.text))
        }
        return switch self {
        case .saidInFuture(let today): phrase("said-in-future", ["day": "\(today)"])
        case .datedAlready(let day): phrase("dated-already", ["day": "\(day)"])
        case .unknownFile(let digest): phrase("unknown-file", ["digest": "\(digest)"])
        case .alreadyWithdrawn: phrase("withdrawn")
        case .ownFile: phrase("own-file")
        case .full(let limit): phrase("full", ["limit": "\(limit)"])
        }
    }
}

extension Phrase {
    fileprivate static func unknownHeading(_ id: HeadingID, _ accepted: [HeadingID]) -> Phrase {
        let names = accepted.map(\.description).joined(separator: ", ")
        return Phrase("money.refusal.unknown-heading", ["heading": .text("\(id)"), "accepted": .text(names)])
    }
}
