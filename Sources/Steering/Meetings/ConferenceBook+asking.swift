import BorderVocabulary

extension ConferenceBook {
    /// One conference as it was known on a day, of what had been recorded by a moment; nil before it was called.
    package func conference(
        _ id: ConferenceID, on day: LocalDate, recordedBy moment: Timestamp? = nil
    ) -> Conference? {
        histories[id].flatMap { Conference(id, $0.known(on: day, recordedBy: moment)) }
    }

    /// Every conference that was known on a day, by the day for which it is or was planned, the earliest first.
    package func conferences(on day: LocalDate, recordedBy moment: Timestamp? = nil) -> [Conference] {
        histories.compactMap { Conference($0.key, $0.value.known(on: day, recordedBy: moment)) }
            .sorted { ($0.heldOn ?? $0.plannedOn, $0.id) < ($1.heldOn ?? $1.plannedOn, $1.id) }
    }

    /// A series as it was set up on a day.
    package func series(
        _ id: SeriesOfConferencesID, on day: LocalDate, recordedBy moment: Timestamp? = nil
    ) -> SeriesOfConferences? {
        series[id]?.known(on: day, recordedBy: moment).last?.entry
    }

    /// Every series that was known on a day, in the order of their names.
    package func allSeries(on day: LocalDate, recordedBy moment: Timestamp? = nil) -> [SeriesOfConferences] {
        series.keys.sorted().compactMap { series($0, on: day, recordedBy: moment) }
    }

    /// The rule by which agendas are drawn on a day.
    package func agendaRule(on day: LocalDate) -> AgendaRule {
        agendaRules.filter { $0.from <= day }.max { $0.from < $1.from } ?? AgendaRule.first
    }

    /// The levels of government that may sit together on a day.
    package func tiers(on day: LocalDate) -> [ConferenceTiers] {
        ConferenceTiers.allCases.filter { tiers in
            self.tiers.filter { $0.tiers == tiers && $0.from <= day }.max { $0.from < $1.from }?.holds(on: day) ?? false
        }
    }

    /// Conclusions that somebody has to do and that are not done, by the day on which they are due.
    ///
    /// `done` are those of which another book knows that they are, because the task they became was verified. A
    /// conference may be left out, because a point does not follow up itself.
    package func openConclusions(
        of series: SeriesOfConferencesID? = nil, on day: LocalDate, recordedBy moment: Timestamp? = nil,
        done: Set<ConclusionID> = [], leavingOut own: ConferenceID? = nil
    ) -> [ConclusionState] {
        conferences(on: day, recordedBy: moment)
            .filter { $0.id != own && (series == nil || $0.call.series == series) }
            .flatMap(\.conclusions)
            .filter { $0.wantsFollowUp && $0.closedOn == nil && !done.contains($0.id) }
            .sorted { ($0.current.due?.day ?? .latest, $0.id) < ($1.current.due?.day ?? .latest, $1.id) }
    }

    /// What the book of tasks is to take from the conferences, as far as it was known on a day.
    package func taskDrafts(on day: LocalDate, recordedBy moment: Timestamp? = nil) -> [TaskDraft] {
        conferences(on: day, recordedBy: moment).flatMap { conference in
            conference.conclusions.compactMap { conclusion in
                let current = conclusion.current
                guard let lead = current.lead, let due = current.due, let heldOn = conference.heldOn,
                    conclusion.closedOn == nil
                else { return nil }
                return TaskDraft(
                    conclusion: conclusion.id, text: current.text, lead: lead, support: current.support, due: due,
                    concludedOn: heldOn, minutes: conference.minutes, isSample: conference.call.isSample)
            }
        }
    }

    /// What is left of a series, as matters for an agenda.
    func followUps(
        of series: SeriesOfConferencesID, for own: ConferenceID, on day: LocalDate, done: Set<ConclusionID>
    ) -> [AgendaException] {
        openConclusions(of: series, on: day, done: done, leavingOut: own).map { conclusion in
            let current = conclusion.current
            return AgendaException(
                AgendaSubject(.followUp, Line(description: conclusion.id.description)),
                title: current.text.opening, post: current.lead, measure: current.due?.day.days(to: day) ?? 0)
        }
    }
}

