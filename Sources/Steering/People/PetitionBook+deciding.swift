import BorderVocabulary

extension PetitionBook {
    /// Says what would happen; nothing where it is already so.
    package func decide(
        _ command: PetitionCommand, by user: UserID, at now: Timestamp, roster: Roster
    ) throws(PetitionRefusal) -> [PetitionEvent] {
        let today = now.localDate
        switch command {
        case .set(let term): return try set(term)
        case .setPeriod(let period): return try set(period)
        case .receive(let submission): return try receive(submission, today)
        case .act(let id, let deed, let day):
            return try act(id, deed, on: day, by: user, today, roster)
        case .actOnSent(let submission, let deed, let day):
            guard let id = petition(of: submission) else { throw .unknownSubmission(submission) }
            let isDone = try file(id).acts.contains { act in
                act.struck == nil && act.on == day && act.content == .deed(deed)
            }
            return isDone ? [] : try act(id, deed, on: day, by: user, today, roster)
        case .plan(let id, let reply, let terms, let day): return try plan(id, reply, terms, on: day, today, roster)
        case .speak(let id, let speech, let key): return try speak(id, speech, key, today)
        case .strike(let id, let number, let reason): return try strike(id, number, reason, today)
        case .hold(let dialogue): return try hold(dialogue, today, roster)
        case .promise(let id, let terms, let day): return try promise(id, terms, on: day, today, roster)
        case .follow(let id, let step, let day): return try follow(id, step, on: day, today)
        }
    }

    // MARK: Lists

    private func set(_ term: RegisterTerm) throws(PetitionRefusal) -> [PetitionEvent] {
        if let until = term.until, until < term.from { throw .notLater(than: term.from) }
        if let last = terms.last(where: { $0.value.list == term.list && $0.value.id == term.id })?.value {
            guard last != term else { return [] }
            guard term.from >= last.from else { throw .notLater(than: last.from) }
        }
        guard terms.count < Limit.terms else { throw .full(limit: Limit.terms) }
        return [.termSet(term)]
    }

    private func set(_ period: ServicePeriod) throws(PetitionRefusal) -> [PetitionEvent] {
        if let days = period.days, !(1...ServicePeriod.longest ~= days) {
            throw .daysOutOfRange(limit: ServicePeriod.longest)
        }
        try require(.kind, period.kind, on: period.from)
        let last = periods.last { $0.value.kind == period.kind && $0.value.clock == period.clock }?.value
        if let last {
            guard last != period else { return [] }
            guard period.from > last.from else { throw .notLater(than: last.from) }
        }
        guard periods.count < Limit.periods else { throw .full(limit: Limit.periods) }
        return [.periodSet(period)]
    }

    func require(_ list: TermList, _ id: TermID?, on day: LocalDate) throws(PetitionRefusal) {
        guard let id else { return }
        guard term(list, id, on: day) == nil else { return }
        throw .unknownTerm(list, accepted: terms(list, on: day).map(\.id))
    }

    // MARK: Receiving

    private func receive(_ submission: SentPetition, _ today: LocalDate) throws(PetitionRefusal) -> [PetitionEvent] {
        if let known = petition(of: submission.id) {
            // Sent again on a bad line, perhaps past midnight: what counts is what was written.
            guard self[known]?.petition.submission.isSame(as: submission) ?? false else { throw .alreadySent(known) }
            return []
        }
        guard submission.received <= today else { throw .inFuture(today: today) }
        guard submission.attachments.count <= Limit.attachments else {
            throw .tooManyAttachments(limit: Limit.attachments)
        }
        try require(.topic, submission.topic, on: submission.received)
        try require(.kind, submission.kind, on: submission.received)
        if let dialogue = submission.dialogue, !dialogues.contains(where: { $0.value.id == dialogue }) {
            throw .unknownDialogue(dialogue)
        }
        guard files.count < Limit.petitions, let id = nextPetition(in: submission.received.year) else {
            throw .full(limit: Limit.petitions)
        }
        return [.received(Petition(id, submission))]
    }

    // MARK: The author's word

    private func speak(
        _ id: PetitionID, _ speech: PetitionSpeech, _ key: Fingerprint, _ today: LocalDate
    ) throws(PetitionRefusal) -> [PetitionEvent] {
        let file = try file(id)
        guard let expected = file.petition.submission.key else { throw .noKey }
        guard expected == key else { throw .wrongKey }
        try limit(file)
        let view = AsKnown(on: today)
        let standing = standing(of: id, view)
        switch speech {
        case .judged(let verdict, let words):
            guard let outcome = standing.outcome, !standing.stage.isOpen else {
                throw .nothingToJudge(standing.stage)
            }
            if let voice = own(file, view).voice, voice.isOwn, voice.act.sequence > outcome.sequence,
                voice.verdict == verdict, voice.act.words == words
            {
                return []
            }
        case .reopened:
            // Whoever sends it twice finds the case open.
            if standing.stage == .reopened { return [] }
            guard !standing.stage.isOpen else { throw .nothingToJudge(standing.stage) }
            guard file.reopenings < Limit.reopenings else { throw .reopenedTooOften(limit: Limit.reopenings) }
        }
        return [.spoke(petition: id, speech: speech, on: today)]
    }

    private func strike(
        _ id: PetitionID, _ number: Int, _ reason: Line, _ today: LocalDate
    ) throws(PetitionRefusal) -> [PetitionEvent] {
        let file = try file(id)
        guard file.acts.indices.contains(number - 1) else { throw .noSuchAct(number) }
        guard file.acts[number - 1].struck == nil else { return [] }
        let last = file.acts.last { $0.struck == nil }
        guard let last, last.number == number else { throw .notLast(act: last?.number) }
        guard case .deed = last.content else { throw .petitionersWord }
        return [.struck(petition: id, act: number, because: reason)]
    }

    func file(_ id: PetitionID) throws(PetitionRefusal) -> File {
        guard let file = self[id] else { throw .unknownPetition(id) }
        return file
    }

    func limit(_ file: File) throws(PetitionRefusal) {
        guard file.acts.count < Limit.acts else { throw .full(limit: Limit.acts) }
    }
}

extension SentPetition {
    /// Whether it says the same; the day of receipt may differ.
    fileprivate func isSame(as other: SentPetition) -> Bool {
        text == other.text && attachments == other.attachments && author == other.author && group == other.group
            && topic == other.topic && unit == other.unit
    }
}

extension PetitionBook.File {
    fileprivate var reopenings: Int {
        acts.count { act in
            switch act.content {
            case .speech(.reopened): true
            case .speech(.judged), .deed: false
            }
        }
    }
}

extension PetitionAct {
    /// What the author wrote, where the act is the author's.
    package var words: Sealed? {
        switch content {
        case .speech(.judged(_, let words)): words
        case .speech(.reopened(let words)): words
        case .deed: nil
        }
    }
}
