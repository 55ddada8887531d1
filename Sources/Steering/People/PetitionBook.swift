import BorderVocabulary

/// The register of petitions, the promises made and the dialogues held.
///
/// Voters, firms, co-operatives and farmers stand in one register. *Answered* is not *resolved*: the word of the authority
/// and that of the author are kept apart, and a case that is merged or passed on keeps its authors and its periods. Who
/// wrote, and what exactly, is kept beside the log (docs/decisions/0023-petitions-and-who-wrote-them.md).
package struct PetitionBook: Hashable, Sendable {
    /// The bounds of what is held.
    package enum Limit {
        /// Petitions in all.
        package static let petitions = 500_000
        /// Acts of one petition.
        package static let acts = 500
        /// Files of one petition.
        package static let attachments = 5
        /// How often one author opens a case again.
        package static let reopenings = 10
        /// Entries of all lists and their versions.
        package static let terms = 5_000
        /// Periods and their versions.
        package static let periods = 1_000
        /// Promises in all.
        package static let promises = 100_000
        /// What may become of one promise.
        package static let steps = 100
        /// Dialogues and their versions.
        package static let dialogues = 20_000
    }

    /// Something that was entered, by whom and when.
    package struct Entry<Value: Hashable & Sendable>: Hashable, Sendable {
        package let value: Value
        package let entered: Observation.Mark
    }

    /// A petition and what was done with it.
    package struct File: Hashable, Sendable {
        package let petition: Petition
        package let entered: Observation.Mark
        package internal(set) var acts: [PetitionAct] = []
    }

    /// Every petition, in the order of recording.
    package private(set) var files: [File] = []
    /// Every version of every entry, in the order of recording.
    package private(set) var terms: [Entry<RegisterTerm>] = []
    /// Every version of every period, in the order of recording.
    package private(set) var periods: [Entry<ServicePeriod>] = []
    /// Every version of every dialogue, in the order of recording.
    package private(set) var dialogues: [Entry<Dialogue>] = []
    /// Every promise, in the order of recording.
    package private(set) var promises: [Promise] = []
    /// Petitions that were ever merged into another.
    private(set) var followers: [PetitionID: Set<PetitionID>] = [:]
    /// Petitions that were ever given to a post.
    private(set) var given: [PostID: Set<PetitionID>] = [:]
    /// The versions of the periods of a kind, by their places in `periods`.
    private(set) var periodPlaces: [TermID: [Int]] = [:]
    /// How many events were taken: the same number of the same log is the same book.
    package private(set) var revision = 0
    private var places: [PetitionID: Int] = [:]
    private var submissions: [SubmissionID: PetitionID] = [:]
    private var promisePlaces: [PromiseID: Int] = [:]
    private var numbers: [Int: Int] = [:]
    private var promiseNumbers: [Int: Int] = [:]
    private var sequence = 0

    /// An empty book.
    package init() {}

    /// A petition and what was done with it.
    package subscript(_ id: PetitionID) -> File? { places[id].map { files[$0] } }

    /// A promise and what became of it.
    package func promise(_ id: PromiseID) -> Promise? { promisePlaces[id].map { promises[$0] } }

    /// The petition that came of something that was sent.
    package func petition(of submission: SubmissionID) -> PetitionID? { submissions[submission] }

    /// The number that the next petition of a year gets.
    func nextPetition(in year: Int) -> PetitionID? { Petition.id((numbers[year] ?? 0) + 1, in: year) }

    /// The number that the next promise of a year gets.
    func nextPromise(in year: Int) -> PromiseID? {
        let digits = String((promiseNumbers[year] ?? 0) + 1)
        let text = "\(year)-p" + String(repeating: "0", count: max(0, 5 - digits.count)) + digits
        return ShortText(text).flatMap(PromiseID.init(stored:))
    }

    /// Takes what happened; never refuses.
    package mutating func apply(_ event: PetitionEvent, by user: UserID, at moment: Timestamp) {
        let mark = Observation.Mark(by: user, at: moment, reason: nil)
        revision += 1
        switch event {
        case .termSet(let term): terms.append(Entry(value: term, entered: mark))
        case .periodSet(let period):
            periodPlaces[period.kind, default: []].append(periods.count)
            periods.append(Entry(value: period, entered: mark))
        case .dialogueHeld(let dialogue): dialogues.append(Entry(value: dialogue, entered: mark))
        case .received(let petition):
            places[petition.id] = files.count
            submissions[petition.submission.id] = petition.id
            numbers[petition.submission.received.year, default: 0] += 1
            files.append(File(petition: petition, entered: mark))
        case .acted(let id, let deed, let day):
            if case .merged(let lead) = deed { followers[lead, default: []].insert(id) }
            if case .routed(let post) = deed { given[post, default: []].insert(id) }
            append(.deed(deed), to: id, on: day, mark)
        case .spoke(let id, let speech, let day): append(.speech(speech), to: id, on: day, mark)
        case .struck(let id, let number, let reason):
            guard let place = places[id], files[place].acts.indices.contains(number - 1) else { return }
            files[place].acts[number - 1].struck = Observation.Mark(by: user, at: moment, reason: reason)
        case .promised(let id, let terms, let occasion, let day):
            promisePlaces[id] = promises.count
            promiseNumbers[day.year, default: 0] += 1
            promises.append(Promise(id: id, terms: terms, occasion: occasion, on: day, entered: mark))
        case .followed(let id, let step, let day):
            guard let place = promisePlaces[id] else { return }
            promises[place].steps.append(Promise.Step(step: step, on: day, entered: mark))
        }
    }

    private mutating func append(
        _ content: PetitionAct.Content, to id: PetitionID, on day: LocalDate, _ mark: Observation.Mark
    ) {
        guard let place = places[id] else { return }
        sequence += 1
        let number = files[place].acts.count + 1
        files[place].acts.append(
            PetitionAct(number: number, sequence: sequence, content: content, on: day, entered: mark))
    }
}
