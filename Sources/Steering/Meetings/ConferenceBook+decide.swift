import BorderVocabulary

extension ConferenceBook {
    /// What other books know when a command is given.
    struct Giver {
        let user: UserID
        let today: LocalDate
        let roster: Roster
        let done: Set<ConclusionID>

        func holds(_ post: PostID) -> Bool { roster.holds(user, post, on: today) }
    }

    /// Says what would happen; nothing where it is already so.
    ///
    /// What is done about a conference belongs to posts, and is decided here; who sets up series and rules is a matter of
    /// duty and decided at the door. `done` are conclusions of which the book of tasks knows that they are done.
    package func decide(
        _ command: ConferenceCommand, by user: UserID, at now: Timestamp, roster: Roster, done: Set<ConclusionID> = []
    ) throws(ConferenceRefusal) -> [ConferenceEvent] {
        let giver = Giver(user: user, today: now.localDate, roster: roster, done: done)
        switch command {
        case .setSeries(let series, let day): return try set(series, on: day, giver)
        case .setAgendaRule(let rule):
            guard !agendaRules.contains(rule) else { return [] }
            guard rule.isSound else { throw .badRule(version: rule.version) }
            if let last = agendaRules.last, rule.from <= last.from || rule.version <= last.version {
                throw .notLater(than: last.from)
            }
            guard agendaRules.count < Limit.settings else { throw .full(limit: Limit.settings) }
            return [.agendaRuleSet(rule)]
        case .setTiers(let rule):
            guard tiers.count < Limit.settings else { throw .full(limit: Limit.settings) }
            return tiers.contains(rule) ? [] : [.tiersSet(rule)]
        case .call(let id, let series, let planned, let place, let day):
            return try call(id, series, planned, place, day, giver)
        case .draw(let id, let exceptions): return try draw(id, exceptions, giver)
        case .record(let id, let act, let post, let day): return try record(id, act, as: post, on: day, giver)
        }
    }

    /// Whether the history of a conference can take another entry.
    func room(_ id: ConferenceID) throws(ConferenceRefusal) {
        guard (histories[id]?.entries.count ?? 0) < Limit.entries else { throw .full(limit: Limit.entries) }
    }

    /// The posts that run a series: its chair and its secretary.
    package func running(_ series: SeriesOfConferencesID) -> [PostID] {
        let set = self.series[series]?.entries.last?.entry
        return Set([set?.chair, set?.secretary].compactMap { $0 }).sorted()
    }

    private func set(
        _ set: SeriesOfConferences, on day: LocalDate, _ giver: Giver
    ) throws(ConferenceRefusal) -> [ConferenceEvent] {
        let versions = series[set.id]
        guard versions?.entries.last?.entry != set else { return [] }
        guard day <= giver.today else { throw .inFuture(today: giver.today) }
        if let last = versions?.lastDay, day < last { throw .before(last) }
        guard !set.members.isEmpty, set.members.count <= Limit.members, Set(set.members).count == set.members.count,
            set.perYear.map({ (1...366).contains($0) }) ?? true
        else { throw .badSeries(set.id) }
        for post in [set.chair, set.secretary] + set.members where giver.roster.posts[post] == nil {
            throw .unknownPost(post)
        }
        guard versions != nil || series.count < Limit.series else { throw .full(limit: Limit.series) }
        guard (versions?.entries.count ?? 0) < Limit.entries else { throw .full(limit: Limit.entries) }
        return [.seriesSet(set, on: day)]
    }

    private func call(
        _ id: ConferenceID, _ seriesID: SeriesOfConferencesID, _ planned: LocalDate, _ place: Line?, _ day: LocalDate,
        _ giver: Giver
    ) throws(ConferenceRefusal) -> [ConferenceEvent] {
        guard day <= giver.today else { throw .inFuture(today: giver.today) }
        guard let set = series(seriesID, on: day) else {
            throw .unknownSeries(accepted: allSeries(on: day).map(\.id))
        }
        let call = ConferenceCall(set, on: planned, place: place)
        if let first = histories[id]?.entries.first {
            guard case .called(let earlier) = first.entry, earlier.series == seriesID, earlier.on == planned,
                earlier.place == place
            else { throw .nameTaken(id) }
            return []
        }
        let running = running(seriesID)
        guard running.contains(where: giver.holds) else { throw .onlyFor(running) }
        let accepted = tiers(on: planned)
        guard accepted.contains(set.tiers) else { throw .tiersNotThen(accepted: accepted) }
        guard histories.count < Limit.conferences else { throw .full(limit: Limit.conferences) }
        let draws = agendaRule(on: day).draw(followUps(of: seriesID, for: id, on: day, done: giver.done))
        let called = ConferenceEvent.called(id: id, call: call, on: day)
        return draws.isEmpty ? [called] : [called, .followUpsAdded(id: id, draws: draws, on: day)]
    }

    private func draw(
        _ id: ConferenceID, _ exceptions: [AgendaException], _ giver: Giver
    ) throws(ConferenceRefusal) -> [ConferenceEvent] {
        guard let conference = Conference(id, histories[id]?.entries ?? []) else { throw .unknownConference(id) }
        guard conference.state == .called else { throw .isOver(id) }
        let running = running(conference.call.series)
        guard running.contains(where: giver.holds) else { throw .onlyFor(running) }
        // What is left of earlier conclusions comes from this book and from nobody else.
        let offered = exceptions.filter { $0.subject.kind != .followUp }
        let left = followUps(of: conference.call.series, for: id, on: giver.today, done: giver.done)
        guard offered.count + left.count + conference.items.count <= Limit.items else {
            throw .full(limit: Limit.items)
        }
        let draws = agendaRule(on: giver.today).draw(offered + left)
        guard histories[id]?.entries.last(where: { $0.entry.isDraw })?.entry != .agendaDrawn(draws) else { return [] }
        try room(id)
        return [.agendaDrawn(id: id, draws: draws, on: giver.today)]
    }

    /// The follow-ups that a conference does not have yet, so that none is forgotten by not drawing.
    func missingFollowUps(_ conference: Conference, on day: LocalDate, _ giver: Giver) -> [AgendaDraw] {
        let there = Set(conference.items.compactMap(\.subject))
        let left = followUps(of: conference.call.series, for: conference.id, on: day, done: giver.done)
        return agendaRule(on: day).draw(left.filter { !there.contains($0.subject) })
    }
}
