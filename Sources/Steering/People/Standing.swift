import BorderVocabulary

/// How a case stands with the authority: of a petition and all that were merged into it.
package struct CaseStanding: Hashable, Sendable {
    /// A post that answered for it, from a day on.
    package struct Route: Hashable, Sendable {
        package let post: PostID
        package let on: LocalDate
    }

    package private(set) var stage = PetitionStage.received
    /// Every post that answered for it, in order; the last one does now.
    package private(set) var routes: [Route] = []
    /// The first word on the matter.
    package private(set) var firstAnswer: PetitionAct?
    /// The last word of the authority, whatever it was.
    package private(set) var outcome: PetitionAct?
    package private(set) var reopenings: [LocalDate] = []

    /// The post that answers for it now.
    package var post: PostID? { routes.last?.post }

    /// A case with which nothing was done.
    init() {}

    /// Takes an act that counts; one that changes nothing about the case changes nothing.
    mutating func take(_ act: PetitionAct) {
        switch act.content {
        case .speech(.reopened):
            reopenings.append(act.on)
            stage = .reopened
        case .speech(.judged): break
        case .deed(let deed): take(deed, act)
        }
    }

    private mutating func take(_ deed: PetitionDeed, _ act: PetitionAct) {
        switch deed {
        case .accepted: stage = .accepted
        case .routed(let post):
            routes.append(Route(post: post, on: act.on))
            if stage.isOpen { stage = .routed }
        case .rejected: conclude(.rejected, act)
        case .transferredOutside: conclude(.transferredOutside, act)
        case .answered: answer(.answered, act)
        case .planned: answer(.planned, act)
        case .explained: answer(.explained, act)
        case .resolved: answer(.resolved, act)
        case .classified, .merged, .unmerged, .summarised, .withheld, .asked: break
        }
    }

    private mutating func answer(_ stage: PetitionStage, _ act: PetitionAct) {
        if firstAnswer == nil { firstAnswer = act }
        conclude(stage, act)
    }

    private mutating func conclude(_ stage: PetitionStage, _ act: PetitionAct) {
        self.stage = stage
        outcome = act
    }
}

/// What is a petition's own, merged or not: its classes, its public words, and what its author thinks.
package struct OwnStanding: Hashable, Sendable {
    /// What the author said last of the outcome.
    package struct Voice: Hashable, Sendable {
        package let verdict: AuthorsVerdict
        /// Whether the author said it with the secret of the case; otherwise the office asked.
        package let isOwn: Bool
        package let act: PetitionAct
    }

    package private(set) var kind: TermID?
    package private(set) var topic: TermID?
    /// The kind it had first.
    package private(set) var firstKind: TermID?
    /// What the public reads: of the petition itself under 0, of the words of an act under its number.
    package private(set) var summaries: [Int: LongText] = [:]
    package private(set) var withheld: Line?
    /// The petition into which it is merged, and since when.
    package private(set) var lead: PetitionID?
    package private(set) var mergedOn: LocalDate?
    package private(set) var voice: Voice?
    /// The first word that was said to this author alone.
    package private(set) var firstAnswer: PetitionAct?
    /// The day of the last act, or of receipt.
    package private(set) var lastDay: LocalDate

    /// As the petition was sent.
    init(_ submission: SentPetition) {
        kind = submission.kind
        firstKind = submission.kind
        topic = submission.topic
        lastDay = submission.received
    }

    /// Takes an act that counts.
    mutating func take(_ act: PetitionAct) {
        lastDay = max(lastDay, act.on)
        switch act.content {
        case .speech(.judged(let verdict, _)): voice = Voice(verdict: verdict, isOwn: true, act: act)
        case .speech(.reopened): break
        case .deed(let deed): take(deed, act)
        }
    }

    private mutating func take(_ deed: PetitionDeed, _ act: PetitionAct) {
        switch deed {
        case .classified(let kind, let topic):
            if firstKind == nil { firstKind = kind }
            (self.kind, self.topic) = (kind, topic)
        case .merged(let lead): (self.lead, mergedOn) = (lead, act.on)
        case .unmerged: (lead, mergedOn) = (nil, nil)
        case .summarised(let text, let number): summaries[number] = text
        case .withheld(let reason): withheld = reason
        case .asked(let verdict): voice = Voice(verdict: verdict, isOwn: false, act: act)
        case .answered, .planned, .explained, .resolved: if firstAnswer == nil { firstAnswer = act }
        case .accepted, .rejected, .routed, .transferredOutside: break
        }
    }
}
