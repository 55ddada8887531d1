import BorderVocabulary

/// One look of a detector at one subject of the room.
package struct IntegrityLook: Hashable, Sendable {
    /// Whom or what it looks at.
    package enum Subject: Hashable, Sendable {
        case post(PostID)
        /// Who answers for figures by their definitions; nil for figures of which no definition says so.
        case owner(Line?)
        case plan(PlanID)
        /// All plans together.
        case plans
        /// The gates' own counts.
        case gates
        /// Figures of all owners.
        case figures
        /// Two series that are neighbours.
        case neighbours(IndicatorID, IndicatorID)
        /// Payments of the treasury, all of them.
        case payments
        /// The work of all posts.
        case tasks
        /// The whole room, where it has nothing that could be looked at.
        case room
    }

    /// What was looked at; the word is that of the catalogue.
    package enum Material: String, CaseIterable, Hashable, Sendable {
        /// Tasks with a deadline that were claimed to be done.
        case closings
        case extensions
        case workingDays = "working-days"
        /// Targets whose period is over, with a result that is a number.
        case results
        /// Amendments of targets of which it was known what the year would come to.
        case amendments
        /// Plans held against the last result.
        case ambitions
        /// Corrections of figures.
        case corrections
        /// Months with enough in them.
        case months
        case years
        /// Numbers that were stated.
        case numbers
        /// Matters that were called settled and on which the petitioner has spoken.
        case verdicts
        /// Days and gates of which customs spoke, too.
        case gateDays = "gate-days"
        /// Changes from month to month that both series have.
        case changes
        case nothing
    }

    package let subject: Subject
    package let finding: Finding
    package let material: Material
    /// How many of it there were.
    package let looked: Int
    /// Whether there was more than is looked at, and the newest was taken.
    package let isCut: Bool
    /// What the places of the finding are, so that each can be opened.
    package private(set) var cases: [IntegrityCase]

    /// Joins the parts; `all` names each place that the detector was given.
    init(
        _ subject: Subject, _ finding: Finding, of material: Material, _ looked: Int? = nil,
        naming all: [IntegrityCase] = [], isCut: Bool = false
    ) {
        self.subject = subject
        self.finding = finding
        self.material = material
        self.looked = looked ?? all.count
        self.isCut = isCut
        cases = []
        cases = once(finding.places.compactMap { all.indices.contains($0) ? all[$0] : nil })
    }

    /// The same with other names, where a place stands for several things.
    func naming(_ cases: [IntegrityCase]) -> IntegrityLook {
        var look = self
        look.cases = once(cases)
        return look
    }

    private func once(_ cases: [IntegrityCase]) -> [IntegrityCase] {
        var seen: Set<IntegrityCase> = []
        return cases.filter { seen.insert($0).inserted }
    }
}

/// Something that a finding is about, by the name that it has in its own book.
package enum IntegrityCase: Hashable, Sendable {
    case task(TaskID)
    case target(TargetID)
    case figure(Series)
    case petition(PetitionID)
    case gateDay(LocalDate)
    /// A month, by its first day.
    case month(LocalDate)
    case year(Int)
}
