import BorderVocabulary

/// What may be asked of the book of procedures.
package enum ProcedureCommand: Hashable, Sendable {
    case define(AdministrativeProcedure)
    /// Says how long a procedure may take, from a day on.
    case setTerm(StatutoryTerm)
    /// Takes what a file says of dossiers; the first that cannot be taken refuses all, so ask `judge` before.
    case take([DossierStatement], from: ImportedFile)
    case approve(FileDigest)
    case withdraw(FileDigest, reason: Line)
}

/// What happened to the procedures.
package enum ProcedureEvent: Hashable, Sendable, Codable {
    case defined(AdministrativeProcedure)
    case termSet(StatutoryTerm)
    case file(ImportEvent)
    /// Dossiers of a file that was taken before.
    case taken(dossiers: [DossierStatement], file: FileDigest)
}

/// Why a command was not done.
package enum ProcedureRefusal: Error, Hashable, Sendable {
    case unknownProcedure(ProcedureCode)
    case termOutOfRange(ClosedRange<Int>)
    /// A new term begins after the one before; dossiers that were received keep theirs.
    case termNotLater(than: LocalDate)
    case file(ImportRefusal)
    /// The row, from 0, and why.
    case dossier(Int, DossierRefusal)
    case full(limit: Int)
}

/// Why what a file says of a dossier was not taken.
package enum DossierRefusal: Error, Hashable, Sendable {
    case unknownProcedure(ProcedureCode)
    case unknownOffice(PostID)
    /// A file cannot hold what happened after it was closed.
    case afterFile(saidOn: LocalDate)
    case broughtBeforeAsked(LocalDate)
    case full(limit: Int)
}

/// What would become of one row.
package enum DossierJudgement: Hashable, Sendable {
    case takes
    case alreadyThere
    case refused(DossierRefusal)
}
