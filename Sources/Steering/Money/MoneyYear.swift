import BorderVocabulary

/// One year of public investment as it was known from somewhere: all of its rates are computed from here.
package struct MoneyYear: Sendable {
    /// Net payments by month: twelve, and a thirteenth for those after the year that still count for it.
    package struct Months: Hashable, Sendable {
        /// Thirteen amounts.
        package internal(set) var amounts = [Money](repeating: .zero, count: 13)

        /// All thirteen.
        package var total: Money { amounts.reduce(.zero, +) }

        /// From the beginning of the year to the end of a month, 0 to 12; 13 takes in those after the year.
        package func total(through month: Int) -> Money { amounts.prefix(max(0, month)).reduce(.zero, +) }

        static func += (left: inout Months, right: Months) {
            for place in left.amounts.indices { left.amounts[place] += right.amounts[place] }
        }
    }

    /// What was paid.
    package struct Paid: Hashable, Sendable {
        /// From this year's capital.
        package internal(set) var thisYear = Months()
        /// From capital carried over from the year before.
        package internal(set) var carriedOver = Months()
        /// The part of both that was paid before work was done.
        package internal(set) var advances = Months()
        /// The part of the advances for which no work has been accounted yet.
        package internal(set) var openAdvances = Money.zero
        /// Paid too late to count for the year.
        package internal(set) var afterLastDay = Money.zero
        /// Counted for the year and given back after its last day.
        package internal(set) var undone = Money.zero

        /// Both capitals together.
        package var months: Months {
            var months = thisYear
            months += carriedOver
            return months
        }

        static func += (left: inout Paid, right: Paid) {
            left.thisYear += right.thisYear
            left.carriedOver += right.carriedOver
            left.advances += right.advances
            left.openAdvances += right.openAdvances
            left.afterLastDay += right.afterLastDay
            left.undone += right.undone
        }
    }

    struct Cell: Hashable {
        let project: ProjectID
        let source: HeadingID
    }

    package let year: Int
    package let asked: AsKnown
    /// The last day whose payments count.
    package let lastDay: LocalDate
    /// The rule that says so, or nil where it is 31 December because nothing else was said.
    package let yearEnd: YearEnd?
    /// The day of the latest file of the treasury; nil where none was known.
    package let latestFile: LocalDate?
    /// The projects that have a plan or payments in the year, as they were described on the day.
    package let projects: [ProjectID: Project]
    /// The known versions of each line of the plan, oldest first; none is empty.
    package let plans: [PlanLine: [PlanVersion]]
    let paid: [Cell: Paid]

    /// Whether the treasury said anything of the year; until then payments are not nought, but unknown. It did where a
    /// payment of the year is known, or where its files begin by the year and reach it.
    package let isPaidKnown: Bool

    /// The last month that was over on the day asked for, 0 to 12.
    package var monthsOver: Int {
        guard asked.day.year <= year else { return 12 }
        guard asked.day.year == year else { return 0 }
        let month = asked.day.month
        return asked.day == LocalDate.last(of: month, in: year) ? month : month - 1
    }

    /// Whether all days whose payments count have passed.
    package var isOver: Bool { lastDay <= asked.day }

    init(
        _ year: Int, _ asked: AsKnown, yearEnd: YearEnd?, files: ClosedRange<LocalDate>?,
        projects: [ProjectID: Project],
        plans: [PlanLine: [PlanVersion]], paid: [Cell: Paid]
    ) {
        self.year = year
        self.asked = asked
        self.yearEnd = yearEnd
        lastDay = yearEnd?.lastDay ?? LocalDate.last(of: 12, in: year)
        latestFile = files?.upperBound
        isPaidKnown = !paid.isEmpty || files.map { $0.lowerBound.year...$0.upperBound.year ~= year } ?? false
        self.projects = projects
        self.plans = plans
        self.paid = paid
    }
}

