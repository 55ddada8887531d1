import BorderVocabulary
import Steering
import Web

extension ProcedureRefusal {
    /// What is wrong and what would be accepted.
    var phrase: Phrase {
        func phrase(_ key: String, _ values: [String: String] = [:]) -> Phrase {
            Phrase("procedures.refusal." + key, values.mapValues(Phrase.Value.text))
        }
        return switch self {
        case .unknownProcedure(let code): phrase("unknown-procedure", ["procedure": "\(code)"])
        case .termOutOfRange(let range):
            phrase("term", ["first": "\(range.lowerBound)", "last": "\(range.upperBound)"])
        case .termNotLater(let day): phrase("term-not-later", ["day": "\(day)"])
        case .file(let refusal): refusal.phrase
        case .dossier(_, let refusal): refusal.phrase
        case .full(let limit): phrase("full", ["limit": "\(limit)"])
        }
    }
}

extension DossierRefusal {
    /// What is wrong with a row and what would be accepted.
    var phrase: Phrase {
        func phrase(_ key: String, _ values: [String: String] = [:]) -> Phrase {
            Phrase("procedures.refusal." + key, values.mapValues(Phrase.Value.text))
        }
        return switch self {
        case .unknownProcedure(let code): phrase("unknown-procedure", ["procedure": "\(code)"])
        case .unknownOffice(let post): Phrase("roster.refusal.unknown-post", ["post": .text("\(post)")])
        case .afterFile(let day): phrase("after-file", ["day": "\(day)"])
        case .broughtBeforeAsked(let day): phrase("brought-before-asked", ["day": "\(day)"])
        case .full(let limit): phrase("full", ["limit": "\(limit)"])
        }
    }
}
