import BorderVocabulary

extension ConferenceBook {
    /// Whether an act may be entered, and what follows from it.
    func record(
        _ id: ConferenceID, _ act: ConferenceAct, as post: PostID, on day: LocalDate, _ giver: Giver
    ) throws(ConferenceRefusal) -> [ConferenceEvent] {
        guard let history = histories[id], let conference = Conference(id, history.entries) else {
            throw .unknownConference(id)
        }
        guard giver.holds(post) else { throw .notYourPost(post) }
        guard day <= giver.today else { throw .inFuture(today: giver.today) }
        if isSo(act, conference, post) { return [] }
        if let last = history.lastDay, day < last { throw .before(last) }
        try room(id)
        try check(act.kind, in: conference)
        if let posts = posts(for: act.kind, in: conference), !posts.contains(post) { throw .onlyFor(posts) }
        try check(act, of: conference, as: post, on: day, giver)
        let event = ConferenceEvent.acted(id: id, act: act, as: post, on: day)
        guard case .held = act else { return [event] }
        let missing = missingFollowUps(conference, on: day, giver)
        return missing.isEmpty ? [event] : [.followUpsAdded(id: id, draws: missing, on: day), event]
    }

    /// Whether repeating the act would say nothing new.
    private func isSo(_ act: ConferenceAct, _ conference: Conference, _ post: PostID) -> Bool {
        switch act {
        case .postponed(let day, _): conference.plannedOn == day && conference.state == .called
        case .cancelled:
            if case .cancelled = conference.state { true } else { false }
        case .itemRemoved(let number, _): conference.item(number)?.removed != nil
        case .proposed(let number, let text): conference.item(number)?.proposal == text
        case .positionTaken(let number, let position): conference.item(number)?.positions[post] == position
        case .held: conference.heldOn != nil
        case .minuted(let document): conference.minutes == document
        case .conclusionRestated(let number, let conclusion, _): conference.conclusion(number)?.current == conclusion
        case .conclusionClosed(let number, _): conference.conclusion(number)?.closedOn != nil
        case .itemAdded(let item):
            conference.items.contains { $0.source == .byHand(item, by: post) }
        case .concluded(let conclusion): conference.conclusions.contains { $0.current == conclusion }
        case .followedUp, .conclusionReopened: false
        }
    }

    /// What else an act wants, once its kind fits the state and the post.
    private func check(
        _ act: ConferenceAct, of conference: Conference, as post: PostID, on day: LocalDate, _ giver: Giver
    ) throws(ConferenceRefusal) {
        switch act {
        case .postponed(let later, _):
            guard later >= day else { throw .before(day) }
        case .cancelled, .minuted: return
        case .itemAdded(let item):
            if let own = item.post { try exist([own], giver) }
            guard conference.items.count < Limit.items else { throw .full(limit: Limit.items) }
        case .itemRemoved(let number, _):
            let item = try item(number, of: conference)
            guard item.kind != .followUp else { throw .followUpStays(item: number) }
        case .proposed(let number, _): _ = try item(number, of: conference)
        case .positionTaken(let number, let position):
            guard try item(number, of: conference).isOn else { throw .itemNotOn(number) }
            guard !position.stance.wantsDebate || position.note != nil else { throw .stanceWantsNote(position.stance) }
        case .held(let attended):
            guard !attended.isEmpty else { throw .nobodyThere }
            guard attended.count <= Limit.members else { throw .full(limit: Limit.members) }
            try exist(attended, giver)
        case .concluded(let conclusion):
            try check(conclusion, of: conference, giver)
            guard conference.conclusions.count < Limit.items else { throw .full(limit: Limit.items) }
        case .conclusionRestated(let number, let wording, _):
            _ = try conclusion(number, of: conference)
            try check(wording, of: conference, giver)
        case .followedUp(let number, _):
            let current = try conclusion(number, of: conference).current
            let doing = [current.lead].compactMap { $0 } + current.support
            guard doing.contains(post) else { throw .onlyFor(doing) }
        case .conclusionClosed(let number, let evidence):
            let lead = try conclusion(number, of: conference).current.lead
            if let lead, giver.holds(lead) { throw .leadClosesOwn(lead) }
            guard !evidence.isEmpty else { throw .noEvidence }
            guard evidence.count <= Limit.evidence else { throw .full(limit: Limit.evidence) }
        case .conclusionReopened(let number, _):
            guard try conclusion(number, of: conference).closedOn != nil else {
                throw .notClosed(ConclusionID(conference.id, number))
            }
        }
    }

    private func exist(_ posts: [PostID], _ giver: Giver) throws(ConferenceRefusal) {
        for post in posts where giver.roster.posts[post] == nil { throw .unknownPost(post) }
    }

    private func item(_ number: Int, of conference: Conference) throws(ConferenceRefusal) -> AgendaItem {
        guard let item = conference.item(number) else {
            throw .unknownItem(accepted: conference.items.isEmpty ? nil : 1...conference.items.count)
        }
        return item
    }

    private func conclusion(
        _ number: Int, of conference: Conference
    ) throws(ConferenceRefusal) -> ConclusionState {
        guard let conclusion = conference.conclusion(number) else {
            throw .unknownConclusion(accepted: conference.conclusions.isEmpty ? nil : 1...conference.conclusions.count)
        }
        return conclusion
    }

    private func check(
        _ conclusion: Conclusion, of conference: Conference, _ giver: Giver
    ) throws(ConferenceRefusal) {
        guard let heldOn = conference.heldOn else { throw .notHeld(conference.id) }
        if let number = conclusion.item { _ = try item(number, of: conference) }
        guard let lead = conclusion.lead else {
            guard conclusion.due == nil, conclusion.support.isEmpty else { throw .wantsLead }
            return
        }
        try exist([lead] + conclusion.support, giver)
        guard conclusion.support.count <= Limit.members else { throw .full(limit: Limit.members) }
        guard let due = conclusion.due, due.day >= heldOn else { throw .wantsDeadline(notBefore: heldOn) }
    }
}

extension Conference {
    /// The matter of a number.
    package func item(_ number: Int) -> AgendaItem? {
        items.indices.contains(number - 1) ? items[number - 1] : nil
    }

    /// The conclusion of a number.
    package func conclusion(_ number: Int) -> ConclusionState? {
        conclusions.indices.contains(number - 1) ? conclusions[number - 1] : nil
    }
}