extension MoneyBook {
    /// One year as it was known: O(plan lines and payments of that year).
    package func year(_ year: Int, _ asked: AsKnown) -> MoneyYear {
        let plans = (linesByYear[year] ?? []).reduce(into: [PlanLine: [PlanVersion]]()) { plans, line in
            let versions = self.versions(of: line, asked)
            if !versions.isEmpty { plans[line] = versions }
        }
        let yearEnd = yearEnds.filter { $0.words.year == year && $0.isKnown(asked) }.map(\.words)
            .reduce(nil as YearEnd?) { latest, end in latest.map { $0.saidOn <= end.saidOn } ?? true ? end : latest }
        let lastDay = yearEnd?.lastDay ?? LocalDate.last(of: 12, in: year)
        let paid = payments(of: year, asked, until: lastDay)
        let planned = plans.keys.compactMap(\.project)
        let ids = Set(paid.keys.map(\.project)).union(planned)
        let projects = ids.reduce(into: [ProjectID: Project]()) { $0[$1] = project($1, on: asked.day) }
        return MoneyYear(
            year, asked, yearEnd: yearEnd, files: files.days(asked), projects: projects, plans: plans,
            paid: paid)
    }

    /// The original and the amendments of a line that were known, each with its corrections.
    package func versions(of line: PlanLine, _ asked: AsKnown) -> [PlanVersion] {
        (versions[line] ?? []).filter { plans[$0 - 1].isKnown(asked) }.map { number in
            let corrections = (corrections[number] ?? []).filter { plans[$0 - 1].isKnown(asked) }
            let plan = plans[number - 1].words
            let amount = corrections.last.map { plans[$0 - 1].words.amount } ?? plan.amount
            return PlanVersion(number: number, corrections: corrections, amount: amount, saidOn: plan.saidOn)
        }
    }

    private func payments(
        of year: Int, _ asked: AsKnown, until lastDay: LocalDate
    ) -> [MoneyYear.Cell: MoneyYear.Paid] {
        var paid: [MoneyYear.Cell: MoneyYear.Paid] = [:]
        for place in paymentsByYear[year] ?? [] {
            let kept = entries[place]
            guard let charge = kept.entry.charge, files.isKnown(kept.file, asked) else { continue }
            let followers = (followers[place] ?? []).map { entries[$0] }
            let known = followers.filter { files.isKnown($0.file, asked) }.map(\.entry)
            paid[MoneyYear.Cell(project: charge.project, source: charge.source), default: MoneyYear.Paid()]
                .take(kept.entry, charge, followedBy: known, until: lastDay)
        }
        return paid
    }
}

extension MoneyYear.Paid {
    fileprivate mutating func take(
        _ payment: TreasuryEntry, _ charge: Charge, followedBy followers: [TreasuryEntry], until lastDay: LocalDate
    ) {
        if payment.isAdvance { openAdvances += followers.reduce(payment.amount) { $0 + Money(dong: -$1.amount.dong) } }
        let reversals = followers.filter(\.isReversal)
        guard payment.day <= lastDay else {
            afterLastDay += reversals.reduce(payment.amount) { $0 + Money(dong: -$1.amount.dong) }
            return
        }
        add(payment.amount, on: payment.day, charge, isAdvance: payment.isAdvance)
        for reversal in reversals {
            guard reversal.day <= lastDay else {
                undone += reversal.amount
                continue
            }
            add(Money(dong: -reversal.amount.dong), on: reversal.day, charge, isAdvance: payment.isAdvance)
        }
    }

    private mutating func add(_ amount: Money, on day: LocalDate, _ charge: Charge, isAdvance: Bool) {
        let civil = day.year
        // Paid ahead of its year, it is there when the year begins.
        let place = civil < charge.year ? 0 : civil == charge.year ? day.month - 1 : 12
        if charge.isCarriedOver { carriedOver.amounts[place] += amount } else { thisYear.amounts[place] += amount }
        if isAdvance { advances.amounts[place] += amount }
    }
}

extension PlanLine {
    /// The project that capital is allocated to.
    package var project: ProjectID? {
        if case .project(let id) = scope { return id }
        return nil
    }

    /// The programme that capital is assigned for.
    package var programme: HeadingID? {
        switch scope {
        case .primeMinister(let programme), .province(let programme): programme
        case .project: nil
        }
    }
}
