import BorderVocabulary

extension ProcedureBook {
    /// Says what would happen; nothing where it is already so. Offices have to be known to the roster.
    package func decide(
        _ command: ProcedureCommand, by user: UserID, at now: Timestamp, roster: Roster
    ) throws(ProcedureRefusal) -> [ProcedureEvent] {
        switch command {
        case .define(let procedure):
            guard procedures[procedure.code] != procedure else { return [] }
            guard procedures.count < Limit.procedures || procedures[procedure.code] != nil else {
                throw .full(limit: Limit.procedures)
            }
            return [.defined(procedure)]
        case .setTerm(let term): return try set(term)
        case .take(let dossiers, let file): return try take(dossiers, from: file, at: now, roster: roster)
        case .approve(let digest):
            do { return try files.approve(digest, by: user).map(ProcedureEvent.file) } catch { throw .file(error) }
        case .withdraw(let digest, let reason):
            do { return try files.withdraw(digest, reason: reason).map(ProcedureEvent.file) } catch {
                throw .file(error)
            }
        }
    }

    private func set(_ term: StatutoryTerm) throws(ProcedureRefusal) -> [ProcedureEvent] {
        guard procedures[term.procedure] != nil else { throw .unknownProcedure(term.procedure) }
        guard Limit.term ~= term.count else { throw .termOutOfRange(Limit.term) }
        let terms = terms[term.procedure] ?? []
        guard !terms.contains(term) else { return [] }
        if let last = terms.last, term.from <= last.from { throw .termNotLater(than: last.from) }
        guard terms.count < Limit.terms else { throw .full(limit: Limit.terms) }
        return [.termSet(term)]
    }

    private func take(
        _ dossiers: [DossierStatement], from file: ImportedFile, at now: Timestamp, roster: Roster
    ) throws(ProcedureRefusal) -> [ProcedureEvent] {
        guard dossiers.count <= Limit.rows else { throw .full(limit: Limit.rows) }
        let opening: [ImportEvent]
        do { opening = try files.take(file, at: now) } catch { throw .file(error) }
        var taken: [DossierStatement] = []
        let judged = judge(dossiers, from: file, roster: roster)
        for (row, (dossier, judgement)) in zip(dossiers, judged).enumerated() {
            switch judgement {
            case .takes: taken.append(dossier)
            case .alreadyThere: continue
            case .refused(let refusal): throw .dossier(row, refusal)
            }
        }
        // A file without news is news: open dossiers were still open on its day.
        let rows: [ProcedureEvent] = taken.isEmpty ? [] : [.taken(dossiers: taken, file: file.digest)]
        return opening.map(ProcedureEvent.file) + rows
    }

    /// Says of each row of a file what would become of it, later ones in the light of those before.
    ///
    /// A row that says what was known of its dossier on the day of the file is there already: files may hold everything
    /// each time, and only what changed is kept.
    package func judge(
        _ dossiers: [DossierStatement], from file: ImportedFile, roster: Roster
    ) -> [DossierJudgement] {
        var fresh: [DossierKey: DossierStatement] = [:]
        return dossiers.map { dossier in
            if let refusal = refusal(of: dossier, from: file, roster, beside: fresh.count) { return .refused(refusal) }
            guard (fresh[dossier.key] ?? known(dossier.key, by: file.saidOn)) != dossier else { return .alreadyThere }
            fresh[dossier.key] = dossier
            return .takes
        }
    }

    private func known(_ key: DossierKey, by day: LocalDate) -> DossierStatement? {
        var latest: Filed?
        for filed in statements(of: key) where files.stands(filed.file) {
            let said = files.files[filed.file].words.saidOn
            guard said <= day, latest.map({ files.files[$0.file].words.saidOn <= said }) ?? true else { continue }
            latest = filed
        }
        return latest?.words
    }

    private func refusal(
        of dossier: DossierStatement, from file: ImportedFile, _ roster: Roster, beside fresh: Int
    ) -> DossierRefusal? {
        guard procedures[dossier.procedure] != nil else { return .unknownProcedure(dossier.procedure) }
        guard roster.posts[dossier.office] != nil else { return .unknownOffice(dossier.office) }
        let happened = [
            dossier.received.day, dossier.closing?.at.day, dossier.supplement?.asked, dossier.supplement?.brought,
        ].compactMap { $0 }
        guard happened.allSatisfy({ $0 <= file.saidOn }) else { return .afterFile(saidOn: file.saidOn) }
        if let supplement = dossier.supplement, let brought = supplement.brought, brought < supplement.asked {
            return .broughtBeforeAsked(supplement.asked)
        }
        if count + fresh >= Limit.dossiers { return .full(limit: Limit.dossiers) }
        return statements + fresh >= Limit.statements ? .full(limit: Limit.statements) : nil
    }
}
