import BorderVocabulary

/// Which part of public investment is asked about; nil leaves it open.
package struct MoneySlice: Hashable, Sendable {
    package var project: ProjectID?
    package var owner: PostID?
    package var unit: UnitID?
    package var programme: HeadingID?
    package var source: HeadingID?
    package var group: Project.Group?

    /// All of it.
    package static let all = MoneySlice()

    /// The whole, to be narrowed.
    package init(
        project: ProjectID? = nil, owner: PostID? = nil, unit: UnitID? = nil, programme: HeadingID? = nil,
        source: HeadingID? = nil, group: Project.Group? = nil
    ) {
        self.project = project
        self.owner = owner
        self.unit = unit
        self.programme = programme
        self.source = source
        self.group = group
    }

    func takes(_ project: Project?, _ source: HeadingID) -> Bool {
        if let wanted = self.source, wanted != source { return false }
        guard let project else { return self == MoneySlice(source: self.source) }
        return (self.project.map { $0 == project.id } ?? true) && (owner.map { $0 == project.owner } ?? true)
            && (unit.map { $0 == project.unit } ?? true) && (programme.map { $0 == project.programme } ?? true)
            && (group.map { $0 == project.group } ?? true)
    }

    /// The Prime Minister and the province assign by source and programme, and not by anything else.
    func takesTotals(_ line: PlanLine) -> Bool {
        project == nil && owner == nil && unit == nil && group == nil && (source.map { $0 == line.source } ?? true)
            && (programme.map { $0 == line.programme } ?? true)
    }
}

/// A planned amount: as it was first decided, and as it stands after all amendments.
package struct PlanSum: Hashable, Sendable {
    package internal(set) var original = Money.zero
    package internal(set) var inForce = Money.zero
}

/// The plan of one level, this year's capital and what was carried over apart; nil where nothing was said.
package struct LevelPlan: Hashable, Sendable {
    package internal(set) var thisYear: PlanSum?
    package internal(set) var carriedOver: PlanSum?
}

/// What was paid, and every plan that it can be held against.
package struct Disbursement: Hashable, Sendable {
    /// Against the plan as first decided, or as it stands: both are told, since a plan cut late makes a rate rise.
    package enum PlanState: CaseIterable, Hashable, Sendable {
        case original
        case inForce
    }

    package let paid: MoneyYear.Paid
    package let primeMinister: LevelPlan
    package let province: LevelPlan
    package let allocated: LevelPlan

    /// The plan of a level.
    package subscript(level: PlanLevel) -> LevelPlan {
        switch level {
        case .primeMinister: primeMinister
        case .province: province
        case .allocated: allocated
        }
    }

    /// Paid of planned at one level, with its two amounts.
    ///
    /// With carry-over both sides have it. Where some was paid from it and the level says nothing of it, the whole is
    /// unknown: to add it on one side alone would lift the rate.
    package func rate(
        of level: PlanLevel, _ state: PlanState = .inForce, withCarryOver: Bool = false
    ) -> Ratio {
        func amount(_ sum: PlanSum?) -> Money? {
            switch state {
            case .original: sum?.original
            case .inForce: sum?.inForce
            }
        }
        let plan = self[level]
        let now = amount(plan.thisYear)
        guard withCarryOver else { return Ratio(paid.thisYear.total, of: now) }
        let both = paid.thisYear.total + paid.carriedOver.total
        guard let carried = amount(plan.carriedOver) else {
            return Ratio(both, of: paid.carriedOver.total == .zero ? now : nil)
        }
        return Ratio(both, of: (now ?? .zero) + carried)
    }

    /// How much of the province's plan was given to projects.
    package var allocatedShare: Ratio {
        Ratio(allocated.thisYear?.inForce ?? .zero, of: province.thisYear?.inForce)
    }
}

extension MoneyYear {
    /// What money can be told by.
    package enum Dimension: String, CaseIterable, Hashable, Sendable {
        case owner
        case unit
        case programme
        case source
        case group
    }

    /// A part of the year, or all of it.
    package func disbursement(_ slice: MoneySlice = .all) -> Disbursement {
        var total = Paid()
        for (cell, paid) in paid where slice.takes(projects[cell.project], cell.source) { total += paid }
        var levels: [PlanLevel: LevelPlan] = [:]
        for (line, versions) in plans {
            let isTaken = line.project.map { slice.takes(projects[$0], line.source) } ?? slice.takesTotals(line)
            if isTaken { levels[line.scope.level, default: LevelPlan()].add(line, versions) }
        }
        func plan(_ level: PlanLevel) -> LevelPlan { levels[level] ?? LevelPlan() }
        return Disbursement(
            paid: total, primeMinister: plan(.primeMinister), province: plan(.province), allocated: plan(.allocated))
    }

    /// Each project of a slice with its own sums, in one pass, in the order of their codes.
    package func byProject(_ slice: MoneySlice = .all) -> [(project: Project, sums: Disbursement)] {
        var paid: [ProjectID: Paid] = [:]
        for (cell, sums) in self.paid where slice.takes(projects[cell.project], cell.source) {
            paid[cell.project, default: Paid()] += sums
        }
        var plans: [ProjectID: LevelPlan] = [:]
        for (line, versions) in self.plans {
            guard let id = line.project, slice.takes(projects[id], line.source) else { continue }
            plans[id, default: LevelPlan()].add(line, versions)
        }
        return Set(paid.keys).union(plans.keys).sorted().compactMap { id in
            projects[id].map { project in
                let sums = Disbursement(
                    paid: paid[id] ?? Paid(), primeMinister: LevelPlan(), province: LevelPlan(),
                    allocated: plans[id] ?? LevelPlan())
                return (project, sums)
            }
        }
    }

    /// The slices of one dimension that have a plan or payments; what has no value in it is in none of them.
    package func slices(by dimension: Dimension) -> [MoneySlice] {
        let projects = projects.values
        let sources = Set(paid.keys.map(\.source)).union(plans.keys.map(\.source))
        let programmes = Set(projects.compactMap(\.programme)).union(plans.keys.compactMap(\.programme))
        return switch dimension {
        case .owner: Set(projects.map(\.owner)).sorted().map { MoneySlice(owner: $0) }
        case .unit: Set(projects.compactMap(\.unit)).sorted().map { MoneySlice(unit: $0) }
        case .programme: programmes.sorted().map { MoneySlice(programme: $0) }
        case .source: sources.sorted().map { MoneySlice(source: $0) }
        case .group:
            Project.Group.allCases.filter { group in projects.contains { $0.group == group } }
                .map { MoneySlice(group: $0) }
        }
    }
}

extension LevelPlan {
    fileprivate mutating func add(_ line: PlanLine, _ versions: [PlanVersion]) {
        guard let first = versions.first, let last = versions.last else { return }
        var sum = (line.isCarriedOver ? carriedOver : thisYear) ?? PlanSum()
        sum.original += first.amount
        sum.inForce += last.amount
        if line.isCarriedOver { carriedOver = sum } else { thisYear = sum }
    }
}
