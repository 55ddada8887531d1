import BorderVocabulary
import HTTPTypes
import Steering
import SteeringReport
import Web

extension Problem {
    /// The problem that a document which was not printed is.
    init(print failure: PrintFailure) {
        self.init(
            code: "not-printed", status: .serviceUnavailable, title: Phrase("problem.not-printed.title"),
            detail: failure.phrase)
    }
}

extension PrintFailure {
    /// What is wrong and what would help.
    package var phrase: Phrase {
        switch self {
        case .toolMissing(let packages): Phrase("reports.print.missing", ["packages": .text(packages)])
        case .tookTooLong(let seconds): Phrase("reports.print.slow", ["seconds": .text("\(seconds)")])
        case .tooLarge(let limit): Phrase("reports.print.large", ["limit": .text("\(limit)")])
        case .toolFailed(let words): Phrase("reports.print.failed", ["words": .text(String(words.prefix(300)))])
        case .busy: Phrase("reports.print.busy")
        }
    }
}

extension ReportRefusal {
    /// What is wrong and what would be accepted.
    var phrase: Phrase {
        func phrase(_ key: String, _ values: [String: String] = [:]) -> Phrase {
            Phrase("reports.refusal." + key, values.mapValues(Phrase.Value.text))
        }
        return switch self {
        case .noSuchReport(let id): phrase("no-such-report", ["report": "\(id)"])
        case .nameTaken(let id): phrase("name-taken", ["report": "\(id)"])
        case .dayToCome(let today): phrase("day-to-come", ["day": "\(today)"])
        case .periodNotBegun(let day): phrase("period-not-begun", ["day": "\(day)"])
        case .unknownIndicator(let id): phrase("unknown-indicator", ["indicator": "\(id)"])
        case .repeated(let id): phrase("repeated", ["indicator": "\(id)"])
        case .citesUnknown(let id): phrase("cites-unknown", ["indicator": "\(id)"])
        case .badCitation(let failure): phrase("bad-citation", ["found": failure.found, "accepted": failure.accepted])
        case .supersedesAnotherPeriod(let period): phrase("supersedes-another", ["period": "\(period)"])
        case .ownReport: phrase("own-report")
        case .needsThirdPerson: phrase("needs-third-person")
        case .notApproved: phrase("not-approved")
        case .notOpen(.frozen), .notOpen(.approved), .notOpen(.returned): phrase("was-returned")
        case .notOpen(.published), .notOpen(.withdrawn): phrase("was-published")
        case .notPublished: phrase("not-published")
        case .overtaken(let id): phrase("overtaken", ["report": id.map { "\($0)" } ?? "–"])
        case .classified(let id): phrase("classified", ["indicator": "\(id)"])
        case .figuresNotApproved: phrase("figures-not-approved")
        case .numberTaken(let id): phrase("number-taken", ["report": "\(id)"])
        case .dateOutside(let from, let to): phrase("date-outside", ["from": "\(from)", "to": "\(to)"])
        case .full(let limit): phrase("full", ["limit": "\(limit)"])
        }
    }
}
