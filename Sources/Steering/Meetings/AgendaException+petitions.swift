import BorderVocabulary

extension PetitionBook {
    /// The petitions past their period, as matters for an agenda: measured in days, one for each case however many wrote.
    ///
    /// Nothing that was written stands there and nobody who wrote: a number, and the topic by the register's own list.
    package func agendaExceptions(on day: LocalDate, by calendar: WorkingCalendar) -> [AgendaException] {
        let view = AsKnown(on: day)
        return statuses(view, calendar).compactMap { status in
            let days = status.daysPast
            guard days > 0 else { return nil }
            let lead = status.lead ?? status.id
            return AgendaException(
                AgendaSubject(.petition, Line(description: lead.description)), title: heading(of: lead, view),
                post: status.standing.post, measure: days)
        }
    }

    /// What a petition is about, in words of the register alone: its number, and its topic where it has one.
    func heading(of id: PetitionID, _ view: AsKnown) -> Line {
        let topic = self[id].flatMap { own($0, view).topic }.flatMap { name(.topic, $0, on: view.day) }
        guard let topic else { return Line(description: id.description) }
        let heading = "\(id) · \(topic.vietnamese)"
        return Line(description: heading.utf8.count <= Line.limit ? heading : id.description)
    }
}
