import BorderVocabulary

extension Room {
    /// What does not go as it should on a day, from every book that can say so: what the agenda of a conference is drawn
    /// from.
    package func agendaExceptions(on day: LocalDate) -> [AgendaException] {
        bottlenecks.agendaExceptions(on: day, by: roster.calendar) + money.agendaExceptions(on: day)
            + tasks.agendaExceptions(on: day, by: roster.calendar)
    }
}
