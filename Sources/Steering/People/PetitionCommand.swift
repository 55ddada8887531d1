import BorderVocabulary

/// What may be asked of the register of petitions.
package enum PetitionCommand: Hashable, Sendable {
    /// Sets an entry of a list from a day on; the older one stays for the days before.
    case set(RegisterTerm)
    /// Sets a period for what is received from a day on.
    case setPeriod(ServicePeriod)
    /// Takes a petition into the register; the number follows from the year.
    case receive(SentPetition)
    /// The office does something with a petition.
    case act(PetitionID, PetitionDeed, on: LocalDate)
    /// The same with what came of something that was sent, for tables, which know no number; what was done before is so.
    case actOnSent(SubmissionID, PetitionDeed, on: LocalDate)
    /// The office answers with a promise.
    case plan(PetitionID, Reply, PromiseTerms, on: LocalDate)
    /// Whoever holds the secret of a petition speaks of it.
    case speak(PetitionID, PetitionSpeech, key: Fingerprint)
    /// The last act of a petition was entered by mistake.
    case strike(PetitionID, act: Int, because: Line)
    /// Enters a dialogue as it was held; again with the same name to put it right.
    case hold(Dialogue)
    /// Something is promised at a dialogue.
    case promise(DialogueID, PromiseTerms, on: LocalDate)
    /// Something became of a promise.
    case follow(PromiseID, PromiseStep, on: LocalDate)
}

/// What happened to the register of petitions.
package enum PetitionEvent: Hashable, Sendable, Codable {
    case termSet(RegisterTerm)
    case periodSet(ServicePeriod)
    case received(Petition)
    case acted(petition: PetitionID, deed: PetitionDeed, on: LocalDate)
    case spoke(petition: PetitionID, speech: PetitionSpeech, on: LocalDate)
    case struck(petition: PetitionID, act: Int, because: Line)
    case dialogueHeld(Dialogue)
    case promised(promise: PromiseID, terms: PromiseTerms, occasion: PromiseOccasion, on: LocalDate)
    case followed(promise: PromiseID, step: PromiseStep, on: LocalDate)
}

/// Why the register was not changed, with what would be accepted.
package enum PetitionRefusal: Error, Hashable, Sendable {
    case unknownPetition(PetitionID)
    /// Nothing of this name was received.
    case unknownSubmission(SubmissionID)
    case unknownPost(PostID)
    case unknownDialogue(DialogueID)
    case unknownPromise(PromiseID)
    /// A promise is linked to no task but one that is there.
    case unknownTask(Line)
    /// No entry of the list was in force on the day; these were.
    case unknownTerm(TermList, accepted: [TermID])
    /// Nothing is done before it is done.
    case inFuture(today: LocalDate)
    /// What is done comes after what was done before.
    case beforeLast(LocalDate)
    /// The same form was sent with another text, and this is what became of the first one.
    case alreadySent(PetitionID)
    /// A new version of an entry or period begins no earlier than the one that is there.
    case notLater(than: LocalDate)
    case daysOutOfRange(limit: Int)
    case tooManyAttachments(limit: Int)
    /// It is answered only once it is taken up.
    case notAccepted
    /// It is answered only by a post.
    case notRouted
    /// The stage allows this no more.
    case tooLate(PetitionStage)
    /// What is done is done with the petition that it was merged into.
    case mergedInto(PetitionID)
    case notMerged
    case mergesIntoItself
    /// Nothing was decided of which one could say whether it settles the matter.
    case nothingToJudge(PetitionStage)
    /// No secret was given out for this petition.
    case noKey
    case wrongKey
    /// The author has spoken; what the office heard does not replace it.
    case petitionerHasSpoken
    /// Who wrote the reply does not ask whether it was a good one.
    case ownReply
    case reopenedTooOften(limit: Int)
    /// There is no act of this number whose words could be published.
    case noSuchAct(Int)
    /// Only the last act that stands can be struck out.
    case notLast(act: Int?)
    /// Nobody strikes out what the author said.
    case petitionersWord
    /// A promise is due no earlier than the day on which it is made or moved.
    case dueBefore(LocalDate)
    case promiseSettled
    case full(limit: Int)
}

/// How far a petition has come.
package enum PetitionStage: String, CaseIterable, Hashable, Sendable, Codable {
    case received
    case accepted
    case routed
    case reopened
    case answered
    case planned
    case explained
    case resolved
    case rejected
    case transferredOutside = "transferred-outside"

    /// Whether the authority still owes its word.
    package var isOpen: Bool {
        switch self {
        case .received, .accepted, .routed, .reopened: true
        case .answered, .planned, .explained, .resolved, .rejected, .transferredOutside: false
        }
    }
}
