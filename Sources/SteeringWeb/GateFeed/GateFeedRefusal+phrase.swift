import Steering
import Web

extension GateFeedRefusal {
    var phrase: Phrase {
        func phrase(_ key: String, _ values: [String: String] = [:]) -> Phrase {
            Phrase("gates.refusal." + key, values.mapValues(Phrase.Value.text))
        }
        return switch self {
        case .onlyCountedFromTheLog(let user): phrase("only-from-log", ["user": "\(user)"])
        case .dayNotOver(let today): phrase("day-not-over", ["day": "\(today)"])
        case .contradictsCount(let day, let seal): phrase("contradicts", ["day": "\(day)", "seal": "\(seal)"])
        case .customsInFuture(let today): phrase("customs-in-future", ["day": "\(today)"])
        case .customsSilent(let accepted):
            phrase("customs-silent", ["accepted": accepted.joined(separator: ", ")])
        case .customsNegative: phrase("customs-negative")
        case .toleranceNotLater(let day): phrase("tolerance-not-later", ["day": "\(day)"])
        case .toleranceOutOfRange: phrase("tolerance-out-of-range")
        case .noDifference: phrase("no-difference")
        case .ownRow: phrase("own-row")
        case .full(let limit): phrase("full", ["limit": "\(limit)"])
        }
    }
}

extension GateFigureRefusal {
    /// What is wrong and what would be accepted.
    package var phrase: Phrase {
        switch self {
        case .notCountedBy(let axis, let accepted):
            Phrase(
                "gates.refusal.not-counted-by",
                [
                    "axis": .text(axis.rawValue),
                    "accepted": .text(accepted.map(\.rawValue).sorted().joined(separator: ", ")),
                ])
        }
    }
}
