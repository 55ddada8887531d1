import BorderVocabulary

/// Counts of dossiers; every rate is made from two of them.
package struct DossierTally: Hashable, Sendable {
    package internal(set) var received = 0
    package internal(set) var online = 0
    package internal(set) var standings = [Int](repeating: 0, count: DossierStanding.allCases.count)
    package internal(set) var doubts = [Int](repeating: 0, count: DossierDoubt.allCases.count)
    /// Given back without a result.
    package internal(set) var returned = 0
    /// A later day was announced by letter.
    package internal(set) var extended = 0
    /// Ended on the very day that was promised last.
    package internal(set) var onLastDay = 0
    /// The law's last day is known and has passed, or the dossier has ended.
    package internal(set) var termJudged = 0
    /// Of these, ended by it.
    package internal(set) var withinTerm = 0

    /// How many have a standing.
    package subscript(standing: DossierStanding) -> Int { standings[standing.place] }

    /// How many have a doubt.
    package subscript(doubt: DossierDoubt) -> Int { doubts[doubt.place] }

    /// The denominator of the rate: all whose first promise could be kept or broken, open ones past it among them.
    package var judged: Int { DossierStanding.allCases.reduce(0) { $0 + ($1.isJudged ? self[$1] : 0) } }

    /// What offices are used to report: ended by the last promise, of those that ended. It leaves out what is open.
    package var reportedStyle: (part: Int, whole: Int) {
        let inTime = self[.onTime] + self[.byLaterDay]
        return (inTime, inTime + self[.late])
    }

    static func += (left: inout DossierTally, right: DossierTally) {
        left.received += right.received
        left.online += right.online
        for place in left.standings.indices { left.standings[place] += right.standings[place] }
        for place in left.doubts.indices { left.doubts[place] += right.doubts[place] }
        left.returned += right.returned
        left.extended += right.extended
        left.onLastDay += right.onLastDay
        left.termJudged += right.termJudged
        left.withinTerm += right.withinTerm
    }

    mutating func count(_ view: DossierView, on day: LocalDate) {
        received += 1
        if view.channel == .online { online += 1 }
        standings[view.standing.place] += 1
        for doubt in view.doubts { doubts[doubt.place] += 1 }
        if view.closing?.outcome == .returned { returned += 1 }
        if view.isExtended { extended += 1 }
        if view.isOnLastDay { onLastDay += 1 }
        guard let isWithin = view.isWithinTerm, view.closing?.outcome != .withdrawn,
            view.closing != nil || view.term.map({ $0 < day }) == true
        else { return }
        termJudged += 1
        if isWithin { withinTerm += 1 }
    }
}

/// Dossiers received in some months, as they were known from somewhere.
package struct DossierCohort: Sendable {
    /// What a count is of.
    package struct Cell: Hashable, Sendable {
        package let procedure: ProcedureCode
        package let office: PostID
        /// The month of receipt, as its first day.
        package let month: LocalDate
    }

    /// The day on which open dossiers are judged: that of the latest known file, because nobody knows what came after.
    package let judgedOn: LocalDate?
    package let cells: [Cell: DossierTally]

    /// All together, or those of a part.
    package func total(where takes: (Cell) -> Bool = { _ in true }) -> DossierTally {
        cells.reduce(into: DossierTally()) { if takes($1.key) { $0 += $1.value } }
    }

    /// By a part of the cell, such as its office.
    package func grouped<Part: Hashable & Comparable>(by part: KeyPath<Cell, Part>) -> [(
        part: Part, tally: DossierTally
    )] {
        var groups: [Part: DossierTally] = [:]
        for (cell, tally) in cells { groups[cell[keyPath: part], default: DossierTally()] += tally }
        return groups.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }
}

extension ProcedureBook {
    /// Counts the dossiers received from one day's month to another's: O(dossiers of those months).
    package func cohort(
        from first: LocalDate, to last: LocalDate, _ asked: AsKnown, calendar: WorkingCalendar
    ) -> DossierCohort {
        let judgedOn = files.latestDay(asked)
        var cells: [DossierCohort.Cell: DossierTally] = [:]
        visit(from: first, to: last, asked, calendar: calendar) { view in
            let month = LocalDate.first(of: view.received.day.month, in: view.received.day.year)
            let cell = DossierCohort.Cell(procedure: view.procedure, office: view.office, month: month)
            cells[cell, default: DossierTally()].count(view, on: judgedOn ?? asked.day)
            return true
        }
        return DossierCohort(judgedOn: judgedOn, cells: cells)
    }

    /// The first so many dossiers that are to be looked at, in the order of receipt by month.
    package func dossiers(
        from first: LocalDate, to last: LocalDate, _ asked: AsKnown, calendar: WorkingCalendar, limit: Int,
        where takes: (DossierView) -> Bool
    ) -> [DossierView] {
        var found: [DossierView] = []
        visit(from: first, to: last, asked, calendar: calendar) { view in
            if takes(view) { found.append(view) }
            return found.count < limit
        }
        return found
    }

