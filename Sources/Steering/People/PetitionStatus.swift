import BorderVocabulary

/// The last day of a period, and the rule that says so.
package struct PetitionDue: Hashable, Sendable {
    package let day: LocalDate
    package let period: ServicePeriod
    /// The last day by the kind that the petition had first, where that is another.
    package let byFirstKind: LocalDate?
}

/// What the author of a petition says of the outcome that stands.
package enum PetitionersWord: Hashable, Sendable {
    /// Nobody has asked, or the outcome is newer than what was said.
    case unheard
    /// With the secret of the case.
    case own(AuthorsVerdict, on: LocalDate)
    /// The office asked and wrote it down.
    case asked(AuthorsVerdict, on: LocalDate)
}

/// A petition as it stood on a day.
package struct PetitionStatus: Hashable, Sendable {
    /// The first word that reached the author.
    package struct Answer: Hashable, Sendable {
        package let on: LocalDate
        /// When it was entered.
        package let recorded: Timestamp
    }

    /// Whether the first word came within its period; each petition is in exactly one.
    package enum Answering: String, CaseIterable, Hashable, Sendable {
        case onTime = "on-time"
        case late
        /// No word yet, and the period runs.
        case waiting
        /// No word yet, and the period is over.
        case overdue
        case answeredWithoutPeriod = "answered-without-period"
        case waitingWithoutPeriod = "waiting-without-period"
        case rejected
        case transferredOutside = "transferred-outside"
    }

    /// Whether the matter is settled, by both words; each petition is in exactly one.
    package enum Settling: String, CaseIterable, Hashable, Sendable {
        /// Both say so.
        case confirmed
        /// The authority says so, and nobody has heard the author.
        case claimed
        /// The authority says so, the author says no.
        case denied
        case planned
        case explained
        case answeredOnly = "answered-only"
        case open
        case rejected
        case transferredOutside = "transferred-outside"
    }

    package let petition: Petition
    /// When it was entered.
    package let entered: Observation.Mark
    package let own: OwnStanding
    /// How its case stands, which it may share with others.
    package let standing: CaseStanding
    /// The petition that speaks for it, where it is merged.
    package let lead: PetitionID?
    /// The petitions for which it speaks.
    package let followers: [PetitionID]
    package let answerDue: PetitionDue?
    package let resolutionDue: PetitionDue?
    let day: LocalDate

    package var id: PetitionID { petition.id }
    package var received: LocalDate { petition.submission.received }

    /// The first word; for a petition that was merged into an answered one, the day of merging.
    package var answer: Answer? {
        if let act = own.firstAnswer { return Answer(on: act.on, recorded: act.entered.at) }
        guard let act = standing.firstAnswer else { return nil }
        return Answer(on: max(act.on, own.mergedOn ?? act.on, received), recorded: act.entered.at)
    }

    /// The author's word on the outcome that stands.
    package var word: PetitionersWord {
        guard let outcome = standing.outcome, !standing.stage.isOpen, let voice = own.voice,
            voice.act.sequence > outcome.sequence
        else { return .unheard }
        return voice.isOwn ? .own(voice.verdict, on: voice.act.on) : .asked(voice.verdict, on: voice.act.on)
    }

    /// Whether the first word came within its period.
    package var answering: Answering {
        if let answer {
            guard let answerDue else { return .answeredWithoutPeriod }
            return answer.on <= answerDue.day ? .onTime : .late
        }
        if standing.stage == .rejected { return .rejected }
        if standing.stage == .transferredOutside { return .transferredOutside }
        guard let answerDue else { return .waitingWithoutPeriod }
        return day <= answerDue.day ? .waiting : .overdue
    }

    /// Whether the matter is settled, by both words.
    package var settling: Settling {
        switch standing.stage {
        case .received, .accepted, .routed, .reopened: .open
        case .answered: .answeredOnly
        case .planned: .planned
        case .explained: .explained
        case .rejected: .rejected
        case .transferredOutside: .transferredOutside
        case .resolved:
            switch word {
            case .unheard: .claimed
            case .own(.resolved, _), .asked(.resolved, _): .confirmed
            case .own(.notResolved, _), .asked(.notResolved, _): .denied
            }
        }
    }

    /// Whether it is on time only because the answer was dated back to a day in the period and entered after it.
    package var isOnTimeByLaterEntry: Bool {
        guard answering == .onTime, !isEnteredAfterPeriod, let answer, let answerDue else { return false }
        return answer.recorded.localDate > answerDue.day
    }

    /// Whether the petition itself was entered only after its period, as from another register: nothing here can tell
    /// whether its days are true.
    package var isEnteredAfterPeriod: Bool { answerDue.map { entered.at.localDate > $0.day } ?? false }

    /// Whether it is on time only because it was given another kind than it had first.
    package var isOnTimeByReclassifying: Bool {
        guard answering == .onTime, let answer, let first = answerDue?.byFirstKind else { return false }
        return answer.on > first
    }

    /// How long the author waited for the first word, or has waited so far.
    ///
    /// What was turned away or passed on without an answer leaves our sight on that day: it was not answered then.
    package var timeToAnswer: Lifetime {
        if let answer { return Lifetime(days: received.days(to: answer.on), isOver: true) }
        return unanswered
    }

    /// How long the matter took, or has taken so far; what its author denies is not over.
    package var timeToResolution: Lifetime {
        switch settling {
        case .confirmed, .claimed:
            let day = max(standing.outcome?.on ?? day, own.mergedOn ?? received, received)
            return Lifetime(days: received.days(to: day), isOver: true)
        case .denied, .planned, .explained, .answeredOnly, .open:
            return Lifetime(days: received.days(to: day), isOver: false)
        case .rejected, .transferredOutside: return unanswered
        }
    }

    private var unanswered: Lifetime {
        let isAway = standing.stage == .rejected || standing.stage == .transferredOutside
        let last = isAway ? standing.outcome?.on ?? day : day
        return Lifetime(days: max(0, received.days(to: last)), isOver: false)
    }
}

