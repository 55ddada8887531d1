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

    private func check(
        _ act: ConferenceAct, of conference: Conference, as post: PostID, on day: LocalDate, _ giver: Giver
    ) throws(ConferenceRefusal) {
        switch act {
        case .postponed(let later, _):
            try run(conference, post)
            guard later >= day else { throw .before(day) }
        case .cancelled: try run(conference, post)
        case .itemAdded(let item):
            try run(conference, post)
            if let own = item.post, giver.roster.posts[own] == nil { throw .unknownPost(own) }
            guard conference.items.count < Limit.items else { throw .full(limit: Limit.items) }
        case .itemRemoved(let number, _):
            try run(conference, post)
            let item = try item(number, of: conference)
            guard item.kind != .followUp else { throw .followUpStays(item: number) }
        case .proposed(let number, _):
            try run(conference, post)
            _ = try item(number, of: conference)
        case .positionTaken(let number, let position):
            try check(position, on: number, of: conference, as: post)
        case .held(let attended):
            try run(conference, post)
            guard !attended.isEmpty else { throw .nobodyThere }
            guard attended.count <= Limit.members else { throw .full(limit: Limit.members) }
            for one in attended where giver.roster.posts[one] == nil { throw .unknownPost(one) }
        case .concluded(let conclusion):
            try allow(post, of: running(conference.call.series))
            if let document = conference.minutes { throw .minutesClosed(document: document) }
            try check(conclusion, of: conference, giver)
            guard conference.conclusions.count < Limit.items else { throw .full(limit: Limit.items) }
        case .minuted:
            try allow(post, of: running(conference.call.series))
            guard conference.heldOn != nil else { throw .notHeld(conference.id) }
            if let document = conference.minutes { throw .minutesClosed(document: document) }
        case .conclusionRestated(let number, let wording, _):
            try allow(post, of: running(conference.call.series))
            _ = try conclusion(number, of: conference)
            try check(wording, of: conference, giver)
        case .followedUp(let number, _):
            let current = try conclusion(number, of: conference).current
            try allow(post, of: [current.lead].compactMap { $0 } + current.support)
        case .conclusionClosed(let number, let evidence):
            try close(try conclusion(number, of: conference), evidence, conference, post, giver)
        case .conclusionReopened(let number, _):
            try allow(post, of: running(conference.call.series) + conference.call.members)
            guard try conclusion(number, of: conference).closedOn != nil else {
                throw .notClosed(ConclusionID(conference.id, number))
            }
        }
    }

    /// What only those who run it may do, and only before it is over.
    private func run(_ conference: Conference, _ post: PostID) throws(ConferenceRefusal) {
        try allow(post, of: running(conference.call.series))
        guard conference.state == .called else { throw .isOver(conference.id) }
    }

    private func allow(_ post: PostID, of posts: [PostID]) throws(ConferenceRefusal) {
        guard posts.contains(post) else { throw .onlyFor(Set(posts).sorted()) }
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
        _ position: Position, on number: Int, of conference: Conference, as post: PostID
    ) throws(ConferenceRefusal) {
        guard conference.state == .called else { throw .isOver(conference.id) }
        try allow(post, of: conference.call.members)
        guard try item(number, of: conference).isOn else { throw .itemNotOn(number) }
        guard !position.stance.wantsDebate || position.note != nil else { throw .stanceWantsNote(position.stance) }
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
        for post in [lead] + conclusion.support where giver.roster.posts[post] == nil { throw .unknownPost(post) }
        guard conclusion.support.count <= Limit.members else { throw .full(limit: Limit.members) }
        guard let due = conclusion.due, due.day >= heldOn else { throw .wantsDeadline(notBefore: heldOn) }
    }

    private func close(
        _ conclusion: ConclusionState, _ evidence: [Evidence], _ conference: Conference, _ post: PostID, _ giver: Giver
    ) throws(ConferenceRefusal) {
        try allow(post, of: running(conference.call.series))
        if let lead = conclusion.current.lead, giver.holds(lead) { throw .leadClosesOwn(lead) }
        guard !evidence.isEmpty else { throw .noEvidence }
        guard evidence.count <= Limit.evidence else { throw .full(limit: Limit.evidence) }
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
