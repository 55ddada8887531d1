import BorderVocabulary

extension PetitionStatus {
    /// Whether the authority still owes that the matter is settled.
    ///
    /// What was promised has the promise's own day, and what was explained will not be done.
    package var owesResolution: Bool {
        switch settling {
        case .open, .answeredOnly, .denied: true
        case .confirmed, .claimed, .planned, .explained, .rejected, .transferredOutside: false
        }
    }

    /// The last day of the period that runs out first of those that still run; nil where nothing is owed, or no period is
    /// set for it.
    package var owedBy: LocalDate? {
        var days: [LocalDate] = []
        switch answering {
        case .waiting, .overdue: if let answerDue { days.append(answerDue.day) }
        case .onTime, .late, .answeredWithoutPeriod, .waitingWithoutPeriod, .rejected, .transferredOutside: break
        }
        if owesResolution, let resolutionDue { days.append(resolutionDue.day) }
        return days.min()
    }

    /// So many days a period is over; 0 where none is.
    package var daysPast: Int { owedBy.map { max(0, $0.days(to: day)) } ?? 0 }
}
