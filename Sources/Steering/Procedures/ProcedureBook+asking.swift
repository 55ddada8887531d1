import BorderVocabulary

/// Which dossiers a question is about: received in some months, and perhaps of one procedure or one office.
package struct DossierSlice: Hashable, Sendable {
    /// The first month and the last, each by one of its days.
    package let first: LocalDate
    package let last: LocalDate
    package let procedure: ProcedureCode?
    package let office: PostID?

    /// Joins the parts.
    package init(from first: LocalDate, to last: LocalDate, procedure: ProcedureCode? = nil, office: PostID? = nil) {
        self.first = first
        self.last = last
        self.procedure = procedure
        self.office = office
    }
}

/// Dossiers of a slice, counted as they were known from somewhere.
package struct DossierCohort: Sendable {
    /// The day on which open dossiers are judged, that of the latest known file, because nobody knows what came after;
    /// nil where none was known.
    package let judgedOn: LocalDate?
    package internal(set) var total = DossierTally()
    /// By the procedure that was said first, in the order of codes.
    package internal(set) var procedures: [(code: ProcedureCode, tally: DossierTally)] = []
    /// By the office that was said first, in the order of names.
    package internal(set) var offices: [(office: PostID, tally: DossierTally)] = []
    /// By the month of receipt, as its first day.
    package internal(set) var months: [(month: LocalDate, tally: DossierTally)] = []
}

extension ProcedureBook {
    /// Counts the dossiers of a slice: O(dossiers received in its months).
    package func cohort(_ slice: DossierSlice, _ asked: AsKnown, calendar: WorkingCalendar) -> DossierCohort {
        var cohort = DossierCohort(judgedOn: files.days(asked)?.upperBound)
        var byCode = [DossierTally](repeating: DossierTally(), count: codes.count)
        var byOffice = [DossierTally](repeating: DossierTally(), count: offices.count)
        var byMonth: [Int: DossierTally] = [:]
        visit(slice, asked, calendar: calendar) { row, month, _, score in
            byCode[Int(row.procedure)].count(score)
            byOffice[Int(row.office)].count(score)
            byMonth[month, default: DossierTally()].count(score)
            cohort.total.count(score)
            return true
        }
        cohort.procedures = zip(codes, byCode).filter { $0.1.received > 0 }.sorted { $0.0 < $1.0 }.map { ($0, $1) }
        cohort.offices = zip(offices, byOffice).filter { $0.1.received > 0 }.sorted { $0.0 < $1.0 }.map { ($0, $1) }
        cohort.months = byMonth.sorted { $0.key < $1.key }.map { number, tally in
            (LocalDate.first(of: number % 12 + 1, in: number / 12), tally)
        }
        return cohort
    }

    /// The first so many dossiers of a slice that have a standing or a doubt, by the month of receipt.
    package func dossiers(
        _ slice: DossierSlice, _ asked: AsKnown, calendar: WorkingCalendar, limit: Int,
        standing: Set<DossierStanding> = [], doubt: Set<DossierDoubt> = []
    ) -> [DossierView] {
        var found: [DossierView] = []
        visit(slice, asked, calendar: calendar) { row, _, days, score in
            guard found.count < limit else { return false }
            if standing.contains(score.standing) || score.doubts.contains(where: doubt.contains) {
                found.append(
                    DossierView(
                        key: row.key, procedure: codes[Int(row.procedure)], office: offices[Int(row.office)],
                        channel: days.channel, received: days.received, firstDue: days.firstDue, lastDue: days.lastDue,
                        closing: days.closing, isExtended: days.isExtended, term: score.term,
                        standing: score.standing, doubts: score.doubts))
            }
            return true
        }
        return found
    }

    private func visit(
        _ slice: DossierSlice, _ asked: AsKnown, calendar: WorkingCalendar,
        _ goesOn: (Row, Int, DossierDays, DossierScore) -> Bool
    ) {
        guard let judgedOn = files.days(asked)?.upperBound, slice.first <= slice.last else { return }
        let known = files.files.map { $0.isKnown(asked) }
        let terms: [[StatutoryTerm]] = codes.map { self.terms[$0] ?? [] }
        let isAsked = codes.map { slice.procedure == nil || slice.procedure == $0 }
        let table = WorkingDayTable(
            calendar, from: LocalDate.first(of: slice.first.month, in: slice.first.year),
            to: slice.last.adding(days: 400))
        for month in slice.first.monthNumber...slice.last.monthNumber {
            for number in months[month] ?? [] {
                let row = rows[Int(number)]
                guard isAsked[Int(row.procedure)], slice.office.map({ $0 == offices[Int(row.office)] }) ?? true,
                    let days = days(of: row, known), !row.isLong || days.received.day.monthNumber == month
                else { continue }
                let term = terms[Int(row.procedure)].last { $0.from <= days.received.day }
                let score = DossierScore(days, term, judgedOn: judgedOn, table)
                guard goesOn(row, month, days, score) else { return }
            }
        }
    }

    private func days(of row: Row, _ known: [Bool]) -> DossierDays? {
        if row.isLong { return days(of: long[row.key] ?? [], known) }
        let hasClosing = row.closed != nil && known[Int(row.closingFile)]
        guard known[Int(row.file)] || hasClosing else { return nil }
        var closing: DossierStatement.Closing?
        if hasClosing, let closed = row.closed, let outcome = row.outcome {
            closing = DossierStatement.Closing(outcome, at: closed)
        }
        return DossierDays(
            channel: row.channel, received: row.received, firstDue: row.due, lastDue: row.due, closing: closing)
    }

    private func days(of said: [Filed], _ known: [Bool]) -> DossierDays? {
        // By the day of the file; of one day, in the order of recording.
        let seen = said.enumerated().filter { known[$0.element.file] }.sorted { left, right in
            let days = (files.files[left.element.file].words.saidOn, files.files[right.element.file].words.saidOn)
            return (days.0, left.offset) < (days.1, right.offset)
        }.map(\.element.words)
        guard let first = seen.first, let last = seen.last else { return nil }
        let dues = seen.compactMap(\.due)
        var days = DossierDays(
            channel: first.channel, received: first.received, firstDue: dues.first, lastDue: dues.last,
            closing: last.closing)
        days.supplement = seen.last { $0.supplement != nil }?.supplement
        days.isExtended = seen.contains { $0.extended != nil }
        let steps = zip(seen, seen.dropFirst())
        if steps.contains(where: { $0.due != nil && $0.due != $1.due && $1.extended == nil }) {
            days.changes.append(.dueChanged)
        }
        if seen.contains(where: { $0.received != first.received }) { days.changes.append(.receivedChanged) }
        if steps.contains(where: { $0.closing != nil && $0.closing != $1.closing }) {
            days.changes.append(.endChanged)
        }
        return days
    }
}
