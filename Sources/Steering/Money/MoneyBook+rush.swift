import BorderVocabulary

/// How much of a year's payments came at its very end.
package struct Rush: Hashable, Sendable {
    package let year: Int
    /// Paid in the last months, and after the year as far as it counts, of all that was paid.
    package let late: Ratio
    /// The advances among the late payments: money that moved before work was done.
    package let lateAdvances: Ratio
    /// Given back after the year was closed.
    package let undone: Money
}

/// What the rest of a running year asks for.
package struct RestOfYear: Hashable, Sendable {
    /// Planned and not yet paid.
    package let left: Money
    /// The months that are not over.
    package let months: Int
    /// What each of them has to bring, rounded down; nil where none is left.
    package let perMonth: Money?
    /// What each month that is over brought on average, rounded down; nil where none is.
    package let perMonthSoFar: Money?
}

/// An advance for which work has not been accounted in full.
package struct OpenAdvance: Hashable, Sendable {
    package let entry: TreasuryEntry
    package let charge: Charge
    /// What is open of it.
    package let open: Money
    /// Days since it was paid.
    package let age: Int
}

/// A change of a plan.
package struct PlanAmendment: Hashable, Sendable {
    package let line: PlanLine
    package let version: PlanVersion
    /// What the line was before it.
    package let before: Money
}

extension MoneyYear {
    /// The share of the last months; nil before the year is over, when nobody can know it.
    package func rush(lastMonths: Int) -> Rush? {
        guard isOver else { return nil }
        let paid = disbursement().paid
        let first = 12 - min(max(lastMonths, 1), 12)
        func late(_ months: Months) -> Money { months.amounts[first...].reduce(.zero, +) }
        let months = paid.months
        return Rush(
            year: year, late: Ratio(late(months), of: months.total),
            lateAdvances: Ratio(late(paid.advances), of: late(months)), undone: paid.undone)
    }

    /// What is left of the province's plan, this year's capital alone.
    package func restOfYear() -> RestOfYear? {
        let rate = disbursement().rate(of: .province)
        guard let plan = rate.whole else { return nil }
        let left = max(.zero, plan + Money(dong: -rate.part.dong))
        let (over, months) = (monthsOver, 12 - monthsOver)
        func each(_ amount: Money, _ count: Int) -> Money? {
            count > 0 ? Money(dong: amount.dong / Int64(count)) : nil
        }
        let soFar = disbursement().paid.thisYear.total(through: over)
        return RestOfYear(
            left: left, months: months, perMonth: each(left, months), perMonthSoFar: each(soFar, over))
    }

    /// What the year would come to if it ran on as each of the past years did, lowest first.
    ///
    /// Empty where no month is over, or where a past year had paid nothing by then. It is a comparison and not a
    /// promise: with fewer than three years nobody should lean on it.
    package func outlook(_ shape: PastShape) -> [(year: Int, total: Money)] {
        let month = monthsOver
        guard month > 0 else { return [] }
        let soFar = Int128(disbursement().paid.months.total(through: month).dong)
        return shape.years.compactMap { past in
            let permille = past.permille[month - 1]
            guard permille > 0 else { return nil }
            return (past.year, Money(dong: Int64(clamping: soFar * 1000 / Int128(permille))))
        }.sorted { $0.total < $1.total }
    }

    /// Every amendment of the year's plan that was said from a day on, oldest first: plans cut late are found here.
    package func amendments(from day: LocalDate = .earliest) -> [PlanAmendment] {
        plans.flatMap { line, versions in
            zip(versions, versions.dropFirst()).compactMap { before, version in
                day <= version.saidOn ? PlanAmendment(line: line, version: version, before: before.amount) : nil
            }
        }.sorted { ($0.version.saidOn, $0.version.number) < ($1.version.saidOn, $1.version.number) }
    }
}

/// A year beside those before it, each as it was known from the same place.
package struct MoneyYears: Sendable {
    package let year: MoneyYear
    /// Up to five years before it, latest first.
    package let past: [MoneyYear]

    /// The shape of at most three past years in which the treasury paid and that were over.
    package var shape: PastShape {
        PastShape(years: past.prefix(3).filter(\.isOver).compactMap(PastShape.Year.init))
    }

    /// The late share of the year and of the past years in which the treasury paid, latest first.
    package func rushes(lastMonths: Int) -> [Rush] {
        ([year] + past).compactMap { $0.rush(lastMonths: lastMonths) }.filter { .zero < $0.late.whole ?? .zero }
    }
}

extension MoneyBook {
    /// A year and the five before it.
    package func years(upTo year: Int, _ asked: AsKnown) -> MoneyYears {
        MoneyYears(year: self.year(year, asked), past: (1...5).map { self.year(year - $0, asked) })
    }

    /// Advances of all years that are open, oldest first.
    package func openAdvances(_ asked: AsKnown, of project: ProjectID? = nil) -> [OpenAdvance] {
        let places = project.map { paymentsByProject[$0] ?? [] } ?? paymentsByProject.values.flatMap { $0 }
        let open = places.compactMap { place -> (place: Int, advance: OpenAdvance)? in
            let kept = entries[place]
            guard kept.entry.isAdvance, let charge = kept.entry.charge, files.isKnown(kept.file, asked) else {
                return nil
            }
            let open = followers(of: place, asked).reduce(kept.entry.amount) { $0 + Money(dong: -$1.entry.amount.dong) }
            let age = kept.entry.day.days(to: asked.day)
            return .zero < open
                ? (place, OpenAdvance(entry: kept.entry, charge: charge, open: open, age: age)) : nil
        }
        return open.sorted { ($1.advance.age, $0.place) < ($0.advance.age, $1.place) }.map(\.advance)
    }

    /// What the treasury booked for a project, oldest first.
    package func bookings(of project: ProjectID, _ asked: AsKnown) -> [KeptEntry] {
        (paymentsByProject[project] ?? []).filter { files.isKnown(entries[$0].file, asked) }
            .flatMap { [entries[$0]] + followers(of: $0, asked) }
            .sorted { ($0.entry.day, $0.entry.reference.description) < ($1.entry.day, $1.entry.reference.description) }
    }

    private func followers(of place: Int, _ asked: AsKnown) -> [KeptEntry] {
        (followers[place] ?? []).map { entries[$0] }.filter { files.isKnown($0.file, asked) }
    }
}
