import BorderVocabulary

// Where a petition stands, from what had happened by a day and was recorded by a moment.
extension PetitionBook {
    /// What is a petition's own.
    func own(_ file: File, _ view: AsKnown) -> OwnStanding {
        file.acts.reduce(into: OwnStanding(file.petition.submission)) { own, act in
            if let seen = act.seen(view) { own.take(seen) }
        }
    }

    /// The petition that speaks for a petition: itself, or the one into which it was merged, however often.
    package func lead(of id: PetitionID, _ view: AsKnown) -> PetitionID {
        var (id, seen) = (id, Set<PetitionID>())
        while seen.insert(id).inserted, let file = self[id], let next = own(file, view).lead { id = next }
        return id
    }

    /// All petitions that are merged into one, directly or through others, in the order of their numbers.
    package func followers(of lead: PetitionID, _ view: AsKnown) -> [PetitionID] {
        var found: Set<PetitionID> = []
        var next = [lead]
        while let id = next.popLast() {
            for candidate in followers[id] ?? [] where candidate != lead && !found.contains(candidate) {
                guard let file = self[candidate], own(file, view).lead == id else { continue }
                found.insert(candidate)
                next.append(candidate)
            }
        }
        return found.sorted()
    }

    /// How the case of a petition that is not merged stands with the authority.
    func standing(ofLead file: File, followers: [PetitionID], _ view: AsKnown) -> CaseStanding {
        var acts = file.acts
        // Each of the authors opens the case for all.
        for follower in followers {
            acts += self[follower]?.acts.filter { $0.isReopening } ?? []
        }
        if !followers.isEmpty { acts.sort { ($0.on, $0.sequence) < ($1.on, $1.sequence) } }
        return acts.reduce(into: CaseStanding()) { standing, act in
            if let seen = act.seen(view) { standing.take(seen) }
        }
    }

    /// How the case of a petition stands with the authority.
    func standing(of id: PetitionID, _ view: AsKnown) -> CaseStanding {
        let lead = lead(of: id, view)
        return self[lead].map { standing(ofLead: $0, followers: followers(of: lead, view), view) } ?? CaseStanding()
    }

    /// Whether a petition was in the register.
    package func holds(_ file: File, _ view: AsKnown) -> Bool {
        file.petition.submission.received <= view.day && view.sees(file.entered)
    }

    // MARK: Lists and periods

    /// The version of an entry that is in force on a day; nil where none is.
    package func term(_ list: TermList, _ id: TermID, on day: LocalDate) -> RegisterTerm? {
        terms.last { $0.value.list == list && $0.value.id == id && $0.value.from <= day }
            .flatMap { $0.value.holds(on: day) ? $0.value : nil }
    }

    /// All entries of a list that are in force on a day, in the order of their names.
    package func terms(_ list: TermList, on day: LocalDate) -> [RegisterTerm] {
        Set(terms.lazy.filter { $0.value.list == list }.map(\.value.id)).sorted()
            .compactMap { term(list, $0, on: day) }
    }

    /// The name of an entry, as it is called on a day or was called last.
    package func name(_ list: TermList, _ id: TermID, on day: LocalDate) -> RegisterTerm? {
        terms.last { $0.value.list == list && $0.value.id == id && $0.value.from <= day }?.value
            ?? terms.first { $0.value.list == list && $0.value.id == id }?.value
    }

    /// The period for what was received on a day, by what was recorded; nil where nobody set one.
    package func period(
        _ kind: TermID?, _ clock: ServicePeriod.Clock, received day: LocalDate, _ view: AsKnown
    ) -> ServicePeriod? {
        guard let kind, let places = periodPlaces[kind] else { return nil }
        let place = places.last { place in
            let entry = periods[place]
            return entry.value.clock == clock && entry.value.from <= day && view.sees(entry.entered)
        }
        return place.flatMap { periods[$0].value.days == nil ? nil : periods[$0].value }
    }

    // MARK: Dialogues and promises

    /// The dialogues that were held by a day, each as it was entered last, latest first.
    package func dialogues(_ view: AsKnown) -> [Dialogue] {
        var latest: [DialogueID: Dialogue] = [:]
        for entry in dialogues where view.sees(entry.entered) { latest[entry.value.id] = entry.value }
        return latest.values.filter { $0.held <= view.day }.sorted { ($0.held, $0.id) > ($1.held, $1.id) }
    }

    /// The promises that were made by a day, in the order of recording.
    package func promises(_ view: AsKnown) -> [Promise] {
        promises.filter { $0.on <= view.day && view.sees($0.entered) }
    }
}

extension PetitionAct {
    fileprivate var isReopening: Bool {
        switch content {
        case .speech(.reopened): true
        case .speech(.judged), .deed: false
        }
    }
}
