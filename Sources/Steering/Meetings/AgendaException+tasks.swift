import BorderVocabulary

extension TaskBook {
    /// The tasks past their deadline, as matters for an agenda: measured in working days. Of what is closed off only the
    /// name in the book is said.
    package func agendaExceptions(on day: LocalDate, by calendar: WorkingCalendar) -> [AgendaException] {
        var overdue = TaskFilter()
        overdue.standings = [.overdue]
        return tasks(on: day, overdue).compactMap { found in
            guard let deadline = found.task.timing.deadline else { return nil }
            let terms = found.task.terms
            let name = Line(description: terms.id.description)
            let isClosedOff = !mayRead(terms.directive, posts: [], isInTheRoom: true, on: day)
            return AgendaException(
                AgendaSubject(.task, name), title: isClosedOff ? name : terms.wording, post: found.task.answerable,
                measure: calendar.workingDays(from: deadline, to: day))
        }
    }
}