    private func visit(
        from first: LocalDate, to last: LocalDate, _ asked: AsKnown, calendar: WorkingCalendar,
        _ goesOn: (DossierView) -> Bool
    ) {
        guard let judgedOn = files.latestDay(asked), first <= last else { return }
        let known = files.files.map { $0.isKnown(asked) }
        let table = WorkingDayTable(calendar, from: first, to: last.adding(days: 800))
        for month in first.monthNumber...last.monthNumber {
            for number in months[month] ?? [] {
                guard let view = view(rows[Int(number)], known, judgedOn, table),
                    view.received.day.monthNumber == month
                else { continue }
                guard goesOn(view) else { return }
            }
        }
    }

    private func view(
        _ row: Row, _ known: [Bool], _ judgedOn: LocalDate, _ table: WorkingDayTable
    ) -> DossierView? {
        if row.isLong { return view(long[row.key] ?? [], known, judgedOn, table) }
        let hasClosing = row.closed != nil && known[Int(row.closingFile)]
        guard known[Int(row.file)] || hasClosing else { return nil }
        var closing: DossierStatement.Closing?
        if hasClosing, let closed = row.closed, let outcome = row.outcome {
            closing = DossierStatement.Closing(outcome, at: closed)
        }
        return DossierView(
            key: row.key, procedure: codes[Int(row.procedure)], office: offices[Int(row.office)], channel: row.channel,
            received: row.received, dues: (row.due, row.due), closing: closing, isExtended: false, supplement: nil,
            term: term(of: codes[Int(row.procedure)], on: row.received.day), judgedOn, table, [])
    }

    private func view(
        _ said: [Filed], _ known: [Bool], _ judgedOn: LocalDate, _ table: WorkingDayTable
    ) -> DossierView? {
        // By the day of the file; of one day, in the order of recording.
        let seen = said.filter { known[$0.file] }.enumerated().sorted {
            (files.files[$0.element.file].words.saidOn, $0.offset) < (
                files.files[$1.element.file].words.saidOn, $1.offset
            )
        }.map(\.element.words)
        guard let first = seen.first, let last = seen.last else { return nil }
        var doubts: [DossierDoubt] = []
        let isExtended = seen.contains { $0.extended != nil }
        let dues = seen.compactMap(\.due)
        if zip(seen, seen.dropFirst()).contains(where: { $0.due != nil && $0.due != $1.due && $1.extended == nil }) {
            doubts.append(.dueChanged)
        }
        if seen.contains(where: { $0.received != first.received }) { doubts.append(.receivedChanged) }
        if zip(seen, seen.dropFirst()).contains(where: { $0.closing != nil && $0.closing != $1.closing }) {
            doubts.append(.endChanged)
        }
        return DossierView(
            key: first.key, procedure: first.procedure, office: first.office, channel: first.channel,
            received: first.received, dues: (dues.first, dues.last), closing: last.closing, isExtended: isExtended,
            supplement: seen.last { $0.supplement != nil }?.supplement,
            term: term(of: first.procedure, on: first.received.day), judgedOn, table, doubts)
    }
}

extension DossierView {
    fileprivate init(
        key: DossierKey, procedure: ProcedureCode, office: PostID, channel: DossierStatement.Channel,
        received: DayTime, dues: (first: DayTime?, last: DayTime?), closing: DossierStatement.Closing?,
        isExtended: Bool, supplement: DossierStatement.Supplement?, term: StatutoryTerm?, _ judgedOn: LocalDate,
        _ table: WorkingDayTable, _ doubts: [DossierDoubt]
    ) {
        self.key = key
        self.procedure = procedure
        self.office = office
        self.channel = channel
        self.received = received
        (firstDue, lastDue) = dues
        self.closing = closing
        self.isExtended = isExtended
        self.term = term.flatMap { table.lastDay($0, received: received.day, supplement, judgedOn) }
        standing = .of(received: received, firstDue: dues.first, lastDue: dues.last, closing: closing, on: judgedOn)
        var doubts = doubts
        if standing == .impossible { doubts.append(.endedBeforeItCame) }
        if let due = dues.first, due.isBefore(received) { doubts.append(.dueBeforeItCame) }
        if let last = self.term, let due = dues.first, last < due.day { doubts.append(.dueBeyondTerm) }
        self.doubts = doubts
    }
}

extension DossierStanding {
    fileprivate var place: Int { DossierStanding.allCases.firstIndex(of: self) ?? 0 }
}

extension DossierDoubt {
    fileprivate var place: Int { DossierDoubt.allCases.firstIndex(of: self) ?? 0 }
}
