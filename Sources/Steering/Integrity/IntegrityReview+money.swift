import BorderVocabulary

/// Money: what the treasury paid at the end of months and of years.
extension IntegrityReview {
    static func money(_ scope: IntegrityScope) -> [IntegrityLook] {
        guard !scope.room.money.entries.isEmpty else { return [] }
        return [years(scope)] + months(scope)
    }

    /// Whether the last year that is over put far more into its last month than the years before it.
    private static func years(_ scope: IntegrityScope) -> IntegrityLook {
        let (book, limit) = (scope.room.money, IntegrityScope.Limit.years)
        let years = (scope.day.year - limit...scope.day.year).compactMap { year -> (year: Int, share: Double)? in
            guard book.paymentsByYear[year] != nil, let rush = book.year(year, scope.asked).rush(lastMonths: 1),
                let whole = rush.late.whole, .zero < whole
            else { return nil }
            return (year, Double(rush.late.part.dong) / Double(whole.dong))
        }
        let finding = Detector.dumping(years.map(\.share)).keeping { years[$0].year >= scope.days.lowerBound.year }
        return IntegrityLook(.payments, finding, of: .years, naming: years.map { .year($0.year) })
    }

    /// Whether a month of the stretch put far more into its last days than other months: of all bodies, and of each.
    private static func months(_ scope: IntegrityScope) -> [IntegrityLook] {
        let book = scope.room.money
        let since = scope.day.firstOfMonth(before: IntegrityScope.Limit.months)
        var all = MonthEnds()
        var byOwner: [PostID: MonthEnds] = [:]
        for year in since.year - 1...scope.day.year + 1 {
            for place in book.paymentsByYear[year] ?? [] {
                let kept = book.entries[place]
                guard let charge = kept.entry.charge, since...scope.day ~= kept.entry.day,
                    book.files.isKnown(kept.file, scope.asked)
                else { continue }
                let amount = Double(kept.entry.amount.dong)
                all.add(amount, on: kept.entry.day)
                guard let owner = book.project(charge.project, on: scope.day)?.owner else { continue }
                byOwner[owner, default: MonthEnds()].add(amount, on: kept.entry.day)
            }
        }
        let owners = byOwner.keys.sorted().map { byOwner[$0]?.look(.post($0), scope) }.compactMap(\.self)
        // What pays too little to be judged is in the look at all, and so is the only one there is.
        return [all.look(.payments, scope)]
            + owners.filter { _ in owners.count > 1 }.filter { $0.looked > Detector.dumping.least }.prefix(
                IntegrityScope.Limit.owners)
    }
}

/// Gates: their own counts beside those of customs, and at the end of months.
extension IntegrityReview {
    static func gates(_ scope: IntegrityScope) -> [IntegrityLook] {
        let gates = scope.room.gates
        guard !gates.logs.isEmpty else { return [] }
        return [customs(scope), ends(scope)]
    }

    private static func customs(_ scope: IntegrityScope) -> IntegrityLook {
        var differences: [Double] = []
        var names: [IntegrityCase] = []
        for date in scope.past?.days ?? [] {
            for row in scope.room.gates.differences(on: date, .vehicles, knownOn: scope.day) {
                guard let own = row.gate, let customs = row.customs, customs > 0 else { continue }
                differences.append(Double(own - customs) / Double(customs))
                names.append(.gateDay(date))
            }
        }
        return IntegrityLook(
            .gates, Detector.selfReport(differences, tolerance: tolerance), of: .gateDays, naming: names)
    }

    /// Only months of which every day was counted.
    private static func ends(_ scope: IntegrityScope) -> IntegrityLook {
        let gates = scope.room.gates
        var ends = MonthEnds()
        for back in (1...IntegrityScope.Limit.months).reversed() {
            let first = scope.day.adding(days: 1).firstOfMonth(before: back)
            let month = first...first.adding(days: first.daysToMonthEnd)
            guard gates.uncounted(month, knownOn: scope.day).isEmpty else { continue }
            for part in gates.parts(month, knownOn: scope.day) {
                let vehicles = part.content.crossings.reduce(0) { $0 + $1.vehicles }
                ends.add(Double(vehicles), on: part.content.day, pieces: vehicles)
            }
        }
        return ends.look(.gates, scope)
    }
}
