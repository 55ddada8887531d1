import BorderVocabulary

/// The province's public investment: projects, what was planned for them, what was bound and what the treasury paid.
///
/// Nothing in it is edited. Every statement has the day on which it was said and the time at which it was recorded, so
/// that each answer can be had as it was known on a day. No rate is stored: `MoneyYear` computes it.
package struct MoneyBook: Hashable, Sendable {
    /// The bounds of what is held in memory and of single numbers.
    package enum Limit {
        /// Sources and programmes.
        package static let headings = 500
        /// Projects.
        package static let projects = 20_000
        /// Descriptions of one project.
        package static let descriptions = 100
        /// Statements of plans.
        package static let plans = 200_000
        /// Statements of contracts.
        package static let commitments = 200_000
        /// Trajectories.
        package static let trajectories = 20_000
        /// Ends of years.
        package static let yearEnds = 500
        /// Bookings of the treasury, some decades of a province.
        package static let entries = 1_000_000
        /// Bookings of one command.
        package static let rows = 10_000
        /// One amount: a million billion đồng.
        package static let amount = Money(dong: 1_000_000_000_000_000)
        /// All amounts of one kind together: a hundred times what the country makes in a year, and far from 64 bits.
        package static let turnover = Money(dong: 1_000_000_000_000_000_000)
        /// Years of a plan.
        package static let years = 1990...2100
    }

    /// Sources and programmes as they are named now.
    package private(set) var headings: [HeadingID: Heading] = [:]
    /// The descriptions of each project, oldest first.
    package private(set) var projects: [ProjectID: [Project]] = [:]
    /// Every statement of a plan; number n stands at n - 1.
    package private(set) var plans: [Kept<PlanStatement>] = []
    /// Every statement of a contract; number n stands at n - 1.
    package private(set) var commitments: [Kept<ContractStatement>] = []
    package private(set) var trajectories: [Kept<Trajectory>] = []
    package private(set) var yearEnds: [Kept<YearEnd>] = []
    /// The treasury's files.
    package private(set) var files = ImportShelf()
    /// Every booking, in the order in which they were taken.
    package private(set) var entries: [KeptEntry] = []

    /// Numbers of the originals and amendments of a line, in the order of their days.
    private(set) var versions: [PlanLine: [Int]] = [:]
    /// The corrections of an original or an amendment, in the order of their days.
    private(set) var corrections: [Int: [Int]] = [:]
    private(set) var linesByYear: [Int: Set<PlanLine>] = [:]
    private(set) var commitmentsByProject: [ProjectID: [Int]] = [:]
    /// Places of payments by the year of their plan, and by project.
    private(set) var paymentsByYear: [Int: [Int]] = [:]
    private(set) var paymentsByProject: [ProjectID: [Int]] = [:]
    /// Places of settlements and reversals by the place of their payment.
    private(set) var followers: [Int: [Int]] = [:]
    private(set) var references: [Line: Int] = [:]
    private(set) var planned = Money.zero
    private(set) var booked = Money.zero

    /// An empty book.
    package init() {}

    /// A project as it is described on a day; before its first description, that.
    package func project(_ id: ProjectID, on day: LocalDate) -> Project? {
        projects[id].flatMap { versions in versions.last { $0.from <= day } ?? versions.first }
    }

    /// Takes what happened; never refuses.
    package mutating func apply(_ event: MoneyEvent, by user: UserID, at moment: Timestamp) {
        let mark = Observation.Mark(by: user, at: moment, reason: nil)
        switch event {
        case .headingDefined(let heading): headings[heading.id] = heading
        case .projectDefined(let project): projects[project.id, default: []].append(project)
        case .planSet(let statement): take(Kept(statement, by: user, at: moment))
        case .trajectorySet(let trajectory): trajectories.append(Kept(trajectory, by: user, at: moment))
        case .yearEndSet(let end): yearEnds.append(Kept(end, by: user, at: moment))
        case .committed(let commitment):
            commitments.append(Kept(commitment, by: user, at: moment))
            commitmentsByProject[commitment.project, default: []].append(commitments.count)
        case .file(let event): files.apply(event, by: user, at: moment)
        case .booked(let entries, let digest):
            guard let file = files.place(of: digest) else { return }
            for entry in entries { take(KeptEntry(entry: entry, file: file)) }
        case .planApproved(let number): if plans.indices ~= number - 1 { plans[number - 1].approved = mark }
        case .planWithdrawn(let number, let reason):
            guard plans.indices ~= number - 1 else { return }
            plans[number - 1].withdrawn = Observation.Mark(by: user, at: moment, reason: reason)
        case .commitmentApproved(let number):
            if commitments.indices ~= number - 1 { commitments[number - 1].approved = mark }
        case .commitmentWithdrawn(let number, let reason):
            guard commitments.indices ~= number - 1 else { return }
            commitments[number - 1].withdrawn = Observation.Mark(by: user, at: moment, reason: reason)
        }
    }

    private mutating func take(_ plan: Kept<PlanStatement>) {
        plans.append(plan)
        let number = plans.count
        planned = planned.adding(plan.words.amount) ?? Limit.turnover
        linesByYear[plan.words.line.year, default: []].insert(plan.words.line)
        let plans = plans
        func insert(_ list: inout [Int]) {
            // Numbers rise, so behind all of the same day is the right place.
            let place = list.firstIndex { plans[$0 - 1].words.saidOn > plan.words.saidOn } ?? list.count
            list.insert(number, at: place)
        }
        switch plan.words.change {
        case .original, .amendment: insert(&versions[plan.words.line, default: []])
        case .correction(let corrected, _): insert(&corrections[root(of: corrected), default: []])
        }
    }

    /// The original or the amendment that a statement corrects in the end; itself where it is one.
    func root(of number: Int) -> Int {
        var number = number
        // A correction is younger than what it corrects, so this ends.
        while plans.indices ~= number - 1, case .correction(let earlier, _) = plans[number - 1].words.change,
            earlier < number
        {
            number = earlier
        }
        return number
    }

    private mutating func take(_ kept: KeptEntry) {
        let place = entries.count
        entries.append(kept)
        // A payment that is brought again after its file was withdrawn keeps what follows it.
        if let before = references.updateValue(place, forKey: kept.entry.reference) {
            followers[place] = followers[before]
        }
        booked = booked.adding(kept.entry.amount) ?? Limit.turnover
        if let charge = kept.entry.charge {
            paymentsByYear[charge.year, default: []].append(place)
            paymentsByProject[charge.project, default: []].append(place)
        } else if let payment = kept.entry.followed.flatMap({ references[$0] }) {
            followers[payment, default: []].append(place)
        }
    }
}
