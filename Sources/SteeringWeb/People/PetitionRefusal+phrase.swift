import BorderVocabulary
import HTTPTypes
import Steering
import SteeringRoom
import Web

extension PetitionRefusal {
    /// What is wrong and what would be accepted, still in no language.
    package var phrase: Phrase {
        func phrase(_ key: String, _ values: [String: Phrase.Value] = [:]) -> Phrase {
            Phrase("petition.refusal." + key, values)
        }
        func named(_ key: String, _ name: String, _ value: some CustomStringConvertible) -> Phrase {
            phrase(key, [name: .text("\(value)")])
        }
        return switch self {
        case .unknownPetition(let id): named("unknown-petition", "petition", id)
        case .unknownSubmission(let id): named("unknown-submission", "submission", id)
        case .unknownPost(let id): named("unknown-post", "post", id)
        case .unknownDialogue(let id): named("unknown-dialogue", "dialogue", id)
        case .unknownPromise(let id): named("unknown-promise", "promise", id)
        case .unknownTask(let name): named("unknown-task", "task", name)
        case .unknownTerm(let list, let accepted):
            phrase(
                "unknown-term",
                [
                    "list": .word("petition.list." + list.rawValue),
                    "accepted": .text(accepted.map(\.description).joined(separator: ", ")),
                ])
        case .inFuture(let today): named("in-future", "day", today)
        case .beforeLast(let day): named("before-last", "day", day)
        case .alreadySent(let id): named("already-sent", "petition", id)
        case .notLater(let day): named("not-later", "day", day)
        case .daysOutOfRange(let limit): named("days-out-of-range", "limit", limit)
        case .tooManyAttachments(let limit): named("too-many-attachments", "limit", limit)
        case .notAccepted: phrase("not-accepted")
        case .notRouted: phrase("not-routed")
        case .tooLate(let stage): phrase("too-late", ["stage": .word("petition.stage." + stage.rawValue)])
        case .mergedInto(let id): named("merged-into", "petition", id)
        case .notMerged: phrase("not-merged")
        case .mergesIntoItself: phrase("merges-into-itself")
        case .nothingToJudge(let stage):
            phrase("nothing-to-judge", ["stage": .word("petition.stage." + stage.rawValue)])
        case .noKey: phrase("no-key")
        case .wrongKey: phrase("wrong-key")
        case .petitionerHasSpoken: phrase("petitioner-has-spoken")
        case .ownReply: phrase("own-reply")
        case .reopenedTooOften(let limit): named("reopened-too-often", "limit", limit)
        case .noSuchAct(let number): named("no-such-act", "number", number)
        case .notLast(let number):
            number.map { named("not-last", "number", $0) } ?? phrase("nothing-to-strike")
        case .petitionersWord: phrase("petitioners-word")
        case .dueBefore(let day): named("due-before", "day", day)
        case .promiseSettled: phrase("promise-settled")
        case .full(let limit): named("full", "limit", limit)
        }
    }
}

extension Problem {
    /// The problem that a failure of the desk of petitions is.
    init(petition failure: PetitionDeskFailure) {
        switch failure {
        case .refused(let refusal): self.init(room: .petitions(refusal))
        case .papers(let failure): self.init(accounts: failure)
        case .log(let failure): self.init(log: failure)
        case .staleForm: self.init(petition: "stale-form", [:])
        case .noSecret: self.init(petition: "no-secret", [:])
        case .wrongFile(let name): self.init(petition: "wrong-file", ["name": .text(name)])
        case .fileTooLarge(let name, let limit):
            self.init(petition: "file-too-large", ["name": .text(name), "limit": .text("\(limit >> 20)")])
        }
    }

    init(petition key: String, _ values: [String: Phrase.Value]) {
        self.init(
            code: "petition-" + key, status: .unprocessableContent, title: Phrase("petition.problem.title"),
            detail: Phrase("petition.problem." + key, values))
    }
}