extension PetitionBook {
    /// A petition as it stood; nil where it was not in the register.
    package func status(of id: PetitionID, _ view: AsKnown, _ calendar: WorkingCalendar) -> PetitionStatus? {
        guard let file = self[id], holds(file, view) else { return nil }
        let lead = lead(of: id, view)
        return status(
            of: file, own(file, view), lead: lead, followers(of: id, view), standing(of: lead, view), view, calendar)
    }

    /// Those that were merged into a case; the case is walked once, however many they are.
    func followers(of lead: PetitionStatus, _ view: AsKnown, _ calendar: WorkingCalendar) -> [PetitionStatus] {
        lead.followers.compactMap { id in
            guard let file = self[id], holds(file, view) else { return nil }
            return status(of: file, own(file, view), lead: lead.id, [], lead.standing, view, calendar)
        }
    }

    /// Every petition that was in the register, in the order of recording; O(all acts).
    package func statuses(_ view: AsKnown, _ calendar: WorkingCalendar) -> [PetitionStatus] {
        var standings: [PetitionID: CaseStanding] = [:]
        return files.compactMap { file in
            guard holds(file, view) else { return nil }
            let (id, own) = (file.petition.id, own(file, view))
            let followers = followers[id] == nil ? [] : followers(of: id, view)
            // Most are merged with nothing, and need no walk.
            if own.lead == nil {
                let standing = standings[id] ?? standing(ofLead: file, followers: followers, view)
                if !followers.isEmpty { standings[id] = standing }
                return status(of: file, own, lead: id, followers, standing, view, calendar)
            }
            let lead = lead(of: id, view)
            let standing = standings[lead] ?? standing(of: lead, view)
            standings[lead] = standing
            return status(of: file, own, lead: lead, followers, standing, view, calendar)
        }
    }

    private func status(
        of file: File, _ own: OwnStanding, lead: PetitionID, _ followers: [PetitionID], _ standing: CaseStanding,
        _ view: AsKnown, _ calendar: WorkingCalendar
    ) -> PetitionStatus {
        let received = file.petition.submission.received
        func due(_ clock: ServicePeriod.Clock) -> PetitionDue? {
            guard let period = period(own.kind, clock, received: received, view),
                let day = period.due(from: received, calendar)
            else { return nil }
            var first: LocalDate?
            if own.firstKind != own.kind {
                first = self.period(own.firstKind, clock, received: received, view)?.due(from: received, calendar)
            }
            return PetitionDue(day: day, period: period, byFirstKind: first)
        }
        return PetitionStatus(
            petition: file.petition, entered: file.entered, own: own, standing: standing,
            lead: lead == file.petition.id ? nil : lead, followers: followers, answerDue: due(.answer),
            resolutionDue: due(.resolution), day: view.day)
    }
}
