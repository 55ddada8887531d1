import BorderVocabulary

// What the office does with a petition.
extension PetitionBook {
    func act(
        _ id: PetitionID, _ deed: PetitionDeed, on day: LocalDate, by user: UserID, _ today: LocalDate, _ roster: Roster
    ) throws(PetitionRefusal) -> [PetitionEvent] {
        let file = try file(id)
        let view = AsKnown(on: today)
        // Sent twice, it is done once.
        if let last = file.acts.last(where: { $0.seen(view) != nil }), last.content == .deed(deed), last.on == day {
            return []
        }
        try limit(file)
        let own = own(file, view)
        try check(day, notBefore: own.lastDay, today)
        let standing = standing(of: id, view)
        if deed.isOfTheCase, let lead = own.lead { throw .mergedInto(lead) }
        let isSo: Bool
        switch deed {
        case .accepted:
            isSo = standing.stage != .received
        case .rejected(let reason, _):
            guard standing.stage.isOpen else { throw .tooLate(standing.stage) }
            guard term(.rejection, reason, on: day) != nil else {
                throw .unknownTerm(.rejection, accepted: terms(.rejection, on: day).map(\.id))
            }
            isSo = false
        case .classified(let kind, let topic):
            try require(.kind, kind, on: day)
            try require(.topic, topic, on: day)
            isSo = own.kind == kind && own.topic == topic
        case .routed(let post):
            try checkRouting(standing, post, roster)
            isSo = standing.post == post && standing.stage != .reopened
        case .answered, .explained, .resolved:
            try checkAnswering(standing)
            isSo = false
        case .planned(_, let promise):
            try checkAnswering(standing)
            guard let made = self.promise(promise), made.occasion == .petition(id: id) else {
                throw .unknownPromise(promise)
            }
            isSo = false
        case .transferredOutside:
            guard standing.stage.isOpen else { throw .tooLate(standing.stage) }
            isSo = false
        case .merged(let lead):
            isSo = own.lead == lead
            if !isSo { try checkMerging(file, own, into: lead, on: day, view) }
        case .unmerged:
            guard own.lead != nil else { throw .notMerged }
            isSo = false
        case .summarised(let text, let number):
            guard number == 0 || file.hasWords(number) else { throw .noSuchAct(number) }
            isSo = own.summaries[number] == text
        case .withheld(let reason):
            isSo = own.withheld == reason
        case .asked(let verdict):
            isSo = try hasAsked(verdict, own, standing, by: user)
        }
        return isSo ? [] : [.acted(petition: id, deed: deed, on: day)]
    }

    /// Answers with a promise: the promise is entered and named in the answer.
    func plan(
        _ id: PetitionID, _ reply: Reply, _ terms: PromiseTerms, on day: LocalDate, _ today: LocalDate, _ roster: Roster
    ) throws(PetitionRefusal) -> [PetitionEvent] {
        let file = try file(id)
        try limit(file)
        let view = AsKnown(on: today)
        let own = own(file, view)
        try check(day, notBefore: own.lastDay, today)
        if let lead = own.lead { throw .mergedInto(lead) }
        let standing = standing(of: id, view)
        if case .deed(.planned(let said, let promise)) = standing.outcome?.content, said == reply,
            !standing.stage.isOpen,
            self.promise(promise)?.terms == terms
        {
            return []
        }
        try checkAnswering(standing)
        let promised = try promised(terms, at: .petition(id: id), on: day, roster)
        guard case .promised(let promise, _, _, _) = promised else { return [] }
        return [promised, .acted(petition: id, deed: .planned(reply: reply, promise: promise), on: day)]
    }

    private func check(
        _ day: LocalDate, notBefore last: LocalDate, _ today: LocalDate
    ) throws(PetitionRefusal) {
        guard day <= today else { throw .inFuture(today: today) }
        guard day >= last else { throw .beforeLast(last) }
    }

    private func checkRouting(_ standing: CaseStanding, _ post: PostID, _ roster: Roster) throws(PetitionRefusal) {
        guard roster.posts[post] != nil else { throw .unknownPost(post) }
        switch standing.stage {
        case .received: throw .notAccepted
        case .rejected, .transferredOutside, .resolved: throw .tooLate(standing.stage)
        case .accepted, .routed, .reopened, .answered, .planned, .explained: break
        }
    }

