import BorderVocabulary

extension MoneyBook {
    /// Says of each booking of a file what would become of it, later ones in the light of those before.
    ///
    /// Importing takes those that are taken and tells the others row by row.
    package func judge(_ entries: [TreasuryEntry], from file: ImportedFile) -> [EntryJudgement] {
        var fresh = Fresh()
        return entries.map { entry in
            do throws(EntryRefusal) {
                guard try takes(entry, beside: fresh, from: file) else { return .alreadyThere }
                fresh.add(entry)
                return .takes
            } catch {
                return .refused(error)
            }
        }
    }

    func book(
        _ entries: [TreasuryEntry], from file: ImportedFile, at now: Timestamp
    ) throws(MoneyRefusal) -> [MoneyEvent] {
        guard entries.count <= Limit.rows else { throw .full(limit: Limit.rows) }
        let opening: [ImportEvent]
        do { opening = try files.take(file, at: now) } catch { throw .file(error) }
        var taken: [TreasuryEntry] = []
        for (row, (entry, judgement)) in zip(entries, judge(entries, from: file)).enumerated() {
            switch judgement {
            case .takes: taken.append(entry)
            case .alreadyThere: continue
            case .refused(let refusal): throw .entry(row, refusal)
            }
        }
        // A file without news is news: by its day the treasury had booked nothing more.
        let rows: [MoneyEvent] = taken.isEmpty ? [] : [.booked(entries: taken, file: file.digest)]
        return opening.map(MoneyEvent.file) + rows
    }

    /// Bookings of the same command that were taken before.
    private struct Fresh {
        var entries: [Line: TreasuryEntry] = [:]
        var followed: [Line: Int64] = [:]
        var booked: Int64 = 0

        mutating func add(_ entry: TreasuryEntry) {
            entries[entry.reference] = entry
            booked += entry.amount.dong
            if let payment = entry.followed { followed[payment, default: 0] += entry.amount.dong }
        }
    }

    /// The booking that stands under a reference.
    private func standing(_ reference: Line) -> TreasuryEntry? {
        references[reference].map { entries[$0] }.flatMap { files.stands($0.file) ? $0.entry : nil }
    }

    /// Whether a booking is new; refuses what cannot be.
    private func takes(
        _ entry: TreasuryEntry, beside fresh: Fresh, from file: ImportedFile
    ) throws(EntryRefusal) -> Bool {
        if let earlier = fresh.entries[entry.reference] ?? standing(entry.reference) {
            guard earlier == entry else { throw .referenceTaken(earlier) }
            return false
        }
        guard entry.day <= file.saidOn else { throw .afterFile(saidOn: file.saidOn) }
        guard .zero < entry.amount, entry.amount <= Limit.amount else { throw .amountOutOfRange(atMost: Limit.amount) }
        switch entry.kind {
        case .advance(let charge), .completed(let charge): try check(charge, on: entry.day)
        case .settlement(let payment), .reversal(let payment): try check(entry, follows: payment, beside: fresh)
        }
        guard entries.count + fresh.entries.count < Limit.entries else { throw .full(limit: Limit.entries) }
        let left = Limit.turnover.dong - booked.dong - fresh.booked
        guard entry.amount.dong <= left else { throw .amountOutOfRange(atMost: Money(dong: left)) }
        return true
    }

    private func check(_ charge: Charge, on day: LocalDate) throws(EntryRefusal) {
        guard projects[charge.project] != nil else { throw .unknownProject(charge.project) }
        guard headings[charge.source]?.kind == .source else {
            throw .unknownHeading(charge.source, accepted: headings(.source))
        }
        // January's payments may count for last year's plan, and capital of a plan may be paid ahead of its year.
        let years = day.year - 1...day.year + 1
        guard years ~= charge.year, Limit.years ~= charge.year else {
            throw .yearTooFar(accepted: years.clamped(to: Limit.years))
        }
    }

    private func check(
        _ entry: TreasuryEntry, follows reference: Line, beside fresh: Fresh
    ) throws(EntryRefusal) {
        guard let payment = fresh.entries[reference] ?? standing(reference), payment.charge != nil else {
            throw .nothingToFollow(reference)
        }
        guard payment.day <= entry.day else { throw .beforePayment(payment.day) }
        guard payment.isAdvance || entry.isReversal else { throw .notAnAdvance(reference) }
        let after = references[reference].flatMap { followers[$0] } ?? []
        let used = after.map { entries[$0] }.filter { files.stands($0.file) }
        let gone = used.reduce(fresh.followed[reference] ?? 0) { $0 + $1.entry.amount.dong }
        let left = payment.amount.dong - gone
        guard entry.amount.dong <= left else { throw .moreThanLeft(Money(dong: left)) }
    }
}
