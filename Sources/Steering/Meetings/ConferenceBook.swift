import BorderVocabulary

/// What may be asked of the book of conferences.
package enum ConferenceCommand: Hashable, Sendable {
    /// Sets up a series, or changes it by a later document.
    case setSeries(SeriesOfConferences, on: LocalDate)
    /// Says how agendas are drawn, from a day on.
    case setAgendaRule(AgendaRule)
    /// Says when conferences of some levels can be called.
    case setTiers(TiersRule)
    /// Calls a conference of a series for a day; its open follow-ups come to its agenda by themselves.
    case call(ConferenceID, SeriesOfConferencesID, for: LocalDate, place: Line?, on: LocalDate)
    /// Draws the agenda anew from what does not go as it should.
    case draw(ConferenceID, from: [AgendaException])
    /// Enters what was done about one, for a post.
    case record(ConferenceID, ConferenceAct, as: PostID, on: LocalDate)
}

/// What happened to the book of conferences.
package enum ConferenceEvent: Hashable, Sendable, Codable {
    case seriesSet(SeriesOfConferences, on: LocalDate)
    case agendaRuleSet(AgendaRule)
    case tiersSet(TiersRule)
    case called(id: ConferenceID, call: ConferenceCall, on: LocalDate)
    case agendaDrawn(id: ConferenceID, draws: [AgendaDraw], on: LocalDate)
    /// What is left of earlier conferences came to the agenda by itself.
    case followUpsAdded(id: ConferenceID, draws: [AgendaDraw], on: LocalDate)
    case acted(id: ConferenceID, act: ConferenceAct, as: PostID, on: LocalDate)
}

/// Why the book of conferences was not changed, with what would be accepted.
package enum ConferenceRefusal: Error, Hashable, Sendable {
    case unknownConference(ConferenceID)
    /// The name stands for another one already.
    case nameTaken(ConferenceID)
    case unknownSeries(accepted: [SeriesOfConferencesID])
    case unknownPost(PostID)
    /// These levels of government do not sit together on the day.
    case tiersNotThen(accepted: [ConferenceTiers])
    /// The person does not hold the post today.
    case notYourPost(PostID)
    /// The act belongs to one of these posts.
    case onlyFor([PostID])
    /// Who has to do something does not say that it is done.
    case leadClosesOwn(PostID)
    /// Nothing is entered before it happens.
    case inFuture(today: LocalDate)
    /// Something later was entered already.
    case before(LocalDate)
    /// It was held or cancelled already.
    case isOver(ConferenceID)
    /// It has not been held.
    case notHeld(ConferenceID)
    case unknownItem(accepted: ClosedRange<Int>?)
    case unknownConclusion(accepted: ClosedRange<Int>?)
    /// Nobody has said that it is done.
    case notClosed(ConclusionID)
    /// What is left of an earlier conclusion stays on the agenda until it is done.
    case followUpStays(item: Int)
    /// The matter is not on the agenda.
    case itemNotOn(Int)
    /// Who objects or wants to speak says about what.
    case stanceWantsNote(Stance)
    case nobodyThere
    /// The minutes are a document; what is in them is restated and not added to.
    case minutesClosed(document: Line)
    /// Who has to do something has to do it by a day, or be looked at again on one, not before this day.
    case wantsDeadline(notBefore: LocalDate)
    /// A deadline or help without somebody who has to do it.
    case wantsLead
    case noEvidence
    /// The numbers of a rule contradict each other.
    case badRule(version: Int)
    /// A series needs members, and no more than a bound of them.
    case badSeries(SeriesOfConferencesID)
    /// A later version is there already; versions are not rewritten.
    case notLater(than: LocalDate)
    case full(limit: Int)
}

/// All conferences with their whole histories: calls, agendas, what members said before, minutes, follow-up.
package struct ConferenceBook: Hashable, Sendable {
    /// The bounds of what is held in memory.
    package enum Limit {
        /// Conferences of all times.
        package static let conferences = 50_000
        /// Series of all times.
        package static let series = 2_000
        /// Entries in the history of one conference.
        package static let entries = 10_000
        /// Matters on one agenda, conclusions of one conference, exceptions that one is drawn from; each.
        package static let items = 1_000
        /// Members of a conference: the province has 65 communes and wards, it had more before.
        package static let members = 500
        /// Proofs of one closing.
        package static let evidence = 200
        /// Versions of rules; each.
        package static let settings = 1_000
    }

    /// The history of each conference.
    package private(set) var histories: [ConferenceID: Chronicle<ConferenceEntry>] = [:]
    /// The versions of each series, oldest first.
    package private(set) var series: [SeriesOfConferencesID: Chronicle<SeriesOfConferences>] = [:]
    /// The rules by which agendas are drawn, oldest first.
    package private(set) var agendaRules = [AgendaRule.first]
    /// When which levels of government sit together.
    package private(set) var tiers = TiersRule.firstList

    /// An empty book with the first rules.
    package init() {}

    /// Takes what happened; never refuses.
    package mutating func apply(_ event: ConferenceEvent, by user: UserID, at moment: Timestamp) {
        func add(_ entry: ConferenceEntry, to id: ConferenceID, on day: LocalDate) {
            histories[id, default: Chronicle()].add(entry, on: day, by: user, at: moment)
        }
        switch event {
        case .seriesSet(let set, let day):
            series[set.id, default: Chronicle()].add(set, on: day, by: user, at: moment)
        case .agendaRuleSet(let rule): agendaRules.append(rule)
        case .tiersSet(let rule):
            tiers.removeAll { $0.tiers == rule.tiers && $0.from == rule.from }
            tiers.append(rule)
        case .called(let id, let call, let day): add(.called(call), to: id, on: day)
        case .agendaDrawn(let id, let draws, let day): add(.agendaDrawn(draws), to: id, on: day)
        case .followUpsAdded(let id, let draws, let day): add(.followUpsAdded(draws), to: id, on: day)
        case .acted(let id, let act, let post, let day): add(.acted(act, as: post), to: id, on: day)
        }
    }
}