    private func checkAnswering(_ standing: CaseStanding) throws(PetitionRefusal) {
        switch standing.stage {
        case .received: throw .notAccepted
        case .rejected, .transferredOutside, .resolved: throw .tooLate(standing.stage)
        case .accepted, .routed, .reopened, .answered, .planned, .explained: break
        }
        guard standing.post != nil else { throw .notRouted }
    }

    private func checkMerging(
        _ file: File, _ own: OwnStanding, into lead: PetitionID, on day: LocalDate, _ view: AsKnown
    ) throws(PetitionRefusal) {
        if let present = own.lead { throw .mergedInto(present) }
        guard lead != file.petition.id else { throw .mergesIntoItself }
        guard let target = self[lead] else { throw .unknownPetition(lead) }
        let other = self.own(target, view)
        if let further = other.lead { throw .mergedInto(further) }
        // Otherwise two could lie in each other on a day in between.
        guard day >= other.lastDay else { throw .beforeLast(other.lastDay) }
    }

    private func hasAsked(
        _ verdict: AuthorsVerdict, _ own: OwnStanding, _ standing: CaseStanding, by user: UserID
    ) throws(PetitionRefusal) -> Bool {
        guard let outcome = standing.outcome, !standing.stage.isOpen else { throw .nothingToJudge(standing.stage) }
        guard outcome.entered.by != user else { throw .ownReply }
        guard let voice = own.voice, voice.act.sequence > outcome.sequence else { return false }
        guard !voice.isOwn else { throw .petitionerHasSpoken }
        return voice.verdict == verdict
    }

    // MARK: Promises and dialogues

    func hold(_ dialogue: Dialogue, _ today: LocalDate, _ roster: Roster) throws(PetitionRefusal) -> [PetitionEvent] {
        guard dialogues.last(where: { $0.value.id == dialogue.id })?.value != dialogue else { return [] }
        guard dialogue.held <= today else { throw .inFuture(today: today) }
        guard roster.posts[dialogue.chair] != nil else { throw .unknownPost(dialogue.chair) }
        guard dialogues.count < Limit.dialogues else { throw .full(limit: Limit.dialogues) }
        return [.dialogueHeld(dialogue)]
    }

    func promise(
        _ id: DialogueID, _ terms: PromiseTerms, on day: LocalDate, _ today: LocalDate, _ roster: Roster
    ) throws(PetitionRefusal) -> [PetitionEvent] {
        guard let dialogue = dialogues.last(where: { $0.value.id == id })?.value else { throw .unknownDialogue(id) }
        try check(day, notBefore: dialogue.held, today)
        let isMade = promises.contains { $0.occasion == .dialogue(id: id) && $0.terms == terms && $0.on == day }
        return isMade ? [] : [try promised(terms, at: .dialogue(id: id), on: day, roster)]
    }

    func follow(
        _ id: PromiseID, _ step: PromiseStep, on day: LocalDate, _ today: LocalDate
    ) throws(PetitionRefusal) -> [PetitionEvent] {
        guard let promise = promise(id) else { throw .unknownPromise(id) }
        let last = promise.steps.last
        guard last.map({ $0.step != step || $0.on != day }) ?? true else { return [] }
        try check(day, notBefore: last?.on ?? promise.on, today)
        guard !promise.isSettled else { throw .promiseSettled }
        if case .moved(let due, _) = step, due < day { throw .dueBefore(day) }
        guard promise.steps.count < Limit.steps else { throw .full(limit: Limit.steps) }
        return [.followed(promise: id, step: step, on: day)]
    }

    private func promised(
        _ terms: PromiseTerms, at occasion: PromiseOccasion, on day: LocalDate, _ roster: Roster
    ) throws(PetitionRefusal) -> PetitionEvent {
        guard roster.posts[terms.post] != nil else { throw .unknownPost(terms.post) }
        guard terms.due >= day else { throw .dueBefore(day) }
        guard promises.count < Limit.promises, let id = nextPromise(in: day.year) else {
            throw .full(limit: Limit.promises)
        }
        return .promised(promise: id, terms: terms, occasion: occasion, on: day)
    }
}

extension PetitionDeed {
    /// Whether it is done with the case and not with the single petition.
    fileprivate var isOfTheCase: Bool {
        switch self {
        case .accepted, .rejected, .routed, .answered, .planned, .explained, .resolved, .transferredOutside: true
        case .classified, .merged, .unmerged, .summarised, .withheld, .asked: false
        }
    }
}

extension PetitionBook.File {
    fileprivate func hasWords(_ number: Int) -> Bool {
        acts.indices.contains(number - 1) && acts[number - 1].words != nil
    }
}