extension LongText {
    /// The beginning of the first line with anything in it, short enough for a heading.
    var opening: Line {
        let line = description.split(separator: "\n").first { $0.contains { $0 != " " } } ?? ""
        var opening = ""
        for character in line {
            guard opening.utf8.count + character.utf8.count + "…".utf8.count <= 200 else {
                opening += "…"
                break
            }
            opening.append(character)
        }
        return Line(description: opening)
    }
}

/// Whether a room that steers by conferences holds them and follows them up; every number beside what it is a part of.
package struct ConferenceRecord: Hashable, Sendable {
    /// Conferences that were first called for a day of the stretch, or held in it before their day.
    package private(set) var called = 0
    /// Of these, held on the day of the call.
    package private(set) var heldAsCalled = 0
    /// Held on another day.
    package private(set) var heldMoved = 0
    package private(set) var cancelled = 0
    /// Their day is over, and nobody has said what became of them.
    package private(set) var unreported = 0
    /// Still to come.
    package private(set) var ahead = 0
    /// Of all that were called, postponed at least once.
    package private(set) var postponed = 0
    /// How many documents promised for the stretch, rounded down; series without a promise are not in it.
    package private(set) var promised = 0
    /// Points of the minutes of those that were held.
    package private(set) var conclusions = 0
    /// Of these, nobody has to do anything.
    package private(set) var withoutFollowUp = 0
    package private(set) var done = 0
    /// Not done, and not yet due.
    package private(set) var pending = 0
    /// Not done, and due before the day.
    package private(set) var overdue = 0
    /// Of all points, those of which a restatement moved the day to a later one.
    package private(set) var movedLater = 0

    /// Looks back over a stretch of days, both included, as it was known on a day.
    package init(
        _ book: ConferenceBook, of series: SeriesOfConferencesID? = nil, from first: LocalDate, to last: LocalDate,
        on day: LocalDate, recordedBy moment: Timestamp? = nil, done: Set<ConclusionID> = []
    ) {
        let all = book.conferences(on: day, recordedBy: moment)
        for conference in all where series == nil || conference.call.series == series {
            // One that was held before its day belongs to the day on which it was held.
            let planned = min(conference.call.on, conference.heldOn ?? conference.call.on)
            guard first <= planned, planned <= last else { continue }
            count(conference, on: day)
            for conclusion in conference.conclusions {
                count(conclusion, on: day, isDone: done.contains(conclusion.id))
            }
        }
        for set in book.allSeries(on: day, recordedBy: moment) where series == nil || set.id == series {
            guard let perYear = set.perYear, first <= last else { continue }
            promised += perYear * (first.days(to: last) + 1) / 365
        }
    }

    private mutating func count(_ conference: Conference, on day: LocalDate) {
        called += 1
        if !conference.postponements.isEmpty { postponed += 1 }
        switch conference.state {
        case .held(let heldOn):
            if heldOn == conference.call.on { heldAsCalled += 1 } else { heldMoved += 1 }
        case .cancelled: cancelled += 1
        case .called:
            if conference.isUnreported(on: day) { unreported += 1 } else { ahead += 1 }
        }
    }

    private mutating func count(_ conclusion: ConclusionState, on day: LocalDate, isDone: Bool) {
        conclusions += 1
        let days = conclusion.wordings.compactMap { $0.due?.day }
        if zip(days, days.dropFirst()).contains(where: { $0 < $1 }) { movedLater += 1 }
        guard conclusion.wantsFollowUp, let due = conclusion.current.due?.day else {
            withoutFollowUp += 1
            return
        }
        if isDone || conclusion.closedOn != nil {
            done += 1
        } else if due < day {
            overdue += 1
        } else {
            pending += 1
        }
    }
}
