import BorderVocabulary

/// What can be approved or withdrawn by its number or its digest.
package enum MoneyItem: Hashable, Sendable, Codable {
    case plan(number: Int)
    case commitment(number: Int)
    /// A file of the treasury with all that it booked.
    case file(digest: FileDigest)
}

/// What may be asked of the book of money.
package enum MoneyCommand: Hashable, Sendable {
    case defineHeading(Heading)
    /// Describes a project from a day on; its history stays.
    case defineProject(Project)
    case setPlan(PlanStatement)
    case setTrajectory(Trajectory)
    case setYearEnd(YearEnd)
    case commit(ContractStatement)
    /// Takes bookings of a file; the first that cannot be taken refuses all, so ask `judge` before.
    case book([TreasuryEntry], from: ImportedFile)
    case approve(MoneyItem)
    case withdraw(MoneyItem, reason: Line)
}

/// What happened to the money.
package enum MoneyEvent: Hashable, Sendable, Codable {
    case headingDefined(Heading)
    case projectDefined(Project)
    case planSet(PlanStatement)
    case trajectorySet(Trajectory)
    case yearEndSet(YearEnd)
    case committed(ContractStatement)
    case file(ImportEvent)
    /// Bookings of a file that was taken before.
    case booked(entries: [TreasuryEntry], file: FileDigest)
    case planApproved(number: Int)
    case planWithdrawn(number: Int, reason: Line)
    case commitmentApproved(number: Int)
    case commitmentWithdrawn(number: Int, reason: Line)
}

/// Why a command was not done.
package enum MoneyRefusal: Error, Hashable, Sendable {
    case unknownHeading(HeadingID, accepted: [HeadingID])
    case unknownProject(ProjectID)
    case unknownPost(PostID)
    /// A new description begins no earlier than the one before.
    case describedFrom(LocalDate)
    case amountOutOfRange(atMost: Money)
    case yearOutOfRange(ClosedRange<Int>)
    /// Nothing is known before it is said.
    case saidInFuture(today: LocalDate)
    /// The line has its original; it is amended or corrected.
    case alreadySet(number: Int)
    /// There is nothing before that day to amend.
    case nothingToAmend(firstSaidOn: LocalDate?)
    case noSuchPlan(Int)
    case noSuchCommitment(Int)
    /// A correction belongs to the line of what it corrects, and is said no earlier.
    case correctsAnother(PlanLine, saidOn: LocalDate)
    case unsoundTrajectory
    /// A year's payments end between its last day and the last day of the next year.
    case yearEndsBetween(LocalDate, LocalDate)
    case signedAfterSaid(LocalDate)
    case file(ImportRefusal)
    /// The row, from 0, and why.
    case entry(Int, EntryRefusal)
    case alreadyWithdrawn
    /// Who entered it does not approve it.
    case ownWork
    case full(limit: Int)
}

/// Why a booking was not taken.
package enum EntryRefusal: Error, Hashable, Sendable {
    case unknownProject(ProjectID)
    case unknownHeading(HeadingID, accepted: [HeadingID])
    case amountOutOfRange(atMost: Money)
    /// A file cannot hold what happened after it was closed.
    case afterFile(saidOn: LocalDate)
    /// A payment is made in the year of its plan or in one beside it.
    case yearTooFar(accepted: ClosedRange<Int>)
    /// Another booking has this reference.
    case referenceTaken(TreasuryEntry)
    /// What it follows is not there.
    case nothingToFollow(Line)
    /// It comes before what it follows.
    case beforePayment(LocalDate)
    /// Only an advance is settled.
    case notAnAdvance(Line)
    /// More than is left of the payment.
    case moreThanLeft(Money)
    case full(limit: Int)
}

/// What would become of one booking.
package enum EntryJudgement: Hashable, Sendable {
    case takes
    case alreadyThere
    case refused(EntryRefusal)
}
