import BorderVocabulary

extension Room {
    /// What does not go as it should on a day, from every book that can say so without figures.
    package func agendaExceptions(on day: LocalDate) -> [AgendaException] {
        bottlenecks.agendaExceptions(on: day, by: roster.calendar) + money.agendaExceptions(on: day)
            + tasks.agendaExceptions(on: day, by: roster.calendar)
            + petitions.agendaExceptions(on: day, by: roster.calendar)
    }
}

extension PlanSight {
    /// What does not go as it should on the day, from every book and from the figures: what the agenda of a conference is
    /// drawn from. Of each kind the worst are offered, because an agenda has bounds.
    ///
    /// Targets are those of the plans whose years have the day in them.
    package func agendaExceptions() throws(ShelfFailure) -> [AgendaException] {
        var found = room.agendaExceptions(on: vantage.day)
        for plan in room.plans.plans(on: vantage.day, recordedBy: vantage.moment)
        where plan.span.first...plan.span.last ~= vantage.day.year {
            found += try standings(of: plan.id).compactMap(\.agendaException)
        }
        return AgendaRule.worst(of: found)
    }
}

extension AgendaRule {
    /// How many matters of one kind are offered to an agenda; a dozen have time, the others stand there as left out.
    package static let offered = 50

    /// The worst of each kind, by measure and then by name; of two about the same subject the worse one.
    package static func worst(of exceptions: [AgendaException]) -> [AgendaException] {
        let kinds = Dictionary(grouping: exceptions, by: \.subject.kind)
        return AgendaKind.allCases.flatMap { kind in
            var seen: Set<AgendaSubject> = []
            return (kinds[kind] ?? []).sorted {
                ($1.measure, $0.subject.key.description) < ($0.measure, $1.subject.key.description)
            }.filter { seen.insert($0.subject).inserted }.prefix(offered)
        }
    }
}
